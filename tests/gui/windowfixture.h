// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A window of a test's own, what its lists show, and main() for tests that show pages.
#include "pages/pageview.h"
#include "resources/resources.h"
#include "widgets/mainwindow.h"
#include "widgets/rowlist.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QTest>

#include <memory>
#include <utility>

namespace yeonji::testing {

// Null: it never came onto the screen.
inline std::unique_ptr<widgets::MainWindow> shownWindow(const project::Project &project, const widgets::Settings &settings = {})
{
    auto window = std::make_unique<widgets::MainWindow>(project, settings);
    window->setAttribute(Qt::WA_DeleteOnClose, false);
    window->show();
    return QTest::qWaitForWindowExposed(window.get()) ? std::move(window) : nullptr;
}

// What the window put off deleting goes before the page engine does, as when exec() returns.
inline void letGo(std::unique_ptr<widgets::MainWindow> &window)
{
    window.reset();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

inline bool isListed(const widgets::MainWindow &window, const QString &title)
{
    for (const widgets::RowList *list : window.findChildren<widgets::RowList *>())
        for (int i = 0; list->isVisible() && i < list->count(); ++i)
            if (list->row(i).title == title)
                return true;
    return false;
}

template<class Test>
int runWithPages(int argc, char **argv)
{
    pages::prepare();
    QApplication application(argc, argv);
    resources::load();
    widgets::installStyle();
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace yeonji::testing
