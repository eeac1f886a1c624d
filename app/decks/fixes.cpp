// SPDX-License-Identifier: GPL-3.0-or-later
#include "decks/fixes.h"

#include "core/hangul.h"
#include "decks/edits.h"
#include "decks/lint.h"
#include "decks/openelements.h"
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
    QList<Comment> comments;   // of the slide
    Slide slide;
    int heading = 0;   // its first heading; 0: none
    int body = 0;      // the first line that is none of rule, directive, style, background and heading

    QString at(int line) const { return written.value(line - 1); }
    TextLine kind(int line) const { return kinds.value(line - 1); }
    bool blank(int line) const { return at(line).trimmed().isEmpty(); }
};

// `![bg right](a.png)`: stands beside or behind what the slide says.
bool isBackground(const QString &line)
{
    static const QRegularExpression pictures(u"^\\s*(?:!\\[(?:[^\\]\\n]*\\s)?bg(?:\\s[^\\]\\n]*)?\\]\\([^\\n]*?\\)\\s*)+$"_s);
    return pictures.match(line).hasMatch();
}

std::optional<Lines> linesOfSlide(const QString &text, int number)
{
    const QList<Slide> slides = slidesOf(text);
    if (number < 0 || number >= slides.size())
        return std::nullopt;
    Lines lines{text.split(u'\n'), linesOf(text), commentsOf(text), slides.at(number)};
    lines.comments.removeIf([&](const Comment &one) { return one.first < lines.slide.first || one.first > lines.slide.last; });
    lines.body = number == 0 ? lines.slide.body : lines.slide.first + (lines.slide.ruled ? 1 : 0);
    while (lines.body <= lines.slide.last) {
        const TextLine kind = lines.kind(lines.body);
        const QString bare = lines.at(lines.body).trimmed();
        if (kind.heading > 0 && lines.heading == 0) {
            lines.heading = lines.body;
            lines.body = kind.end + 1;
            continue;
        }
        const bool begins = kind.begins != Begins::Nothing;
        const bool silent = bare.isEmpty() || (begins && isBackground(bare)) || (begins && (bare.startsWith(u"<!--") || bare.startsWith(u"<style"))) || (!begins && kind.code);
        if (!silent)
            break;
        ++lines.body;
    }
    for (int line = lines.body; line <= lines.slide.last && lines.heading == 0; ++line)
        if (lines.kind(line).heading > 0)
            lines.heading = line;
    return lines;
}

// Elements that are open above a line, so that a slide that began there would end what it did not begin.
bool isWithinElement(const Lines &lines, int end)
{
    OpenElements open;
    for (int line = lines.body; line < end; ++line)
        if (!lines.kind(line).code)
            open.read(lines.at(line));
    return open.any();
}

bool mayDivideAt(const Lines &lines, int line)
{
    if (line <= lines.body || line > lines.slide.last || lines.kind(line).begins == Begins::Nothing)
        return false;
    // A heading belongs to what is below.
    int above = line - 1;
    while (above > lines.body && lines.blank(above))
        --above;
    if (lines.kind(above).end == above)
        return false;
    // Notes and styles belong to what is above.
    return !lines.at(line).trimmed().startsWith(u'<') && !isWithinElement(lines, line);
}

