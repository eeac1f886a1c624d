// SPDX-License-Identifier: GPL-3.0-or-later
#include "diary/entries.h"

#include "core/filekinds.h"
#include "core/files.h"
#include "core/frontmatter.h"
#include "core/newfile.h"
#include "core/text.h"
#include "core/yaml.h"
#include "diary/outline.h"
#include "diary/stamp.h"

#include <QFileInfo>
#include <QJsonObject>
#include <QRegularExpression>

#include <cmath>

using namespace Qt::StringLiterals;

namespace yeonji::diary {

namespace {

using project::DocumentKind;
using project::TreeDocument;

bool isEntry(const TreeDocument &document) { return document.kind == DocumentKind::Entry; }

// As the agenda counts them.
int openPromises(const QString &text)
{
    if (!text.contains(u"[ ]") || !text.contains(u'~'))
        return 0;
    return int(std::ranges::count(outlineOf(text).promises, false, &Promise::done));
}

// `![[note]]` stands for a document, unless it is named as a picture is.
int picturesIn(QStringView line)
{
    static const QRegularExpression picture(uR"(!\[(?!\[)|!\[\[([^\[\]|]+)(?:\|[^\[\]]*)?\]\])"_s);
    if (!line.contains(u"!["))
        return 0;
    int count = 0;
    for (auto matches = picture.globalMatchView(line); matches.hasNext();) {
        const auto match = matches.next();
        count += !match.hasCaptured(1) || isPictureFile(match.capturedView(1).trimmed());
    }
    return count;
}

// Inside a fence a # begins a comment and ![ no picture.
QStringView fenceOf(QStringView line)
{
    for (const QStringView mark : {QStringView(u"```"), QStringView(u"~~~")})
        if (line.startsWith(mark))
            return mark;
    return {};
}

// As YAML reads it; of a matter that is none, what stands behind the word.
QString titleOf(QStringView matter)
{
    if (!matter.contains("title:"_L1))
        return {};
    if (const auto read = yaml::parse(matter.toUtf8()))
        return yaml::toJson(*read).toObject().value("title"_L1).toVariant().toString().simplified();
    for (const QStringView line : matter.tokenize(u'\n'))
        if (line.startsWith("title:"_L1))
            return line.sliced(6).trimmed().toString();
    return {};
}

} // namespace

QString entryPath(const project::Project &project, QDate day)
{
    const QString date = day.toString(Qt::ISODate);
    return project.diaryFolder() % u'/' % date.first(4) % u'/' % date % u".md";
}

QString newEntryText(const QString &place, const QDateTime &now)
{
    const Stamp stamp{now.date(), QTime(now.time().hour(), now.time().minute()), place};
    return u"# \n\n"_s % writeStamp(stamp) % u"\n\n"_s;
}

QString placeLastUsed(const project::Project &project, const project::Tree &tree)
{
    // Who has named no place for so long means the project's.
    constexpr int most = 60;
    int looked = 0;
    for (const auto &document : tree.documents) {
        if (!isEntry(document) || ++looked > most)
            break;
        const auto bytes = readFile(project.root % u'/' % document.path, 1 << 20);
        if (!bytes)
            continue;
        const auto stamps = outlineOf(decodeText(*bytes).text).stamps;
        for (auto at = stamps.crbegin(); at != stamps.crend(); ++at)
            if (isWorthSuggesting(at->stamp.place))
                return at->stamp.place;
    }
    return project.config.place;
}

Result<QString> openOrMakeToday(const project::Project &project, const project::Tree &tree, const QDateTime &now)
{
    const QDate day = project::today(project.config, now);
    const QString path = entryPath(project, day);
    if (QFileInfo::exists(path))
        return path;
    for (const auto &document : tree.documents)
        if (isEntry(document) && document.date == day && QFileInfo::exists(project.root % u'/' % document.path))
            return project.root % u'/' % document.path;
    const auto written = project::mayWrite(project).and_then([&] { return createFile(path, newEntryText(placeLastUsed(project, tree), now).toUtf8()); });
    if (!written)
        return std::unexpected(written.error());
    return path;
}

Summary summarize(const QString &text)
{
    Summary summary;
    summary.promises = openPromises(text);
    QString firstLine;
    QString frontTitle;
    QStringView fence;
    QStringView body = text;
    if (const auto matter = findFrontMatter(text)) {
        body = body.sliced(matter->end);
        frontTitle = titleOf(matter->yaml);
    }
    for (const QStringView whole : body.tokenize(u'\n')) {
        const QStringView line = whole.trimmed();
        bool within = false;
        for (const QChar c : line) {
            const bool blank = c.isSpace();
            summary.words += !blank && !within;
            summary.characters += !blank && !c.isLowSurrogate();
            within = !blank;
        }
        if (!fence.isEmpty()) {
            if (line.startsWith(fence))
                fence = {};
            continue;
        }
        fence = fenceOf(line);
        if (!fence.isEmpty()) {
            if (line.sliced(fence.size()).trimmed() == u"plot")
                ++summary.figures;
            continue;
        }
        summary.pictures += picturesIn(line);
        if (summary.title.isEmpty() && line.startsWith(u"# "))
            summary.title = line.sliced(2).trimmed().toString();
        if (firstLine.isEmpty() && !line.startsWith(u'#') && parseStamps(line).isEmpty())
            firstLine = beginning(line, 80);
    }
    if (summary.title.isEmpty())
        summary.title = frontTitle.isEmpty() ? firstLine : frontTitle;
    return summary;
}

QMap<QDate, double> weights(const project::Tree &tree, const project::TextIndex *index, QDate first, QDate last)
{
    const auto isMeant = [&](const TreeDocument &document) { return isEntry(document) && document.date >= first && document.date <= last; };
    QMap<QDate, double> days;
    for (const auto &document : tree.documents)
        if (isMeant(document))
            days.insert(document.date, 0.5);
    QMap<QDate, double> known;
    if (index)
        for (const auto &text : index->texts())
            if (isMeant(text.document) && days.contains(text.document.date))
                // 100 bytes are next to nothing, 10 kB a long day; between them by magnitude.
                known[text.document.date] = std::max(known.value(text.document.date), std::clamp((std::log10(double(text.size) + 1) - 2.0) / 2.0, 0.0, 1.0));
    days.insert(known);
    return days;
}

QList<TreeDocument> onThisDay(const project::Tree &tree, QDate day)
{
    QList<TreeDocument> found;
    for (const auto &document : tree.documents)
        if (isEntry(document) && document.date.isValid() && document.date.month() == day.month()
            && document.date.day() == day.day() && document.date.year() != day.year())
            found.append(document);
    return found;
}

} // namespace yeonji::diary
