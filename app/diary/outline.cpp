// SPDX-License-Identifier: GPL-3.0-or-later
#include "diary/outline.h"

#include "core/deckmatter.h"
#include "core/filekinds.h"
#include "core/frontmatter.h"
#include "core/markdown.h"
#include "core/text.h"
#include "core/yaml.h"
#include "diary/blocks.h"
#include "diary/dues.h"
#include "project/tree.h"

#include <QDateTime>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace yeonji::diary {

namespace {

const auto unicode = QRegularExpression::UseUnicodePropertiesOption;
constexpr QChar mask = hiddenLetter;

// What the patterns found is blotted out, so that the next ones do not look into it.
void blot(QString &text, qsizetype from, qsizetype length)
{
    for (qsizetype i = from; i < from + length; ++i)
        if (text.at(i) != u'\n')
            text[i] = mask;
}

// `$…$` and `$$…$$` as the page draws them (resources/web/dialect/math.js): money is no formula.
void blotFormulas(QString &text)
{
    bool unclosed = false;  // a display one
    for (qsizetype at = text.indexOf(u'$'); at >= 0; at = text.indexOf(u'$', at)) {
        const bool display = text.size() > at + 1 && text.at(at + 1) == u'$';
        const qsizetype start = at + (display ? 2 : 1);
        const bool escaped = at > 0 && text.at(at - 1) == u'\\';
        qsizetype end = start;
        for (; end < text.size() && !(display && unclosed); ++end) {
            if (text.at(end) == u'\\')
                ++end;
            else if (text.at(end) == mask || (text.at(end) == u'$' && (!display || (end + 1 < text.size() && text.at(end + 1) == u'$'))))
                break;
        }
        const bool closed = !escaped && end < text.size() && text.at(end) == u'$' && end > start;
        const bool formula = closed && (display || (!text.at(start).isSpace() && !text.at(end - 1).isSpace() && !(end + 1 < text.size() && text.at(end + 1).isDigit())));
        const qsizetype after = formula ? end + (display ? 2 : 1) : start;
        if (formula)
            blot(text, at, after - at);
        else if (end >= text.size() && !display)
            return;  // nothing further closes either
        else if (end >= text.size())
            unclosed = true;
        at = after;
    }
}

void blotCode(QString &text)
{
    static const QRegularExpression spans(uR"((?<!`)(`+)(?!`)(?:(?!\1).|\n)*?(?<!`)\1(?!`))"_s);
    static const QRegularExpression comments(u"<!--.*?-->"_s, QRegularExpression::DotMatchesEverythingOption);
    for (const auto &pattern : {spans, comments})
        for (auto matches = pattern.globalMatch(QString(text)); matches.hasNext();) {
            const auto match = matches.next();
            blot(text, match.capturedStart(), match.capturedLength());
        }
}

} // namespace

QString withoutHidden(QString text)
{
    blotCode(text);
    blotFormulas(text);
    return text;
}

namespace {

class Reader
{
public:
    Outline read(const QString &given)
    {
        const QString text = nfc(given);
        QStringView body = text;
        int firstLine = 1;
        if (const auto matter = findFrontMatter(text)) {
            body = body.sliced(matter->end);
            firstLine = matter->lines + 1;
            front(matter->yaml);
            m_isDeck = isDeck(text);
            bibliographies(matter->yaml);
            backgrounds({TextBlock::Hidden, 2, 0, false, matter->yaml.toString()});
            m_outline.date = project::dateOfHead(text);
        }
        forEachBlock(body, firstLine, [this](const TextBlock &block) { take(block); });
        // A headline that someone numbered is called by its number too: `4. 제목`.
        static const QRegularExpression numbered(uR"(^\d{1,9}[.)]\s+\S.*$)"_s);
        if (const QString line = m_firstItem > 0 ? text.section(u'\n', m_firstItem - 1, m_firstItem - 1).trimmed() : QString(); numbered.match(line).hasMatch())
            m_firstLine = beginning(line, 80);
        m_outline.title = !m_heading.isEmpty() ? m_heading : !m_frontTitle.isEmpty() ? m_frontTitle : m_firstLine;
        bool inside = false;
        for (const QChar c : body) {
            m_outline.words += !inside && !c.isSpace();
            inside = !c.isSpace();
        }
        resolveUses();
        std::ranges::stable_sort(m_outline.links, {}, &Link::line);
        std::ranges::stable_sort(m_outline.pictures, {}, &Link::line);
        return std::move(m_outline);
    }

private:
    void front(QStringView matter)
    {
        const auto read = yaml::parse(matter.toUtf8());
        if (!read)
            return;
        const QJsonObject keys = yaml::toJson(*read).toObject();
        m_frontTitle = keys.value("title"_L1).toVariant().toString().trimmed();
        const QJsonValue tags = keys.value("tags"_L1);
        if (tags.isArray())
            for (const QJsonValue &tag : tags.toArray())
                addTag(tag.toVariant().toString());
        else
            for (const QString &tag : tags.toString().split(u' ', Qt::SkipEmptyParts))
                addTag(tag.endsWith(u',') ? tag.chopped(1) : tag);
    }

