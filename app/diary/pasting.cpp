// SPDX-License-Identifier: GPL-3.0-or-later
#include "diary/pasting.h"

#include "diary/lists.h"
#include "diary/stamp.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace yeonji::diary {

namespace {

const QRegularExpression &itemMark()
{
    static const QRegularExpression re(uR"(^([-*+]|(\d{1,9})([.)]))[ \t]+(\[[ xX]\][ \t]+)?)"_s);
    return re;
}

// What stands before the words of a line: the marks of quotes, and the mark of a list item in them.
struct Lead
{
    QString quote, mark, box;  // "> ", "- ", "[ ] "; indentation belongs to the quote
    qsizetype size() const { return quote.size() + mark.size() + box.size(); }
    // The lines below that belong to the same.
    QString rest() const { return quote + QString(mark.size(), u' '); }
};

Lead leadOf(const QString &line)
{
    static const QRegularExpression quotes(uR"(^[ \t]*(?:>[ \t]?)*[ \t]*)"_s);
    Lead lead{quotes.match(line).captured(), {}, {}};
    // An empty item is typed `-` and a blank, which the caret may stand behind.
    const QString text = line.sliced(lead.quote.size());
    if (const auto match = itemMark().match(text); match.hasMatch() && parseStamps(text).isEmpty()) {
        lead.box = match.captured(4);
        lead.mark = match.captured().chopped(lead.box.size());
    }
    return lead;
}

// A line without words, in the same quote.
QString blank(QString start)
{
    while (start.endsWith(u' '))
        start.chop(1);
    return start;
}

bool isBlockLine(const QString &line)
{
    return line.startsWith(u'|') || beginsBlock(line);
}

// The last block of the text is no paragraph.
bool endsInBlock(const QStringList &lines)
{
    qsizetype at = lines.size() - 1;
    if (lines.at(at).startsWith(u' '))
        return true;
    while (at > 0 && !lines.at(at - 1).isEmpty())
        --at;
    return isBlockLine(lines.at(at)) || isBlockLine(lines.last());
}

bool isListOnly(const QStringList &lines)
{
    return isItem(lines.first()) && std::ranges::all_of(lines, [](const QString &line) {
        return line.isEmpty() || line.startsWith(u' ') || isItem(line);
    });
}

QString inOneLine(const QStringList &lines)
{
    static const QRegularExpression marks(uR"(^\s*(?:#{1,6}\s+|(?:>\s?)+|(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?))"_s);
    static const QRegularExpression fence(uR"(^\s*(?:```|~~~|\$\$\s*$|\|?\s*:?-{3,}))"_s);
    static const QRegularExpression pipe(uR"((?<!\\)\|)"_s);
    QStringList parts;
    for (QString line : lines) {
        if (line.trimmed().isEmpty() || fence.match(line).hasMatch())
            continue;
        if (line.startsWith(u"| ") && line.endsWith(u'|'))
            line = line.sliced(2).chopped(1).replace(pipe, u" "_s).simplified();
        if (parseStamps(line).isEmpty())
            line.remove(marks);
        parts.append(line.trimmed().replace(pipe, u"\\|"_s));
    }
    return parts.join(u"<br>"_s);
}

// Items in the manner of the list they come into; the first takes the mark that stands there.
QStringList asItemsOf(const Lead &lead, const QStringList &lines, bool isFirstMarked)
{
    const auto host = itemMark().match(lead.mark + u' ');
    int number = host.captured(2).toInt();
    QStringList done;
    qsizetype width = 0, hostWidth = lead.mark.size();
    bool isFirst = isFirstMarked;
    for (const QString &line : lines) {
        if (!isItem(line)) {
            const qsizetype blanks = std::min(width, qsizetype(std::ranges::find_if(line, [](QChar c) { return c != u' '; }) - line.begin()));
            done.append(line.isEmpty() ? QString() : QString(hostWidth, u' ') + line.sliced(blanks));
            continue;
        }
        const auto match = itemMark().match(line);
        width = match.capturedLength() - match.capturedLength(4);
        QString mark = lead.mark;
        if (host.hasCaptured(2) && !host.captured(2).isEmpty() && !isFirst)
            mark = QString::number(++number) + host.captured(3) + u' ';
        hostWidth = mark.size();
        const QString box = lead.box.isEmpty() ? match.captured(4) : lead.box;
        const QString words = line.sliced(match.capturedLength());
        if (isFirst)
            done.append(lead.box.isEmpty() ? QString(match.captured(4) + words) : words);
        else
            done.append(mark + box + words);
        isFirst = false;
    }
    return done;
}

} // namespace

