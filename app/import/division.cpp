// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/division.h"

#include "core/filekinds.h"
#include "core/frontmatter.h"
#include "core/text.h"
#include "core/words.h"
#include "core/writtenday.h"
#include "diary/outline.h"
#include "import/oldtext.h"
#include "project/tree.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <limits>

using namespace Qt::StringLiterals;

namespace yeonji::importing {

namespace {

constexpr qsizetype longestTitle = 60;

// Where each line begins, and the end; line ends as decodeText() counts them.
QList<qsizetype> lineStarts(QByteArrayView bytes)
{
    QList<qsizetype> starts{0};
    for (qsizetype i = 0; i < bytes.size(); ++i)
        if (bytes[i] == '\n' || (bytes[i] == '\r' && !(i + 1 < bytes.size() && bytes[i + 1] == '\n')))
            starts.append(i + 1);
    if (starts.last() != bytes.size())
        starts.append(bytes.size());
    return starts;
}

// A line that is a date and nothing else, as blogs set it under the title.
QDate dateAlone(const QString &line)
{
    static const QRegularExpression end(
        uR"(^\.?(?:[ ,]*(?:\(?[월화수목금토일]요?일?\)?|\(?[A-Z][a-z]+\)?))?(?: \d{1,2}:\d{2}(?::\d{2})?)?$)"_s);
    const auto day = writtenDay(line);
    return day && end.match(line.sliced(day->length)).hasMatch() ? day->date : QDate();
}

// A title that begins with its day.
QDate dateOfTitle(const QString &line)
{
    static const QRegularExpression sentence(uR"(^\d{4}.*[.!?]$|^\d{4}[\d. /_년월일-]*(?<! )에)"_s);
    if (line.size() > longestTitle || sentence.match(line).hasMatch())
        return {};
    if (const QDate date = project::dateOfName(line); date.isValid())
        return date;
    static const QRegularExpression begin(uR"(^(?:\S{1,12} )?(\d{4}(?:\. ?\d{1,2}\. ?\d{1,2}|년 ?\d{1,2}월 ?\d{1,2}일))(?![\d]))"_s);
    const auto match = begin.match(line);
    return match.hasMatch() && !line.endsWith(u'.') ? dateAlone(match.captured(1)) : QDate();
}

QDate dayOf(const QString &text, const diary::Outline &outline, const QString &file)
{
    if (outline.date.isValid())
        return outline.date;
    int seen = 0;
    for (const QStringView whole : QStringView(text).tokenize(u'\n')) {
        QString line = whole.trimmed().toString();
        if (line.isEmpty())
            continue;
        if (++seen > 3 || line == "---"_L1 || line.startsWith("```"_L1) || line.startsWith("~~~"_L1))
            break;
        static const QRegularExpression marks(u"^#+[ \\t]+"_s);
        line.remove(marks);
        if (const QDate date = seen == 1 ? dateOfTitle(line) : QDate(); date.isValid())
            return date;
        if (const QDate date = dateAlone(line); date.isValid())
            return date;
    }
    return project::dateOfName(QFileInfo(file).fileName());
}

// Plain text knows no paragraphs of Markdown: there each line that is a stamp counts. Only a fenced block that
// is closed again hides some, and front matter.
QList<diary::StampLine> stampLines(const QStringList &lines, int firstLine)
{
    static const QRegularExpression fence(uR"(^ {0,3}(`{3,}|~{3,}))"_s);
    QList<diary::StampLine> found;
    qsizetype unclosed[2] = {std::numeric_limits<qsizetype>::max(), std::numeric_limits<qsizetype>::max()};
    for (qsizetype i = firstLine - 1; i < lines.size(); ++i) {
        const QString line = lines.at(i).normalized(QString::NormalizationForm_C);
        if (const auto open = fence.match(line); open.hasMatch()) {
            // Where one was not closed, none as long is that follows: they are looked for once.
            qsizetype &shortest = unclosed[open.capturedView(1).startsWith(u'~')];
            if (open.capturedLength(1) >= shortest)
                continue;
            const auto end = std::find_if(lines.begin() + i + 1, lines.end(), [&open](const QString &later) {
                const QString text = later.trimmed();
                return text.startsWith(open.captured(1)) && text.count(text.front()) == text.size();
            });
            if (end != lines.end())
                i = end - lines.begin();
            else
                shortest = open.capturedLength(1);
            continue;
        }
        for (const diary::Stamp &stamp : diary::parseStamps(line))
            found.append({int(i) + 1, stamp});
    }
    return found;
}

// Front matter alone makes no entry.
bool hasWords(const QString &text)
{
    return diary::outlineOf(text).words > 0;
}

} // namespace

Result<QList<Part>> divide(QByteArrayView source, const QString &file)
{
    DecodedText decoded = decodeText(source);
    const auto old = decoded.format.valid ? std::nullopt : readOldText(source);
    if (old) {
        source = old->utf8;
        decoded = decodeText(source);
    }
    if (!decoded.format.valid || decoded.text.contains(QChar(u'\0')))
        return failure(ErrorKind::BadInput,
                       tr("this is not text in UTF-8; save it as UTF-8 and bring it in again"), file);
    const diary::Outline outline = diary::outlineOf(decoded.text);
    const QList<qsizetype> starts = lineStarts(source);
    const int lineCount = int(starts.size()) - 1;
    if (lineCount < 1)
        return QList<Part>();
    // Where days begin: at the stamps that have a line to themselves, not in a list or a quote. What stands before the first stamp is of its day, unless it has one of its own.
    QList<std::pair<int, QDate>> openings;
    const QStringList lines = decoded.text.split(u'\n');
    QList<diary::StampLine> stamps = outline.stamps;
    if (isPlainTextFile(file)) {
        const auto matter = findFrontMatter(decoded.text);
        stamps = stampLines(lines, matter ? matter->lines + 1 : 1);
    }
    stamps.removeIf([&lines](const diary::StampLine &stamp) { return diary::parseStamps(lines.at(stamp.line - 1)).isEmpty(); });
    QDate own;
    const bool leads = stamps.isEmpty() || hasWords(lines.first(stamps.first().line - 1).join(u'\n'));
    if (leads)
        own = dayOf(decoded.text, outline, file);
    if (own.isValid() || stamps.isEmpty())
        openings.append({1, own});
    for (const auto &[line, stamp] : std::as_const(stamps)) {
        const int from = openings.isEmpty() ? 1 : line;
        if (!openings.isEmpty() && openings.last().first == from)
            openings.last().second = stamp.date;  // of two on a line the last opens what follows
        else
            openings.append({from, stamp.date});
    }
    QList<Part> parts;
    for (qsizetype i = 0; i < openings.size(); ++i) {
        const auto [first, day] = openings.at(i);
        const int last = i + 1 < openings.size() ? openings.at(i + 1).first - 1 : lineCount;
        auto part = std::ranges::find(parts, day, &Part::day);
        if (part == parts.end())
            part = parts.insert(parts.end(), Part{day, {}, {}, {}, old ? old->encoding : QString()});
        part->bytes += source.sliced(starts.at(first - 1), starts.at(last) - starts.at(first - 1));
        if (!part->lines.isEmpty() && part->lines.last().second + 1 == first)
            part->lines.last().second = last;
        else
            part->lines.append({first, last});
    }
    for (Part &part : parts)
        part.title = diary::outlineOf(decodeText(part.bytes).text).title;
    return parts;
}

} // namespace yeonji::importing
