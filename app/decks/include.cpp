// SPDX-License-Identifier: GPL-3.0-or-later
#include "decks/include.h"

#include "core/names.h"
#include "core/textfile.h"
#include "decks/addresses.h"
#include "decks/directives.h"
#include "decks/slides.h"
#include "core/words.h"

#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QMap>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <ranges>
#include <utility>

using namespace Qt::StringLiterals;

namespace yeonji::decks {

namespace {

constexpr int deepest = 8;
constexpr int mostSlides = 2000;
constexpr qint64 largest = 8 << 20;

// `other.md#title` of a comment that includes; empty: it does not.
QString includedBy(const QList<Directive> &said)
{
    const auto include = std::ranges::find(said, u"include"_s, &Directive::key);
    return include == said.end() ? QString() : include->lines.first().section(u':', 1).trimmed();
}

// A heading as it is read: without marks of Markdown.
QString headingText(const QString &line)
{
    static const QRegularExpression around(u"^\\s*#+\\s*|\\s+#+\\s*$|<!--.*?-->|[*_`]"_s);
    return QString(line).remove(around).simplified();
}

// Letters and digits: a title may be written as in a link (`#the-title`).
QString bare(const QString &title)
{
    static const QRegularExpression others(u"[^\\p{L}\\p{N}]+"_s);
    return QString(title).remove(others).toCaseFolded();
}

// Another deck, read.
struct Deck
{
    QString file;         // canonical
    QStringList lines;
    QList<qsizetype> starts;   // of each line in the text as it was read
    QList<TextLine> kinds;
    QList<Slide> slides;
    QList<Comment> comments;
    QList<bool> silent;   // of each line: it shows nothing and includes nothing
    struct Include
    {
        int last = 0;     // the comment's last line
        bool alone = false;
        QString wanted;
        QStringList others;   // what else the comment says, a comment of its own
    };
    QHash<int, Include> includes;   // by the comment's first line
    struct Head
    {
        QString title;
        int level = 0;
    };
    QList<Head> heads;    // of each slide its first heading

    Deck(const QString &path, const QString &text)
        : file(path), lines(text.split(u'\n')), kinds(linesOf(text)), slides(slidesOf(text)), comments(commentsOf(text)), heads(slides.size())
    {
        qsizetype start = 0;
        for (int i = 0; i < lines.size(); ++i) {
            starts.append(start);
            start += lines.at(i).size() + 1;
            silent.append(lines.at(i).trimmed().isEmpty());
            if (Head &head = heads[kinds.at(i).slide]; kinds.at(i).heading > 0 && head.level == 0)
                head = {headingText(lines.at(i)), kinds.at(i).heading};
        }
        for (int line = 1; line <= std::min(slides.first().body - 1, int(lines.size())); ++line)
            silent[line - 1] = true;
        for (const Slide &slide : slides)
            if (slide.ruled)
                silent[slide.first - 1] = true;
        for (const Comment &comment : comments)
            readComment(comment);
    }

    // Local directives of a slide, which count onward, count on it alone, and global ones not at all. Returns
    // what was said from it on.
    QMap<QString, QStringList> keepToItself(int slide)
    {
        QMap<QString, QStringList> onward;
        QSet<QString> spots;
        const auto here = [&](const Comment &comment) { return comment.first >= bodyOf(slide) && comment.last <= slides.at(slide).last; };
        for (const Comment &comment : comments)
            for (const Directive &one : here(comment) ? directivesIn(comment.content) : QList<Directive>())
                if (one.reach == Directive::Reach::Slide)
                    spots.insert(one.key);
        QList<std::pair<const Comment *, QString>> changed;
        for (const Comment &comment : comments) {
            if (!here(comment))
                continue;
            QStringList said = comment.content.split(u'\n');
            for (const Directive &one : directivesIn(comment.content)) {
                const bool divider = one.key == "backup"_L1;
                if (one.reach == Directive::Reach::Onward)
                    onward[one.key] = one.lines;
                if (divider || one.reach == Directive::Reach::Deck || (one.reach == Directive::Reach::Onward && spots.contains(one.key)))
                    for (qsizetype i = 0; i < one.lines.size(); ++i)
                        said[one.first + i].clear();
                else if (one.reach == Directive::Reach::Onward)
                    said[one.first] = u'_' + said.at(one.first).trimmed();
            }
            if (const QString content = said.join(u'\n'); content != comment.content)
                changed.append({&comment, content});
        }
        // Those in front of others on a line stay where they are.
        for (const auto &[comment, content] : std::views::reverse(changed))
            rewrite(*comment, content);
        return onward;
    }

