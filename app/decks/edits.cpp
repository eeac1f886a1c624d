// SPDX-License-Identifier: GPL-3.0-or-later
#include "decks/edits.h"

#include "decks/slides.h"

#include <QRegularExpression>

#include <numeric>
#include <tuple>

using namespace Qt::StringLiterals;

namespace yeonji::decks {

namespace {

// A slide's own words, and what is around them where they stand.
struct Piece
{
    QString rule;            // the `---` above with its line end; empty: the first slide, or a heading divides
    QString before, after;   // blank lines
    QString words;           // without blank lines around, and without an end of line
    qsizetype heading = 0;   // where the heading ends that begins it and divides, so that it needs no rule; 0: none does
    qsizetype lead = 0, leadEnd = 0;   // of the first slide: where such a heading is below comments; 0: it is not
    bool home = true;        // stands where it stood, below the slide it stood below
};

struct Pieces
{
    QString head;            // front matter
    QList<Piece> slides;

    QString text() const;
};

qsizetype blankLinesAtStart(QStringView text)
{
    qsizetype end = 0;
    for (qsizetype i = 0; i < text.size() && text.at(i).isSpace(); ++i)
        if (text.at(i) == u'\n')
            end = i + 1;
    return end;
}

Pieces piecesOf(const QString &text)
{
    const QStringView whole(text);
    QList<qsizetype> starts{0};
    for (qsizetype at = text.indexOf(u'\n'); at >= 0; at = text.indexOf(u'\n', at + 1))
        starts.append(at + 1);
    const auto startOf = [&](int line) { return line - 1 < starts.size() ? starts.at(line - 1) : text.size(); };
    Pieces pieces;
    const QList<TextLine> lines = linesOf(text);
    for (const Slide &slide : slidesOf(text)) {
        Piece piece;
        qsizetype from = startOf(slide.first);
        const qsizetype to = startOf(slide.last + 1);
        if (pieces.slides.isEmpty()) {
            const qsizetype body = startOf(slide.body);
            pieces.head = whole.sliced(from, body - from).toString();
            from = body;
        } else if (slide.ruled) {
            const qsizetype below = startOf(slide.first + 1);
            piece.rule = whole.sliced(from, std::min(below, to) - from).toString();
            from = std::min(below, to);
        }
        QStringView rest = whole.sliced(from, to - from);
        const qsizetype blank = blankLinesAtStart(rest);
        piece.before = rest.first(blank).toString();
        rest = rest.sliced(blank);
        qsizetype end = rest.size();
        while (end > 0 && rest.at(end - 1).isSpace())
            --end;
        // Spaces at the end of the last line are its own.
        const qsizetype lineEnd = rest.indexOf(u'\n', end);
        end = end == 0 ? 0 : lineEnd < 0 ? rest.size() : lineEnd;
        piece.words = rest.first(end).toString();
        piece.after = rest.sliced(end).toString();
        const int first = int(std::ranges::upper_bound(starts, from + blank) - starts.begin());
        int head = first;
        while (slide.divides && head < slide.last && lines.at(head - 1).heading == 0)
            ++head;
        if (slide.divides && piece.rule.isEmpty() && lines.value(head - 1).heading > 0) {
            const qsizetype below = std::min(startOf(lines.at(head - 1).end + 1) - startOf(first), piece.words.size());
            if (head == first)
                piece.heading = below;
            else
                std::tie(piece.lead, piece.leadEnd) = std::pair(startOf(head) - startOf(first), below);
        }
        pieces.slides.append(piece);
    }
    return pieces;
}

QString Pieces::text() const
{
    QString all = head;
    for (qsizetype i = 0; i < slides.size(); ++i) {
        const Piece &piece = slides.at(i);
        QString rule = piece.rule;
        if (i == 0)
            rule.clear();
        else if (rule.isEmpty() && piece.heading == 0 && !piece.home)
            rule = u"---\n"_s;
        // A rule or heading stands on a line of its own, and no words above it become a heading.
        if (i > 0 && !all.isEmpty() && !all.endsWith(u'\n'))
            all += u'\n';
        if (i > 0 && !piece.home && !all.isEmpty() && !all.endsWith(u"\n\n") && !slides.at(i - 1).words.isEmpty())
            all += u'\n';
        if (!rule.isEmpty() && !rule.endsWith(u'\n'))
            rule += u'\n';
        all += rule % piece.before % piece.words % piece.after;
    }
    return all;
}

// The words of `from` where `to` stood: blank lines stay with the place.
Piece inPlaceOf(const Piece &to, const Piece &from)
{
    Piece piece = from;
    piece.before = to.before;
    piece.after = to.after;
    return piece;
}

// Below another slide what stood above its heading would belong to that one.
void putHeadingFirst(Piece &piece)
{
    if (piece.lead == 0)
        return;
    QString heading = piece.words.sliced(piece.lead, piece.leadEnd - piece.lead);
    if (!heading.endsWith(u'\n'))
        heading += u'\n';
    piece.words = heading % piece.words.first(piece.lead) % piece.words.sliced(piece.leadEnd);
    piece.heading = heading.size();
    piece.lead = 0;
    while (piece.words.endsWith(u'\n'))
        piece.words.chop(1);
}

// `order` names which slide comes where; blank lines stay with the places.
QString arranged(const Pieces &pieces, const QList<int> &order)
{
    Pieces result{pieces.head, {}};
    for (qsizetype i = 0; i < order.size(); ++i) {
        const Piece &from = pieces.slides.at(order.at(i));
        result.slides.append(inPlaceOf(pieces.slides.at(i), from));
        result.slides.back().home = i > 0 && order.at(i) == i && order.at(i - 1) == i - 1;
        if (i > 0)
            putHeadingFirst(result.slides.back());
    }
    return result.text();
}

QList<int> sortedWithin(QList<int> slides, qsizetype count)
{
    slides.removeIf([count](int slide) { return slide < 0 || slide >= count; });
    std::ranges::sort(slides);
    slides.erase(std::ranges::unique(slides).begin(), slides.end());
    return slides;
}

// A comment as the slide's first line; below the heading where that begins the slide.
void putFirst(Piece &piece, const QString &comment)
{
    if (piece.heading == 0)
        piece.words.prepend(comment % (piece.words.isEmpty() ? u""_s : u"\n"_s));
    else if (piece.words.at(piece.heading - 1) == u'\n')
        piece.words.insert(piece.heading, QString(comment % u'\n'));
    else
        piece.words.insert(piece.heading, QString(u'\n' % comment));
}

// A comment that says `value` of a key: in quotes where YAML would read something else, and never its word for no.
QString comment(QLatin1StringView key, QString value)
{
    static const QRegularExpression none(u"^(?:false|no)$"_s), more(u"^[-?:,\\[\\]{}#&*!|>'\"%@`]|:(?:\\s|$)|\\s#"_s);
    if (none.match(value).hasMatch())
        value += u'.';
    if (more.match(value).hasMatch())
        value = u'\'' % value.replace(u'\'', u"''"_s) % u'\'';
    return u"<!-- "_s % key % u": "_s % value % u" -->"_s;
}

// A comment as it stands in the text, without what it says of a key; empty: it says nothing else.
QString spokenWithout(QLatin1StringView key, const QString &comment)
{
    static const QRegularExpression marks(u"^(<!--+\\s*)([\\s\\S]*?)(\\s*--+>)$"_s);
    const auto parts = marks.match(comment);
    const QRegularExpression told(u"^[ \\t]*"_s % key % u"[ \\t]*:[^\\n]*(?:\\n|$)"_s, QRegularExpression::MultilineOption);
    QString others = parts.captured(2).remove(told);
    if (others.trimmed().isEmpty())
        return {};
    // What was last left the end of the line above.
    if (others.endsWith(u'\n'))
        others.chop(others.endsWith(u"\r\n") ? 2 : 1);
    return parts.captured(1) % others % parts.captured(3);
}

// The text without what its comments say of a key on these slides.
QString without(const QString &text, QLatin1StringView key, const QList<int> &slides)
{
    const QList<TextLine> lines = linesOf(text);
    const QList<Slide> all = slidesOf(text);
    const QList<Comment> comments = commentsOf(text);
    const auto isBlank = [&](int line) { return text.section(u'\n', line - 1, line - 1).trimmed().isEmpty(); };
    // Words on both sides stay apart, and none become a heading.
    const auto areApart = [&](const Comment &comment) {
        const int above = comment.first - 1;
        const Slide &slide = all.at(lines.at(above).slide);
        return above == 0 || isBlank(above) || isBlank(comment.last + 1) || lines.at(above - 1).code || lines.at(above - 1).end == above
            || (slide.ruled && slide.first == above);
    };
    QString rest = text;
    for (auto comment = comments.crbegin(); comment != comments.crend(); ++comment) {
        if (!slides.contains(lines.at(comment->first - 1).slide) || !speaksOf(*comment, key))
            continue;
        qsizetype from = comment->from, to = comment->to;
        QString instead;
        if (const QString others = spokenWithout(key, rest.sliced(from, to - from)); !others.isEmpty()) {
            instead = others;
        } else if (comment->alone) {
            from = rest.lastIndexOf(u'\n', from) + 1;
            const qsizetype end = rest.indexOf(u'\n', to);
            to = end < 0 ? rest.size() : end + 1;
            instead = areApart(*comment) ? QString() : u"\n"_s;
        } else {
            while (from > 0 && rest.at(from - 1) == u' ' && (to == rest.size() || rest.at(to) == u'\n'))
                --from;
        }
        rest.replace(from, to - from, instead);
    }
    return rest;
}

} // namespace

QString moved(const QString &text, const QList<int> &slides, int before)
{
    const Pieces pieces = piecesOf(text);
    const QList<int> going = sortedWithin(slides, pieces.slides.size());
    QList<int> order;
    for (int i = 0; i <= pieces.slides.size(); ++i) {
        if (i == std::clamp(before, 0, int(pieces.slides.size())))
            order += going;
        if (i < pieces.slides.size() && !going.contains(i))
            order.append(i);
    }
    if (std::ranges::is_sorted(order))
        return text;
    return arranged(pieces, order);
}

QString duplicated(const QString &text, const QList<int> &slides)
{
    Pieces pieces = piecesOf(text);
    const QList<int> twice = sortedWithin(slides, pieces.slides.size());
    if (twice.isEmpty())
        return text;
    for (auto slide = twice.crbegin(); slide != twice.crend(); ++slide) {
        Piece copy = pieces.slides.at(*slide);
        Piece &original = pieces.slides[*slide];
        putHeadingFirst(copy);
        // The file's end stays the file's end.
        if (copy.rule.isEmpty() && copy.before.isEmpty() && copy.heading == 0)
            copy.before = u"\n"_s;
        if (*slide + 1 == pieces.slides.size())
            original.after = u"\n\n"_s;
        copy.home = false;
        pieces.slides.insert(*slide + 1, copy);
    }
    return pieces.text();
}

QString removed(const QString &text, const QList<int> &slides)
{
    Pieces pieces = piecesOf(text);
    const QList<int> going = sortedWithin(slides, pieces.slides.size());
    if (going.isEmpty())
        return text;
    const Piece first = pieces.slides.constFirst(), last = pieces.slides.constLast();
    for (auto slide = going.crbegin(); slide != going.crend(); ++slide) {
        pieces.slides.removeAt(*slide);
        if (*slide < pieces.slides.size())
            pieces.slides[*slide].home = false;
    }
    if (pieces.slides.isEmpty())
        pieces.slides.append(Piece{{}, first.before, last.after, {}, 0});
    pieces.slides.first().before = first.before;
    pieces.slides.last().after = last.after;
    return pieces.text();
}

Added added(const QString &text, const QString &words)
{
    const QString between = text.endsWith(u"\n\n") ? u""_s : text.isEmpty() || text.endsWith(u'\n') ? u"\n"_s : u"\n\n"_s;
    const QString longer = text % between % u"---\n\n" % words;
    const QList<Slide> slides = slidesOf(longer);
    const int last = int(slides.size()) - 1;
    const auto backup = std::ranges::find_if(slides, &Slide::backup);
    const int place = backup == slides.cend() ? last : int(backup - slides.cbegin());
    return {moved(longer, {last}, place), place};
}

QString withVisible(const QString &text, const QList<int> &slides, Visible visible, const QString &reason)
{
    Pieces pieces = piecesOf(without(text, "hide"_L1, slides));
    QString said = reason.trimmed();
    said.remove(u"--"_s).replace(u'\n', u' ');
    if (visible == Visible::No)
        for (const int slide : sortedWithin(slides, pieces.slides.size()))
            putFirst(pieces.slides[slide], comment("hide"_L1, said.isEmpty() ? u"true"_s : said));
    return pieces.text();
}

QString withBackupFrom(const QString &text, int slide)
{
    const QList<Slide> slides = slidesOf(text);
    if (slide < 0 || slide >= slides.size())
        return text;
    const bool had = std::ranges::any_of(commentsOf(text), [here = slides.at(slide)](const Comment &one) {
        return one.first >= here.first && one.first <= here.last && says(one, "backup"_L1);
    });
    QList<int> all(slides.size());
    std::iota(all.begin(), all.end(), 0);
    Pieces pieces = piecesOf(without(text, "backup"_L1, all));
    if (!had)
        putFirst(pieces.slides[slide], comment("backup"_L1, u"true"_s));
    return pieces.text();
}

QString withSectionAt(const QString &text, int slide, const QString &name)
{
    Pieces pieces = piecesOf(without(text, "section"_L1, {slide}));
    if (slide < 0 || slide >= pieces.slides.size())
        return text;
    const QString said = QString(name).remove(u"--"_s).simplified();
    if (!said.isEmpty())
        putFirst(pieces.slides[slide], comment("section"_L1, said));
    return pieces.text();
}

} // namespace yeonji::decks