    void addTag(const QString &tag)
    {
        if (!tag.isEmpty() && !m_outline.tags.contains(tag))
            m_outline.tags.append(tag);
    }

    void take(const TextBlock &block)
    {
        if (block.kind == TextBlock::Stamp) {
            for (const Stamp &stamp : parseStamps(block.text))
                m_outline.stamps.append({block.line, stamp});
            return;
        }
        backgrounds(block);
        if (block.kind == TextBlock::Hidden)
            return;
        if (block.kind == TextBlock::Heading) {
            const QString text = block.text.simplified();
            m_outline.headings.append({block.line, block.level, text});
            if (block.level == 1 && m_heading.isEmpty())
                m_heading = text;
        } else if (m_firstLine.isEmpty() && block.kind == TextBlock::Paragraph) {
            m_firstLine = beginning(block.text.section(u'\n', 0, 0), 80);
            m_firstItem = block.item ? block.line : 0;
        }
        QString open = block.text;
        if (block.kind == TextBlock::Paragraph)
            takeDefinitions(block, open);
        const bool isHtml = block.kind == TextBlock::Html;
        if (isHtml)
            included(block);
        blotCode(open);
        if (block.item && !isHtml)
            promise(block, open);
        elements(block, open);
        if (isHtml)
            return;
        QString words = open;
        blotFormulas(words);
        links(block, words);
        tags(block, words);
    }

    // Places come in their order, mostly: a paragraph of ten thousand lines is counted through once.
    int lineIn(const TextBlock &block, const QString &open, qsizetype at)
    {
        if (m_counted.block != block.line || m_counted.at > at)
            m_counted = {block.line, 0, block.line};
        m_counted.line += int(QStringView(open).sliced(m_counted.at, at - m_counted.at).count(u'\n'));
        m_counted.at = at;
        return m_counted.line;
    }

    // `<!-- include: other.md#title -->`: slides of another deck.
    void included(const TextBlock &block)
    {
        static const QRegularExpression include(uR"(^[ \t]*<!--+\s*include\s*:\s*(.+?)\s*--+>[ \t]*$)"_s, QRegularExpression::MultilineOption);
        if (!block.text.contains("include"_L1))
            return;
        for (auto matches = include.globalMatch(block.text); matches.hasNext();) {
            const auto match = matches.next();
            const int line = lineIn(block, block.text, match.capturedStart(1));
            m_outline.links.append({line, match.captured(1), line, match.captured(1), Link::Is::Include});
        }
    }

    // `bibliography: refs.bib`, or a list of them. What is not found (escaped by number, over several lines) stands in the
    // line of the key.
    void bibliographies(QStringView matter)
    {
        static const QRegularExpression block(uR"(^bibliography[ \t]*:.*(?:\n(?:[ \t]+\S|-[ \t]|[ \t]*$).*)*)"_s, QRegularExpression::MultilineOption);
        const auto match = m_isDeck ? block.matchView(matter) : QRegularExpressionMatch();
        if (!match.hasMatch())
            return;
        const QStringView said = match.capturedView();
        qsizetype from = 0;
        for (const QString &name : bibliographiesOf(readDeckMatter(matter).value_or(QJsonValue()))) {
            Link link{2 + int(matter.first(match.capturedStart()).count(u'\n')), name, 0, name, Link::Is::Bibliography};
            for (const QString &spelt : {name, QString(name).replace(u'\'', u"\'\'"_s), QString(name).replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s)})
                if (const qsizetype at = said.indexOf(spelt, from); at >= 0) {
                    link.line += int(said.first(at).count(u'\n'));
                    link.spelt = spelt;
                    from = at + spelt.size();
                    break;
                }
            link.written = link.line;
            m_outline.bibliographies.append(link);
        }
    }

