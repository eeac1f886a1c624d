// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/words.h"
#include "pages/pageview.h"
#include "pages/scheme.h"

#include <QWebEngineUrlScheme>

#include <cstdio>
#include <utility>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace yeonji::pages {

namespace {
bool sandboxTakenOff = false;
}

void prepare()
{
    if (!QWebEngineUrlScheme::schemeByName(schemeName()).name().isEmpty())
        return;
    // A standard scheme with a host, so that the page has an origin of its own; none of the flags that
    // open local files or switch the content policy off.
    QWebEngineUrlScheme scheme(schemeName());
    scheme.setSyntax(QWebEngineUrlScheme::Syntax::Host);
    scheme.setFlags({});
    QWebEngineUrlScheme::registerScheme(scheme);
    // The page engine finds no host whatever asks it to: hints to connect early pass by interceptors.
    const QByteArray flags = qgetenv("QTWEBENGINE_CHROMIUM_FLAGS");
    qputenv("QTWEBENGINE_CHROMIUM_FLAGS", QByteArray(flags + " --host-resolver-rules=\"MAP * ~NOTFOUND\" --disable-background-networking"
                                                              " --force-webrtc-ip-handling-policy=disable_non_proxied_udp"));
#ifdef Q_OS_UNIX
    if (geteuid() == 0 && !qEnvironmentVariableIsSet("QTWEBENGINE_DISABLE_SANDBOX")) {
        qputenv("QTWEBENGINE_DISABLE_SANDBOX", "1");
        sandboxTakenOff = true;
    }
#endif
}

void tellOfSandbox()
{
    if (std::exchange(sandboxTakenOff, false))
        std::fprintf(stderr, "%s\n", qUtf8Printable(tr("yeonji: running as root, so pages are drawn without Chromium's sandbox")));
}

} // namespace yeonji::pages
