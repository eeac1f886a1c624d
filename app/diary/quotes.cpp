// SPDX-License-Identifier: GPL-3.0-or-later
#include "diary/quotes.h"

namespace yeonji::diary {

namespace {

// A mark was opened and not closed again.
bool isOpen(QStringView before, QStringView open, QStringView close)
{
    const auto from = before.lastIndexOf(open);
    return from >= 0 && before.indexOf(close, from + open.size()) < 0;
}

// Set in as code is, and no item of a list within a list.
bool isIndentedCode(QStringView before)
{
    if (!before.startsWith(u"    ") && !before.startsWith(u'\t'))
        return false;
    const QStringView line = before.trimmed();
    qsizetype digits = 0;
    while (digits < line.size() && line.at(digits).isDigit())
        ++digits;
    const QChar mark = digits < line.size() ? line.at(digits) : QChar();
    return digits > 0 ? mark != u'.' && mark != u')' : !QStringView(u"-*+>").contains(mark);
}

bool isCode(QStringView before)
{
    qsizetype ticks = 0;  // of the code that is open; 0: none is
    for (qsizetype i = 0; i < before.size();) {
        if (before.at(i) != u'`') {
            i += before.at(i) == u'\\' && ticks == 0 ? 2 : 1;
            continue;
        }
        qsizetype length = 1;
        while (i + length < before.size() && before.at(i + length) == u'`')
            ++length;
        if (ticks == 0)
            ticks = length;
        else if (ticks == length)
            ticks = 0;
        i += length;
    }
    const auto tag = before.lastIndexOf(u'<');
    const bool inTag = tag >= 0 && tag + 1 < before.size() && (before.at(tag + 1).isLetter() || before.at(tag + 1) == u'!' || before.at(tag + 1) == u'/')
        && before.indexOf(u'>', tag) < 0;
    return ticks > 0 || inTag || isIndentedCode(before) || isOpen(before, u"{{", u"}}")
        || isOpen(before, u"](", u")") || before.count(u'$') % 2 == 1;
}

} // namespace

QChar smartQuote(QStringView before, QChar typed)
{
    if ((typed != u'"' && typed != u'\'') || isCode(before) || before.endsWith(u'\\'))
        return typed;
    const QChar last = before.isEmpty() ? QChar(u' ') : before.back();
    // A mark that opens stands at the beginning of a word; behind another one that opens, too.
    const bool opens = last.isSpace() || QStringView(u"([{<-–—/*_~“‘「『《〈").contains(last);
    if (typed == u'"')
        return opens ? u'“' : u'”';
    return opens ? u'‘' : u'’';
}

} // namespace yeonji::diary