// What makes the columns in which a line stands, as far as they have begun.
QString columnsAt(const Lines &lines, int line)
{
    QString columns;
    for (const Comment &one : lines.comments) {
        static const QRegularExpression begins(u"^columns(?!\\s*:\\s*(?:end|false|no)\\s*$)(?:\\s*:.*)?$"_s), ends(u"^columns\\s*:"_s), next(u"^column(?:\\s*:.*)?$"_s);
        if (one.first >= line || !one.alone)
            continue;
        if (begins.match(one.content).hasMatch())
            columns = u"<!-- "_s % one.content % u" -->\n"_s;
        else if (ends.match(one.content).hasMatch())
            columns.clear();
        else if (!columns.isEmpty() && next.match(one.content).hasMatch())
            columns += u"<!-- column -->\n"_s;
    }
    return columns;
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
QString continued(const Lines &lines, bool korean)
{
    static const QRegularExpression already(u"\\s*\\((?:계속|continued)\\)\\s*$"_s), closing(u"\\s+#+\\s*$"_s);
    const TextLine kind = lines.kind(lines.heading);
    QString again = lines.at(lines.heading);
    for (int line = lines.heading + 1; line < kind.end; ++line)
        again += u' ' % lines.at(line).trimmed();
    if (kind.end > lines.heading)
        again = QString(kind.heading, u'#') % u' ' % again.trimmed();
    again.remove(u'\r').remove(closing).remove(already);
    while (again.endsWith(u' '))
        again.chop(1);
    return again % (korean ? u" (계속)" : u" (continued)");
}

// What is said of this slide alone, and holds for both halves.
QString spotDirectives(const Lines &lines)
{
    static const QRegularExpression spot(u"^(?:\\s*(?:_[A-Za-z]+|hide)\\s*:.*(?:\\n|$))+\\s*$"_s);
    QString all;
    for (const Comment &one : lines.comments)
        if (one.alone && one.last < lines.body && spot.match(one.content).hasMatch())
            for (int line = one.first; line <= one.last; ++line)
                all += lines.at(line) % u'\n';
    return all;
}

// The backgrounds above, which both halves stand on.
QString backgrounds(const Lines &lines)
{
    QString all;
    for (int line = lines.slide.first; line < lines.body; ++line)
        if (lines.kind(line).begins == Begins::Block && isBackground(lines.at(line)))
            all += lines.at(line).trimmed() % u"\n\n"_s;
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
    const bool headed = lines->heading > 0 && lines->heading < place;
    const bool divides = headed && dividingLevels(text).at(size_t(lines->kind(lines->heading).heading));
    QString between = lines->blank(place - 1) ? QString() : u"\n"_s;
    if (!divides)
        between += u"---\n\n"_s % spotDirectives(*lines) % backgrounds(*lines);
    if (headed)
        between += continued(*lines, hasHangul(text)) % u"\n\n"_s;
    if (divides)
        between += spotDirectives(*lines) % backgrounds(*lines);
    between += columnsAt(*lines, place);
    if (lines->kind(place).begins == Begins::Row) {
        int head = place;
        while (lines->kind(head - 1).table)
            --head;
        between += lines->at(head) % u'\n' % lines->at(head + 1) % u'\n';
    }
    between.chop(1);
    return withLineBefore(*lines, place, between);
}

QString shrunk(const QString &text, int slide, double pixels, int from)
{
    const auto lines = linesOfSlide(text, slide);
    if (!lines)
        return text;
    const QString style = u"<style scoped>section { font-size: %1px; }</style>"_s.arg(pixels);
    static const QRegularExpression ours(u"^<style scoped>section \\{ font-size: [\\d.]+px; \\}</style>(?=\\s*$)"_s);
    for (int line = std::max(from, lines->slide.first); line <= lines->slide.last; ++line) {
        if (lines->kind(line).fence || !ours.match(lines->at(line)).hasMatch())
            continue;
        QStringList written = lines->written;
        written[line - 1].replace(ours, style);
        return written.join(u'\n');
    }
    // A heading that divides is the first its slide may hold.
    int place = lines->slide.divides && lines->heading > 0 ? lines->kind(lines->heading).end + 1
        : slide == 0 ? lines->slide.body : lines->slide.first + (lines->slide.ruled ? 1 : 0);
    place = std::max(place, from);
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

QString withTypography(const QString &text, const Expansion &expansion)
{
    QString better = text, shown = expansion.text;
    // A fix may stand in another's way; what is left is found again.
    for (int pass = 0; pass < 3; ++pass) {
        QList<project::TextEdit> edits, apart;
        for (const Remark &remark : lintText(shown, {}))
            if (expansion.placeOf(remark.finding.line).file.isEmpty())
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
        shown = project::applied(shown, apart);
        // No fix adds a line or takes one away.
        for (project::TextEdit &edit : apart)
            edit.line = expansion.ownLineOf(edit.line + 1) - 1;
        better = project::applied(better, apart);
    }
    return better;
}

} // namespace yeonji::decks
