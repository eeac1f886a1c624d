// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/outputs.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace yeonji::pages {

namespace {

// nbformat 3 put the forms beside each other under short names.
constexpr std::pair<const char *, const char *> oldNames[] = {
    {"png", "image/png"}, {"jpeg", "image/jpeg"}, {"svg", "image/svg+xml"}, {"html", "text/html"},
    {"latex", "text/latex"}, {"json", "application/json"}, {"javascript", "application/javascript"},
    {"text", "text/plain"}};

constexpr const char *pictureTypes[] = {"image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml"};

QJsonObject bundleOf(const QJsonObject &output)
{
    if (output[u"data"].isObject())
        return output[u"data"].toObject();
    QJsonObject bundle;
    for (const auto &[name, type] : oldNames)
        if (output.contains(QLatin1StringView(name)))
            bundle.insert(QLatin1StringView(type), output[QLatin1StringView(name)]);
    return bundle;
}

// Without a script such HTML is blank or dead.
bool needsScript(const QString &html)
{
    static const QRegularExpression script(u"<\\s*(?:script|iframe|object|embed)\\b"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    return html.contains(script);
}

// Forms that only a script can draw, with what people call them.
QString scripted(const QJsonObject &bundle)
{
    for (const QString &type : bundle.keys()) {
        if (type.contains("plotly"_L1))
            return u"Plotly"_s;
        if (type.contains("vega"_L1))
            return u"Vega"_s;
        if (type.contains("bokeh"_L1) || type.contains("holoviews"_L1))
            return u"Bokeh"_s;
        if (type.contains("jupyter.widget"_L1))
            return u"Jupyter widget"_s;
        if (type.contains("javascript"_L1))
            return u"JavaScript"_s;
    }
    return {};
}

QString jsonText(const QJsonValue &value)
{
    const QJsonDocument document = value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    return value.isArray() || value.isObject() ? QString::fromUtf8(document.toJson()).trimmed() : value.toVariant().toString();
}

// The outputs that are forms beside each other; without any they show nothing.
bool isBundled(const QString &type)
{
    static const QStringList types{u"display_data"_s, u"execute_result"_s, u"update_display_data"_s, u"pyout"_s};
    return types.contains(type);
}

// The first form that is a picture, be it whole or not.
QLatin1StringView pictureTypeIn(const QJsonObject &bundle)
{
    const auto type = std::ranges::find_if(pictureTypes, [&bundle](const char *one) { return !joined(bundle[QLatin1StringView(one)]).isEmpty(); });
    return type == std::end(pictureTypes) ? QLatin1StringView() : QLatin1StringView(*type);
}

QJsonObject rich(const QJsonObject &output, const Keep &keep, const KeepApart &keepApart)
{
    const QJsonObject bundle = bundleOf(output);
    const QString html = joined(bundle[u"text/html"]);
    const QString plain = joined(bundle[u"text/plain"]);
    const QString script = scripted(bundle);
    const bool dead = !script.isEmpty() || needsScript(html);
    if (keepApart && !html.isEmpty() && needsScript(html))
        return {{u"form"_s, u"apart"_s}, {u"address"_s, keepApart(html)}};
    const auto form = [](const char *name, const QString &text) {
        return QJsonObject{{u"form"_s, QLatin1StringView(name)}, {u"text"_s, text}};
    };
    if (!html.trimmed().isEmpty() && !dead)
        return form("html", html);
    if (const auto picture = pictureOf(bundle, keep)) {
        // As large as the notebook says it is: plots for sharp screens have twice the pixels.
        const QJsonObject size = output[u"metadata"][picture->type].toObject();
        return {{u"form"_s, u"picture"_s}, {u"address"_s, picture->address}, {u"text"_s, plain},
                {u"width"_s, std::max(0, size[u"width"].toInt())}, {u"height"_s, std::max(0, size[u"height"].toInt())}};
    }
    if (const QLatin1StringView type = pictureTypeIn(bundle); !type.isEmpty())
        return {{u"form"_s, u"broken"_s}, {u"why"_s, u"brokenPicture"_s}, {u"what"_s, type}, {u"text"_s, plain}};
    if (bundle.contains(u"text/markdown"))
        return form("markdown", joined(bundle[u"text/markdown"]));
    if (bundle.contains(u"text/latex"))
        return form("latex", joined(bundle[u"text/latex"]));
    if (dead) {
        // What is left of the HTML without its script; blank, it is answered with the reason.
        QJsonObject reason{{u"form"_s, u"reason"_s}, {u"needs"_s, script.isEmpty() ? u"HTML"_s : script}, {u"text"_s, plain}};
        if (!html.isEmpty())
            reason.insert(u"html"_s, html);
        reason.insert(u"runnable"_s, needsScript(html));
        return reason;
    }
    if (bundle.contains(u"application/json"))
        return form("json", jsonText(bundle[u"application/json"]));
    if (!plain.isEmpty())
        return form("text", plain);
    if (bundle.isEmpty()) {
        const QString type = output[u"output_type"].toString();
        return isBundled(type) ? QJsonObject() : QJsonObject{{u"form"_s, u"broken"_s}, {u"why"_s, u"unknownOutput"_s}, {u"what"_s, type}};
    }
    return {{u"form"_s, u"reason"_s}, {u"kinds"_s, bundle.keys().join(u", "_s)}};
}

QJsonObject outputOf(const QJsonObject &output, const Keep &keep, const KeepApart &keepApart)
{
    const QString type = output[u"output_type"].toString();
    if (type == "stream"_L1)
        return {{u"form"_s, u"stream"_s}, {u"text"_s, joined(output[u"text"])},
                {u"error"_s, output[output.contains(u"name") ? u"name" : u"stream"].toString() == "stderr"_L1}};
    if (type == "error"_L1 || type == "pyerr"_L1) {
        QStringList lines;
        for (const auto &line : output[u"traceback"].toArray())
            lines.append(line.toString());
        return {{u"form"_s, u"error"_s}, {u"name"_s, output[u"ename"].toString()},
                {u"value"_s, output[u"evalue"].toString()}, {u"text"_s, lines.join(u'\n')}};
    }
    return rich(output, keep, keepApart);
}

// What stands where an output should.
QJsonObject noOutput(const QJsonValue &value)
{
    const QString text = joined(value);
    return text.isEmpty() ? QJsonObject() : QJsonObject{{u"form"_s, u"broken"_s}, {u"why"_s, u"noOutput"_s}, {u"what"_s, u""_s}, {u"text"_s, text}};
}

} // namespace

QString joined(const QJsonValue &value)
{
    if (!value.isArray())
        return value.isString() ? value.toString() : jsonText(value);
    QString text;
    for (const auto &part : value.toArray())
        text += part.isString() ? part.toString() : jsonText(part);
    return text;
}

std::optional<KeptPicture> pictureOf(const QJsonObject &bundle, const Keep &keep)
{
    for (const char *name : pictureTypes) {
        const QLatin1StringView type(name);
        const QString text = joined(bundle[type]);
        if (text.isEmpty())
            continue;
        // Attachments hold SVG as base64, outputs as text.
        if (type != "image/svg+xml"_L1 || !text.contains(u'<')) {
            const auto bytes = QByteArray::fromBase64Encoding(text.simplified().remove(u' ').toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
            if (!bytes || bytes.decoded.isEmpty())
                continue;
            if (type != "image/svg+xml"_L1)
                return KeptPicture{keep(bytes.decoded, name), type};
        }
        // Alone in a file it must name its namespace.
        QString svg = text.contains(u'<') ? text : QString::fromUtf8(QByteArray::fromBase64(text.toLatin1()));
        static const QRegularExpression bare(u"<svg(?![^>]*\\bxmlns\\s*=)"_s);
        svg.replace(bare, u"<svg xmlns=\"http://www.w3.org/2000/svg\""_s);
        return KeptPicture{keep(svg.toUtf8(), name), type};
    }
    return std::nullopt;
}

QJsonArray outputs(const QJsonArray &given, const Keep &keep, const KeepApart &keepApart)
{
    QJsonArray shown;
    for (const auto &value : given) {
        const QJsonObject output = value.isObject() ? outputOf(value.toObject(), keep, keepApart) : noOutput(value);
        if (output.isEmpty())
            continue;
        // A stream comes in many pieces; a progress bar overwrites itself only when they are one.
        QJsonObject last = shown.isEmpty() ? QJsonObject() : shown.last().toObject();
        if (output[u"form"] == u"stream"_s && last[u"form"] == u"stream"_s && last[u"error"] == output[u"error"]) {
            last[u"text"] = QString(last[u"text"].toString() + output[u"text"].toString());
            shown.replace(shown.size() - 1, last);
        } else {
            shown.append(output);
        }
    }
    return shown;
}

} // namespace yeonji::pages
