// SPDX-License-Identifier: GPL-3.0-or-later
#include "diary/search.h"

#include "core/filekinds.h"
#include "core/files.h"
#include "core/notebooktext.h"
#include "core/text.h"
#include "core/frontmatter.h"
#include "diary/outline.h"
#include "diary/stamp.h"

#include <QDeadlineTimer>
#include <QThread>
#include <QThreadPool>
#include <QtConcurrentMap>

#include <atomic>
#include <cctype>
#include <chrono>

using namespace Qt::StringLiterals;

namespace yeonji::diary {

namespace {

using project::IndexedText;
using Mark = std::pair<int, int>;

constexpr qsizetype head = 4096;            // of a document, with its front matter
constexpr std::chrono::seconds patience{4};  // with an expression that goes astray

struct LinePlace
{
    qsizetype from = 0, length = 0;
};

LinePlace lineAround(QByteArrayView text, qsizetype at)
{
    const qsizetype before = at > 0 ? text.lastIndexOf('\n', at - 1) : -1;
    const qsizetype after = text.indexOf('\n', at);
    const qsizetype end = after < 0 ? text.size() : after;
    return {before + 1, end - before - 1};
}

// Where a document has tags and stamps: what stands in code, comments, formulas or links is none, nor is a
// stamp within a paragraph. It is read once a line is in question, and only where it may be something else.
class Sight
{
public:
    explicit Sight(const IndexedText &text) : m_text(text) {}

    bool shows(Query::Kind kind, LinePlace place)
    {
        if (!mayBeElse(kind, place))
            return true;
        if (!m_outline) {
            const QString text = QString::fromUtf8(m_text.folded);
            const auto matter = findFrontMatter(text);
            m_front = matter ? matter->lines : 0;
            m_outline = outlineOf(text);
        }
        const int line = 1 + int(std::count(m_text.folded.begin(), m_text.folded.begin() + place.from, '\n'));
        return kind == Query::Kind::Tag ? line <= m_front || m_outline->tagLines.contains(line)
                                        : std::ranges::contains(m_outline->stamps, line, &StampLine::line);
    }

private:
    bool mayBeElse(Query::Kind kind, LinePlace place) const
    {
        if (m_text.document.kind == project::DocumentKind::Notebook || isPlainTextFile(m_text.document.path))
            return false;
        const auto holdsAny = [this](std::initializer_list<QByteArrayView> marks) {
            return std::ranges::any_of(marks, [this](QByteArrayView mark) { return m_text.folded.contains(mark); });
        };
        if (holdsAny({"`", "~~~", "<", "$", "\n    ", "\n\t"}))
            return true;
        const bool hasMatter = m_text.folded.startsWith("---");
        if (kind == Query::Kind::Place)
            return hasMatter || !(isBlank(place.from - 1) || isBlank(place.from + place.length + 1));
        const QByteArrayView line = m_text.folded.sliced(place.from, place.length);
        return line.startsWith("tags:") || (hasMatter && line.trimmed().startsWith("- ")) || holdsAny({"](", "]:", "[[", "://", "www."});
    }

    // The line around it, or what is before and behind the text.
    bool isBlank(qsizetype at) const
    {
        if (at < 0 || at >= m_text.folded.size())
            return true;
        const LinePlace line = lineAround(m_text.folded, at);
        return m_text.folded.sliced(line.from, line.length).trimmed().isEmpty();
    }

    const IndexedText &m_text;
    std::optional<Outline> m_outline;
    int m_front = 0;
};

class Searcher
{
public:
    Searcher(const Query &query, qsizetype most, const QDeadlineTimer &deadline, std::atomic<bool> &gaveUp)
        : m_query(query), m_most(most), m_deadline(deadline), m_gaveUp(gaveUp) {}