    // The first line of a slide's own words.
    int bodyOf(int slide) const
    {
        const Slide &one = slides.at(slide);
        return slide == 0 ? one.body : one.first + (one.ruled ? 1 : 0);
    }

    // [from, to) of slides that a title names; from < 0: none has it.
    std::pair<int, int> named(const QString &title) const
    {
        const int count = int(slides.size());
        if (title.isEmpty())
            return {0, int(std::ranges::find(slides, true, &Slide::backup) - slides.begin())};
        const auto first = std::ranges::find(heads, bare(title), [](const Head &head) { return bare(head.title); });
        if (first == heads.end())
            return {-1, -1};
        const int from = int(first - heads.begin());
        int to = from + 1;
        while (to < count && (heads.at(to).level == 0 || heads.at(to).level > first->level
                              || (heads.at(to).title.startsWith(first->title % u" ("_s) && heads.at(to).title.endsWith(u')'))))
            ++to;
        return {from, to};
    }

private:
    void readComment(const Comment &comment)
    {
        const QList<Directive> said = directivesIn(comment.content);
        const QString wanted = includedBy(said);
        if (wanted.isEmpty()) {
            for (int line = comment.first; comment.alone && comment.content != "references"_L1 && line <= comment.last; ++line)
                silent[line - 1] = true;
            return;
        }
        if (!includes.contains(comment.first))
            includes.insert(comment.first, {comment.last, comment.alone, wanted, othersOf(said)});
    }

    static QStringList othersOf(const QList<Directive> &said)
    {
        QStringList others;
        for (const Directive &one : said)
            if (one.key != "include"_L1)
                others += one.lines;
        return others.isEmpty() ? others : QStringList{u"<!--"_s} + others + QStringList{u"-->"_s};
    }

