// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/markdown.h"

#include <QRegularExpression>

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

namespace {

QString letterOf(const QRegularExpressionMatch &entity)
{
    static constexpr std::pair<QLatin1StringView, char16_t> named[] = {
        {"amp"_L1, u'&'}, {"lt"_L1, u'<'}, {"gt"_L1, u'>'}, {"quot"_L1, u'"'}, {"apos"_L1, u'\''}, {"nbsp"_L1, u'\u00a0'},
        {"lpar"_L1, u'('}, {"rpar"_L1, u')'}, {"lsqb"_L1, u'['}, {"rsqb"_L1, u']'}, {"num"_L1, u'#'}, {"percnt"_L1, u'%'}};
    for (const auto &[name, letter] : named)
        if (entity.capturedView(1) == name)
            return QString(letter);
    const QStringView number = entity.capturedView(2);
    if (number.isEmpty())
        return entity.captured();
    const bool isHex = number.startsWith(u'x', Qt::CaseInsensitive);
    const char32_t code = number.sliced(isHex ? 1 : 0).toUInt(nullptr, isHex ? 16 : 10);
    return code == 0 || code > 0x10ffff ? QString(QChar::ReplacementCharacter) : QString::fromUcs4(&code, 1);
}

QString replaced(const QString &text, const QRegularExpression &pattern, QString (*by)(const QRegularExpressionMatch &))
{
    QString all;
    qsizetype done = 0;
    for (auto matches = pattern.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        all += QStringView(text).sliced(done, match.capturedStart() - done) % by(match);
        done = match.capturedEnd();
    }
    return all + QStringView(text).sliced(done);
}

} // namespace

QString withoutEntities(const QString &text)
{
    static const QRegularExpression entity(u"&(?:([A-Za-z]{2,8})|#([0-9]{1,7}|[xX][0-9A-Fa-f]{1,6}));"_s);
    return text.contains(u'&') ? replaced(text, entity, letterOf) : text;
}

QString plainAddress(const QString &text)
{
    static const QRegularExpression mark(uR"(\\([!-/:-@\[-`{-~])|&(?:[A-Za-z]{2,8}|#(?:[0-9]{1,7}|[xX][0-9A-Fa-f]{1,6}));)"_s);
    if (!text.contains(u'\\'))
        return withoutEntities(text);
    // In one pass: what a backslash stands before begins no entity.
    return replaced(text, mark, [](const QRegularExpressionMatch &match) {
        return match.hasCaptured(1) ? match.captured(1) : withoutEntities(match.captured());
    });
}

} // namespace yeonji