    // Pictures that directives and styles of a deck name: `backgroundImage: url(a.png)`, `footer: ![](a.png)`.
    void backgrounds(const TextBlock &block)
    {
        static const QRegularExpression parts(uR"(<!--.*?-->|<[A-Za-z][^<>]*>)"_s, QRegularExpression::DotMatchesEverythingOption);
        static const QRegularExpression style(uR"re(\burl\([ \t]*\\?["']?([^()"'<>\\\n]+?)[ \t]*\\?["']?[ \t]*\))re"_s, QRegularExpression::CaseInsensitiveOption);
        static const QRegularExpression shown(uR"re((?|!\[[^\[\]\n]*\]\([ \t]*([^()"'<>\\\s]+)|<img\s(?:[^<>]*\s)?src\s*=\s*\\?["']([^"'\\\n]+)))re"_s, QRegularExpression::CaseInsensitiveOption);
        if (!m_isDeck)
            return;
        const auto add = [&](const QRegularExpression &pattern, qsizetype from, qsizetype length) {
            const QString part = block.text.sliced(from, length);
            for (auto matches = pattern.globalMatch(part); matches.hasNext();) {
                const auto match = matches.next();
                const int line = block.line + int(QStringView(block.text).first(from + match.capturedStart(1)).count(u'\n'));
                m_outline.pictures.append({line, match.captured(1), line, match.captured(1), Link::Is::Background});
            }
        };
        if (block.kind == TextBlock::Hidden) {
            add(style, 0, block.text.size());
            add(shown, 0, block.text.size());
        } else if (block.text.contains(u'<')) {
            for (auto matches = parts.globalMatch(block.text); matches.hasNext();) {
                const auto match = matches.next();
                add(style, match.capturedStart(), match.capturedLength());
                if (match.capturedView().startsWith("<!--"_L1))
                    add(shown, match.capturedStart(), match.capturedLength());
            }
        }
    }

    // `[r]: reports/sft.md "title"`, which paragraphs may begin with. The words are blotted out.
    void takeDefinitions(const TextBlock &block, QString &open)
    {
        static const QRegularExpression definition(
            uR"(\G[ ]{0,3}\[(?!\^)((?:[^\[\]\\]|\\.)+)\]:[ \t]*\n?[ \t]*(?:<([^<>\n]*)>|([^\s<]\S*))(?:[ \t]*\n?[ \t]*(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*(?:\n|$))"_s);
        for (qsizetype at = 0; at < open.size();) {
            const auto match = definition.match(open, at);
            if (!match.hasMatch())
                break;
            const int group = match.hasCaptured(3) ? 3 : 2;
            const QString label = match.captured(1).simplified().toCaseFolded();
            if (!m_definitions.contains(label))  // the first one counts
                m_definitions.insert(label, {match.captured(group), lineIn(block, open, match.capturedStart(group))});
            at = match.capturedEnd();
            blot(open, match.capturedStart(), match.capturedLength());
        }
    }

    // What `[words][r]` and `[r]` lead to, once all is read.
    void resolveUses()
    {
        for (const auto &[line, label, is] : std::as_const(m_uses))
            if (const auto defined = m_definitions.constFind(label); defined != m_definitions.constEnd())
                add(line, plainAddress(defined->target), defined->line, defined->target, is);
    }

    void add(int line, const QString &target, int written, const QString &spelt, Link::Is is)
    {
        (is == Link::Is::Link ? m_outline.links : m_outline.pictures).append({line, target, written, spelt, is});
    }

