// SPDX-License-Identifier: GPL-3.0-or-later
// A number and its unit stand apart: `10 GB`, as the SI brochure writes it (5.4.3). Percent, degrees,
// multipliers (`7B`, `4x`), decades (`2010s`, `'90s`), counts (`100s of`, `the 400s`), `0s and 1s` and Korean
// counters are no such units.
#include "decks/lint/rule.h"

using namespace Qt::StringLiterals;

namespace yeonji::decks {

Remarks numberUnit(const Prose &prose)
{
    static const QRegularExpression glued(
        // What it begins with: a sign, or the other number of `3-5 ms` and `512x512 px`.
        u"(?<![\\w.,:/-])(?:-|\\d[\\d,.]*[-x])?"
        "(?!(?:1\\d|20)\\d0s|0s|1s,? (?:and |or )?0s|1[0,]*0s of\\b)(?!(?:(?<=['’])|(?<=\\bthe ))\\d+0s\\b)(?<!0s and |0s or |0s, )"
        "(\\d[\\d,.]*)"
        "([KMGT]i?B/s|[kMGT]?bps|[kMGT]bit/s|ns|[µμ]s|us|ms|s|min|h|[KMGT]i?B|[kMGT]?Hz|nm|[µμ]m|mm|cm|km|kg|mg|[kMG]?W|kWh|(?<=\\d\\d)V|[km]V|"
        "[mµμ]A|[mµμ]L|px|pt|fps|dB|[GTP]?FLOPS?|tokens?/s|tok/s)"
        "(?!\\w|\\.\\w|/(?!(?:step|iter|it|epoch|batch|sample|image|token)\\b))"_s);
    return everywhere(prose, glued, [](const ProseLine &line, const QRegularExpressionMatch &match) {
        return remark("number-unit", tr("a space between number and unit: write %1 %2").arg(match.captured(1), match.captured(2)),
                      line, match.capturedStart(2), {}, u" "_s);
    });
}

} // namespace yeonji::decks
