// SPDX-License-Identifier: GPL-3.0-or-later
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
        std::fputs("yeonji: running as root, so pages are drawn without Chromium's sandbox\n", stderr);
}

} // namespace yeonji::pages