    void rewrite(const Comment &comment, const QString &content)
    {
        static const QRegularExpression marks(u"^(<!--+\\s*)[\\s\\S]*?(\\s*--+>)$"_s);
        const QStringList written = lines.sliced(comment.first - 1, comment.last - comment.first + 1);
        const QString whole = written.join(u'\n');
        const qsizetype at = comment.from - starts.at(comment.first - 1), end = comment.to - starts.at(comment.first - 1);
        const auto match = marks.match(whole.sliced(at, end - at));
        const QString made = content.trimmed().isEmpty() ? QString(match.captured().count(u'\n'), u'\n') : match.captured(1) + content + match.captured(2);
        const QStringList now = QString(whole.first(at) + made + whole.sliced(end)).split(u'\n');
        for (qsizetype i = 0; i < now.size(); ++i)
            lines[comment.first - 1 + i] = now.at(i);
        if (const auto include = includes.find(comment.first); include != includes.end() && include->alone)
            include->others = othersOf(directivesIn(content));
    }
};

} // namespace

const Expansion::Piece *Expansion::pieceOf(int line) const
{
    const auto after = std::ranges::upper_bound(m_pieces, line, {}, &Piece::first);
    return after == m_pieces.begin() ? nullptr : &*std::prev(after);
}

Place Expansion::placeOf(int line) const
{
    const Piece *piece = pieceOf(line);
    if (!piece)
        return {{}, line};
    return {piece->file, piece->line + (piece->fixed ? 0 : line - piece->first)};
}

int Expansion::ownLineOf(int line) const
{
    const Piece *piece = pieceOf(line);
    if (!piece)
        return line;
    return piece->own + (piece->fixed || !piece->file.isEmpty() ? 0 : line - piece->first);
}

int Expansion::lineOf(int ownLine) const
{
    int found = ownLine;
    for (const Piece &piece : m_pieces) {
        if (piece.own > ownLine)
            break;
        if (piece.fixed || !piece.file.isEmpty()) {
            if (piece.own == ownLine)
                return piece.first;
        } else {
            found = piece.first + ownLine - piece.own;
        }
    }
    return found;
}

QList<int> Expansion::ownSlides(const QString &deck) const
{
    const QList<Slide> all = slidesOf(text), own = slidesOf(deck);
    QList<int> slides;
    for (qsizetype i = 0; i < all.size(); ++i) {
        const auto after = std::ranges::upper_bound(own, ownLineOf(all.at(i).first), {}, &Slide::first);
        slides.append(isPlain() ? int(i) : std::max(0, int(after - own.begin()) - 1));
    }
    return slides;
}

QString Expansion::fileOf(int first, int last) const
{
    for (int line = first; line <= last; ++line)
        if (const QString file = placeOf(line).file; !file.isEmpty())
            return file;
    return {};
}

int Expansion::ownLineIn(int first, int last) const
{
    for (int line = first; line <= last; ++line)
        if (const Piece *piece = pieceOf(line); !piece || (piece->file.isEmpty() && !piece->fixed))
            return ownLineOf(line);
    return 0;
}

Findings Expansion::placed(const Findings &found) const
{
    Findings all = findings + found;
    std::ranges::stable_sort(all, {}, &Finding::line);
    const QList<Slide> slides = slidesOf(text);
    for (Finding &one : all) {
        if (one.line <= 0)
            continue;
        if (one.slide == 0)
            one.slide = int(std::ranges::upper_bound(slides, one.line, {}, &Slide::first) - slides.begin());
        const Place place = placeOf(one.line);
        one.line = place.line;
        if (!place.file.isEmpty())
            one.file = place.file;
    }
    return all;
}

QList<Origin> Expansion::origins() const
{
    return {m_pieces.begin(), m_pieces.end()};
}

QString toldFrom(const Finding &finding, const QString &deck)
{
    if (finding.line <= 0 || finding.file.isEmpty() || finding.file == deck)
        return finding.message;
    return tr("%1, line %2: %3").arg(QFileInfo(finding.file).fileName(), QString::number(finding.line), finding.message);
}

class Expander
{
public:
    Expander(const QString &file, const QString &root)
        : m_file(QFileInfo(file).absoluteFilePath()), m_folder(QFileInfo(file).absolutePath()),
          m_real(QFileInfo(m_folder).canonicalFilePath()),
          m_root(QFileInfo(root.isEmpty() ? m_folder : root).canonicalFilePath()) {}

    Expansion expand(const QString &text)
    {
        const Deck deck({}, text);
        m_divides = dividingLevels(text);
        m_stack = {{QFileInfo(m_file).canonicalFilePath(), QString()}};
        write(deck, 1, int(deck.lines.size()));
        m_all.text = m_lines.join(u'\n');
        return m_all;
    }

private:
    // Lines [first, last] of a deck, with what they include.
    void write(const Deck &deck, int first, int last)
    {
        const bool own = m_stack.size() == 1, outer = m_hidden;
        for (int line = first; line <= last; ++line) {
            const Slide &slide = deck.slides.at(deck.kinds.at(line - 1).slide);
            if (own)
                m_own = line;
            m_hidden = (!own && outer) || slide.hidden;
            const auto include = deck.includes.constFind(line);
            if (include == deck.includes.cend() || !include->alone) {
                writeLine(deck, line);
                if (include != deck.includes.cend())
                    tell("misplaced-include", tr("%1 is included only where the comment stands alone on its line; give it one").arg(include->wanted), deck, line);
                continue;
            }
            for (const QString &other : include->others)
                put(other, placeIn(deck, line), true);
            this->include(deck, include->wanted, line);
            line = include->last;
            // Notes and directives below it are of the last slide that came, unless there are words to belong to.
            const auto below = deck.silent.sliced(line, std::max(0, std::min(slide.last, last) - line));
            if (below.contains(false))
                rule();
        }
        m_hidden = outer;
    }

    QString seenFrom(const Deck &deck, const QString &line) const
    {
        return rebased(line, QDir(m_real).relativeFilePath(QFileInfo(deck.file).path()));
    }

