// SPDX-License-Identifier: GPL-3.0-or-later
#include "decks/slides.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace yeonji::decks {

namespace {

// What CommonMark is in the middle of at the start of a line, as far as it decides what a `---` means.
enum class Within { Nothing, Paragraph, FrontMatter, Fence, Comment, Html, Raw, Math };

using Levels = std::array<bool, 7>;

struct Reader
{
    QList<Slide> slides{Slide{.first = 1, .body = 1}};
    Within within = Within::Nothing;
    QString fence;
    bool content = false;             // something stands before this line; a heading that comes first divides nothing
    Levels divides{};                 // heading levels that begin a slide
    Levels asked{};                   // what the last one says that says so, in front matter or a comment: it holds for all slides

    void next(QStringView line, int number);
    void read(QStringView line, int number);
    void readDirective(QStringView line);
    void begin(int number);
};

int indentOf(QStringView line)
{
    int columns = 0;
    for (const QChar c : line) {
        if (c == u' ')
            ++columns;
        else if (c == u'\t')
            columns += 4 - columns % 4;
        else
            break;
    }
    return columns;
}

// `---`, `* * *`, `___`
bool isRule(QStringView bare)
{
    const QChar mark = bare.isEmpty() ? QChar() : bare.front();
    if (mark != u'-' && mark != u'*' && mark != u'_')
        return false;
    const auto marks = std::ranges::count(bare, mark);
    return marks >= 3 && std::ranges::all_of(bare, [mark](QChar c) { return c == mark || c == u' ' || c == u'\t'; });
}

int headingLevel(QStringView bare)
{
    qsizetype level = 0;
    while (level < bare.size() && bare.at(level) == u'#')
        ++level;
    return level >= 1 && level <= 6 && (level == bare.size() || bare.at(level).isSpace()) ? int(level) : 0;
}

QString fenceOf(QStringView bare)
{
    for (const QChar mark : {QChar(u'`'), QChar(u'~')}) {
        qsizetype length = 0;
        while (length < bare.size() && bare.at(length) == mark)
            ++length;
        if (length >= 3 && !(mark == u'`' && bare.sliced(length).contains(mark)))
            return QString(length, mark);
    }
    return {};
}

bool beginsListQuoteOrTable(QStringView bare)
{
    static const QRegularExpression re(uR"(^(?:[-+*](?:\s|$)|\d{1,9}[.)](?:\s|$)|>|\|))"_s);
    return re.matchView(bare).hasMatch();
}

bool beginsHtml(QStringView bare)
{
    static const QRegularExpression re(u"^</?[A-Za-z][A-Za-z0-9-]*(?:[\\s/>]|$)"_s);
    return re.matchView(bare).hasMatch();
}

// What stands in these is no Markdown, blank lines or not.
bool beginsRaw(QStringView bare)
{
    static const QRegularExpression re(u"^<(?:style|script|pre|textarea)(?:[\\s>]|$)"_s, QRegularExpression::CaseInsensitiveOption);
    return re.matchView(bare).hasMatch();
}

bool endsRaw(QStringView bare)
{
    static const QRegularExpression re(u"</(?:style|script|pre|textarea)>"_s, QRegularExpression::CaseInsensitiveOption);
    return re.matchView(bare).hasMatch();
}

// What a line of a comment says of a key of ours; null: nothing.
QString said(QStringView comment, QLatin1StringView key)
{
    if (!comment.contains(key))
        return {};
    const QRegularExpression re(u"(?:^|--)\\s*"_s % key % u"\\s*:\\s*(?!(?:false|no)\\s*(?:-->|$)|-->)(\\S.*?)\\s*(?:-->|$)"_s);
    const auto match = re.matchView(comment);
    if (!match.hasMatch())
        return {};
    const QString value = match.captured(1);
    const bool quoted = value.size() > 1 && (value.front() == u'"' || value.front() == u'\'') && value.back() == value.front();
    return quoted ? value.sliced(1, value.size() - 2) : value;
}

void readComment(QStringView comment, Slide &slide)
{
    if (const QString reason = said(comment, "hide"_L1); !reason.isNull()) {
        slide.hidden = true;
        slide.reason = reason == "true"_L1 || reason == "yes"_L1 ? QString() : reason;
    }
    if (!said(comment, "backup"_L1).isNull())
        slide.backup = true;
    if (const QString section = said(comment, "section"_L1); !section.isNull())
        slide.section = section;
}

void Reader::begin(int number)
{
    slides.back().last = number - 1;
    slides.append(Slide{.first = number, .backup = slides.back().backup, .section = slides.back().section});
    content = true;
}

void Reader::readDirective(QStringView line)
{
    static const QRegularExpression re(u"^\\s*(?:<!--)?\\s*headingDivider\\s*:\\s*(.*?)(?:-->.*)?$"_s);
    static const QRegularExpression digit(u"[1-6]"_s);
    const auto match = re.matchView(line);
    if (!match.hasMatch())
        return;
    asked = {};
    const QString value = match.captured(1);
    for (auto digits = digit.globalMatch(value); digits.hasNext();) {
        const int level = digits.next().captured().toInt();
        for (int i = value.contains(u'[') ? level : 1; i <= level; ++i)
            asked.at(size_t(i)) = true;
    }
}

void Reader::next(QStringView line, int number)
{
    if (number == 1 && line.trimmed() == u"---")
        within = Within::FrontMatter;
    else
        read(line, number);
}

void Reader::read(QStringView line, int number)
{
    const QStringView bare = line.trimmed();
    switch (within) {
    case Within::FrontMatter:
        if (bare == u"---" || line == u"...") {
            within = Within::Nothing;
            slides.front().body = number + 1;
        } else {
            readDirective(line);
        }
        return;
    case Within::Fence:
        if (bare.startsWith(fence) && std::ranges::all_of(bare, [this](QChar c) { return c == fence.front(); }))
            within = Within::Nothing;
        return;
    case Within::Comment:
        readDirective(bare);
        readComment(bare, slides.back());
        if (bare.contains(u"-->"))
            within = Within::Nothing;
        return;
    case Within::Math:
        if (bare.endsWith(u"$$"))
            within = Within::Nothing;
        return;
    case Within::Raw:
        if (endsRaw(bare))
            within = Within::Nothing;
        return;
    case Within::Html:
        if (bare.isEmpty())
            within = Within::Nothing;
        return;
    case Within::Nothing:
    case Within::Paragraph:
        break;
    }
    const bool paragraph = within == Within::Paragraph;
    within = Within::Nothing;
    if (bare.isEmpty())
        return;
    if (indentOf(line) > 3) {  // code, or the rest of a paragraph or list item
        within = paragraph ? Within::Paragraph : Within::Nothing;
        content = true;
        return;
    }
    const bool underline = paragraph && std::ranges::all_of(bare, [](QChar c) { return c == u'-'; });
    if (isRule(bare) && !underline) {
        begin(number);
        slides.back().ruled = true;
        return;
    }
    const int level = headingLevel(bare);
    if (level > 0 && divides.at(size_t(level))) {
        if (content)
            begin(number);
        slides.back().divides = true;
    }
    if (bare.startsWith(u"<!--")) {
        readDirective(bare);
        readComment(bare, slides.back());
        if (!bare.contains(u"-->"))
            within = Within::Comment;
        return;
    }
    content = true;
    if (const QString mark = fenceOf(bare); !mark.isEmpty()) {
        fence = mark;
        within = Within::Fence;
    } else if (bare.startsWith(u"$$") && !bare.sliced(2).contains(u"$$")) {
        within = Within::Math;
    } else if (beginsRaw(bare)) {
        within = endsRaw(bare) ? Within::Nothing : Within::Raw;
    } else if (!paragraph && beginsHtml(bare)) {
        within = Within::Html;
    } else if (level == 0 && !underline && (paragraph || !beginsListQuoteOrTable(bare))) {
        within = Within::Paragraph;
    }
}

bool isCode(Within within)
{
    return within == Within::FrontMatter || within == Within::Fence || within == Within::Comment || within == Within::Raw
        || within == Within::Math;
}

QList<Slide> scan(QStringView text, QList<TextLine> *lines, std::optional<Unclosed> *unclosed = nullptr, const Levels &divides = {})
{
    Reader reader;
    reader.divides = divides;
    int number = 0, began = 0;
    for (const QStringView line : text.tokenize(u'\n')) {
        ++number;
        const Within before = reader.within;
        reader.next(line, number);
        if (reader.within != before)
            began = number;
        if (!lines)
            continue;
        const QStringView bare = line.trimmed();
        const bool code = isCode(before) || isCode(reader.within) || bare.startsWith(u"<!--") || beginsRaw(bare) || bare.startsWith(u"$$");
        const bool comment = bare.startsWith(u"<!--") && !isCode(before) && reader.within != Within::Comment;
        lines->append({int(reader.slides.size()) - 1, code || indentOf(line) > 3 ? 0 : headingLevel(bare), code,
                       before == Within::Fence || reader.within == Within::Fence, comment});
    }
    // What divides is known when all is read: then once more, where it was not what was thought.
    if (reader.asked != divides) {
        if (lines)
            lines->clear();
        return scan(text, lines, unclosed, reader.asked);
    }
    reader.slides.back().last = std::max(1, number);
    if (unclosed) {
        using What = Unclosed::What;
        switch (reader.within) {
        case Within::FrontMatter: *unclosed = {What::FrontMatter, began}; break;
        case Within::Fence: *unclosed = {What::Fence, began}; break;
        case Within::Comment: *unclosed = {What::Comment, began}; break;
        case Within::Math: *unclosed = {What::Formula, began}; break;
        case Within::Raw: *unclosed = {What::Style, began}; break;
        case Within::Nothing:
        case Within::Paragraph:
        case Within::Html: break;
        }
    }
    return reader.slides;
}

} // namespace

QList<Slide> slidesOf(QStringView text)
{
    return scan(text, nullptr);
}

std::array<bool, 7> dividingLevels(QStringView text)
{
    Reader reader;
    int number = 0;
    for (const QStringView line : text.tokenize(u'\n'))
        reader.next(line, ++number);
    return reader.asked;
}

std::optional<Unclosed> unclosedIn(QStringView text)
{
    std::optional<Unclosed> unclosed;
    scan(text, nullptr, &unclosed);
    return unclosed;
}

QList<TextLine> linesOf(QStringView text)
{
    QList<TextLine> lines;
    scan(text, &lines);
    return lines;
}

} // namespace yeonji::decks