    void look(const IndexedText &text, Hits &found) const
    {
        const bool isBounded = m_query.before.isValid() || m_query.after.isValid();
        QDate date = text.document.date;
        if (isBounded && !date.isValid() && text.document.kind != project::DocumentKind::Entry)  // a report says it, if at all
            date = project::dateOfHead(QString::fromUtf8(text.folded.first(std::min(head, text.folded.size()))));
        if ((m_query.before.isValid() && !(date.isValid() && date < m_query.before))
            || (m_query.after.isValid() && !(date.isValid() && date >= m_query.after)))
            return;
        QList<const Query::Term *> wanted;
        Sight sight(text);
        QList<LinePlace> next;  // of each wanted term the next line it stands in
        for (const Query::Term &term : m_query.terms) {
            const auto line = findLine(term, text.folded, 0, sight);
            if (line.has_value() == term.negated)
                return;
            if (!term.negated) {
                wanted.append(&term);
                next.append(*line);
            }
        }
        if (wanted.isEmpty()) {  // only bounds and negations: the document itself, by its first line
            ++found.total;
            if (qsizetype(found.hits.size()) < m_most && !text.folded.isEmpty())
                found.hits.push_back({text.document, 1, text.folded.first(lineAround(text.folded, 0).length).toByteArray(), {}});
            return;
        }
        int number = 1;
        qsizetype counted = 0;
        while (!wanted.isEmpty()) {
            const LinePlace line = *std::ranges::min_element(next, {}, &LinePlace::from);
            ++found.total;
            if (qsizetype(found.hits.size()) < m_most) {
                number += int(std::count(text.folded.begin() + counted, text.folded.begin() + line.from, '\n'));
                counted = line.from;
                const QByteArrayView words = text.folded.sliced(line.from, line.length);
                Hit hit{text.document, number, words.endsWith('\r') ? words.chopped(1).toByteArray() : words.toByteArray(), {}};
                for (const Query::Term *term : wanted)
                    standsIn(*term, words, &hit.marks);
                std::ranges::sort(hit.marks);
                found.hits.push_back(std::move(hit));
            }
            for (qsizetype i = wanted.size() - 1; i >= 0; --i) {
                if (next.at(i).from != line.from)
                    continue;
                if (const auto after = findLine(*wanted.at(i), text.folded, line.from + line.length + 1, sight)) {
                    next[i] = *after;
                } else {
                    next.removeAt(i);
                    wanted.removeAt(i);
                }
            }
        }
    }

private:
    // What stands in every line that the term does.
    static const Pattern &telling(const Query::Term &term) { return term.words.isEmpty() ? term.pattern : term.words.first(); }

    // Where a term stands in the place of a stamp: as it is, or each of its words where one begins, in their order.
    static QList<Mark> marksIn(const Query::Term &term, QByteArrayView place)
    {
        if (const auto whole = term.pattern.find(place); whole.at >= 0)
            return {{int(whole.at), int(whole.length)}};
        const auto goesOn = [place](qsizetype at) { return uchar(place.at(at)) >= 0x80 || std::isalnum(uchar(place.at(at))); };  // a letter, of any script
        QList<Mark> marks;
        qsizetype from = 0;
        for (const Pattern &word : term.words) {
            auto found = word.find(place, from);
            while (found.at > 0 && goesOn(found.at - 1))
                found = word.find(place, found.at + 1);
            if (found.at < 0)
                return {};
            marks.append({int(found.at), int(found.length)});
            from = found.at + found.length;
        }
        return marks;
    }

    // Whether a term stands in this line, and where.
    bool standsIn(const Query::Term &term, QByteArrayView line, QList<Mark> *marks) const
    {
        if (term.kind == Query::Kind::Words) {
            bool any = false;
            for (auto place = term.pattern.find(line); place.at >= 0; place = term.pattern.find(line, place.at + std::max<qsizetype>(1, place.length))) {
                any = true;
                if (!marks)
                    break;
                marks->append({int(place.at), int(place.length)});
            }
            return any;
        }
        if (term.kind == Query::Kind::Place) {
            if (telling(term).find(line).at < 0)
                return false;
            qsizetype after = 0;
            for (const Stamp &stamp : parseStamps(QString::fromUtf8(line))) {
                const QByteArray place = stamp.place.toUtf8();
                const qsizetype at = std::max(line.indexOf(place, after), after);
                const QList<Mark> found = marksIn(term, place);
                if (!found.isEmpty() && marks)
                    for (const auto &[from, length] : found)
                        marks->append({int(at) + from, length});
                if (!found.isEmpty())
                    return true;
                after = at + place.size();
            }
            return false;
        }
        const QString text = QString::fromUtf8(line.endsWith('\r') ? line.chopped(1) : line);  // `$` is before it
        if (!marks) {
            const auto match = term.expression.match(text);
            m_gaveUp = m_gaveUp || !match.isValid();
            return match.hasMatch();
        }
        const qsizetype before = marks->size();
        for (auto matches = term.expression.globalMatch(text); matches.hasNext();) {
            const auto match = matches.next();
            if (match.capturedLength() > 0)
                marks->append({int(QStringView(text).first(match.capturedStart()).toUtf8().size()), int(match.captured().toUtf8().size())});
        }
        if (term.kind == Query::Kind::Tag && marks->size() == before)  // one of a list
            if (const auto place = term.pattern.find(line); place.at >= 0)
                marks->append({int(place.at), int(place.length)});
        return true;
    }

    // Front matter may list tags below each other: `tags:`, then lines of `- 실험`.
    static bool isListed(const Query::Term &tag, QByteArrayView text, LinePlace line)
    {
        const auto words = [&text](LinePlace place) { return text.sliced(place.from, place.length).trimmed(); };
        if (!text.startsWith("---") || !words(line).startsWith("- "))
            return false;
        for (LinePlace above = line; above.from > 1;) {
            above = lineAround(text, above.from - 1);
            if (words(above) == "tags:") {
                QString item = QString::fromUtf8(words(line).sliced(2)).trimmed();
                item.removeIf([](QChar c) { return c == u'"' || c == u'\'' || c == u'#'; });
                return tag.expression.match(u"tags: " % item).hasMatch();
            }
            if (!words(above).startsWith("- "))
                return false;
        }
        return false;
    }

