// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/import.h"

#include "core/files.h"
#include "core/newfile.h"
#include "core/paths.h"
#include "core/text.h"
#include "core/words.h"
#include "project/ignore.h"
#include "project/tree.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace yeonji::importing {

namespace {

constexpr qint64 largest = 64 << 20;

// What a file can be called: the title without what file systems and links stumble over. What is undated gets
// no name that says a day.
QString fileName(const Part &part, const QString &source)
{
    static const QRegularExpression odd(uR"([/\\:*?"<>|#\[\]\x00-\x1f]+)"_s);
    QString name = beginning(nfc(part.title).replace(odd, u" "_s).simplified(), 40).trimmed();
    while (name.startsWith(u'.') || name.startsWith(u' '))
        name = name.sliced(1);
    while (name.endsWith(u'.') || name.endsWith(u' '))
        name.chop(1);
    const bool saysDay = !part.day.isValid() && project::dateOfName(name).isValid();
    return name.isEmpty() || saysDay ? QFileInfo(source).completeBaseName() : name;
}

// Text in another shape (a notebook, a table) is not what a person wrote by the day.
constexpr std::array endings{".txt"_L1, ".text"_L1, ".md"_L1, ".markdown"_L1, ".mdx"_L1};

bool isNotes(const QString &file)
{
    return QFileInfo(file).suffix().isEmpty()
        || std::ranges::any_of(endings, [&file](QLatin1StringView ending) { return file.endsWith(ending, Qt::CaseInsensitive); });
}

QStringList sourcesIn(const QString &source)
{
    const QFileInfo info(source);
    if (!info.isDir())
        return {info.absoluteFilePath()};
    QStringList files;
    QDirIterator walk(info.absoluteFilePath(), QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QString file = walk.next();
        const auto parts = nameWithin(file, info.absoluteFilePath()).split(u'/');
        if (isNotes(file) && !QFileInfo(file).suffix().isEmpty()
            && std::ranges::none_of(parts, [&](const QString &part) { return project::isNoise(part.toUtf8(), part != parts.last()); }))
            files.append(file);
    }
    files.sort();
    return files;
}

class Planner
{
public:
    explicit Planner(const project::Project &into) : m_into(into) {}

    // The first name that is free, or under which the very same entry stands.
    Planned place(const QString &source, const Part &part)
    {
        const QString name = fileName(part, source);
        const QString folder = m_into.diaryFolder() % u'/' % (part.day.isValid() ? part.day.toString(u"yyyy/"_s) : QString());
        const QString day = part.day.isValid() ? part.day.toString(Qt::ISODate) : QString();
        for (int n = 0;; ++n) {
            const QString tail = n < 2 ? QString() : u' ' % QString::number(n);
            const QString path = folder % (day.isEmpty() ? QString(name % (n == 0 ? QString() : u' ' % QString::number(n + 1)))
                                           : n == 0      ? day
                                                         : QString(day % u' ' % name % tail)) % u".md";
            if (m_taken.contains(path))
                continue;
            const bool there = QFileInfo::exists(path);
            if (there && readFile(path).value_or(QByteArray()) != part.bytes)
                continue;
            m_taken.insert(path);
            return {source, part, path, there};
        }
    }

private:
    const project::Project &m_into;
    QSet<QString> m_taken;
};

} // namespace

QStringList notesPatterns()
{
    QStringList patterns;
    for (const auto ending : endings)
        patterns.append(u'*' % QString(ending));
    return patterns;
}

Result<Plan> plan(const QStringList &sources, const project::Project &into)
{
    QStringList files;
    for (const QString &source : sources) {
        if (!QFileInfo::exists(source))
            return failure(ErrorKind::NotFound, tr("there is nothing under this name; check it"), source);
        if (QFileInfo(source).isFile() && !isNotes(source))
            return failure(ErrorKind::BadInput, tr("only plain text and Markdown can be brought in; name .txt or .md files"), source);
        files += sourcesIn(source);
    }
    Plan plan;
    Planner planner(into);
    for (const QString &file : std::as_const(files)) {
        const auto bytes = readFile(file, largest);
        const auto parts = bytes ? divide(*bytes, file) : std::unexpected(bytes.error());
        if (!parts) {
            plan.failed.append(parts.error());
            continue;
        }
        for (const Part &part : *parts)
            plan.entries.append(planner.place(file, part));
    }
    if (plan.entries.isEmpty() && plan.failed.isEmpty())
        return failure(ErrorKind::BadInput, tr("there is no text in it; name .txt or .md files or a folder of them"), sources.value(0));
    return plan;
}

Result<> carryOut(const project::Project &into, const Plan &plan, const std::function<bool(qsizetype)> &goesOn)
{
    if (const auto may = project::mayWrite(into); !may)
        return may;
    QList<FileToWrite> files;
    for (const Planned &entry : plan.entries)
        if (!entry.there)
            files.append({entry.path, entry.part.bytes});
    return createFiles(files, goesOn);
}

} // namespace yeonji::importing
