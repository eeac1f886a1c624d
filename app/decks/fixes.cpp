// SPDX-License-Identifier: GPL-3.0-or-later
#include "decks/fixes.h"

#include "core/hangul.h"
#include "decks/edits.h"
#include "decks/lint.h"
#include "decks/slides.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace yeonji::decks {

namespace {

// A slide's lines; numbers are from 1 as everywhere.
struct Lines
{
    QStringList written;
    QList<TextLine> kinds;
    Slide slide;
    int heading = 0;   // its first heading; 0: none
    int body = 0;      // the first line that is none of rule, directive, style and heading

    QString at(int line) const { return written.value(line - 1); }
    bool code(int line) const { return kinds.value(line - 1).code; }
    bool blank(int line) const { return at(line).trimmed().isEmpty(); }
};

std::optional<Lines> linesOfSlide(const QString &text, int number)
{
    const QList<Slide> slides = slidesOf(text);
    if (number < 0 || number >= slides.size())
        return std::nullopt;
    Lines lines{text.split(u'\n'), linesOf(text), slides.at(number)};
    const int first = number == 0 ? lines.slide.body : lines.slide.first + (lines.slide.ruled ? 1 : 0);
    for (lines.body = first; lines.body <= lines.slide.last; ++lines.body) {
        if (lines.kinds.at(lines.body - 1).heading > 0 && lines.heading == 0) {
            lines.heading = lines.body;
            continue;
        }
        const QString bare = lines.at(lines.body).trimmed();
        const bool silent = bare.isEmpty() || bare.startsWith(u"<!--") || bare.startsWith(u"<style")
            || (lines.code(lines.body) && lines.code(lines.body - 1) && !bare.startsWith(u"```") && !bare.startsWith(u"~~~"));
        if (!silent)
            break;
    }
    return lines;
}

bool isItem(const QString &line)
{
    static const QRegularExpression item(u"^(?:[-+*]|\\d{1,9}[.)])[ \\t]"_s);
    return item.match(line).hasMatch();
}

bool isRow(const QString &line)
{
    return line.trimmed().startsWith(u'|');
}

bool mayDivideAt(const Lines &lines, int line)
{
    if (line <= lines.body || line > lines.slide.last || lines.blank(line))
        return false;
    // Notes and styles belong to what is above; within a fence its blank lines are code too.
    if (lines.at(line).trimmed().startsWith(u'<'))
        return false;
    if (lines.code(line))
        return !lines.code(line - 1) && lines.blank(line - 1);
    if (lines.kinds.at(line - 1).heading > 0 || isItem(lines.at(line)))
        return true;
    // Two rows at least stay below the head.
    if (isRow(lines.at(line)))
        return isRow(lines.at(line - 1)) ? isRow(lines.at(line - 2)) && isRow(lines.at(line - 3)) : true;
    return lines.blank(line - 1) && !lines.at(line).startsWith(u' ') && !lines.at(line).startsWith(u'\t');
}

int middleOf(const Lines &lines)
{
    const auto weight = [&lines](int line) { return lines.blank(line) ? 0 : 40 + lines.at(line).size(); };
    qsizetype all = 0, half = 0;
    for (int line = lines.body; line <= lines.slide.last; ++line)
        all += weight(line);
    for (int line = lines.body; line <= lines.slide.last; ++line)
        if ((half += weight(line)) * 2 >= all)
            return line + 1;
    return lines.slide.last;
}

// The place nearest to the wanted line, above it rather than below.
int placeToDivide(const Lines &lines, int wanted)
{
    for (int line = std::min(wanted, lines.slide.last); line > lines.body; --line)
        if (mayDivideAt(lines, line))
            return line;
    for (int line = wanted + 1; line <= lines.slide.last; ++line)
        if (mayDivideAt(lines, line))
            return line;
    return 0;
}

// `## Results ##` → `## Results (계속) ##` would be no more than `## Results (계속)`.
QString continued(const QString &heading, bool korean)
{
    static const QRegularExpression already(u"\\s*\\((?:계속|continued)\\)\\s*$"_s), closing(u"\\s+#+\\s*$"_s);
    QString again = heading;
    again.remove(u'\r').remove(closing).remove(already);
    while (again.endsWith(u' '))
        again.chop(1);
    return again % (korean ? u" (계속)" : u" (continued)");
}

QString spotDirectives(const Lines &lines)
{
    static const QRegularExpression spot(u"^[ \\t]*<!--+\\s*_[A-Za-z]+\\s*:[^\\n]*--+>\\s*$"_s);
    QString all;
    for (int line = lines.slide.first; line < lines.body; ++line)
        if (spot.match(lines.at(line)).hasMatch())
            all += lines.at(line) % u'\n';
    return all;
}

QString withLineBefore(const Lines &lines, int line, const QString &inserted)
{
    QStringList written = lines.written;
    written.insert(line - 1, inserted);
    return written.join(u'\n');
}

} // namespace

