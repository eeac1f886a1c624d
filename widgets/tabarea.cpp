// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tabarea.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace yeonji::widgets {

TabArea::TabArea(QWidget *empty, QWidget *parent) : QWidget(parent), m_empty(empty)
{
    m_bar = new TabBar;
    m_strip = new TabStrip(m_bar);
    m_stack = new QStackedWidget;
    m_stack->addWidget(empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_strip);
    layout->addWidget(m_stack, 1);
    connect(m_bar, &QTabBar::currentChanged, this, &TabArea::showCurrent);
    connect(m_bar, &QTabBar::tabCloseRequested, this, [this](int index) { leave(at(index)); });
    showCurrent();
}

Tab *TabArea::at(int index) const
{
    return index < 0 || index >= m_bar->count() ? nullptr : m_bar->tabData(index).value<Tab *>();
}

int TabArea::indexOf(const Tab *tab) const
{
    for (int i = 0; i < m_bar->count(); ++i)
        if (at(i) == tab)
            return i;
    return -1;
}

void TabArea::add(Tab *tab)
{
    m_stack->addWidget(tab);
    m_used.prepend(tab);
    // The data must be there before the bar says that the tab is current.
    const QSignalBlocker quiet(m_bar);
    const int index = m_bar->addTab(tab->title());
    m_bar->setTabData(index, QVariant::fromValue(tab));
    m_bar->setTabToolTip(index, tab->path());
    m_bar->setCurrentIndex(index);
    connect(tab, &Tab::titleChanged, this, [this, tab] {
        if (const int place = indexOf(tab); place >= 0) {
            m_bar->setTabText(place, tab->title());
            m_bar->setTabToolTip(place, tab->path());
        }
    });
    connect(tab, &Tab::left, this, [this, tab] { end(tab, {}); });
    connect(tab, &Tab::stayed, this, [this, tab](const Error &error) { end(tab, std::unexpected(error)); });
    showCurrent();
}

Tab *TabArea::current() const
{
    return at(m_bar->currentIndex());
}

Tab *TabArea::find(const QString &path) const
{
    for (Tab *tab : tabs())
        if (tab->path() == path)
            return tab;
    return nullptr;
}

QList<Tab *> TabArea::tabs() const
{
    QList<Tab *> all;
    for (int i = 0; i < m_bar->count(); ++i)
        all.append(at(i));
    return all;
}

QList<Tab *> TabArea::byUse() const
{
    return m_used;
}

void TabArea::setCurrent(Tab *tab)
{
    m_bar->setCurrentIndex(indexOf(tab));
}

bool TabArea::close(Tab *tab)
{
    return indexOf(tab) < 0 || end(tab, tab->save());
}

void TabArea::leave(Tab *tab)
{
    if (indexOf(tab) >= 0)
        if (const auto saved = tab->leave())
            end(tab, *saved);
}

bool TabArea::end(Tab *tab, const Result<> &saved)
{
    const int index = indexOf(tab);
    if (!saved) {
        setCurrent(tab);
        Q_EMIT closeRefused(tab, saved.error());
        return false;
    }
    m_closed.append(tab->path());
    m_used.removeAll(tab);
    {
        const QSignalBlocker quiet(m_bar);
        m_bar->removeTab(index);
    }
    m_stack->removeWidget(tab);
    showCurrent();
    tab->deleteLater();
    if (m_bar->count() == 0)
        Q_EMIT emptied();
    return true;
}

bool TabArea::leaveAll()
{
    const auto all = tabs();
    for (Tab *tab : all)
        leave(tab);
    return m_bar->count() == 0;
}

void TabArea::leaveCurrent()
{
    leave(current());
}

void TabArea::step(int by)
{
    if (const int count = m_bar->count(); count > 1)
        m_bar->setCurrentIndex((m_bar->currentIndex() + by + count) % count);
}

void TabArea::showCurrent()
{
    Tab *tab = current();
    m_strip->setVisible(tab);
    m_stack->setCurrentWidget(tab ? static_cast<QWidget *>(tab) : m_empty);
    if (tab) {
        m_used.removeAll(tab);
        m_used.prepend(tab);
    }
    m_current = tab;
    Q_EMIT currentChanged(tab);
}

} // namespace yeonji::widgets
