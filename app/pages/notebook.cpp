// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/notebook.h"

#include "core/json.h"
#include "core/jsonplaces.h"
#include "core/words.h"
#include "pages/outputs.h"

#include <QJsonArray>
#include <QSet>

using namespace Qt::StringLiterals;

namespace yeonji::pages {

namespace {

// A cell is left out, folded or shown as its tags say; anything but a list of tags says nothing.
QSet<QString> tagsOf(const QJsonObject &metadata)
{
    QSet<QString> tags;
    for (const auto &tag : metadata[u"tags"].toArray())
        tags.insert(tag.toString());
    return tags;
}

QJsonObject attachments(const QJsonObject &cell, const Keep &keep)
{
    QJsonObject addresses;
    const QJsonObject given = cell[u"attachments"].toObject();
    for (auto it = given.begin(); it != given.end(); ++it)
        if (const auto picture = pictureOf(it.value().toObject(), keep))
            addresses.insert(it.key(), picture->address);
    return addresses;
}

// The lines of the file in which the lines of a cell's text stand; one written as a whole stands in one.
QJsonArray linesOf(QByteArrayView json, qsizetype from, qsizetype to, LineOf &lineOf)
{
    const QByteArrayView cell = json.sliced(from, to - from);
    QJsonArray lines;
    for (const qsizetype place : elementsOf(cell, "source"))
        lines.append(lineOf(from + place));
    if (lines.isEmpty())
        lines.append(lineOf(from + memberOf(cell, 0, "source")));
    return lines;
}

QJsonObject markdown(const QJsonObject &cell, const Keep &keep)
{
    QString source = joined(cell[u"source"]);
    if (cell[u"cell_type"].toString() == "heading"_L1)  // nbformat 3
        source.prepend(QString(u'#').repeated(std::clamp(cell[u"level"].toInt(1), 1, 6)) + u' ');
    return {{u"kind"_s, u"markdown"_s}, {u"source"_s, source}, {u"attachments"_s, attachments(cell, keep)}};
}

QJsonObject code(const QJsonObject &cell, const Keep &keep, const KeepApart &keepApart)
{
    const QJsonObject metadata = cell[u"metadata"].toObject();
    const QJsonObject jupyter = metadata[u"jupyter"].toObject();
    const auto tags = tagsOf(metadata);
    // nbformat 3 called the source `input` and the count `prompt_number`.
    const QString source = joined(cell.contains(u"source") ? cell[u"source"] : cell[u"input"]);
    const auto count = cell.contains(u"execution_count") ? cell[u"execution_count"] : cell[u"prompt_number"];
    return {{u"kind"_s, u"code"_s},
            {u"source"_s, tags.contains(u"remove-input"_s) || tags.contains(u"remove_input"_s) ? QString() : source},
            {u"count"_s, count.isDouble() ? count : QJsonValue()},
            {u"hidden"_s, tags.contains(u"hide-cell"_s)},
            {u"outputHidden"_s, tags.contains(u"hide-output"_s) || jupyter[u"outputs_hidden"].toBool()},
            {u"outputs"_s, tags.contains(u"remove-output"_s) || tags.contains(u"remove_output"_s)
                               ? QJsonArray() : outputs(cell[u"outputs"].toArray(), keep, keepApart)}};
}

QJsonValue cellOf(const QJsonValue &given, const Keep &keep, const KeepApart &keepApart)
{
    if (!given.isObject())
        return QJsonObject{{u"kind"_s, u"broken"_s}, {u"source"_s, joined(given)}};
    const QJsonObject cell = given.toObject();
    const auto tags = tagsOf(cell[u"metadata"].toObject());
    if (tags.contains(u"remove-cell"_s) || tags.contains(u"remove_cell"_s))
        return {};
    const QString type = cell[u"cell_type"].toString();
    if (type == "markdown"_L1 || type == "heading"_L1)
        return markdown(cell, keep);
    if (type == "code"_L1 || cell.contains(u"outputs"))
        return code(cell, keep, keepApart);
    // Raw cells, and kinds this version does not know: as text, rather than not at all.
    return QJsonObject{{u"kind"_s, u"text"_s}, {u"source"_s, joined(cell[u"source"])}};
}

} // namespace

Notebook readNotebook(const QString &text, const QString &file, Bytes bytes, const Keep &keep, const KeepApart &keepApart)
{
    Notebook notebook;
    const auto complain = [&](const QString &message, int line) {
        notebook.findings.append({Level::Error, u"broken-notebook"_s, message, file, line});
    };
    if (text.trimmed().isEmpty()) {
        complain(tr("this notebook is empty: the file holds no text"), 0);
        return notebook;
    }
    const QByteArray json = text.toUtf8();
    const JsonRead read = readJson(json);
    const QJsonObject root = read.value.toObject();
    QJsonArray given = root[u"cells"].toArray();
    for (const auto &sheet : root[u"worksheets"].toArray())  // nbformat 3
        for (const auto &cell : sheet[u"cells"].toArray())
            given.append(cell);
    if (!read.whole())
        complain(tr("the file breaks here: %1; what stands before it is shown").arg(read.problem), read.line);
    else if (!root.contains(u"cells") && !root.contains(u"worksheets"))
        complain(tr("this is no notebook: it has no list of cells"), 1);
    if (bytes == Bytes::Damaged)
        notebook.findings.append({Level::Warning, u"damaged-text"_s,
                                  tr("some bytes are not UTF-8; they are shown as \uFFFD"), file,
                                  1 + int(text.left(text.indexOf(QChar::ReplacementCharacter)).count(u'\n'))});
    QJsonArray cells;
    const QList<qsizetype> places = elementsOf(json, "cells");
    LineOf lineOf(json);
    for (qsizetype i = 0; i < given.size(); ++i) {
        QJsonObject shown = cellOf(given[i], keep, keepApart).toObject();
        if (shown.isEmpty())
            continue;
        if (i < places.size())
            shown.insert(u"lines"_s, linesOf(json, places[i], i + 1 < places.size() ? places[i + 1] : json.size(), lineOf));
        cells.append(shown);
    }
    const QJsonObject metadata = root[u"metadata"].toObject();
    QString language = metadata[u"language_info"][u"name"].toString();
    if (language.isEmpty())
        language = metadata[u"kernelspec"][u"language"].toString(u"python"_s);
    notebook.page = {{u"language"_s, language}, {u"cells"_s, cells}};
    return notebook;
}

} // namespace yeonji::pages
