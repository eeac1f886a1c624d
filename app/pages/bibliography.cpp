// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/bibliography.h"

#include "core/deckmatter.h"
#include "core/frontmatter.h"
#include "core/textfile.h"
#include "core/words.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace yeonji::pages {

namespace {

constexpr qint64 largest = 16 << 20;

int lineOf(QStringView yaml)
{
    int line = 2;
    for (const QStringView one : yaml.tokenize(u'\n')) {
        if (one.startsWith("bibliography"_L1))
            return line;
        ++line;
    }
    return 1;
}

} // namespace

QJsonArray bibliographiesFor(const QString &text, const QString &deck, const QString &root, QHash<QString, QString> &sent)
{
    const auto matter = findFrontMatter(text);
    if (!matter || !matter->yaml.contains("bibliography"_L1))
        return {};
    const QDir beside(QFileInfo(deck).absolutePath());
    const QString within = QFileInfo(root.isEmpty() ? beside.path() : root).canonicalFilePath();
    QJsonArray files;
    for (const QString &name : bibliographiesOf(readDeckMatter(matter->yaml).value_or(QJsonValue()))) {
        const QFileInfo info(beside.absoluteFilePath(name));
        QJsonObject file{{u"file"_s, name}, {u"line"_s, lineOf(matter->yaml)}};
        const QString stamp = QString::number(info.lastModified().toMSecsSinceEpoch()) % u'/' % QString::number(info.size());
        if (info.exists() && !info.canonicalFilePath().startsWith(QString(within % u'/'))) {
            file.insert(u"reason"_s, tr("refused: it leads out of the project's folder"));
        } else if (sent.value(name) != stamp || !info.exists()) {
            const auto read = readText(info.filePath(), largest);
            sent.insert(name, read ? stamp : QString());
            file.insert(read ? u"text"_s : u"reason"_s, read ? read->text : read.error().message);
        }
        file.insert(u"stamp"_s, stamp);
        files.append(file);
    }
    return files;
}

} // namespace yeonji::pages
