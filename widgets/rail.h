// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The left rail: which kind of thing the side panel lists. Settings and the menu wait at its foot.

#include <QAbstractButton>
#include <QList>
#include <QWidget>

namespace yeonji::widgets {

class RailButton : public QAbstractButton
{
    Q_OBJECT
public:
    // `label` empty: the icon alone, `name` says it to a screen reader and in the tool tip.
    RailButton(const QString &icon, const QString &label, const QString &name, QWidget *parent);

    QSize sizeHint() const override;

    // What wants attention, beside the icon; 0: nothing.
    void setCount(int count);

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QString m_icon;
    int m_count = 0;
};

class Rail : public QWidget
{
    Q_OBJECT
public:
    explicit Rail(QWidget *parent = nullptr);

    // Adds a button to the group of which one is chosen; returns its index.
    int addPlace(const QString &icon, const QString &label);
    void setCount(int place, int count);
    void setCurrent(int place);  // -1: none
    int current() const { return m_current; }

    RailButton *settingsButton() const { return m_settings; }
    RailButton *menuButton() const { return m_menu; }

Q_SIGNALS:
    void chosen(int place);  // by the person; again for the one that is chosen already

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QList<RailButton *> m_places;
    RailButton *m_settings = nullptr;
    RailButton *m_menu = nullptr;
    int m_current = -1;
};

} // namespace yeonji::widgets
