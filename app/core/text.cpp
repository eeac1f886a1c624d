// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.h"

#include <QRegularExpression>
#include <QStringDecoder>
#include <QTextBoundaryFinder>

#include <algorithm>
#include <utility>

namespace yeonji {

DecodedText decodeText(QByteArrayView bytes)
{
    DecodedText decoded;
    if (bytes.startsWith("\xef\xbb\xbf")) {
        decoded.format.bom = true;
        bytes = bytes.sliced(3);
    }
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    decoded.text = decoder(bytes);
    decoded.format.valid = !decoder.hasError();
    const auto firstEnd = decoded.text.indexOf(u'\n');
    decoded.format.crlf = firstEnd > 0 && decoded.text.at(firstEnd - 1) == u'\r';
    if (decoded.text.contains(u'\r')) {
        decoded.text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
        decoded.text.replace(u'\r', u'\n');
    }
    return decoded;
}

QByteArray encodeText(const QString &text, TextFormat format)
{
    QString written = text;
    if (format.crlf)
        written.replace(u'\n', QStringLiteral("\r\n"));
    return (format.bom ? QByteArrayLiteral("\xef\xbb\xbf") : QByteArray()) + written.toUtf8();
}

QString nfc(const QString &text)
{
    return text.normalized(QString::NormalizationForm_C);
}

QString beginning(QStringView text, qsizetype most)
{
    if (text.size() <= most)
        return text.toString();
    QTextBoundaryFinder signs(QTextBoundaryFinder::Grapheme, text);
    signs.setPosition(most);
    return text.first(signs.isAtBoundary() ? most : std::max<qsizetype>(0, signs.toPreviousBoundary())).toString();
}

int displayWidth(QStringView text)
{
    // East Asian Wide and Fullwidth, Unicode 15, the ranges people write in.
    static constexpr std::pair<char32_t, char32_t> wide[] = {
        {0x1100, 0x115f}, {0x2e80, 0x303e}, {0x3041, 0x33ff}, {0x3400, 0x4dbf}, {0x4e00, 0x9fff},
        {0xa000, 0xa4cf}, {0xa960, 0xa97f}, {0xac00, 0xd7a3}, {0xf900, 0xfaff}, {0xfe30, 0xfe6f},
        {0xff00, 0xff60}, {0xffe0, 0xffe6}, {0x1f300, 0x1f64f}, {0x1f680, 0x1f6ff},
        {0x1f900, 0x1f9ff}, {0x20000, 0x3fffd}};
    int width = 0;
    bool joined = false;  // to the sign before: a family is one sign
    constexpr char32_t joiner = 0x200d;
    // Syllables in their letters, as some systems write file names, are drawn as syllables.
    for (const char32_t c : nfc(text.toString()).toUcs4()) {
        if (std::exchange(joined, c == joiner))
            continue;
        const auto category = QChar::category(c);
        if (category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing
            || category == QChar::Other_Format)
            continue;
        width += std::ranges::any_of(wide, [c](auto range) { return c >= range.first && c <= range.second; }) ? 2 : 1;
    }
    return width;
}

bool globMatches(QStringView glob, QStringView text)
{
    const auto pattern = QRegularExpression::wildcardToRegularExpression(
        glob, QRegularExpression::NonPathWildcardConversion);
    return QRegularExpression(pattern, QRegularExpression::DotMatchesEverythingOption)
        .matchView(text).hasMatch();
}

QString nameFromUtf8(QByteArrayView bytes)
{
    if (bytes.isValidUtf8())
        return QString::fromUtf8(bytes);
    QString name;
    for (qsizetype at = 0; at < bytes.size();) {
        qsizetype size = 1;
        while (size <= 4 && at + size <= bytes.size() && !bytes.sliced(at, size).isValidUtf8())
            ++size;
        if (size <= 4 && at + size <= bytes.size()) {
            name += QString::fromUtf8(bytes.sliced(at, size));
            at += size;
        } else {
            name += QStringLiteral("\\x") % QString::number(quint8(bytes[at++]), 16);
        }
    }
    return name;
}

} // namespace yeonji
