// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/format.h"

#include "core/words.h"

#include <QRegularExpression>

#include <array>
#include <charconv>
#include <cmath>

namespace yeonji::figures {

QString trimmedZeros(QString number)
{
    if (!number.contains(u'.'))
        return number;
    while (number.endsWith(u'0'))
        number.chop(1);
    if (number.endsWith(u'.'))
        number.chop(1);
    return number;
}

QString scientific(double value, int digits)
{
    const QString text = QString::number(value, 'e', digits - 1);
    const auto e = text.indexOf(u'e');
    return trimmedZeros(text.left(e)) % u'e' % QString::number(text.mid(e + 1).toInt());
}

QString grouped(QString number)
{
    qsizetype first = 0;
    while (first < number.size() && !number.at(first).isDigit())
        ++first;
    qsizetype end = first;
    while (end < number.size() && number.at(end).isDigit())
        ++end;
    for (qsizetype at = end - 3; at > first; at -= 3)
        number.insert(at, u',');
    return number;
}

QString plainNumber(double value)
{
    if (std::isnan(value))
        return QStringLiteral("NaN");
    if (std::isinf(value))
        return value > 0 ? QStringLiteral("∞") : QStringLiteral("-∞");
    const double size = std::abs(value);
    if (value == std::round(value) && size < 1e15)
        return QString::number(value, 'f', 0);
    if (size >= 1e9 || size < 1e-3)
        return scientific(value, 4);
    if (size >= 1000)
        return QString::number(value, 'f', 0);
    return trimmedZeros(QString::number(value, 'f', 3 - int(std::floor(std::log10(size)))));
}

Result<QString> pythonFormat(double value, const QString &spec)
{
    static const QRegularExpression shape(
        QStringLiteral("\\A(?<sign>\\+?)(?<comma>,?)(?:\\.(?<precision>\\d{1,2}))?(?<type>[fFeEgG%d]?)\\z"));
    const auto match = shape.match(spec.trimmed());
    if (!match.hasMatch())
        return failure(ErrorKind::BadInput,
                       tr("`%1` is no format for a number; write one as Python does, such as .2f, .3g or .1%")
                           .arg(spec.trimmed()));
    const QString type = match.captured(u"type");
    const bool precise = match.hasCaptured(u"precision");
    if (type.isEmpty() && !precise) {
        const QString plain = plainNumber(value);
        return match.hasCaptured(u"comma") && !match.captured(u"comma").isEmpty() ? grouped(plain) : plain;
    }
    if (type == u"d" && (value != std::round(value) || precise))
        return failure(ErrorKind::BadInput, tr("`d` is for whole numbers; use .0f or .2f"));
    const int precision = type == u"d" ? 0 : precise ? match.captured(u"precision").toInt() : 6;
    const double shown = type == u"%" ? value * 100 : value;
    const QString form = type.toLower();
    // to_chars writes as C's printf does in its own locale, which is as Python does.
    std::array<char, 512> buffer;
    const auto end = std::to_chars(buffer.begin(), buffer.end(), shown,
                                   form == u"e" ? std::chars_format::scientific
                                       : form == u"g" || form.isEmpty() ? std::chars_format::general
                                                                        : std::chars_format::fixed,
                                   precision).ptr;
    QString text = QString::fromLatin1(buffer.data(), end - buffer.data());
    if (type == u"E" || type == u"G" || type == u"F")
        text = text.toUpper();
    if (!match.captured(u"comma").isEmpty())
        text = grouped(text);
    if (!match.captured(u"sign").isEmpty() && !text.startsWith(u'-'))
        text.prepend(u'+');
    return type == u"%" ? QString(text % u'%') : text;
}

} // namespace yeonji::figures
