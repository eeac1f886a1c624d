// SPDX-License-Identifier: GPL-3.0-or-later
#include "decks/directives.h"

#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace yeonji::decks {

namespace {

Directive::Reach reachOf(const QString &key)
{
    static const QSet<QString> whole{u"marp"_s, u"theme"_s, u"style"_s, u"headingDivider"_s, u"lang"_s, u"size"_s, u"math"_s,
                                     u"title"_s, u"author"_s, u"description"_s, u"keywords"_s, u"url"_s, u"image"_s};
    static const QSet<QString> onward{u"paginate"_s, u"header"_s, u"footer"_s, u"class"_s, u"color"_s, u"backgroundColor"_s, u"backgroundImage"_s,
                                      u"backgroundPosition"_s, u"backgroundRepeat"_s, u"backgroundSize"_s, u"transition"_s};
    if (whole.contains(key))
        return Directive::Reach::Deck;
    if (onward.contains(key))
        return Directive::Reach::Onward;
    return key.startsWith(u'_') && onward.contains(key.sliced(1)) ? Directive::Reach::Slide : Directive::Reach::Ours;
}

} // namespace

QList<Directive> directivesIn(const QString &content)
{
    static const QRegularExpression pair(u"^\\s*(_?\\p{L}[\\p{L}\\p{N}_-]*)[ \\t]*:(?:\\s|$)"_s);
    const QStringList lines = content.split(u'\n');
    QList<Directive> found;
    for (int i = 0; i < lines.size(); ++i) {
        const QString &line = lines.at(i);
        if (line.trimmed().isEmpty())
            continue;
        // YAML: what is indented, or is an item of a list, goes on with the key above it.
        const bool below = !found.isEmpty() && (line.front().isSpace() || line.startsWith(u'-') || line.startsWith(u'#'));
        if (below) {
            while (found.back().first + found.back().lines.size() <= i)
                found.back().lines.append(lines.at(found.back().first + found.back().lines.size()));
            continue;
        }
        const auto match = pair.match(line);
        if (!match.hasMatch())
            return {};
        const QString key = match.captured(1);
        const auto reach = reachOf(key);
        found.append({reach == Directive::Reach::Slide ? key.sliced(1) : key, reach, i, {line}});
    }
    return found;
}

} // namespace yeonji::decks
