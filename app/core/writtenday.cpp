// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/writtenday.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace yeonji {

namespace {

int monthOf(QStringView name)
{
    static const QString months = u"janfebmaraprmayjunjulaugsepoctnovdec"_s;
    return int(months.indexOf(name.first(3), 0, Qt::CaseInsensitive)) / 3 + 1;
}

} // namespace

std::optional<WrittenDay> writtenDay(QStringView text)
{
    static const QRegularExpression numbers(
        uR"(^(\d{4})(?:(?:[-._/] ?|년 ?)(\d{1,2})(?:[-._/] ?|월 ?)(\d{1,2})(?!\d)일?|(\d{2})(\d{2})(?!\d)))"_s);
    static const QRegularExpression words(
        uR"(^(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? )?(?:(MONTH) (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})|(\d{1,2})(?:st|nd|rd|th)? (MONTH),? (\d{4}))(?!\d))"_s
            .replace("MONTH"_L1, "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?"_L1),
        QRegularExpression::CaseInsensitiveOption);
    QDate date;
    auto match = numbers.matchView(text);
    if (match.hasMatch()) {
        const int from = match.hasCaptured(2) ? 2 : 4;
        date = QDate(match.capturedView(1).toInt(), match.capturedView(from).toInt(), match.capturedView(from + 1).toInt());
    } else if (match = words.matchView(text); match.hasMatch()) {
        const bool monthFirst = match.hasCaptured(1);
        date = QDate(match.capturedView(monthFirst ? 3 : 6).toInt(), monthOf(match.capturedView(monthFirst ? 1 : 5)),
                     match.capturedView(monthFirst ? 2 : 4).toInt());
    }
    return date.isValid() ? std::optional(WrittenDay{date, match.capturedLength()}) : std::nullopt;
}

} // namespace yeonji
