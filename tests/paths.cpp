// SPDX-License-Identifier: GPL-3.0-or-later
#include "paths.h"

namespace {
QString below(const char *folder, const QString &path)
{
    const QString top = QString::fromUtf8(folder);
    return path.isEmpty() ? top : QString(top + u'/' + path);
}
} // namespace

namespace yeonji::testing {

QString source(const QString &path) { return below(YEONJI_SOURCE, path); }
QString data(const QString &path) { return below(YEONJI_SOURCE "/tests/data", path); }
QString samples(const QString &path) { return below(YEONJI_SAMPLES, path); }
QString webModules(const QString &path) { return below(YEONJI_WEB_MODULES, path); }
QString program() { return QStringLiteral(YEONJI_PROGRAM); }
QString lupdate() { return QStringLiteral(YEONJI_LUPDATE); }

} // namespace yeonji::testing
