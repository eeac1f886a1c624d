// SPDX-License-Identifier: GPL-3.0-or-later
#include "decks/fromtext.h"

#include "core/frontmatter.h"
#include "core/hangul.h"
#include "decks/addresses.h"
#include "decks/openelements.h"
#include "decks/slides.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace yeonji::decks {

namespace {

// Lines of the default theme's letters that a slide holds below its heading, and how wide one is (a Hangul
// syllable counts two).
constexpr double room = 11;
constexpr double across = 76;

enum class Kind { Heading, Text, List, Table, Code, Figure, Note };

struct Block
{
    Kind kind = Kind::Text;
    QStringList lines;
    int level = 0;   // of a heading
};

double widthOf(QStringView text)
{
    double width = 0;
    for (const QChar c : text)
        width += c.unicode() >= 0x1100 ? 2 : 1;
    return width;
}

double heightOf(const QString &line, Kind kind)
{
    if (kind == Kind::Code)
        return 0.9;
    if (kind == Kind::Table)
        return 1.35;
    return 0.15 + std::ceil(std::max(1.0, widthOf(line)) / across);
}

double heightOf(const Block &block)
{
    if (block.kind == Kind::Note)
        return 0;
    double height = 0.6;
    for (const QString &line : block.lines)
        height += heightOf(line, block.kind);
    return height;
}

bool isPicture(const QString &line)
{
    static const QRegularExpression alone(u"^\\s*!\\[[^\\]]*\\]\\([^)]+\\)\\s*$|^\\s*!\\[\\[[^\\]]+\\]\\]\\s*$"_s);
    return alone.match(line).hasMatch();
}

bool beginsItem(const QString &line)
{
    static const QRegularExpression item(u"^(?:[-+*]|\\d{1,9}[.)])\\s"_s);
    return item.match(line).hasMatch();
}

QList<Block> blocksOf(const QString &text)
{
    const QList<TextLine> kinds = linesOf(text);
    const QStringList lines = text.split(u'\n');
    QList<Block> blocks;
    bool open = false;   // the last block may go on
    for (int i = 0; i < lines.size(); ++i) {
        const QString &line = lines.at(i);
        const TextLine &kind = kinds.at(i);
        if (kind.heading > 0) {
            QStringList words = lines.mid(i, std::max(1, kind.end - i - 1));
            if (kind.end > i + 1)
                words.first().prepend(QString(kind.heading, u'#') % u' ');
            blocks.append({Kind::Heading, {words.join(u' ')}, kind.heading});
            open = false;
            i = kind.end - 1;
            continue;
        }
        // Code of an item stays in it.
        const bool within = kind.begins == Begins::Item || (kind.begins == Begins::Nothing && open && blocks.last().kind == Kind::List);
        if (kind.code && !within) {
            const bool goesOn = open && i > 0 && kinds.at(i - 1).code && (blocks.last().kind == Kind::Code || blocks.last().kind == Kind::Figure || blocks.last().kind == Kind::Note)
                && !(kinds.at(i - 1).comment || kind.comment);
            if (!goesOn) {
                static const QRegularExpression ours(u"^\\s*(?:```+|~~~+)\\s*(?:plot|runs|mermaid)\\b"_s);
                blocks.append({ours.match(line).hasMatch() ? Kind::Figure : line.trimmed().startsWith(u"<!--") ? Kind::Note : Kind::Code, {}});
            }
            blocks.last().lines.append(line);
            open = true;
            continue;
        }
        if (line.trimmed().isEmpty()) {
            // An item's further paragraphs are indented.
            const bool goesOn = open && blocks.last().kind == Kind::List && i + 1 < lines.size()
                && (kind.code || lines.at(i + 1).startsWith(u"  ") || beginsItem(lines.at(i + 1)));
            if (goesOn)
                blocks.last().lines.append(line);
            open = goesOn;
            continue;
        }
        const bool rule = kind.slide != (i == 0 ? kind.slide : kinds.at(i - 1).slide);
        // When and where an entry was written is no slide's matter.
        if (rule || kind.stamp) {
            open = false;
            continue;
        }
        const Kind found = within ? Kind::List : isPicture(line) ? Kind::Figure : kind.table ? Kind::Table : Kind::Text;
        const bool goesOn = open && found != Kind::Figure
            && (blocks.last().kind == found || (blocks.last().kind == Kind::List && found == Kind::Text));
        if (!goesOn)
            blocks.append({found, {}});
        blocks.last().lines.append(line);
        open = found != Kind::Figure;
    }
    return blocks;
}

// Where a block that no slide holds may be divided: before items, between sentences.
QList<Block> pieces(const Block &block)
{
    if (heightOf(block) <= room || block.kind == Kind::Code || block.kind == Kind::Figure || block.kind == Kind::Note)
        return {block};
    QList<Block> parts;
    QStringList units;
    if (block.kind == Kind::Text) {
        static const QRegularExpression sentence(u"(?<=[.?!。])\\s+"_s);
        units = block.lines.join(u' ').split(sentence, Qt::SkipEmptyParts);
    } else {
        for (const QString &line : block.lines) {
            if (units.isEmpty() || block.kind == Kind::Table || beginsItem(line))
                units.append(line);
            else
                units.last() += u'\n' % line;
        }
    }
    const QStringList head = block.kind == Kind::Table ? units.mid(0, 2) : QStringList();
    Block part{block.kind, {}};
    for (const QString &unit : std::as_const(units)) {
        Block more = part;
        if (block.kind == Kind::Text && !more.lines.isEmpty())
            more.lines.last() += u' ' % unit;
        else
            more.lines.append(unit.split(u'\n'));
        if (heightOf(more) > room && part.lines.size() > head.size()) {
            parts.append(part);
            part.lines = head + unit.split(u'\n');
        } else {
            part = more;
        }
    }
    if (!part.lines.isEmpty())
        parts.append(part);
    return parts;
}

// How many blocks from `at` stand in one HTML element that ends among them, and so on one slide, unless it holds
// more than any slide could.
qsizetype togetherFrom(const QList<Block> &blocks, qsizetype at)
{
    OpenElements open;
    double height = 0;
    for (qsizetype i = at; i < blocks.size() && height < 3 * room; ++i) {
        height += heightOf(blocks.at(i));
        if (blocks.at(i).kind != Kind::Code && blocks.at(i).kind != Kind::Note)
            for (const QString &line : blocks.at(i).lines)
                open.read(line);
        if (!open.any())
            return i + 1 - at;
    }
    return 1;
}

class Writer
{
public:
    Writer(const QString &folder, bool korean) : m_folder(folder), m_korean(korean) {}

