// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/oldtext.h"

#include <QStringDecoder>

using namespace Qt::StringLiterals;

namespace yeonji::importing {

namespace {

bool isControl(QChar c)
{
    return c.category() == QChar::Other_Control && !c.isSpace();
}

// Any bytes are some text in CP949: Korean is what is mostly of the syllables its standard began with
// (KS X 1001, B0A1 to C8FE), and accents of Western Europe are not.
bool isMostlyKorean(QByteArrayView bytes)
{
    qsizetype syllables = 0, others = 0;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const auto lead = quint8(bytes[i]);
        if (lead < 0x80)
            continue;
        if (++i == bytes.size())
            return false;
        ++(lead >= 0xb0 && lead <= 0xc8 && quint8(bytes[i]) >= 0xa1 ? syllables : others);
    }
    return syllables > others;
}

} // namespace

std::optional<OldText> readOldText(QByteArrayView bytes)
{
    const bool marked = bytes.startsWith("\xff\xfe") || bytes.startsWith("\xfe\xff");
    if (!marked && !isMostlyKorean(bytes))
        return std::nullopt;
    QStringDecoder decoder = marked ? QStringDecoder(QStringDecoder::Utf16, QStringDecoder::Flag::Stateless)
                                    : QStringDecoder("windows-949");
    if (!decoder.isValid())
        return std::nullopt;
    const QString text = decoder(bytes);
    if (text.isEmpty() || decoder.hasError() || text.contains(QChar(QChar::ReplacementCharacter)) || std::ranges::any_of(text, isControl))
        return std::nullopt;
    return OldText{text.toUtf8(), marked ? u"UTF-16"_s : u"CP949"_s};
}

} // namespace yeonji::importing
