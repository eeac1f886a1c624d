// SPDX-License-Identifier: GPL-3.0-or-later
#include "decks/scan.h"

#include "core/deckmatter.h"
#include "core/linerest.h"

#include <QRegularExpression>

#include <vector>

using namespace Qt::StringLiterals;

namespace yeonji::decks {

namespace {

struct Container
{
    bool quote = false;
    qsizetype offset = 0;  // of a list item or footnote: columns its content is indented by
    bool filled = true;    // an item that begins with two blank lines ends there
    bool note = false;     // a footnote, which stands elsewhere
};

bool isRule(QStringView line)
{
    const QChar mark = line.isEmpty() ? QChar() : line.front();
    if (mark != u'-' && mark != u'*' && mark != u'_')
        return false;
    return std::ranges::count(line, mark) >= 3 && std::ranges::all_of(line, [mark](QChar c) { return c == mark || c == u' ' || c == u'\t'; });
}

// `===`, `-`
bool isUnderline(QStringView line)
{
    return !line.isEmpty() && (line.front() == u'=' || line.front() == u'-')
        && std::ranges::all_of(line, [&](QChar c) { return c == line.front(); });
}

int headingLevel(QStringView line)
{
    int level = 0;
    while (level < line.size() && line.at(level) == u'#')
        ++level;
    return level >= 1 && level <= 6 && (level == line.size() || line.at(level) == u' ' || line.at(level) == u'\t') ? level : 0;
}

// The mark that opens a fence: ``` or ~~~, as long as it is.
QStringView fenceOf(QStringView line)
{
    if (!line.startsWith("```"_L1) && !line.startsWith("~~~"_L1))
        return {};
    qsizetype length = 3;
    while (length < line.size() && line.at(length) == line.front())
        ++length;
    return line.front() == u'`' && line.sliced(length).contains(u'`') ? QStringView() : line.first(length);
}

// Of a list item's mark at the beginning of `line`: its width; 0: none. `inParagraph`: only what may end one.
qsizetype markOf(QStringView line, bool inParagraph)
{
    qsizetype at = 0;
    if (!line.isEmpty() && (line.front() == u'-' || line.front() == u'+' || line.front() == u'*')) {
        at = 1;
    } else {
        while (at < line.size() && at < 9 && line.at(at) >= u'0' && line.at(at) <= u'9')
            ++at;
        if (at == 0 || at == line.size() || (line.at(at) != u'.' && line.at(at) != u')') || (inParagraph && line.first(at).toInt() != 1))
            return 0;
        // `2024. 04. 19.` is no list of lists (resources/web/dialect/stamps.js).
        static const QRegularExpression date(uR"(^\d{4}\. \d{1,2}\.)"_s);
        if (date.matchView(line).hasMatch())
            return 0;
        ++at;
    }
    if (at == line.size())
        return inParagraph ? 0 : at;
    if (line.at(at) != u' ' && line.at(at) != u'\t')
        return 0;
    return at;
}

// When and where something was written: a block of its own.
bool isStamp(QStringView line)
{
    static const QRegularExpression stamp(
        uR"(^(?:\d{4}\. ?\d{1,2}\. ?\d{1,2}\.|\d{4}-\d{2}-\d{2}(?!\d))(?: ?\([가-힣A-Za-z]{1,9}\)| +[월화수목금토일]요일)?(?:(?:T| +)\d{1,2}:\d{2})?(?:,.*)?$)"_s);
    return line.size() > 8 && line.front().isDigit() && stamp.matchView(line).hasMatch();
}

// `[^1]:` with its width; 0: none.
qsizetype noteMark(QStringView line)
{
    static const QRegularExpression mark(uR"(^\[\^[^\s\]]+\]:)"_s);
    return line.startsWith("[^"_L1) ? mark.matchView(line).capturedLength() : 0;
}

// How an element begins that no Markdown is in, and how it ends.
struct Element
{
    QRegularExpression begins, ends;   // `ends` of no pattern: at a blank line
    bool interrupts = true;            // ends a paragraph
    bool raw = true;                   // blank lines do not end it
};

const Element *elementOf(QStringView line)
{
    constexpr auto any = QRegularExpression::CaseInsensitiveOption;
    static const QRegularExpression blank;
    static const Element elements[] = {
        {QRegularExpression(u"^<(?:script|pre|style|textarea)(?=\\s|>|$)"_s, any), QRegularExpression(u"</(?:script|pre|style|textarea)>"_s, any)},
        {QRegularExpression(u"^<\\?"_s), QRegularExpression(u"\\?>"_s)},
        {QRegularExpression(u"^<![A-Za-z]"_s), QRegularExpression(u">"_s)},
        {QRegularExpression(u"^<!\\[CDATA\\["_s), QRegularExpression(u"\\]\\]>"_s)},
        {QRegularExpression(u"^</?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|"
                            "fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|"
                            "menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|"
                            "track|ul)(?=\\s|/?>|$)"_s, any), blank, true, false},
        {QRegularExpression(u"^(?:<[A-Za-z][A-Za-z0-9-]*(?:\\s+[A-Za-z_:][A-Za-z0-9:._-]*(?:\\s*=\\s*(?:[^\"'=<>`\\s]+|'[^']*'|\"[^\"]*\"))?)*\\s*/?>|"
                            "</[A-Za-z][A-Za-z0-9-]*\\s*>)\\s*$"_s), blank, false, false},
    };
    if (!line.startsWith(u'<'))
        return nullptr;
    for (const Element &element : elements)
        if (element.begins.matchView(line).hasMatch())
            return &element;
    return nullptr;
}

// How many of a paragraph's lines, from its first, say where references lead: they show nothing.
qsizetype referencesIn(const QString &paragraph)
{
    static const QRegularExpression reference(
        uR"(\G[ \t]*\[(?:[^\[\]\\]|\\.)*[^\s\[\]](?:[^\[\]\\]|\\.)*\]:[ \t]*\n?[ \t]*(?:<[^<>\n]*>|[^\s<]\S*)(?:[ \t]*(?:[ \t]|\n)[ \t]*(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?[ \t]*(?:\n|$))"_s);
    qsizetype end = 0, lines = 0;
    while (end < paragraph.size()) {
        const auto match = reference.match(paragraph, end);
        if (!match.hasMatch())
            break;
        lines += match.captured().trimmed().count(u'\n') + 1;
        end = match.capturedEnd();
    }
    return lines;
}

// `| a | b |` and `|---|---|`: columns of a row; 0: it is none.
qsizetype cellsOf(QStringView row)
{
    static const QRegularExpression pipe(u"(?<!\\\\)\\|"_s);
    qsizetype cells = 1 + row.toString().count(pipe);
    if (row.startsWith(u'|'))
        --cells;
    if (row.endsWith(u'|') && !row.endsWith("\\|"_L1) && cells > 0)
        --cells;
    return cells;
}

qsizetype delimitersOf(QStringView row)
{
    static const QRegularExpression delimiters(u"^\\|?[ \\t]*:?-+:?[ \\t]*(?:\\|[ \\t]*:?-+:?[ \\t]*)*\\|?$"_s);
    if (row.size() < 2 || (row.at(0) == u'-' && row.at(1).isSpace()) || !delimiters.matchView(row).hasMatch())
        return 0;
    return cellsOf(row);
}

class Scanner
{
public:
    explicit Scanner(QStringView text) : m_text(text)
    {
        qsizetype start = 0;
        for (QStringView line : text.tokenize(u'\n')) {
            m_starts.push_back(start);
            start += line.size() + 1;
            if (line.endsWith(u'\r'))
                line.chop(1);
            m_lines.push_back(line);
        }
        m_scan.lines.resize(qsizetype(m_lines.size()));
    }

