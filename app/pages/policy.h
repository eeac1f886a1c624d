// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a page may do: nothing but show itself. A profile that keeps and fetches nothing, a page that
// goes nowhere. (SchemeHandler answers what it may ask for.)

#include <QWebEnginePage>
#include <QWebEngineProfile>
#include <QWebEngineUrlRequestInterceptor>

namespace yeonji::pages {

class Interceptor : public QWebEngineUrlRequestInterceptor
{
    Q_OBJECT
public:
    using QWebEngineUrlRequestInterceptor::QWebEngineUrlRequestInterceptor;
    void interceptRequest(QWebEngineUrlRequestInfo &info) override;
};

// Off the record: no cookies, no cache, no storage on disk. Every download and permission is refused.
class Profile : public QWebEngineProfile
{
    Q_OBJECT
public:
    explicit Profile(QObject *parent = nullptr);
};

class Page : public QWebEnginePage
{
    Q_OBJECT
public:
    Page(QWebEngineProfile *profile, QObject *parent);

protected:
    bool acceptNavigationRequest(const QUrl &url, NavigationType type, bool isMainFrame) override;
    QWebEnginePage *createWindow(WebWindowType type) override;
    QStringList chooseFiles(FileSelectionMode mode, const QStringList &oldFiles,
                            const QStringList &acceptedMimeTypes) override;
    void javaScriptAlert(const QUrl &securityOrigin, const QString &message) override;
    bool javaScriptConfirm(const QUrl &securityOrigin, const QString &message) override;
    bool javaScriptPrompt(const QUrl &securityOrigin, const QString &message,
                          const QString &defaultValue, QString *result) override;
    void javaScriptConsoleMessage(JavaScriptConsoleMessageLevel level, const QString &message,
                                  int line, const QString &source) override;
};

} // namespace yeonji::pages
