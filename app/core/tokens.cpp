// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokens.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace yeonji {

namespace {

// Every single-valued token with its name in the file; CSS writes accentGround as --accent-ground.
constexpr std::pair<const char *, QString Tokens::*> colours[] = {
    {"bg", &Tokens::bg},         {"panel", &Tokens::panel}, {"paper", &Tokens::paper},
    {"line", &Tokens::line},     {"ink", &Tokens::ink},     {"soft", &Tokens::soft},
    {"faint", &Tokens::faint},   {"sel", &Tokens::sel},     {"accent", &Tokens::accent},
    {"accentGround", &Tokens::accentGround},                {"ok", &Tokens::ok},
    {"warn", &Tokens::warn},     {"bad", &Tokens::bad},     {"baseline", &Tokens::baseline}};

QStringList strings(const QJsonValue &value)
{
    QStringList list;
    for (const auto &item : value.toArray())
        list.append(item.toString());
    return list;
}

Tokens load(Scheme scheme)
{
    QFile file(QStringLiteral(":/yeonji/themes/tokens.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the program's own resources are missing");
    const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonObject object = root.value(scheme == Scheme::Light ? u"light" : u"dark").toObject();
    Tokens tokens;
    tokens.scheme = scheme;
    for (const auto &[name, member] : colours)
        tokens.*member = object.value(QLatin1StringView(name)).toString();
    tokens.series = strings(object.value(u"series"));
    tokens.readingFaces = strings(root.value(u"readingFaces"));
    tokens.editorFaces = strings(root.value(u"editorFaces"));
    return tokens;
}

QString faces(const QStringList &families)
{
    QStringList quoted;
    for (const QString &family : families)
        quoted.append(family.contains(u'-') ? family : u'"' % family % u'"');
    return quoted.join(QStringLiteral(", "));
}

} // namespace

QString Tokens::css() const
{
    QString css;
    for (const auto &[name, member] : colours) {
        QString property;
        for (const QChar c : QString(QLatin1StringView(name)))
            property += c.isUpper() ? QString(u'-' % c.toLower()) : QString(c);
        css += u"--" % property % u": " % this->*member % u"; ";
    }
    for (qsizetype i = 0; i < series.size(); ++i)
        css += u"--series-" % QString::number(i + 1) % u": " % series.at(i) % u"; ";
    css += u"--reading: " % faces(readingFaces) % u"; --editor: " % faces(editorFaces) % u"; ";
    css += u"color-scheme: " % (scheme == Scheme::Light ? QStringLiteral("light") : QStringLiteral("dark")) % u";";
    return css;
}

const Tokens &tokens(Scheme scheme)
{
    static const Tokens light = load(Scheme::Light);
    static const Tokens dark = load(Scheme::Dark);
    return scheme == Scheme::Light ? light : dark;
}

} // namespace yeonji
