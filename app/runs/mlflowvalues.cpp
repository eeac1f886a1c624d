// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/mlflowvalues.h"

#include "runs/number.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

Status mlflowStatus(const QJsonValue &status)
{
    static const QStringList words{u"RUNNING"_s, u"SCHEDULED"_s, u"FINISHED"_s, u"FAILED"_s, u"KILLED"_s};
    const auto number = status.isString() ? words.indexOf(status.toString().toUpper()) + 1 : qsizetype(status.toInt());
    switch (number) {
    case 1: return Status::Running;
    case 3: return Status::Finished;
    case 4:
    case 5: return Status::Failed;
    default: return Status::Unknown;
    }
}

QJsonValue mlflowParam(const QByteArray &text)
{
    constexpr double exact = 9007199254740992;  // up to which all integers are numbers
    const QByteArray plain = text.trimmed();
    double number = 0;
    const auto [end, error] = parseNumber(plain.begin(), plain.end(), number);
    // What has more digits than a number keeps, or begins with one that it has not, is a name: an id, a date.
    const QByteArrayView digits = QByteArrayView(plain).sliced(plain.startsWith('-'));
    const bool isName = std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; })
        && ((digits.size() > 1 && digits.front() == '0') || std::abs(number) > exact);
    // So is what may be the beginning of a commit's hash: `4312e07`. Who writes 43,120,000,000 in a short form writes 4.312e10.
    constexpr qsizetype hash = 7;
    const qsizetype power = digits.indexOf('e');
    const bool isHash = digits.size() >= hash && power > 0 && !digits.contains('.') && !digits.contains('+') && !digits.contains('-');
    if (!plain.isEmpty() && !isHash && end == plain.end() && error == std::errc() && std::isfinite(number) && !isName)
        return number;
    if (plain == "True" || plain == "true")
        return true;
    if (plain == "False" || plain == "false")
        return false;
    return QString::fromUtf8(plain);
}

Status mlflowStatusOf(const Run &run, Status said, const QDateTime &written)
{
    if (said != Status::Running)
        return said;
    double last = run.started.isValid() ? double(run.started.toMSecsSinceEpoch()) / 1000 : 0;
    for (const Series &series : run.series)
        if (series.axis.wallTime)
            for (const double at : *series.axis.wallTime)
                last = std::isfinite(at) ? std::max(last, at) : last;
    if (last <= 0)
        last = double(written.toMSecsSinceEpoch()) / 1000;
    constexpr double patience = 3600;
    return double(QDateTime::currentMSecsSinceEpoch()) / 1000 - last > patience ? Status::Unknown : said;
}

} // namespace yeonji::runs
