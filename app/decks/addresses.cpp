// SPDX-License-Identifier: GPL-3.0-or-later
#include "decks/addresses.h"

#include <QDir>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace yeonji::decks {

QString rebased(const QString &line, const QString &folder)
{
    // Code spans are passed over; an address in angle brackets may hold spaces.
    static const QRegularExpression address(
        uR"re((?<!`)(`+)(?!`).+?(?<!`)\1(?!`)|(?:\]\(\s*<|^ {0,3}\[(?!\^)[^\[\]]+\]:\s*<)(?![a-z][a-z0-9+.-]*:|[/#\\])([^<>]+)>|(?:\]\(\s*|^ {0,3}\[(?!\^)[^\[\]]+\]:\s*|\bsrc\s*=\s*["']|\burl\(\s*["']?)(?![a-z][a-z0-9+.-]*:|[/#\\<])([^\s)"'>]+))re"_s);
    if (folder == "."_L1 || folder.isEmpty())
        return line;
    QString all;
    qsizetype written = 0;
    for (auto matches = address.globalMatch(line); matches.hasNext();) {
        const auto match = matches.next();
        if (match.hasCaptured(1))
            continue;
        const int group = match.hasCaptured(2) ? 2 : 3;
        all += QStringView(line).sliced(written, match.capturedStart(group) - written);
        all += QDir::cleanPath(QString(folder % u'/' % match.captured(group)));
        written = match.capturedEnd(group);
    }
    return all + QStringView(line).sliced(written);
}

} // namespace yeonji::decks
