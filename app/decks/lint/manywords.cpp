// SPDX-License-Identifier: GPL-3.0-or-later
// Who reads does not listen: a slide with more words than are read in half a minute.
#include "decks/lint/rule.h"

#include <QRegularExpression>

#include <map>

using namespace Qt::StringLiterals;

namespace yeonji::decks {

namespace {
constexpr int most = 90;
}

Remarks manyWords(const Prose &prose)
{
    static const QRegularExpression word(u"[\\p{L}\\p{N}][\\p{L}\\p{N}'’.,%-]*"_s);
    std::map<int, std::pair<int, const ProseLine *>> slides;
    for (const ProseLine &line : prose) {
        auto &[count, first] = slides[line.slide];
        for (auto matches = word.globalMatch(line.text); matches.hasNext(); matches.next()) {
            ++count;
            first = first ? first : &line;
        }
    }
    Remarks remarks;
    for (const auto &[slide, counted] : slides) {
        const auto &[count, first] = counted;
        if (count <= most || !first)
            continue;
        Remark found = remark("many-words", tr("%1 words on one slide; say more of them and show fewer").arg(count), *first, 0, {}, {});
        found.fix.clear();
        remarks.append(found);
    }
    return remarks;
}

} // namespace yeonji::decks
