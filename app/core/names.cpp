// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/names.h"

#include <algorithm>
#include <vector>

namespace yeonji {

namespace {

// Levenshtein's distance.
qsizetype distance(const QString &a, const QString &b)
{
    std::vector<qsizetype> row(size_t(b.size() + 1));
    for (size_t j = 0; j < row.size(); ++j)
        row[j] = qsizetype(j);
    for (qsizetype i = 0; i < a.size(); ++i) {
        qsizetype diagonal = row[0];
        row[0] = i + 1;
        for (qsizetype j = 0; j < b.size(); ++j) {
            const auto at = size_t(j + 1);
            const qsizetype replaced = diagonal + (a[i] != b[j]);
            diagonal = row[at];
            row[at] = std::min({replaced, row[at] + 1, row[at - 1] + 1});
        }
    }
    return row.back();
}

} // namespace

QString nearestName(const QString &typed, const QStringList &known)
{
    // Names of files may be long and many: only the beginning decides, and only so many are looked at.
    constexpr qsizetype longest = 80, most = 2000;
    const QString wanted = typed.left(longest).toLower();
    QString nearest;
    qsizetype least = std::max<qsizetype>(2, wanted.size() / 3) + 1;
    for (const QString &name : known.first(std::min(known.size(), most))) {
        const QString candidate = name.left(longest).toLower();
        qsizetype apart = distance(wanted, candidate);
        // One in the other is meant if it is a good part of it: `a` in `baseline` is not.
        const qsizetype less = std::min(wanted.size(), candidate.size()), more = std::max(wanted.size(), candidate.size());
        if (less > 2 && less * 3 >= more && (candidate.contains(wanted) || wanted.contains(candidate)))
            apart = std::min<qsizetype>(apart, 2);
        if (apart < least) {
            least = apart;
            nearest = name;
        }
    }
    return nearest;
}

} // namespace yeonji