    // The first line from `from` on in which the term stands.
    std::optional<LinePlace> findLine(const Query::Term &term, QByteArrayView text, qsizetype from, Sight &sight) const
    {
        while (from < text.size()) {
            LinePlace line;
            if (term.kind == Query::Kind::Expression) {
                if (m_deadline.hasExpired()) {
                    m_gaveUp = true;
                    return std::nullopt;
                }
                line = lineAround(text, from);
                line = {from, line.from + line.length - from};
            } else {
                const auto place = telling(term).find(text, from);
                if (place.at < 0)
                    return std::nullopt;
                line = lineAround(text, place.at);
                if (term.kind == Query::Kind::Words) {
                    if (place.at + place.length <= line.from + line.length)
                        return line;
                    from = line.from + line.length + 1;  // words that go on in another line
                    continue;
                }
            }
            const bool hideable = term.kind == Query::Kind::Tag || term.kind == Query::Kind::Place;
            if ((standsIn(term, text.sliced(line.from, line.length), nullptr) || (term.kind == Query::Kind::Tag && isListed(term, text, line)))
                && (!hideable || sight.shows(term.kind, line)))
                return line;
            from = line.from + line.length + 1;
        }
        return std::nullopt;
    }

    const Query &m_query;
    const qsizetype m_most;
    const QDeadlineTimer &m_deadline;
    std::atomic<bool> &m_gaveUp;
};

} // namespace

Hits search(const project::TextIndex &index, const Query &query, qsizetype most,
            const std::function<bool()> &cancelled, const std::function<void(Hits)> &first)
{
    const auto &texts = index.texts();
    const qsizetype all = qsizetype(texts.size());
    const qsizetype parts = query.isEmpty() ? 0 : std::min<qsizetype>(all, 64 * QThread::idealThreadCount());
    std::vector<Hits> found(static_cast<size_t>(parts));
    std::vector<std::atomic<bool>> ready(static_cast<size_t>(parts));
    std::atomic<bool> stopped = false, told = false, gaveUp = false;
    const QDeadlineTimer deadline = query.hasExpression() ? QDeadlineTimer(patience) : QDeadlineTimer(QDeadlineTimer::Forever);
    QList<qsizetype> numbers;
    for (qsizetype p = 0; p < parts; ++p)
        numbers.append(p);
    // Threads of its own: a caller in the common pool would wait for itself.
    QThreadPool pool;
    QtConcurrent::blockingMap(&pool, numbers, [&](qsizetype p) {
        const Searcher searcher(query, most, deadline, gaveUp);
        for (qsizetype i = all * p / parts; i < all * (p + 1) / parts; ++i) {
            if (stopped || (cancelled && cancelled())) {
                stopped = true;
                return;
            }
            searcher.look(texts[size_t(i)], found[size_t(p)]);
        }
        ready[size_t(p)] = true;
        if (!first || told)
            return;
        // In order: what stands before must be known to be without. This part may be the last that was waited for.
        size_t earliest = 0;
        while (earliest < found.size() && ready[earliest] && found[earliest].hits.empty())
            ++earliest;
        if (earliest < found.size() && ready[earliest] && !told.exchange(true))
            first(found[earliest]);
    });
    Hits result;
    result.cancelled = stopped;
    result.gaveUp = gaveUp;
    for (Hits &part : found) {
        result.total += part.total;
        const size_t room = size_t(most) - result.hits.size();
        for (size_t i = 0; i < std::min(room, part.hits.size()); ++i)
            result.hits.push_back(std::move(part.hits[i]));
    }
    if (first && !told)
        first(result);
    return result;
}

QList<Place> placesOf(const project::Project &project, const std::vector<Hit> &hits)
{
    QList<Place> places;
    QString path;
    QStringList text;
    NotebookText notebook;
    for (const Hit &hit : hits) {
        if (hit.document.path != path) {
            path = hit.document.path;
            const QByteArray bytes = readFile(project.root % u'/' % path).value_or(QByteArray());
            notebook = hit.document.kind == project::DocumentKind::Notebook ? notebookText(bytes) : NotebookText();
            // Lines end as in the index.
            text = (notebook.lines.isEmpty() ? decodeText(bytes).text : QString::fromUtf8(notebook.text)).split(u'\n');
        }
        QString line = nfc(text.value(hit.line - 1, QString()));
        if (line.startsWith(QChar::ByteOrderMark))
            line = line.sliced(1);
        if (line.endsWith(u'\r'))
            line.chop(1);
        places.append({notebook.lines.value(hit.line - 1, hit.line), line.isEmpty() ? QString::fromUtf8(hit.folded) : line});
    }
    return places;
}

} // namespace yeonji::diary