    void begin(const QString &heading, int level)
    {
        // Parts of a report become sections, their headings slides.
        m_heading = QString(level <= 1 ? u"# "_s : u"## "_s) % heading;
        m_begun = false;
    }

    // What stands together on a slide, be it full.
    void add(const QList<Block> &blocks)
    {
        double height = 0;
        for (const Block &block : blocks)
            height += heightOf(block);
        const bool alone = blocks.size() == 1 && blocks.first().kind == Kind::Figure;
        const bool silent = std::ranges::all_of(blocks, [](const Block &block) { return block.kind == Kind::Note; });
        const bool full = m_begun && (alone ? m_height > 0 : m_alone || m_height + height > room);
        if (!m_begun || (full && !silent))
            slide(full);
        for (const Block &block : blocks) {
            for (const QString &line : block.lines)
                m_text += (block.kind == Kind::Code ? line : rebased(line, m_folder)) % u'\n';
            m_text += u'\n';
        }
        m_height += height;
        m_alone = m_begun && alone;
    }

    void finish()
    {
        if (!m_begun && !m_heading.isEmpty())
            slide(false);
    }

    QString text() const { return m_text.trimmed() % u'\n'; }

private:
    void slide(bool again)
    {
        m_text += u"---\n\n"_s;
        if (!m_heading.isEmpty())
            m_text += m_heading % (again ? (m_korean ? u" (계속)"_s : u" (continued)"_s) : QString()) % u"\n\n"_s;
        m_begun = true;
        m_alone = false;
        m_height = 0;
    }

    QString m_text, m_heading, m_folder;
    double m_height = 0;
    bool m_korean, m_begun = false, m_alone = false;
};

QString headingOf(const QString &line)
{
    static const QRegularExpression marks(u"^\\s*#+\\s*|\\s+#+\\s*$"_s);
    return QString(line).remove(marks).trimmed();
}

} // namespace

QString deckFrom(const QString &text, const QString &title, const QString &folder)
{
    const auto matter = findFrontMatter(text);
    const QString body = matter ? text.sliced(matter->end) : text;
    const bool korean = hasHangul(text);
    const QString quoted = QString(title).replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    Writer writer(folder, korean);
    QString first = title;
    bool titled = false;
    const QList<Block> blocks = blocksOf(body);
    for (qsizetype i = 0; i < blocks.size(); ++i) {
        const Block &block = blocks.at(i);
        if (block.kind == Kind::Heading && block.level == 1 && !titled) {
            first = headingOf(block.lines.first());
            titled = true;
            continue;
        }
        if (block.kind == Kind::Heading && block.level <= 3) {
            writer.finish();
            writer.begin(headingOf(block.lines.first()), block.level);
            continue;
        }
        if (const qsizetype together = togetherFrom(blocks, i); together > 1) {
            writer.add(blocks.sliced(i, together));
            i += together - 1;
            continue;
        }
        for (const Block &piece : pieces(block))
            writer.add({piece});
    }
    writer.finish();
    return u"---\nmarp: true\npaginate: true\ntitle: \""_s % quoted % u"\"\n---\n\n<!-- _class: lead -->\n<!-- _paginate: false -->\n\n# "_s % first
        % u"\n\n"_s % writer.text();
}

} // namespace yeonji::decks
