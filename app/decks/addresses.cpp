// SPDX-License-Identifier: GPL-3.0-or-later
#include "decks/addresses.h"

#include <QDir>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace yeonji::decks {

QString rebased(const QString &line, const QString &folder)
{
    static const QRegularExpression address(
        uR"re((\]\(\s*<?|\bsrc\s*=\s*["']|\burl\(\s*["']?)(?![a-z][a-z0-9+.-]*:|[/#\\])([^\s)"'>]+))re"_s);
    if (folder == "."_L1 || folder.isEmpty())
        return line;
    QString all;
    qsizetype written = 0;
    for (auto matches = address.globalMatch(line); matches.hasNext();) {
        const auto match = matches.next();
        all += QStringView(line).sliced(written, match.capturedStart(2) - written);
        all += QDir::cleanPath(QString(folder % u'/' % match.captured(2)));
        written = match.capturedEnd(2);
    }
    return all + QStringView(line).sliced(written);
}

} // namespace yeonji::decks