    Scan scan()
    {
        for (int at = frontMatter(); at < count(); ++at)
            read(at);
        using What = Unclosed::What;
        switch (m_leaf) {
        case Leaf::Fence: m_scan.unclosed = {What::Fence, m_first + 1}; break;
        case Leaf::Comment: m_scan.unclosed = {What::Comment, m_first + 1}; break;
        case Leaf::Formula: m_scan.unclosed = {What::Formula, m_first + 1}; break;
        case Leaf::Element:
            if (m_element->raw)
                m_scan.unclosed = {What::Style, m_first + 1};
            break;
        default: break;
        }
        close(count());
        return m_scan;
    }

private:
    enum class Leaf { Nothing, Paragraph, Code, Table, Fence, Comment, Element, Formula };

    int count() const { return int(m_lines.size()); }

    // How many lines it has. It ends as Marp ends it: with as many dashes, or below a line `...`.
    int frontMatter()
    {
        if (!m_lines.front().startsWith("---"_L1))
            return 0;
        const QStringView first = m_lines.front();
        const qsizetype dashes = std::ranges::find_if(first, [](QChar c) { return c != u'-'; }) - first.begin();
        int at = 1;
        bool ends = false;
        for (; at < count() && !ends; ++at) {
            const QStringView line = m_lines[size_t(at)];
            const QStringView bare = line.trimmed();
            ends = (bare == "..."_L1 && line.endsWith(u'.'))
                || (bare.size() >= dashes && std::ranges::all_of(bare, [](QChar c) { return c == u'-'; }) && LineRest{line}.indent() < 4);
        }
        for (int i = 0; i < at; ++i)
            m_scan.lines[i].code = true;
        // One mistake, and Marp reads none of it.
        if (const QStringView matter = slice(1, at - 1); matter.contains("headingDivider"_L1) && readDeckMatter(matter))
            readDivider(matter);
        if (ends)
            m_scan.body = at + 1;
        else
            m_scan.unclosed = {Unclosed::What::FrontMatter, 1};
        return at;
    }

