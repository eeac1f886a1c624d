// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/html.h"

#include "export/faces.h"

#include <QCryptographicHash>
#include <QFile>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace yeonji::exporting {

namespace {

QByteArray resource(const QString &name)
{
    QFile file(u":/yeonji/web/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// KaTeX's faces by the classes of what is set in them; all others are set in Main.
bool needs(const QString &body, const QString &fontFile)
{
    static const std::pair<QLatin1StringView, QRegularExpression> faces[] = {
        {"_Math-"_L1, QRegularExpression(u"mathnormal|mathit|boldsymbol"_s)},
        {"_AMS-"_L1, QRegularExpression(u"amsrm|mathbb|textbb"_s)},
        {"_Caligraphic-"_L1, QRegularExpression(u"mathcal|textcal"_s)},
        {"_Fraktur-"_L1, QRegularExpression(u"mathfrak|textfrak|mathboldfrak"_s)},
        {"_SansSerif-"_L1, QRegularExpression(u"mathsf|textsf|mathboldsf"_s)},
        {"_Script-"_L1, QRegularExpression(u"mathscr|textscr"_s)},
        {"_Typewriter-"_L1, QRegularExpression(u"mathtt|texttt"_s)},
        {"_Size1-"_L1, QRegularExpression(u"size1|small-op"_s)},
        {"_Size2-"_L1, QRegularExpression(u"size2|large-op"_s)},
        {"_Size3-"_L1, QRegularExpression(u"size3"_s)},
        {"_Size4-"_L1, QRegularExpression(u"size4"_s)},
        {"_Main-Bold"_L1, QRegularExpression(u"mathbf|textbf|boldsymbol"_s)},
        {"_Main-Italic"_L1, QRegularExpression(u"textit|mathit|maintt"_s)},
    };
    for (const auto &[name, classes] : faces)
        if (fontFile.contains(name))
            return classes.match(body).hasMatch();
    return true;
}

// Faces of formulas as data, if there are formulas; every other face is the reader's own, or stands inside already.
QString withFontsInside(const QString &css, const QString &body)
{
    static const QRegularExpression face(uR"(@font-face\s*\{[^}]*\})"_s);
    static const QRegularExpression woff(uR"(url\(["']?(?:[^"')]*/)?(KaTeX_[\w-]+\.woff2)["']?\)[^;}]*)"_s);
    const bool formulas = body.contains("class=\"katex"_L1);
    QString inside;
    qsizetype written = 0;
    for (auto matches = face.globalMatch(css); matches.hasNext();) {
        const auto match = matches.next();
        inside += QStringView(css).sliced(written, match.capturedStart() - written);
        written = match.capturedEnd();
        const auto font = woff.match(match.captured());
        if (!formulas || !font.hasMatch() || !needs(body, font.captured(1)))
            continue;
        QString rule = match.captured();
        rule.replace(font.capturedStart(), font.capturedLength(),
                     u"url(data:font/woff2;base64,"_s
                         + QString::fromLatin1(resource(u"fonts/"_s + font.captured(1)).toBase64())
                         + u") format(\"woff2\")"_s);
        inside += rule;
    }
    return inside + QStringView(css).sliced(written);
}

// Slides one below the other; each fills the window.
constexpr auto stage = R"(html,body{margin:0}
@media screen{html{scroll-snap-type:y mandatory;background:#1d1f23}
.marpit>svg{display:block;width:100vw;height:100vh;scroll-snap-align:start}
[data-later]{visibility:hidden}}
)";

} // namespace

QString wholeHtml(const QString &body, pages::Mode mode, const pages::About &about, const QMap<int, QString> &letters)
{
    const bool deck = mode == pages::Mode::Deck;
    const QString name = deck ? u"deck"_s : mode == pages::Mode::Notebook ? u"notebook"_s : u"entry"_s;
    const QString light = u":root{"_s + tokens(Scheme::Light).css() + u"}\n"_s;
    const QString styles = QString::fromUtf8(resource(deck ? u"deck.css"_s : u"page.css"_s))
        + (deck ? QString::fromLatin1(stage) : QString());
    const QByteArray keys = deck ? resource(u"keys.js"_s).trimmed() : QByteArray();
    // The policy lets this very text run, and nothing the document brings.
    const QString allowed = deck ? u"; script-src 'sha256-"_s
            + QString::fromLatin1(QCryptographicHash::hash(keys, QCryptographicHash::Sha256).toBase64()) + u"'"_s : QString();
    const QString script = deck ? u"<script>"_s + QString::fromUtf8(keys) + u"</script>\n"_s : QString();
    const QString content = deck ? withFontsInside(body, body) : body;
    return u"<!doctype html>\n<html lang=\""_s + about.language.toHtmlEscaped() + u"\">\n<head>\n"
           u"<meta charset=\"utf-8\">\n"
           u"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; media-src data:; font-src data:; base-uri 'none'; form-action 'none'"_s + allowed + u"\">\n"
           u"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
           u"<meta name=\"generator\" content=\"Yeonji " YEONJI_VERSION "\">\n"_s
        + (about.author.isEmpty() ? QString() : u"<meta name=\"author\" content=\""_s + about.author.toHtmlEscaped() + u"\">\n"_s)
        + u"<title>"_s + about.title.toHtmlEscaped() + u"</title>\n<style>\n"_s + light + facesInside(letters) + withFontsInside(styles, body)
        + u"</style>\n</head>\n<body>\n<main id=\"page\" class=\""_s + name + u"\">\n"_s + content
        + u"</main>\n"_s + script + u"</body>\n</html>\n"_s;
}

} // namespace yeonji::exporting