QString split(const QString &text, int slide, int line)
{
    const auto lines = linesOfSlide(text, slide);
    if (!lines)
        return text;
    const int place = placeToDivide(*lines, line > 0 ? line : middleOf(*lines));
    if (place == 0)
        return text;
    const bool divides = lines->slide.divides && lines->heading > 0;
    QString between = lines->blank(place - 1) ? QString() : u"\n"_s;
    if (!divides)
        between += u"---\n\n"_s % spotDirectives(*lines);
    if (lines->heading > 0)
        between += continued(lines->at(lines->heading), hasHangul(text)) % u"\n\n"_s;
    if (divides)
        between += spotDirectives(*lines);
    if (isRow(lines->at(place)) && isRow(lines->at(place - 1))) {
        int head = place;
        while (head - 1 >= lines->body && isRow(lines->at(head - 1)))
            --head;
        between += lines->at(head) % u'\n' % lines->at(head + 1) % u'\n';
    }
    between.chop(1);
    return withLineBefore(*lines, place, between);
}

QString shrunk(const QString &text, int slide, double pixels)
{
    const auto lines = linesOfSlide(text, slide);
    if (!lines)
        return text;
    const QString style = u"<style scoped>section { font-size: %1px; }</style>"_s.arg(pixels);
    static const QRegularExpression ours(u"^<style scoped>section \\{ font-size: [\\d.]+px; \\}</style>(?=\\s*$)"_s);
    for (int line = lines->slide.first; line <= lines->slide.last; ++line) {
        if (!ours.match(lines->at(line)).hasMatch())
            continue;
        QStringList written = lines->written;
        written[line - 1].replace(ours, style);
        return written.join(u'\n');
    }
    // A heading that divides is the first its slide may hold.
    int place = lines->slide.divides && lines->heading > 0 ? lines->heading + 1
        : slide == 0 ? lines->slide.body : lines->slide.first + (lines->slide.ruled ? 1 : 0);
    while (place < lines->slide.last && lines->blank(place))
        ++place;
    return withLineBefore(*lines, place, style);
}

QString movedToBackup(const QString &text, const QList<int> &slides)
{
    const QList<Slide> all = slidesOf(text);
    const int count = int(all.size());
    QList<int> going = slides;
    going.removeIf([&all, count](int slide) { return slide < 0 || slide >= count || all.at(slide).backup; });
    if (going.isEmpty() || going.size() == count)
        return text;
    const QString ordered = moved(text, going, count);
    return all.constLast().backup ? ordered : withBackupFrom(ordered, count - int(going.size()));
}

QString withTypography(const QString &text)
{
    QString better = text;
    // A fix may stand in another's way; what is left is found again.
    for (int pass = 0; pass < 3; ++pass) {
        QList<project::TextEdit> edits, apart;
        for (const Remark &remark : lintText(better, {}))
            edits += remark.fix;
        std::ranges::stable_sort(edits, {}, [](const project::TextEdit &edit) { return std::pair(edit.line, edit.column); });
        std::pair<int, qsizetype> free{0, -1};
        for (const project::TextEdit &edit : std::as_const(edits)) {
            if (std::pair<int, qsizetype>(edit.line, edit.column) <= free)
                continue;
            apart.append(edit);
            free = {edit.line, edit.column + edit.removed.size()};
        }
        if (apart.isEmpty())
            break;
        better = project::applied(better, apart);
    }
    return better;
}

} // namespace yeonji::decks