    void read(int at)
    {
        LineRest rest{m_lines[size_t(at)], 0};
        const size_t matched = enter(rest);
        const bool inside = matched == m_containers.size();
        if (goesOn(rest, at, inside))
            return;
        if (!inside) {
            // A paragraph goes on without the marks of its containers, unless another block begins.
            if (m_leaf == Leaf::Paragraph && !rest.blank() && !interrupts(rest, at, false))
                return add(rest);
            close(at);
            m_containers.resize(matched);
        }
        const size_t before = m_containers.size();
        open(rest, at);
        if (rest.blank()) {
            if (m_leaf != Leaf::Code)
                close(at);
            if (before == m_containers.size() && before > 0 && !m_containers.back().filled)
                m_containers.pop_back();
            return;
        }
        for (Container &container : m_containers)
            container.filled = true;
        if (m_containers.empty() && !(m_leaf == Leaf::Code && rest.indent() > 3))
            m_scan.lines[at].begins = Begins::Block;
        block(rest, at);
    }

    // Whether the line is no more than a further line of what has begun.
    bool goesOn(const LineRest &rest, int at, bool inside)
    {
        TextLine &kind = m_scan.lines[at];
        const QStringView line = rest.text.trimmed();
        switch (m_leaf) {
        case Leaf::Fence:
            if (!inside)
                return false;
            kind.code = kind.fence = true;
            if (rest.indent() < 4 && line.size() >= m_fence.size() && std::ranges::all_of(line, [this](QChar c) { return c == m_fence.front(); }))
                m_leaf = Leaf::Nothing;
            return true;
        case Leaf::Comment:
            // Within a list a blank line ends it, too.
            if (!inside || (line.isEmpty() && std::ranges::any_of(m_containers, [](const Container &one) { return one.offset > 0; })))
                return close(at), false;
            kind.code = true;
            if (line.contains("-->"_L1))
                close(at + 1);
            return true;
        case Leaf::Formula:
            kind.code = true;
            if (line.endsWith("$$"_L1) || (!inside && !line.isEmpty()))
                m_leaf = Leaf::Nothing;
            return inside || !line.isEmpty();
        case Leaf::Element:
            if (!inside || (!m_element->raw && line.isEmpty()))
                return m_leaf = Leaf::Nothing, false;
            kind.code = m_element->raw;
            if (m_element->raw && m_element->ends.matchView(line).hasMatch())
                m_leaf = Leaf::Nothing;
            return true;
        case Leaf::Table:
            // The second line was looked at with the first.
            if (at > m_first + 1 && (!inside || line.isEmpty() || rest.indent() > 3 || interrupts(rest, at, false)))
                return m_leaf = Leaf::Nothing, false;
            kind.table = true;
            if (m_containers.empty() && at > m_first + 2)
                kind.begins = Begins::Row;
            readInline(at, at + 1);
            return true;
        case Leaf::Paragraph:
            if (!inside || line.isEmpty())
                return false;
            if (rest.indent() > 3)
                return add(rest), true;
            if (isUnderline(line)) {
                const qsizetype references = referencesIn(m_paragraph);
                if (m_first + references < at) {
                    m_first += int(references);
                    heading(line.front() == u'=' ? 1 : 2, at);
                    return true;
                }
            } else if (!interrupts(rest, at, true)) {
                return add(rest), true;
            }
            close(at);
            return false;
        case Leaf::Nothing:
        case Leaf::Code:
            return false;
        }
        return false;
    }

