// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/frontmatter.h"

#include "core/deckmatter.h"
#include "core/frontmatter.h"
#include "core/words.h"
#include "core/yaml.h"

#include <QJsonArray>

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
    return {plain(said[u"title"]), plain(said[u"author"]), language.isEmpty() ? plain(said[u"language"]) : language, {}};
}

} // namespace yeonji::pages
