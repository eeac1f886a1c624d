// SPDX-License-Identifier: GPL-3.0-or-later
// A picture says in words what it shows, for who cannot see it. What Marp reads from between the brackets
// (sizes, filters) is no such word; a background is decoration.
#include "decks/lint/rule.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace yeonji::decks {

Remarks altText(const Prose &prose)
{
    static const QRegularExpression picture(u"!\\[([^\\]\\n]*)\\]\\("_s);
    static const QRegularExpression keyword(
        u"^(?:bg|cover|contain|fit|auto|vertical|left|right|\\d+(?:\\.\\d+)?%|(?:left|right|w|h|width|height|blur|brightness|contrast|drop-shadow|"
        "grayscale|hue-rotate|invert|opacity|saturate|sepia)(?::.*)?)$"_s);
    Remarks remarks;
    for (const ProseLine &line : prose) {
        if (line.code)
            continue;
        for (auto matches = picture.globalMatch(line.written); matches.hasNext();) {
            const auto match = matches.next();
            const QStringList words_ = match.captured(1).split(u' ', Qt::SkipEmptyParts);
            if (words_.contains(u"bg"_s) || std::ranges::any_of(words_, [](const QString &word) { return !keyword.match(word).hasMatch(); }))
                continue;
            Remark found = remark("alt-text", tr("this picture has no words for who cannot see it; write them between the brackets"), line, 0, {}, {});
            found.finding.level = Level::Info;
            found.fix.clear();
            remarks.append(found);
        }
    }
    return remarks;
}

} // namespace yeonji::decks
