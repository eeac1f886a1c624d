// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pagetab.h"

#include "pages/pageview.h"
#include "widgets/workspace.h"

#include <QFileInfo>
#include <QTimer>

#include <utility>

using namespace std::chrono_literals;

namespace yeonji::widgets {

PageTab::PageTab(Workspace &workspace, const QString &path, QWidget *parent)
    : Tab(parent), m_workspace(workspace), m_path(QFileInfo(path).absoluteFilePath())
{
    connect(&workspace, &Workspace::schemeChanged, this, &PageTab::reset);
    connect(&workspace, &Workspace::writingChanged, this, &PageTab::reset);
    connect(&workspace, &Workspace::projectChanged, this, &PageTab::reset);
    connect(&workspace, &Workspace::settingsChanged, this, &PageTab::reset);
}

void PageTab::paintEvent(QPaintEvent *event)
{
    Tab::paintEvent(event);
    if (!std::exchange(m_painted, true))
        QTimer::singleShot(1ms, this, &PageTab::painted);
}

pages::PageView *PageTab::makePage(QWidget *parent)
{
    m_page = new pages::PageView(m_workspace.pageSetting(), parent);
    connect(m_page, &pages::PageView::linkRequested, this, &PageTab::followRequested);
    return m_page;
}

void PageTab::reset()
{
    if (m_page)
        m_page->setSetting(m_workspace.pageSetting());
}

} // namespace yeonji::widgets