QString fitted(const QString &markdown, const PastePlace &place)
{
    QStringList lines = markdown.split(u'\n');
    while (lines.size() > 1 && lines.last().isEmpty())
        lines.removeLast();
    if (lines.first().isEmpty())
        return markdown;
    if (place.cell)
        return inOneLine(lines);

    const Lead lead = leadOf(place.before);
    const QString words = place.before.sliced(lead.size()).trimmed();
    const bool inItem = !lead.mark.isEmpty();
    // A day alone may belong into a sentence.
    const bool isBlock = isBlockLine(lines.first()) || (lines.size() > 1 && !parseStamps(lines.first()).isEmpty());
    // Of the lines around only what is in the same quote is in the way.
    const auto wordsOf = [&lead](const QString &line) -> QString {
        const QString quote = lead.quote.trimmed();
        return (line.trimmed().startsWith(quote) ? line.trimmed().sliced(quote.size()) : line).trimmed();
    };
    const QString below = wordsOf(place.below);
    QString rest = lead.rest();
    QString done;
    bool isListed = inItem && isListOnly(lines);
    if (isListed) {
        const bool isFirstMarked = words.isEmpty();
        lines = asItemsOf(lead, lines, isFirstMarked);
        rest = lead.quote;
        if (!isFirstMarked)
            done = u'\n' + rest;
    } else if (isBlock) {
        const QString above = wordsOf(place.above);
        if (!words.isEmpty())
            done = u'\n' + blank(rest) + u'\n' + rest;
        else if (!inItem && !above.isEmpty() && !(isItem(lines.first()) && isItem(above)))
            done = u'\n' + rest;
    }
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (i > 0)
            done += u'\n' + (lines.at(i).isEmpty() ? blank(rest) : rest);
        done += lines.at(i);
    }
    const bool isTable = lines.last().startsWith(u'|');
    const bool isLastBlock = isListed || endsInBlock(lines);
    if (!place.after.trimmed().isEmpty()) {
        if (isListed)
            done += u'\n' + lead.rest();
        else if (isLastBlock)
            done += u'\n' + blank(lead.quote) + u'\n' + rest;
    } else if (isLastBlock && !below.isEmpty() && (isTable || !isBlockLine(below))) {
        done += u'\n' + blank(lead.quote);
    } else if (markdown.endsWith(u'\n') && place.before.isEmpty()) {
        done += u'\n';
    }
    return done;
}

QString linked(const QString &words, const QString &address)
{
    // Brackets would end the link or make another of it; those of code and of pictures are none.
    static const QRegularExpression part(uR"((`+)(?!`).+?(?<!`)\1(?!`)|!\[[^\[\]]*\]\([^()\s]*\)|\\.|([\[\]]|\\$))"_s);
    QString text;
    qsizetype from = 0;
    for (auto matches = part.globalMatch(words); matches.hasNext();) {
        const auto match = matches.next();
        text += QStringView(words).sliced(from, match.capturedStart() - from);
        if (match.hasCaptured(2))
            text += u'\\';
        text += match.captured();
        from = match.capturedEnd();
    }
    text += QStringView(words).sliced(from);
    QString to = address;
    return u'[' % text % u"](" % to.replace(u'(', u"%28"_s).replace(u')', u"%29"_s) % u')';
}

} // namespace yeonji::diary
