// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deckmatter.h"

#include "core/words.h"
#include "core/yaml.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <optional>
#include <set>

using namespace Qt::StringLiterals;

namespace yeonji {

namespace {

// The directives of Marp and of its command line; `size` and `math` want YAML as it is.
QString quoted(const QString &line)
{
    static const QRegularExpression directive(
        u"^((?:_?KEY|\"_?KEY\"|'_?KEY')\\s*:)(\\s*)(.+)$"_s.replace(u"KEY"_s, u"(?:headingDivider|style|theme|lang|backgroundColor|"
        "backgroundImage|backgroundPosition|backgroundRepeat|backgroundSize|class|color|footer|header|paginate|author|description|"
        "image|keywords|title|url|transition)"_s));
    const auto match = directive.match(line);
    const QString value = match.captured(3).trimmed();
    if (value.isEmpty() || u"[\"'{|>~&*"_s.contains(value.front()))
        return line;
    return match.captured(1) % match.captured(2) % u'"' % QString(value).replace(u'"', u"\\\""_s) % u'"';
}

// yaml-cpp keeps both values of a key, Marp's reader refuses them.
std::optional<YAML::Node> writtenTwice(const YAML::Node &node)
{
    std::set<std::string> keys;
    for (const auto &child : node) {
        if (node.IsMap() && child.first.IsScalar() && !keys.insert(child.first.Scalar()).second)
            return child.first;
        if (const auto deeper = writtenTwice(node.IsMap() ? child.second : YAML::Node(child)))
            return deeper;
    }
    return std::nullopt;
}

} // namespace

Result<QJsonValue> readDeckMatter(QStringView yaml, const QString &file)
{
    const QStringView whole = yaml.trimmed();
    const int firstLine = 2 + int(yaml.first(whole.isEmpty() ? 0 : whole.data() - yaml.data()).count(u'\n'));
    QStringList lines;
    for (const QStringView line : whole.tokenize(u'\n'))
        lines.append(quoted(line.endsWith(u'\r') ? line.chopped(1).toString() : line.toString()));
    const auto read = yaml::parse(lines.join(u'\n').toUtf8(), file, firstLine);
    if (!read)
        return std::unexpected(read.error());
    if (const auto key = writtenTwice(*read))
        return failure(ErrorKind::BadInput, tr("“%1” is said twice; leave one of them out").arg(QString::fromStdString(key->Scalar())),
                       file, yaml::lineOf(*key, firstLine));
    return yaml::toJson(*read);
}

QStringList bibliographiesOf(const QJsonValue &matter)
{
    const QJsonValue said = matter[u"bibliography"];
    QStringList names;
    for (const auto &one : said.isArray() ? said.toArray() : QJsonArray{said})
        if (one.isString() && !one.toString().trimmed().isEmpty())
            names.append(one.toString().trimmed());
    return names;
}

} // namespace yeonji
