// SPDX-License-Identifier: GPL-3.0-or-later
#include "diary/topics.h"

#include "core/filekinds.h"
#include "core/files.h"
#include "core/text.h"
#include "diary/outline.h"

#include <QMap>
#include <QSet>
#include <QtConcurrentMap>

using namespace Qt::StringLiterals;

namespace yeonji::diary {

namespace {

using Named = QSet<std::pair<int, QString>>;
using Counted = QMap<std::pair<int, QString>, int>;

} // namespace

QList<Topic> topicsOf(const project::Project &project, const project::TextIndex &index)
{
    const auto named = [&project](const project::IndexedText &text) {
        Named topics;
        if (!isMarkdownFile(text.document.path))
            return topics;
        const auto bytes = readFile(project.root % u'/' % text.document.path);
        if (!bytes)
            return topics;
        const Outline outline = outlineOf(decodeText(*bytes).text);
        for (const QString &tag : outline.tags)
            topics.insert({int(Topic::Kind::Tag), tag});
        for (const StampLine &line : outline.stamps)
            if (!line.stamp.place.isEmpty())
                topics.insert({int(Topic::Kind::Place), line.stamp.place});
        for (const Promise &promise : outline.promises)
            if (!promise.person.isEmpty())
                topics.insert({int(Topic::Kind::Person), promise.person});
        return topics;
    };
    const auto count = [](Counted &counted, const Named &topics) {
        for (const auto &topic : topics)
            ++counted[topic];
    };
    const auto counted = QtConcurrent::blockingMappedReduced<Counted>(index.texts(), named, count);
    QList<Topic> topics;
    for (auto topic = counted.cbegin(); topic != counted.cend(); ++topic)
        topics.append({Topic::Kind(topic.key().first), topic.key().second, topic.value()});
    std::ranges::stable_sort(topics, std::ranges::greater(), &Topic::documents);
    return topics;
}

QString queryOf(const Topic &topic)
{
    // Within quotes none can stand: the words between them are asked for.
    const QString name = QString(topic.name).replace(u'"', u' ').simplified();
    const QString word = name.contains(u' ') ? QString(u'"' % name % u'"') : name;
    switch (topic.kind) {
    case Topic::Kind::Tag: return u"tag:"_s + word;
    case Topic::Kind::Place: return u"place:"_s + word;
    case Topic::Kind::Person: return u'@' + topic.name;
    }
    return {};
}

} // namespace yeonji::diary
