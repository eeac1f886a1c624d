// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A quiet bar that says what was just done, and lets it be undone or shown. It never asks for an
// answer and goes away by itself; an error stays until it is closed.

#include <QFrame>
#include <QTimer>

#include <functional>

class QHBoxLayout;
class QLabel;

namespace yeonji::widgets {

// An error's sentence goes behind a name and a colon; where it stands alone it begins and ends like any other.
QString standingAlone(QString sentence);

struct NoticeAction
{
    QString text;
    std::function<void()> run;
};

class NoticeBar : public QFrame
{
    Q_OBJECT
public:
    explicit NoticeBar(QWidget *parent);

    enum class Stays { Briefly, UntilClosed };
    void say(const QString &sentence, const QList<NoticeAction> &actions = {}, Stays stays = Stays::Briefly);
    void close();
    QString sentence() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void place();

    QLabel *m_text = nullptr;
    QHBoxLayout *m_layout = nullptr;
    QList<QWidget *> m_buttons;
    QTimer m_leaving;
};

} // namespace yeonji::widgets
