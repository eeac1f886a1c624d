// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A real page for tests: shows documents, waits for them, and asks the page what stands on it.

#include "pages/pageview.h"

#include <QApplication>
#include <QEventLoop>
#include <QFutureWatcher>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QWebEngineScript>

#include <memory>

namespace yeonji {

class PageFixture
{
public:
    explicit PageFixture(pages::Setting setting = {}) : view(std::move(setting))
    {
        view.resize(700, 900);
        view.show();
    }

    bool show(const pages::Document &document, int patience = 15'000)
    {
        QSignalSpy rendered(&view, &pages::PageView::rendered);
        view.setDocument(document);
        return rendered.wait(patience);
    }

    bool show(const QString &text, const QString &file = QStringLiteral("/nowhere/entry.md"), int patience = 15'000)
    {
        return show(pages::Document{text, file, pages::modeOf(file, text)}, patience);
    }

    QString fragment()
    {
        QFutureWatcher<Result<QString>> watcher;
        QSignalSpy finished(&watcher, &QFutureWatcher<Result<QString>>::finished);
        watcher.setFuture(view.fragment());
        if (!watcher.isFinished() && !finished.wait(10'000))
            return QStringLiteral("no answer");
        const auto result = watcher.result();
        return result ? *result : result.error().message;
    }

    QString fragmentOf(const QString &text) { return show(text) ? fragment() : QStringLiteral("not rendered"); }

    // What an expression is worth in the page script's world.
    QVariant value(const QString &expression)
    {
        QVariant answer = QStringLiteral("no answer");
        QEventLoop loop;
        QTimer::singleShot(10'000, &loop, &QEventLoop::quit);
        view.page()->runJavaScript(expression, QWebEngineScript::ApplicationWorld, [&](const QVariant &result) {
            answer = result;
            loop.quit();
        });
        loop.exec();
        return answer;
    }

    pages::PageView view;
};

// The scheme must be known before the application is made.
template<class Test>
int runPageTest(int argc, char **argv)
{
    pages::prepare();
    QApplication app(argc, argv);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace yeonji
