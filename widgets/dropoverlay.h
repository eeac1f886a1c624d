// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// While files are dragged over the window, whatever they are over: one place that says what will happen
// when they are let go. It covers the window, so that editors and pages beneath do not take them.

#include <QWidget>

#include <functional>

class QMimeData;

namespace yeonji::widgets {

class DropOverlay : public QWidget
{
    Q_OBJECT
public:
    // `describe`: what will happen with these files.
    DropOverlay(std::function<QString(const QStringList &)> describe, QWidget *window);

    QString sentence() const { return m_sentence; }

Q_SIGNALS:
    void dropped(const QStringList &paths);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void begin(const QMimeData &mime);
    void end();

    std::function<QString(const QStringList &)> m_describe;
    QString m_sentence;
    QStringList m_paths;
};

} // namespace yeonji::widgets
