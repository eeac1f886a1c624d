// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/htmlmarkdown.h"

#include "diary/tables.h"

#include <QFile>
#include <QJSEngine>
#include <QLoggingCategory>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace yeonji::widgets {

namespace {

constexpr qsizetype longest = 200'000;  // characters

} // namespace

HtmlMarkdown::HtmlMarkdown() = default;
HtmlMarkdown::~HtmlMarkdown() = default;

QByteArrayList HtmlMarkdown::takePictures(QString &html)
{
    static const QRegularExpression written(uR"re((<img\b[^<>]*?\ssrc\s*=\s*["'])data:image/[a-z0-9.+-]+;base64,([a-z0-9+/=\s]++))re"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    QByteArrayList pictures;
    QString left;
    qsizetype at = 0;
    for (auto matches = written.globalMatch(html); matches.hasNext();) {
        const auto match = matches.next();
        left += QStringView(html).sliced(at, match.capturedEnd(1) - at) % u"data:image/" % QString::number(pictures.size());
        pictures.append(QByteArray::fromBase64(match.captured(2).toLatin1()));
        at = match.capturedEnd();
    }
    html = left % QStringView(html).sliced(at);
    return pictures;
}

QString HtmlMarkdown::withPictures(const QString &markdown, const QStringList &addresses)
{
    static const QRegularExpression picture(uR"(!\[((?:[^\]\\]|\\.)*)\]\(data:image/(\d+)\))"_s);
    QString made;
    qsizetype at = 0;
    for (auto matches = picture.globalMatch(markdown); matches.hasNext();) {
        const auto match = matches.next();
        const QString address = addresses.value(match.captured(2).toInt());
        made += QStringView(markdown).sliced(at, match.capturedStart() - at)
            % (address.isEmpty() ? match.captured(1) : QString(u"![" % match.captured(1) % u"](" % address % u')'));
        at = match.capturedEnd();
    }
    return made % QStringView(markdown).sliced(at);
}

std::optional<QString> HtmlMarkdown::of(const QString &html)
{
    if (html.size() > longest)
        return std::nullopt;
    if (!m_engine) {
        QFile script(u":/yeonji/web/paste.js"_s);
        if (!script.open(QIODevice::ReadOnly))
            return std::nullopt;
        m_engine = std::make_unique<QJSEngine>();
        m_engine->installExtensions(QJSEngine::ConsoleExtension);
        // What a bundle for browsers takes for granted; its timers are never started.
        m_engine->globalObject().setProperty(u"globalThis"_s, m_engine->globalObject());
        m_engine->evaluate(u"function setTimeout(){} function clearTimeout(){} function setInterval(){} function clearInterval(){}"_s);
        // It speaks of every variable that a minified bundle uses before its line.
        QLoggingCategory::setFilterRules(u"qt.qml.usedbeforedeclared=false"_s);
        const QJSValue loaded = m_engine->evaluate(QString::fromUtf8(script.readAll()), script.fileName());
        if (loaded.isError())
            qWarning("paste.js: %s", qPrintable(loaded.toString()));
    }
    const QJSValue markdown = m_engine->globalObject().property(u"markdownOf"_s).call({html});
    if (!markdown.isString() || markdown.toString().isEmpty())
        return std::nullopt;
    return diary::withTablesFormatted(markdown.toString());
}

} // namespace yeonji::widgets