    void writeLine(const Deck &deck, int line)
    {
        const bool own = m_stack.size() == 1, silent = deck.silent.at(line - 1);
        const Slide &slide = deck.slides.at(deck.kinds.at(line - 1).slide);
        const QString &written = deck.lines.at(line - 1);
        const QString seen = own || deck.kinds.at(line - 1).fence ? written : seenFrom(deck, written);
        const Place place = placeIn(deck, line);
        // What stands above a heading that divides would be the slide's before it.
        if (m_heading > line && silent) {
            m_held.append({seen, place, false});
            return;
        }
        put(seen, place, false);
        if (own && slide.ruled && line == slide.first)
            m_hasWords = false;
        else if (!silent)
            m_hasWords = true;
        if (m_heading > 0 && line == deck.kinds.at(line - 1).end) {
            m_heading = 0;
            for (const auto &[held, from, made] : std::exchange(m_held, {}))
                put(held, from, made);
        }
    }

    void include(const Deck &from, const QString &wanted, int line)
    {
        const qsizetype hash = wanted.indexOf(u'#');
        const QString name = wanted.first(hash < 0 ? wanted.size() : hash).trimmed();
        const QString title = hash < 0 ? QString() : wanted.sliced(hash + 1).trimmed();
        const QString folder = from.file.isEmpty() ? m_folder : QFileInfo(from.file).path();
        const QString path = name.isEmpty() ? (from.file.isEmpty() ? m_file : from.file) : QDir::cleanPath(QDir(folder).absoluteFilePath(name));
        const QString real = QFileInfo(path).canonicalFilePath();
        if (!m_all.files.contains(path))
            m_all.files.append(path);
        if (m_stack.size() > deepest)
            return complain("include-depth", tr("decks that include decks end after %1; include the slides directly").arg(deepest), from, line);
        if (!real.isEmpty() && !real.startsWith(QString(m_root + u'/')))
            return complain("missing-include", tr("%1 lies outside the project; copy it into the project").arg(name), from, line);
        const QPair<QString, QString> step{real, bare(title)};
        if (!real.isEmpty() && m_stack.contains(step))
            return complain("include-loop", tr("%1 includes itself over this line; take one of the includes out").arg(QFileInfo(real).fileName()), from, line);
        const auto read = readText(path, largest);
        if (!read)
            return complain("missing-include", tr("%1 cannot be included: %2").arg(name.isEmpty() ? path : name, read.error().message), from, line);
        Deck deck(real, read->text);
        const auto [first, last] = deck.named(title);
        if (first < 0) {
            QStringList titles;
            for (const Deck::Head &head : deck.heads)
                titles.append(head.title);
            const QString near = nearestName(title, titles);
            return complain("missing-include", near.isEmpty()
                                ? tr("no slide of %1 has the heading “%2”; name one that is there").arg(name, title)
                                : tr("no slide of %1 has the heading “%2”; did you mean “%3”?").arg(name, title, near), from, line);
        }
        m_stack.append(step);
        m_onward.append(QMap<QString, QStringList>());
        for (int slide = first; slide < last; ++slide) {
            m_size += deck.slides.at(slide).last - deck.slides.at(slide).first;
            for (int i = deck.bodyOf(slide); i <= deck.slides.at(slide).last; ++i)
                m_size += deck.lines.at(i - 1).size();
            if (++m_slides > mostSlides || m_size > largest) {
                complain("include-depth", tr("more is included than a deck can hold; include single slides by their heading"), from, line);
                break;
            }
            begin(deck, slide);
            const auto onward = deck.keepToItself(slide);
            for (const auto &[key, said] : onward.asKeyValueRange())
                for (QStringList &kept = m_onward.back()[key] = said; QString &part : kept)
                    part = seenFrom(deck, part);
            write(deck, deck.bodyOf(slide), deck.slides.at(slide).last);
        }
        m_onward.removeLast();
        m_stack.removeLast();
    }

    // A slide of its own, unless nothing stands on the one that has begun.
    void begin(const Deck &deck, int slide)
    {
        int line = deck.bodyOf(slide);
        while (line < deck.slides.at(slide).last && deck.silent.at(line - 1))
            ++line;
        const int level = deck.kinds.at(line - 1).heading;
        if (m_divides.at(size_t(level)) && m_hasWords) {
            put({}, {{}, m_own}, true);
            m_heading = line;
            for (const QString &mark : marks())
                m_held.append({mark, {{}, m_own}, true});
        } else if (m_hasWords) {
            rule();
        } else if (m_hidden) {
            put(hides(), {{}, m_own}, true);
        }
    }

