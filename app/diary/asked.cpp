// SPDX-License-Identifier: GPL-3.0-or-later
#include "diary/asked.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace yeonji::diary {

std::optional<Asked> askedAt(QStringView line, int column)
{
    using For = Asked::For;
    static const QRegularExpression document(uR"(\[\[([^\[\]|]*)$)"_s);
    static const QRegularExpression which(uR"(\{\{\s*("[^"]*"|[^\s"{}|]+)\s+("[^"]*"|[^\s"{}|@:]+)@([a-z]*)$)"_s);
    static const QRegularExpression metric(uR"(\{\{\s*("[^"]*"|[^\s"{}|]+)\s+"?([^\s"{}|@]*)$)"_s);
    static const QRegularExpression run(uR"(\{\{\s*"?([^\s"{}|]*)$)"_s);
    static const QRegularExpression tag(uR"((?:^|[\s(])#([^\s#.,;:!?()\[\]{}"'`]+)$)"_s);
    // `2~3일`, `12/3 ~ 12/5` are from one to the other: a promise's day has a blank before its ~ and none behind (as in dues.cpp).
    static const QRegularExpression day(uR"(^\s*(?:>\s*)*(?:[-*+]|\d{1,9}[.)])\s+\[[ xX]\]\s.*?(?<!\S)~([^\s~][^~]{0,29})$)"_s);
    const QStringView before = line.first(std::clamp(column, 0, int(line.size())));
    if (const auto match = document.matchView(before); match.hasMatch())
        return Asked{For::Document, int(match.capturedStart(1)), match.captured(1), {}, {}};
    if (const auto match = which.matchView(before); match.hasMatch())
        return Asked{For::Which, int(match.capturedStart(3)), match.captured(3), match.captured(1).remove(u'"'),
                     match.captured(2).remove(u'"')};
    if (const auto match = metric.matchView(before); match.hasMatch())
        return Asked{For::Metric, int(match.capturedStart(2)), match.captured(2), match.captured(1).remove(u'"'), {}};
    if (const auto match = run.matchView(before); match.hasMatch())
        return Asked{For::Run, int(match.capturedStart(1)), match.captured(1), {}, {}};
    if (const auto match = day.matchView(before); match.hasMatch())
        return Asked{For::Day, int(match.capturedStart(1)), match.captured(1), {}, {}};
    if (const auto match = tag.matchView(before); match.hasMatch())
        return Asked{For::Tag, int(match.capturedStart(1)), match.captured(1), {}, {}};
    return std::nullopt;
}

} // namespace yeonji::diary
