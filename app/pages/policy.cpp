// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/policy.h"

#include "pages/scheme.h"

#include <QLoggingCategory>
#include <QWebEngineDownloadRequest>
#include <QWebEnginePermission>
#include <QWebEngineSettings>
#include <QWebEngineUrlRequestInfo>

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(pageScript, "yeonji.page", QtWarningMsg)

namespace yeonji::pages {

void Interceptor::interceptRequest(QWebEngineUrlRequestInfo &info)
{
    const QUrl url = info.requestUrl();
    const bool ours = url.scheme() == QLatin1StringView(schemeName());
    const bool inlined = url.scheme() == "data"_L1
        && info.resourceType() == QWebEngineUrlRequestInfo::ResourceTypeImage;
    info.block(!ours && !inlined);
}

Profile::Profile(QObject *parent) : QWebEngineProfile(parent)
{
    setUrlRequestInterceptor(new Interceptor(this));
    setHttpCacheType(NoCache);
    setPersistentCookiesPolicy(NoPersistentCookies);
    setSpellCheckEnabled(false);
    connect(this, &QWebEngineProfile::downloadRequested, this,
            [](QWebEngineDownloadRequest *download) { download->cancel(); });
    auto *s = settings();
    for (const auto attribute :
         {QWebEngineSettings::PluginsEnabled, QWebEngineSettings::LocalStorageEnabled,
          QWebEngineSettings::LocalContentCanAccessFileUrls, QWebEngineSettings::LocalContentCanAccessRemoteUrls,
          QWebEngineSettings::AllowRunningInsecureContent, QWebEngineSettings::HyperlinkAuditingEnabled,
          QWebEngineSettings::ScreenCaptureEnabled, QWebEngineSettings::WebGLEnabled,
          QWebEngineSettings::FullScreenSupportEnabled, QWebEngineSettings::ErrorPageEnabled,
          QWebEngineSettings::JavascriptCanOpenWindows, QWebEngineSettings::JavascriptCanAccessClipboard,
          QWebEngineSettings::AllowWindowActivationFromJavaScript, QWebEngineSettings::DnsPrefetchEnabled,
          QWebEngineSettings::NavigateOnDropEnabled, QWebEngineSettings::PdfViewerEnabled,
          QWebEngineSettings::AutoLoadIconsForPage, QWebEngineSettings::FocusOnNavigationEnabled})
        s->setAttribute(attribute, false);
    s->setAttribute(QWebEngineSettings::WebRTCPublicInterfacesOnly, true);
    s->setAttribute(QWebEngineSettings::PrintElementBackgrounds, true);
    // What styles call serif and monospace is what Chromium takes for them, not what the desktop's theme does.
    for (const auto &[kind, family] : {std::pair(QWebEngineSettings::StandardFont, u"Times New Roman"_s), {QWebEngineSettings::SerifFont, u"Times New Roman"_s},
                                       {QWebEngineSettings::SansSerifFont, u"Arial"_s}, {QWebEngineSettings::FixedFont, u"Monospace"_s}})
        s->setFontFamily(kind, family);
    s->setUnknownUrlSchemePolicy(QWebEngineSettings::DisallowUnknownUrlSchemes);
}

Page::Page(QWebEngineProfile *profile, QObject *parent) : QWebEnginePage(profile, parent)
{
    connect(this, &QWebEnginePage::permissionRequested, this,
            [](QWebEnginePermission permission) { permission.deny(); });
}

bool Page::acceptNavigationRequest(const QUrl &url, NavigationType type, bool isMainFrame)
{
    if (!isMainFrame)  // a frame shows what was kept apart for it, and goes nowhere from there
        return url.scheme() == QLatin1StringView(schemeName()) && url.host() == "page"_L1 && url.path().startsWith("/frame/"_L1);
    return type == NavigationTypeTyped && url == pageUrl();
}

QWebEnginePage *Page::createWindow(WebWindowType) { return nullptr; }
QStringList Page::chooseFiles(FileSelectionMode, const QStringList &, const QStringList &) { return {}; }
void Page::javaScriptAlert(const QUrl &, const QString &) {}
bool Page::javaScriptConfirm(const QUrl &, const QString &) { return false; }
bool Page::javaScriptPrompt(const QUrl &, const QString &, const QString &, QString *) { return false; }

void Page::javaScriptConsoleMessage(JavaScriptConsoleMessageLevel level, const QString &message,
                                    int line, const QString &)
{
    // A refused script of a document is told here too: worth a line to developers, none to others.
    if (level == ErrorMessageLevel)
        qCDebug(pageScript) << line << message;
}

} // namespace yeonji::pages