    void rule()
    {
        if (!m_hasWords)
            return;
        for (const QString &line : QStringList{QString(), u"---"_s, QString()} + marks())
            put(line, {{}, m_own}, true);
        m_hasWords = false;
    }

    static QString hides() { return u"<!-- hide: true -->"_s; }

    // What counts on a slide from those above it. Hidden are all that stand on a hidden slide.
    QStringList marks() const
    {
        QMap<QString, QStringList> onward;
        for (const auto &level : m_onward)
            onward.insert(level);
        QStringList all;
        if (m_hidden)
            all.append(hides());
        for (const QStringList &said : std::as_const(onward)) {
            const QString first = u'_' + said.first().trimmed();
            if (said.size() == 1)
                all.append(u"<!-- "_s % first % u" -->"_s);
            else
                all += QStringList{u"<!--"_s, first} + said.sliced(1) + QStringList{u"-->"_s};
        }
        return all;
    }

    // A deck may include slides of its own.
    Place placeIn(const Deck &deck, int line) const
    {
        return {!deck.file.isEmpty() && deck.file == m_stack.first().first ? m_file : deck.file, line};
    }

    void complain(const char *code, const QString &sentence, const Deck &from, int line)
    {
        const Place place = placeIn(from, line);
        Finding finding{Level::Error, QString::fromLatin1(code), sentence, place.file.isEmpty() ? m_file : place.file, line};
        const QString drawn = finding.file == m_file ? tr("line %1: %2").arg(QString::number(line), sentence) : toldFrom(finding, m_file);
        rule();
        m_hasWords = true;
        put({}, place, true);
        put(u"<p class=\"mistake\">"_s % drawn.toHtmlEscaped() % u"</p>"_s, place, true);
        finding.line = int(m_lines.size());
        m_all.findings.append(finding);
        put({}, place, true);
    }

    // What is wrong about the line that was put last.
    void tell(const char *code, const QString &sentence, const Deck &from, int line)
    {
        const Place place = placeIn(from, line);
        m_all.findings.append({Level::Error, QString::fromLatin1(code), sentence, place.file.isEmpty() ? m_file : place.file, int(m_lines.size())});
    }

    void put(const QString &line, const Place &from, bool made)
    {
        m_lines.append(line);
        const auto &pieces = m_all.m_pieces;
        const bool own = from.file.isEmpty() && !made;
        if (pieces.isEmpty() && own)
            return;
        const int number = int(m_lines.size());
        if (pieces.isEmpty() && number > 1)
            m_all.m_pieces.append({{1, {}, 1, false}, 1});
        if (!pieces.isEmpty()) {
            const auto &last = pieces.constLast();
            const int steps = last.fixed ? 0 : number - last.first;
            if (last.fixed == made && last.file == from.file && last.line + steps == from.line && (own || last.own == m_own))
                return;
        }
        m_all.m_pieces.append({{number, from.file, from.line, made}, m_own});
    }

    Expansion m_all;
    QStringList m_lines;
    QString m_file, m_folder, m_real, m_root;
    std::array<bool, 7> m_divides{};
    QList<QPair<QString, QString>> m_stack;   // decks one is in, and which of their slides
    int m_own = 1;                            // the deck's line that is being written
    int m_slides = 0;
    qint64 m_size = 0;
    bool m_hasWords = false;                  // on the slide that is being written: directives belong to what comes below them
    bool m_hidden = false;                    // it, or one that includes it
    QList<QMap<QString, QStringList>> m_onward;   // of each deck one is in but the first: what its slides said so far
    struct Held
    {
        QString line;
        Place from;
        bool made = false;
    };
    QList<Held> m_held;                       // until the heading at this line of its deck is written; 0: none is awaited
    int m_heading = 0;
};

Expansion expand(const QString &text, const QString &file, const QString &root)
{
    // Most decks include nothing.
    if (!text.contains("include"_L1)) {
        Expansion plain;
        plain.text = text;
        return plain;
    }
    return Expander(file, root).expand(text);
}

} // namespace yeonji::decks
