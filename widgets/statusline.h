// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The one quiet line at the foot: the state of the document at the left, its numbers at the right,
// long work between them. A message stands at the left for a few seconds.

#include <QLabel>
#include <QTimer>
#include <QWidget>

namespace yeonji::widgets {

class Progress;

class StatusLine : public QWidget
{
    Q_OBJECT
public:
    static constexpr int tall = 28;

    explicit StatusLine(QWidget *parent = nullptr);

    void setTexts(const QString &left, const QString &right);
    void say(const QString &sentence);
    Progress *progress() const { return m_progress; }
    QString left() const { return m_left->text(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void tint();

    QLabel *m_left = nullptr;
    QLabel *m_right = nullptr;
    Progress *m_progress = nullptr;
    QString m_standing;
    QTimer m_passing;
};

} // namespace yeonji::widgets
