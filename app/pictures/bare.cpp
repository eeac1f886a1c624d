// SPDX-License-Identifier: GPL-3.0-or-later
#include "pictures/bare.h"

#include "pictures/photo.h"
#include "pictures/scaled.h"

#include <QMimeDatabase>
#include <QRegularExpression>
#include <QtEndian>

#include <optional>

using namespace Qt::StringLiterals;

namespace yeonji::pictures {

namespace {

quint32 big(QByteArrayView bytes, qsizetype at) { return qFromBigEndian<quint32>(bytes.data() + at); }
quint32 little(QByteArrayView bytes, qsizetype at) { return qFromLittleEndian<quint32>(bytes.data() + at); }
quint8 byte(QByteArrayView bytes, qsizetype at) { return quint8(bytes.at(at)); }

// How a viewer is to turn the picture, alone in an EXIF segment.
QByteArray turned(int orientation)
{
    QByteArray segment("\xff\xe1\x00\x22" "Exif\0\0" "MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0", 36);
    segment[29] = char(orientation);
    return segment;
}

// ITU T.81, annex B. What stands behind the end (a second picture, a film) has details of its own.
std::optional<QByteArray> bareJpeg(const QByteArray &whole)
{
    if (!whole.startsWith("\xff\xd8"))
        return std::nullopt;
    const int orientation = photoOf(whole).orientation;
    QByteArray out("\xff\xd8");
    bool told = orientation == 1;
    for (qsizetype at = 2; at + 1 < whole.size();) {
        if (byte(whole, at) != 0xff)
            return std::nullopt;
        const int marker = byte(whole, at + 1);
        if (marker == 0xff) {  // filling
            ++at;
            continue;
        }
        if (marker == 0xd9)
            return out + "\xff\xd9";
        if (marker == 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
            out += whole.sliced(at, 2);
            at += 2;
            continue;
        }
        if (at + 4 > whole.size())
            break;
        const qsizetype length = 2 + (byte(whole, at + 2) << 8 | byte(whole, at + 3));
        if (length < 4 || at + length > whole.size())
            break;
        const QByteArrayView data = QByteArrayView(whole).sliced(at + 4, length - 4);
        const bool application = (marker >= 0xe0 && marker <= 0xef) || marker == 0xfe;
        const bool draws = !application || (marker == 0xe0 && data.startsWith(QByteArrayView("JFIF\0", 5)))
            || (marker == 0xe2 && data.startsWith(QByteArrayView("ICC_PROFILE\0", 12))) || (marker == 0xee && data.startsWith("Adobe"));
        if (!told && marker != 0xe0) {
            out += turned(orientation);
            told = true;
        }
        if (draws)
            out += whole.sliced(at, length);
        at += length;
        if (marker != 0xda)
            continue;
        // Packed pixels up to the next marker.
        const qsizetype from = at;
        while (at + 1 < whole.size() && (byte(whole, at) != 0xff || byte(whole, at + 1) == 0 || (byte(whole, at + 1) >= 0xd0 && byte(whole, at + 1) <= 0xd7)))
            ++at;
        if (at + 1 >= whole.size())
            return out + whole.sliced(from);  // cut off within the pixels: as much as there is
        out += whole.sliced(from, at - from);
    }
    return std::nullopt;
}

std::optional<QByteArray> barePng(const QByteArray &whole)
{
    static const QList<QByteArray> draws{"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "bKGD", "pHYs", "acTL", "fcTL", "fdAT"};
    if (!whole.startsWith("\x89PNG\r\n\x1a\n"))
        return std::nullopt;
    QByteArray out = whole.first(8);
    for (qsizetype at = 8; at + 12 <= whole.size();) {
        const qsizetype length = 12 + qsizetype(big(whole, at));
        if (at + length > whole.size())
            return std::nullopt;
        const QByteArray name = whole.sliced(at + 4, 4);
        if (draws.contains(name))
            out += whole.sliced(at, length);
        if (name == "IEND")
            return out;
        at += length;
    }
    return std::nullopt;
}

std::optional<QByteArray> bareWebp(const QByteArray &whole)
{
    static const QList<QByteArray> draws{"VP8 ", "VP8L", "VP8X", "ANIM", "ANMF", "ALPH", "ICCP"};
    constexpr char details = 0x08 | 0x04;  // of VP8X: there is EXIF, there is XMP
    if (whole.size() < 12 || !whole.startsWith("RIFF") || whole.sliced(8, 4) != "WEBP")
        return std::nullopt;
    QByteArray out = whole.first(12);
    for (qsizetype at = 12; at + 8 <= whole.size();) {
        const qsizetype length = 8 + qsizetype(little(whole, at + 4)), padded = length + length % 2;
        if (at + length > whole.size())
            return std::nullopt;
        const QByteArray name = whole.sliced(at, 4);
        if (draws.contains(name)) {
            const qsizetype from = out.size();
            out += whole.sliced(at, std::min(padded, whole.size() - at));
            if (name == "VP8X" && out.size() > from + 8)
                out[from + 8] = char(out.at(from + 8) & ~details);
        }
        at += padded;
    }
    qToLittleEndian(quint32(out.size() - 8), out.data() + 4);
    return out;
}

// GIF89a, its appendix A.
std::optional<QByteArray> bareGif(const QByteArray &whole)
{
    if (whole.size() < 13 || !whole.startsWith("GIF8"))
        return std::nullopt;
    const auto table = [&](int flags) { return flags & 0x80 ? qsizetype(3) << ((flags & 7) + 1) : qsizetype(0); };
    const auto behindBlocks = [&](qsizetype at) {  // −1: cut off
        while (at < whole.size() && byte(whole, at) != 0)
            at += 1 + byte(whole, at);
        return at < whole.size() ? at + 1 : -1;
    };
    qsizetype at = 13 + table(byte(whole, 10));
    if (at > whole.size())
        return std::nullopt;
    QByteArray out = whole.first(at);
    while (at < whole.size()) {
        const int kind = byte(whole, at);
        if (kind == 0x3b)
            return out + ';';
        qsizetype end = -1;
        bool draws = true;
        if (kind == 0x21 && at + 2 < whole.size()) {
            const int label = byte(whole, at + 1);
            const QByteArray name = whole.mid(at + 3, 11);
            draws = label == 0xf9 || label == 0x01 || (label == 0xff && (name == "NETSCAPE2.0" || name == "ANIMEXTS1.0"));
            end = behindBlocks(at + 2);
        } else if (kind == 0x2c && at + 10 < whole.size()) {
            end = behindBlocks(at + 10 + table(byte(whole, at + 9)) + 1);
        }
        if (end < 0)
            return std::nullopt;
        if (draws)
            out += whole.sliced(at, end - at);
        at = end;
    }
    return std::nullopt;
}

// What an address says may be wrong, and browsers look for themselves. SVG looks like any text.
QByteArray typeOf(const QByteArray &picture, const QString &said)
{
    const QByteArray seen = QMimeDatabase().mimeTypeForData(picture).name().toLatin1();
    return !isDrawnByPages(seen) && said.compare("image/svg+xml"_L1, Qt::CaseInsensitive) == 0 ? "image/svg+xml"_ba : seen;
}

QByteArray pictureIn(const QRegularExpressionMatch &match)
{
    if (match.hasCaptured(u"plain"_s))
        return QByteArray::fromPercentEncoding(match.captured(u"plain"_s).toLatin1());
    const QByteArray packed = match.captured(u"packed"_s).remove(u"\\n"_s).remove(u"\\r"_s).toLatin1();
    return QByteArray::fromBase64(QByteArray::fromPercentEncoding(packed));
}

} // namespace

Result<Drawn> bare(const QByteArray &picture, const QByteArray &mimeType)
{
    if (mimeType == "image/svg+xml")  // text that somebody wrote
        return Drawn{mimeType, picture.contains("data:") ? withBareData(QString::fromUtf8(picture)).toUtf8() : picture};
    // Kinds that hold nothing but pixels.
    if (mimeType == "image/bmp" || mimeType == "image/x-icon")
        return Drawn{mimeType, picture};
    std::optional<QByteArray> left;
    if (mimeType == "image/jpeg")
        left = bareJpeg(picture);
    else if (mimeType == "image/png")
        left = barePng(picture);
    else if (mimeType == "image/webp")
        left = bareWebp(picture);
    else if (mimeType == "image/gif")
        left = bareGif(picture);
    if (left)
        return Drawn{mimeType, *left};
    return drawnAnew(picture);
}

QString withBareData(const QString &text)
{
    // In quotes an address may be broken into lines; JSON writes line ends as `\n` and may write slashes as `\/`.
    static const QRegularExpression written(
        uR"re((?<quote>["'])?data:(?<type>image/[a-z0-9.+-]++)(?:;(?!base64,)[^;,\s"'()<>]*+)*+(?:;base64,(?<packed>(?:[a-z0-9+/=]++|\\/|%[0-9a-f]{2}|(?(<quote>)(?:\s|\\[nr])++|(?!)))*+)|(?<!svg\+xml),(?<plain>[^\s"'()<>\\]*+)))re"_s,
        QRegularExpression::CaseInsensitiveOption);
    QString made;
    qsizetype at = 0;
    for (auto matches = written.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        const QByteArray picture = pictureIn(match);
        const auto left = bare(picture, typeOf(picture, match.captured(u"type"_s)));
        if (left && left->bytes == picture)
            continue;
        made += QStringView(text).sliced(at, match.capturedEnd(u"quote"_s) < 0 ? match.capturedStart() - at : match.capturedEnd(u"quote"_s) - at) % u"data:"
            % (left ? QString::fromLatin1(left->mimeType % ";base64," % left->bytes.toBase64()) : u","_s)
            % QString(match.capturedView().count(u'\n'), u'\n');
        at = match.capturedEnd();
    }
    return at == 0 ? text : QString(made % QStringView(text).sliced(at));
}

} // namespace yeonji::pictures
