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
    // `alt=""` says that there is nothing to say.
    static const QRegularExpression mute(u"(`+).+?\\1|<img\\b(?![^<>]*\\salt\\s*=)[^<>]*>"_s, QRegularExpression::CaseInsensitiveOption);
    Remarks remarks;
    const auto add = [&remarks](const ProseLine &line, const QString &sentence) {
        Remark found = remark("alt-text", sentence, line, 0, {}, {});
        found.finding.level = Level::Info;
        found.fix.clear();
        remarks.append(found);
    };
    for (const ProseLine &line : prose) {
        if (line.code)
            continue;
        for (auto matches = mute.globalMatch(line.written); matches.hasNext();)
            if (!matches.next().hasCaptured(1))
                add(line, tr("this picture has no words for who cannot see it; write them into its alt=\"\""));
        for (auto matches = picture.globalMatch(line.written); matches.hasNext();) {
            const auto match = matches.next();
            const QStringList words_ = match.captured(1).split(u' ', Qt::SkipEmptyParts);
            if (words_.contains(u"bg"_s) || std::ranges::any_of(words_, [](const QString &word) { return !keyword.match(word).hasMatch(); }))
                continue;
            add(line, tr("this picture has no words for who cannot see it; write them between the brackets"));
        }
    }
    return remarks;
}

} // namespace yeonji::decks