    void links(const TextBlock &block, QString &open)
    {
        static const QRegularExpression wiki(uR"(((?<!\\)!)?(?<!\\)\[\[([^\[\]|\n]+?)(?:\\?\|[^\[\]\n]+)?\]\])"_s);
        static const QString bracketed = uR"(\[(?:[^\[\]\\]|\\.|\[(?:[^\[\]]|\[[^\[\]]*\])*\](?:\([^()\s]*\))?)*\]\([ \t\n]*(<[^<>\n]*>|(?:[^\s()<]|\([^\s()]*\))(?:[^\s()]|\([^\s()]*\))*)(?:[ \t\n]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t\n]*\))"_s;
        static const QRegularExpression picture(uR"((?<!\\)!)" % bracketed);
        static const QRegularExpression patterns[] = {
            QRegularExpression(uR"((?:(?<!\\)!|(?<!\\)))" % bracketed),
            QRegularExpression(uR"(<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)>)"_s),
            QRegularExpression(uR"((?<![\p{L}\p{N}])((?:https?://|www\.)(?:[^\s<>"'()\[\]{}|\x{fffc}]|\([^\s()]*\))*[^\s<>"'()\[\]{}|\x{fffc}.,;:!?*_~]))"_s, unicode)};
        const auto found = [&](const QRegularExpressionMatch &match, int group, Link::Is is, bool isAddress) {
            QString spelt = match.captured(group).trimmed();
            if (isAddress && spelt.startsWith(u'<'))
                spelt = spelt.sliced(1).chopped(1);
            add(lineIn(block, open, match.capturedStart()), isAddress ? plainAddress(spelt) : spelt, lineIn(block, open, match.capturedStart(group)), spelt, is);
        };
        const auto close = [&open](const QRegularExpressionMatch &match) { blot(open, match.capturedStart(), match.capturedLength()); };
        // `![[note]]` leads to a document as `[[note]]` does; of a picture it is one.
        for (auto matches = wiki.globalMatch(QString(open)); matches.hasNext();) {
            const auto match = matches.next();
            const bool isPicture = !match.capturedView(1).isEmpty() && isPictureFile(match.capturedView(2).trimmed());
            found(match, 2, isPicture ? Link::Is::Embed : Link::Is::Link, false);
            close(match);
        }
        // In the words of a link too.
        if (open.contains("!["_L1))
            for (auto matches = picture.globalMatch(open); matches.hasNext();)
                found(matches.next(), 1, Link::Is::Picture, true);
        for (const auto &pattern : patterns)
            for (auto matches = pattern.globalMatch(QString(open)); matches.hasNext();) {
                const auto match = matches.next();
                if (!match.captured().startsWith(u'!'))
                    found(match, 1, Link::Is::Link, &pattern == patterns);
                close(match);
            }
        uses(block, open);
    }

    void uses(const TextBlock &block, QString &open)
    {
        static const QRegularExpression pattern(uR"(((?<!\\)!)?(?<!\\)\[(?!\^)((?:[^\[\]\\\x{fffc}]|\\.)+)\](?:\[((?:[^\[\]\\]|\\.)*)\])?(?![\[(]))"_s, unicode);
        if (!open.contains(u'['))
            return;
        for (auto matches = pattern.globalMatch(open); matches.hasNext();) {
            const auto match = matches.next();
            m_uses.append({lineIn(block, open, match.capturedStart()), (match.capturedView(3).isEmpty() ? match.captured(2) : match.captured(3)).simplified().toCaseFolded(),
                           match.capturedView(1).isEmpty() ? Link::Is::Link : Link::Is::Picture});
        }
    }

    // Links and pictures as HTML writes them.
    void elements(const TextBlock &block, QString &open)
    {
        static const QRegularExpression anchor(uR"re((?|<a\s(?:[^<>]*\s)?href\s*=\s*|<(img)\s(?:[^<>]*\s)?src\s*=\s*)(?|"([^"\n]*)"|'([^'\n]*)'|([^\s"'=<>`]+)))re"_s, QRegularExpression::CaseInsensitiveOption);
        if (!open.contains("<a"_L1, Qt::CaseInsensitive) && !open.contains("<img"_L1, Qt::CaseInsensitive))
            return;
        for (auto matches = anchor.globalMatch(QString(open)); matches.hasNext();) {
            const auto match = matches.next();
            const QString spelt = match.captured(2).trimmed();
            add(lineIn(block, open, match.capturedStart()), withoutEntities(spelt), lineIn(block, open, match.capturedStart(2)), spelt,
                match.hasCaptured(1) ? Link::Is::Picture : Link::Is::Link);
            blot(open, match.capturedStart(), match.capturedLength());
        }
    }

    void tags(const TextBlock &block, const QString &open)
    {
        static const QRegularExpression tag(uR"((?<![^\s(])#([\p{L}\p{N}_/-]*[\p{L}_][\p{L}\p{N}_/-]*))"_s, unicode);
        if (!open.contains(u'#'))
            return;
        for (auto matches = tag.globalMatch(open); matches.hasNext();) {
            const auto match = matches.next();
            addTag(match.captured(1));
            m_outline.tagLines.append(lineIn(block, open, match.capturedStart()));
        }
    }

    // `open` is the paragraph without what stands in code; the promise's words are taken from itself.
    void promise(const TextBlock &block, const QString &open)
    {
        static const QRegularExpression box(uR"(^\[([ xX])\][ \t]+)"_s);
        static const QRegularExpression person(uR"((?<!\S)@([\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?)(?:[.-]+(?=$|\s))?)"_s, unicode);
        static const QRegularExpression evidence(uR"(→\s*(?:\[\[([^\[\]|\n]+)(?:\|[^\[\]\n]+)?\]\]|\[[^\[\]]*\]\(([^\s()]+)\)))"_s);
        const auto boxed = box.match(open);
        auto days = dueForm().globalMatch(open);
        QRegularExpressionMatch day;
        while (days.hasNext() && !isMoment(day))
            day = days.next();
        if (!boxed.hasMatch() || !isMoment(day))
            return;
        Promise promise{block.line, {}, {}, day.captured(1), boxed.captured(1) != u" ", {}};
        if (day.hasCaptured(2))
            promise.due += u'T' % day.captured(2).rightJustified(5, u'0');
        QList<std::pair<qsizetype, qsizetype>> parts{{0, boxed.capturedLength()}};
        for (const auto &pattern : {dueForm(), person})
            for (auto matches = pattern.globalMatch(open); matches.hasNext();) {
                const auto match = matches.next();
                if (match.captured().startsWith(u'~') && !isMoment(match))
                    continue;
                parts.append({match.capturedStart(), match.capturedLength()});
                if (promise.person.isEmpty() && match.captured().startsWith(u'@'))
                    promise.person = match.captured(1);
            }
        if (const auto proof = evidence.match(open); proof.hasMatch()) {
            promise.evidence = (proof.hasCaptured(1) ? proof.captured(1) : proof.captured(2)).trimmed();
            parts.append({proof.capturedStart(), proof.capturedLength()});
        }
        QString text = block.text;
        for (const auto &[from, length] : parts) {
            for (qsizetype i = from; i < from + length; ++i)
                text[i] = u' ';
            // Punctuation that stood behind what is gone belongs to nothing.
            qsizetype end = from + length;
            while (from > 0 && end < text.size() && u".,:;"_s.contains(open.at(end)))
                ++end;
            if (end == text.size() || text.at(end).isSpace())
                for (qsizetype i = from + length; i < end; ++i)
                    text[i] = u' ';
        }
        promise.text = text.simplified();
        m_outline.promises.append(promise);
    }

    struct Definition { QString target; int line = 0; };
    struct Use { int line = 0; QString label; Link::Is is = Link::Is::Link; };

    struct Counted { int block = 0; qsizetype at = 0; int line = 0; } m_counted;
    Outline m_outline;
    QHash<QString, Definition> m_definitions;  // by their labels
    QList<Use> m_uses;
    bool m_isDeck = false;
    QString m_heading, m_frontTitle, m_firstLine;
    int m_firstItem = 0;  // the line of m_firstLine, if it is of a list
};

} // namespace

Outline outlineOf(const QString &text)
{
    return Reader().read(text);
}

} // namespace yeonji::diary