    // How many of the open containers the line belongs to; `rest` is then without their marks.
    size_t enter(LineRest &rest) const
    {
        size_t matched = 0;
        for (const Container &container : m_containers) {
            if (container.quote) {
                LineRest inner = rest;
                if (inner.indent() > 3)
                    break;
                inner.skip(inner.indent());
                if (!inner.text.startsWith(u'>'))
                    break;
                inner.skip(1);
                if (inner.text.startsWith(u' ') || inner.text.startsWith(u'\t'))
                    inner.skip(1);
                rest = inner;
            } else if (!rest.blank()) {
                if (rest.indent() < container.offset)
                    break;
                rest.skip(container.offset);
            }
            ++matched;
        }
        return matched;
    }

    // Quotes, items and footnotes that begin on this line.
    void open(LineRest &rest, int at)
    {
        while (!rest.blank() && rest.indent() < 4 && !isTable(rest, at)) {
            LineRest inner = rest;
            inner.skip(inner.indent());
            const QStringView line = inner.text.trimmed();
            if (isRule(line) || isStamp(line))
                return;
            Begins begins = Begins::Block;
            Container container;
            if (inner.text.startsWith(u'>')) {
                inner.skip(1);
                if (inner.text.startsWith(u' ') || inner.text.startsWith(u'\t'))
                    inner.skip(1);
                container.quote = true;
            } else if (const qsizetype note = noteMark(line); note > 0) {
                inner.skip(note);
                inner.skip(inner.indent());
                container.offset = 4;
                container.note = true;
                begins = Begins::Nothing;
            } else {
                const qsizetype mark = markOf(line, m_leaf == Leaf::Paragraph);
                if (mark == 0)
                    return;
                const qsizetype indent = rest.indent();
                inner.skip(mark);
                const qsizetype gap = inner.indent();
                const qsizetype taken = inner.blank() || gap > 4 ? 1 : gap;
                inner.skip(taken);
                container.offset = indent + mark + taken;
                container.filled = !inner.blank();
                begins = Begins::Item;
            }
            close(at);
            if (m_containers.empty())
                m_scan.lines[at].begins = begins;
            m_containers.push_back(container);
            show();
            rest = inner;
        }
    }

    // Whether another block begins in the middle of a paragraph (or table). `own`: the line stands where the
    // paragraph does, so that not every list may end it.
    bool interrupts(const LineRest &rest, int at, bool own) const
    {
        if (rest.indent() > 3)
            return false;
        const QStringView line = rest.text.trimmed();
        if (line.startsWith(u'>') || headingLevel(line) > 0 || !fenceOf(line).isEmpty() || isRule(line) || line.startsWith("$$"_L1)
            || line.startsWith("<!--"_L1) || markOf(line, own) > 0)
            return true;
        if (m_leaf == Leaf::Paragraph && (isTable(rest, at) || noteMark(line) > 0))
            return true;
        if (isStamp(line))
            return (m_leaf == Leaf::Paragraph && !own) || at + 1 >= count() || !isInside(at + 1);
        const Element *element = elementOf(line);
        return element && element->interrupts;
    }

