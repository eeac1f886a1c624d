// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/frontmatter.h"

#include "core/deckmatter.h"
#include "core/frontmatter.h"
#include "core/words.h"
#include "core/yaml.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace yeonji::pages {

namespace {

QString plain(const QJsonValue &value)
{
    if (value.isArray()) {
        QStringList parts;
        for (const auto &part : value.toArray())
            if (const QString text = plain(part); !text.isEmpty())
                parts.append(text);
        return parts.join(u", "_s);
    }
    return value.isString() || value.isDouble() ? value.toVariant().toString().simplified() : QString();
}

// A text among the decks that says what only Marp reads, and not that it is one: whoever wrote it for Marp's command
// line, which asks for no `marp: true`, has a deck in mind. `marp: false` is an answer.
bool isMeantAsDeck(const QJsonValue &said, const QString &file)
{
    static const QStringList directives{u"theme"_s, u"paginate"_s, u"headingDivider"_s, u"size"_s, u"math"_s, u"class"_s, u"style"_s, u"header"_s, u"footer"_s,
                                        u"color"_s, u"backgroundColor"_s, u"backgroundImage"_s, u"transition"_s};
    const QJsonObject keys = said.toObject();
    return QFileInfo(file).dir().dirName() == u"decks"_s && !keys.contains(u"marp"_s)
        && std::ranges::any_of(directives, [&keys](const QString &key) { return keys.contains(key); });
}

} // namespace

Said readFrontMatter(const QString &text, const QString &file)
{
    const auto matter = findFrontMatter(text);
    if (!matter)
        return {};
    const bool deck = isDeck(text);
    const Result<QJsonValue> read = deck ? readDeckMatter(matter->yaml, file)
                                         : yaml::parse(matter->yaml.toUtf8(), file, 2).transform(yaml::toJson);
    if (!read) {
        const QString message = deck ? tr("Marp reads none of this front matter: %1").arg(read.error().message) : read.error().message;
        return {{}, {}, {}, {{Level::Warning, u"front-matter"_s, message, file, std::max(read.error().line, 1)}}};
    }
    const QJsonValue &said = *read;
    const QString language = plain(said[u"lang"]);
    Findings findings;
    if (!deck && isMeantAsDeck(said, file))
        findings.append({Level::Warning, u"no-deck"_s, tr("this is shown as a text and not as slides; write marp: true in its front matter"), file, 1});
    return {plain(said[u"title"]), plain(said[u"author"]), language.isEmpty() ? plain(said[u"language"]) : language, findings};
}

} // namespace yeonji::pages
