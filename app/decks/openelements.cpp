// SPDX-License-Identifier: GPL-3.0-or-later
#include "decks/openelements.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace yeonji::decks {

void OpenElements::read(const QString &line)
{
    static const QRegularExpression tag(u"<(/?)([A-Za-z][A-Za-z0-9-]*)(?:\"[^\"]*\"|'[^']*'|[^<>\"'])*?(/?)>|<!--.*?-->|(`+).*?\\4"_s);
    static const QRegularExpression alone(u"^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|li|p|t[dhr])$"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    for (auto tags = tag.globalMatch(line); tags.hasNext();) {
        const auto match = tags.next();
        const QString name = match.captured(2).toLower();
        if (name.isEmpty() || !match.capturedView(3).isEmpty() || alone.match(name).hasMatch())
            continue;
        if (match.capturedView(1).isEmpty())
            m_open.append(name);
        else if (const qsizetype begun = m_open.lastIndexOf(name); begun >= 0)
            m_open.resize(begun);
    }
}

} // namespace yeonji::decks