    bool isInside(int at) const
    {
        LineRest rest{m_lines[size_t(at)], 0};
        return enter(rest) == m_containers.size() && !rest.blank();
    }

    bool isTable(const LineRest &rest, int at) const
    {
        if (!rest.text.contains(u'|') || at + 1 >= count())
            return false;
        LineRest next{m_lines[size_t(at) + 1], 0};
        if (enter(next) < m_containers.size() || next.indent() > 3)
            return false;
        const qsizetype cells = delimitersOf(next.text.trimmed());
        return cells > 0 && cells == cellsOf(rest.text.trimmed());
    }

    void block(const LineRest &rest, int at)
    {
        TextLine &kind = m_scan.lines[at];
        if (rest.indent() > 3) {
            kind.code = kind.fence = true;
            show();
            m_leaf = Leaf::Code;
            return;
        }
        close(at);
        m_first = at;
        const QStringView line = rest.text.trimmed();
        if (isTable(rest, at)) {
            m_leaf = Leaf::Table;
            kind.table = true;
            show();
            readInline(at, at + 1);
            return;
        }
        if (const QStringView fence = fenceOf(line); !fence.isEmpty()) {
            kind.code = kind.fence = true;
            show();
            m_leaf = Leaf::Fence;
            m_fence = fence;
            return;
        }
        if (line.startsWith("$$"_L1)) {
            kind.code = true;
            show();
            if (!line.sliced(2).endsWith("$$"_L1))
                m_leaf = Leaf::Formula;
            return;
        }
        if (isRule(line)) {
            if (m_containers.empty())
                m_scan.breaks.append({at + 1, 0, true});
            kind.begins = Begins::Nothing;
            show();
            return;
        }
        if (isStamp(line)) {
            kind.stamp = true;
            show();
            return;
        }
        if (line.startsWith("<!--"_L1)) {
            kind.code = true;
            kind.comment = m_containers.empty() && line.contains("-->"_L1);
            m_leaf = Leaf::Comment;
            if (line.contains("-->"_L1))
                close(at + 1);
            return;
        }
        if (const Element *element = elementOf(line)) {
            kind.code = element->raw;
            // A style sheet shows nothing.
            if (!line.startsWith("<style"_L1, Qt::CaseInsensitive))
                show();
            if (!element->raw || !element->ends.matchView(line).hasMatch()) {
                m_leaf = Leaf::Element;
                m_element = element;
            }
            return;
        }
        if (const int level = headingLevel(line); level > 0) {
            heading(level, at);
            return;
        }
        m_leaf = Leaf::Paragraph;
        m_paragraph.clear();
        add(rest);
    }

    bool isInNote() const { return std::ranges::any_of(m_containers, &Container::note); }

    void show() { m_shown = m_shown || !isInNote(); }

    void add(const LineRest &rest)
    {
        if (!m_paragraph.isEmpty())
            m_paragraph += u'\n';
        m_paragraph += rest.text.trimmed();
    }

    // From the line that was the first of the block to `at`.
    void heading(int level, int at)
    {
        m_leaf = Leaf::Nothing;
        if (!isInNote())
            m_scan.breaks.append({m_first + 1, level, m_shown});
        show();
        if (m_containers.empty()) {
            m_scan.lines[m_first].heading = level;
            for (int line = m_first; line <= at; ++line)
                m_scan.lines[line].end = at + 1;
        }
        readInline(m_first, at + 1);
    }

    // What has begun ends above line `end`.
    void close(int end)
    {
        if (m_leaf == Leaf::Paragraph) {
            if (referencesIn(m_paragraph) <= m_paragraph.count(u'\n'))
                show();
            readInline(m_first, end);
        } else if (m_leaf == Leaf::Comment) {
            readComment(m_first, end, m_containers.empty());
        }
        m_leaf = Leaf::Nothing;
    }

