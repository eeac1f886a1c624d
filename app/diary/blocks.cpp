// SPDX-License-Identifier: GPL-3.0-or-later
#include "diary/blocks.h"

#include "core/linerest.h"
#include "diary/stamp.h"

#include <QRegularExpression>

#include <vector>

using namespace Qt::StringLiterals;

namespace yeonji::diary {

namespace {

struct Container
{
    bool quote = false;
    qsizetype offset = 0;  // of a list item: columns its content is indented by
};

bool isRule(QStringView line)
{
    static const QRegularExpression re(uR"(^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$)"_s);
    return (line.startsWith(u'*') || line.startsWith(u'-') || line.startsWith(u'_')) && re.matchView(line).hasMatch();
}

// Of a list item's mark at the beginning of `line`: its width; 0: none. `inParagraph`: only what may
// end a paragraph.
qsizetype markOf(QStringView line, bool inParagraph)
{
    qsizetype at = 0;
    if (!line.isEmpty() && (line.front() == u'-' || line.front() == u'+' || line.front() == u'*')) {
        at = 1;
        if (isRule(line))
            return 0;
    } else {
        while (at < line.size() && at < 9 && line.at(at) >= u'0' && line.at(at) <= u'9')
            ++at;
        if (at == 0 || at == line.size() || (line.at(at) != u'.' && line.at(at) != u')') || (inParagraph && line.first(at) != u"1"))
            return 0;
        // `2024. 04. 19.` is no list of lists.
        static const QRegularExpression date(uR"(^\d{4}\. \d{1,2}\.)"_s);
        if (date.matchView(line).hasMatch())
            return 0;
        ++at;
    }
    if (at == line.size())
        return inParagraph ? 0 : at;
    if (line.at(at) != u' ' && line.at(at) != u'\t')
        return 0;
    return inParagraph && line.sliced(at).trimmed().isEmpty() ? 0 : at;
}

// Of `[^a]:`, which begins a footnote: its width; 0: none. What is indented below belongs to it.
qsizetype footnoteMark(QStringView line)
{
    static const QRegularExpression mark(uR"(^\[\^[^\]\s]+\]:)"_s);
    return line.startsWith("[^"_L1) ? mark.matchView(line).capturedLength() : 0;
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

bool closes(QStringView line, QStringView fence)
{
    line = line.trimmed();
    return line.size() >= fence.size() && std::ranges::all_of(line, [&](QChar c) { return c == fence.front(); });
}

class Walker
{
public:
    Walker(const std::function<void(const TextBlock &)> &take) : m_take(take) {}

    void walk(QStringView text, int firstLine)
    {
        for (const QStringView line : text.tokenize(u'\n'))
            m_lines.push_back(line);
        for (m_at = 0; m_at < m_lines.size(); ++m_at)
            read(m_lines[m_at], firstLine + int(m_at), m_at + 1 < m_lines.size() ? m_lines[m_at + 1] : QStringView());
        flush();
    }

    // At the end of what was walked through.
    bool isOpen() const { return m_formulaOpen || m_until.startsWith("</"_L1); }

    // Of the line that follows.
    bool isFenced(QStringView line) const
    {
        LineRest rest{line, 0};
        return !m_fence.isEmpty() && enter(rest) >= m_fenceDepth;
    }

private:
    void read(QStringView whole, int number, QStringView next)
    {
        LineRest rest{whole, 0};
        const size_t matched = enter(rest);
        if (m_at < m_formulaEnd)
            return;
        if (!m_fence.isEmpty()) {
            if (matched >= m_fenceDepth) {
                if (rest.indent() < 4 && closes(rest.text, m_fence))
                    m_fence = {};
                return;
            }
            m_fence = {};
        }
        if (!m_until.isEmpty()) {
            const bool ends = m_until == u"blank" ? rest.blank() : whole.contains(m_until);
            if (!m_html.isEmpty() && !(m_until == u"blank" && ends))
                m_html += u'\n' % whole;
            if (ends) {
                m_until.clear();
                flush();
            }
            return;
        }
        bool item = false;
        if (matched < m_containers.size()) {
            // A paragraph goes on without the marks of its containers, unless another block begins.
            if (!m_paragraph.isEmpty() && !rest.blank() && !begins(rest)) {
                add(rest.text.trimmed());
                return;
            }
            flush();
            m_containers.resize(matched);
        }
        while (rest.indent() < 4) {
            LineRest inner = rest;
            inner.skip(inner.indent());
            if (inner.text.startsWith(u'>')) {
                flush();
                inner.skip(1);
                if (inner.text.startsWith(u' ') || inner.text.startsWith(u'\t'))
                    inner.skip(1);
                m_containers.push_back({true, 0});
                rest = inner;
                continue;
            }
            if (const qsizetype mark = footnoteMark(inner.text); mark > 0) {
                flush();
                inner.skip(mark);
                inner.skip(inner.indent());
                m_containers.push_back({false, 4});
                rest = inner;
                continue;
            }
            const qsizetype mark = markOf(inner.text, !m_paragraph.isEmpty());
            if (mark == 0)
                break;
            flush();
            const qsizetype indent = rest.indent();
            inner.skip(mark);
            const qsizetype gap = inner.indent();
            const qsizetype taken = inner.blank() || gap > 4 ? 1 : gap;
            inner.skip(taken);
            m_containers.push_back({false, indent + mark + taken});
            rest = inner;
            item = true;
        }
        block(rest, number, item, next);
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

    // Outside of its containers a paragraph is ended by any item, of whatever number, and by a stamp.
    static bool begins(const LineRest &rest)
    {
        if (rest.indent() > 3)
            return false;
        const QStringView line = rest.text.trimmed();
        return line.startsWith(u'>') || markOf(line, false) > 0 || footnoteMark(line) > 0 || headingLevel(line) > 0 || !fenceOf(line).isEmpty() || isRule(line) || isStamp(line);
    }

    static bool isStamp(QStringView line)
    {
        return line.front().isDigit() && !parseStamps(line).isEmpty();
    }

    // Whether a paragraph ends before the line `next`.
    bool endsBefore(QStringView next) const
    {
        LineRest inner{next, 0};
        return enter(inner) < m_containers.size() || inner.blank();
    }

    void block(const LineRest &rest, int number, bool item, QStringView next)
    {
        if (rest.blank()) {
            flush();
            return;
        }
        if (rest.indent() > 3) {
            if (!m_paragraph.isEmpty())
                add(rest.text.trimmed());
            return;  // else indented code
        }
        const QStringView line = rest.text.trimmed();
        if (const QStringView fence = fenceOf(line); !fence.isEmpty()) {
            flush();
            m_fence = fence;
            m_fenceDepth = m_containers.size();
            return;
        }
        if (const int level = headingLevel(line); level > 0) {
            flush();
            static const QRegularExpression end(uR"((?:^|[ \t]+)#+$)"_s);
            m_take({TextBlock::Heading, number, level, false, line.sliced(level).trimmed().toString().remove(end)});
            return;
        }
        static const QRegularExpression underline(uR"(^(?:=+|-+)$)"_s);
        if (!m_paragraph.isEmpty() && underline.matchView(line).hasMatch()) {
            m_take({TextBlock::Heading, m_first, line.front() == u'=' ? 1 : 2, false, std::exchange(m_paragraph, {})});
            return;
        }
        if (isRule(line)) {
            flush();
            return;
        }
        if (passedOver(line, number))
            return;
        if (isStamp(line) && (m_paragraph.isEmpty() || endsBefore(next))) {
            flush();
            m_take({TextBlock::Stamp, number, 0, false, line.toString()});
            return;
        }
        if (m_paragraph.isEmpty()) {
            m_first = number;
            m_item = item;
        }
        add(line);
    }

    // Raw HTML, comments, formulas: to their end.
    bool passedOver(QStringView line, int number)
    {
        if (line.startsWith("$$"_L1)) {
            const size_t end = formulaEnd(line);
            if (end == 0)
                return false;
            flush();
            m_formulaEnd = end;
            return true;
        }
        if (!line.startsWith(u'<'))
            return false;
        if (line.startsWith("<!--"_L1)) {
            flush();
            if (line.contains("-->"_L1))
                m_take({TextBlock::Html, number, 0, false, line.toString()});
            else
                hide(line, number, u"-->"_s);
            return true;
        }
        static const QRegularExpression raw(uR"(^<(script|pre|style|textarea)(?=[\s>]|$))"_s, QRegularExpression::CaseInsensitiveOption);
        if (const auto match = raw.matchView(line); match.hasMatch()) {
            flush();
            const QString end = u"</" % match.captured(1).toLower() % u'>';
            const bool isStyle = end == "</style>"_L1;
            if (line.contains(end, Qt::CaseInsensitive)) {
                if (isStyle)
                    m_take({TextBlock::Hidden, number, 0, false, line.toString()});
            } else if (isStyle) {
                hide(line, number, end);
            } else {
                m_until = end;
            }
            return true;
        }
        // The block elements people write.
        static const QRegularExpression element(
            uR"(^</?(?:address|article|aside|blockquote|body|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|iframe|li|main|nav|ol|p|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)(?=[\s/>]|$))"_s,
            QRegularExpression::CaseInsensitiveOption);
        if (!element.matchView(line).hasMatch())
            return false;
        flush();
        hide(line, number, u"blank"_s);
        return true;
    }

    // What is given as it is, to its end.
    void hide(QStringView line, int number, const QString &until)
    {
        m_until = until;
        m_html = line.toString();
        m_first = number;
        m_htmlKind = until == u"blank" ? TextBlock::Html : TextBlock::Hidden;
    }

    // Behind the line that ends the formula which `line` begins; 0: it begins none. As the page has it
    // (resources/web/dialect/math.js): one that is never closed must not swallow the text.
    size_t formulaEnd(QStringView line)
    {
        const QStringView rest = line.sliced(2);
        if (rest.contains("$$"_L1))
            return rest.endsWith("$$"_L1) && !rest.chopped(2).trimmed().isEmpty() && !rest.chopped(2).contains("$$"_L1) ? m_at + 1 : 0;
        bool wasBlank = rest.trimmed().isEmpty();
        for (size_t at = m_at + 1; at < m_lines.size(); ++at) {
            LineRest inner{m_lines[at], 0};
            const bool isInside = enter(inner) == m_containers.size();
            const QStringView text = inner.text.trimmed();
            if (!isInside && !text.isEmpty())
                return 0;
            if (text.endsWith("$$"_L1))
                return at + 1;
            if (text.isEmpty() && at - m_at > 1 && wasBlank)
                return 0;
            wasBlank = text.isEmpty();
        }
        m_formulaOpen = true;
        return 0;
    }

    void add(QStringView line)
    {
        if (!m_paragraph.isEmpty())
            m_paragraph += u'\n';
        m_paragraph += line;
    }

    void flush()
    {
        if (!m_paragraph.isEmpty())
            m_take({TextBlock::Paragraph, m_first, 0, m_item, std::exchange(m_paragraph, {})});
        if (!m_html.isEmpty())
            m_take({m_htmlKind, m_first, 0, false, std::exchange(m_html, {})});
    }

    const std::function<void(const TextBlock &)> &m_take;
    std::vector<QStringView> m_lines;
    size_t m_at = 0;          // the line that is read
    size_t m_formulaEnd = 0;  // lines before it belong to a formula
    bool m_formulaOpen = false;  // one was begun that the text ends in
    std::vector<Container> m_containers;
    QString m_paragraph, m_html;
    TextBlock::Kind m_htmlKind = TextBlock::Html;
    int m_first = 0;
    bool m_item = false;
    QStringView m_fence;
    size_t m_fenceDepth = 0;
    QString m_until;  // what ends the part that is passed over
};

} // namespace

bool isFenced(QStringView before, QStringView line)
{
    if (!before.contains("```"_L1) && !before.contains("~~~"_L1))
        return false;
    const std::function<void(const TextBlock &)> take = [](const TextBlock &) {};
    Walker walker(take);
    walker.walk(before.endsWith(u'\n') ? before.chopped(1) : before, 1);
    return walker.isFenced(line);
}

bool isVerbatim(QStringView before)
{
    const auto line = before.lastIndexOf(u'\n') + 1;
    if (isFenced(before.first(line), before.sliced(line)))
        return true;
    if (!before.contains("$$"_L1) && !before.contains(u'<'))
        return false;
    const std::function<void(const TextBlock &)> take = [](const TextBlock &) {};
    Walker walker(take);
    walker.walk(before, 1);
    return walker.isOpen();
}

void forEachBlock(QStringView text, int firstLine, const std::function<void(const TextBlock &)> &take)
{
    Walker(take).walk(text, firstLine);
}

} // namespace yeonji::diary
