// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/markdown.h"

using namespace Qt::StringLiterals;

namespace yeonji {

QString escapedMarkdown(const QString &text)
{
    QString safe;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool inWord = i > 0 && i + 1 < text.size() && text[i - 1].isLetterOrNumber() && text[i + 1].isLetterOrNumber();
        if (c.category() == QChar::Other_Control)
            safe += u' ';
        else if (u"\\`*_{}[]<>#|~$!@&"_s.contains(c) && !(c == u'_' && inWord))
            safe += QString(u'\\' % c);
        else
            safe += c;
    }
    return safe;
}

} // namespace yeonji