    QStringView slice(int first, int end) const
    {
        if (first >= end || first >= count())
            return {};
        const qsizetype from = m_starts[size_t(first)];
        return m_text.sliced(from, m_starts[size_t(end) - 1] + m_lines[size_t(end) - 1].size() - from);
    }

    // Comments within words.
    void readInline(int first, int end)
    {
        const QStringView words = slice(first, end);
        if (!words.contains("<!--"_L1))
            return;
        static const QRegularExpression code(u"(?<!`)(`+)(?!`)(?:(?!\\1).)+?(?<!`)\\1(?!`)"_s, QRegularExpression::DotMatchesEverythingOption);
        QString spoken = words.toString();
        for (auto matches = code.globalMatchView(words); matches.hasNext();) {
            const auto match = matches.next();
            spoken.replace(match.capturedStart(), match.capturedLength(), QString(match.capturedLength(), u'`'));
        }
        append(spoken, first, false);
    }

    void readComment(int first, int end, bool alone)
    {
        append(slice(first, end).toString(), first, alone);
        if (alone && !m_scan.comments.isEmpty() && m_scan.comments.constLast().first == first + 1)
            m_scan.comments.last().last = end;
    }

    void append(const QString &words, int line, bool alone)
    {
        static const QRegularExpression comment(u"<!--+\\s*([\\s\\S]*?)\\s*--+>"_s);
        for (auto matches = comment.globalMatch(words); matches.hasNext();) {
            const auto match = matches.next();
            const int first = line + 1 + int(QStringView(words).first(match.capturedStart()).count(u'\n'));
            const bool endsItsLine = QStringView(words).sliced(match.capturedEnd()).trimmed().isEmpty();
            m_scan.comments.append({first, first + int(match.captured().count(u'\n')), m_starts[size_t(line)] + match.capturedStart(),
                                    m_starts[size_t(line)] + match.capturedEnd(), alone && endsItsLine, match.captured(1)});
            readDivider(match.capturedView(1));
            // Behind the first the line says nothing.
            if (m_leaf == Leaf::Comment)
                return;
        }
    }

    // `headingDivider: 2`, `[1, 3]`, or a list below it.
    void readDivider(QStringView told)
    {
        if (!told.contains("headingDivider"_L1))
            return;
        static const QRegularExpression divider(u"^([\"']?)headingDivider\\1[ \\t]*:[ \\t]*([^\\r\\n]*)((?:\\r?\\n[ \\t]*-[ \\t][^\\r\\n]*)*)"_s,
                                                QRegularExpression::MultilineOption);
        static const QRegularExpression number(u"^\\s*[\"']?\\s*(\\d+)"_s), one(u"(?<![\\w.])[1-6](?![\\w.])"_s);
        for (auto matches = divider.globalMatchView(told); matches.hasNext();) {
            const auto match = matches.next();
            const QStringView value = match.capturedView(2), list = match.capturedView(3);
            const bool below = value.isEmpty() || value.startsWith(u'#');
            if (value.startsWith(u'[') || (below && !list.isEmpty())) {
                m_scan.dividing = {};
                for (auto levels = one.globalMatchView(below ? list : value); levels.hasNext();)
                    m_scan.dividing.at(size_t(levels.next().captured().toInt())) = true;
            } else if (const int deepest = number.matchView(value).captured(1).toInt(); deepest >= 1 && deepest <= 6) {
                for (int level = 1; level <= 6; ++level)
                    m_scan.dividing.at(size_t(level)) = level <= deepest;
            } else if (value.contains("false"_L1)) {
                m_scan.dividing = {};
            }
        }
    }

    QStringView m_text;
    std::vector<QStringView> m_lines;
    std::vector<qsizetype> m_starts;
    Scan m_scan;
    std::vector<Container> m_containers;
    Leaf m_leaf = Leaf::Nothing;
    int m_first = 0;                     // the first line of the leaf
    QString m_paragraph;
    QStringView m_fence;
    const Element *m_element = nullptr;
    bool m_shown = false;                // something that shows stands above
};

} // namespace

Scan scan(QStringView text)
{
    return Scanner(text).scan();
}

} // namespace yeonji::decks
