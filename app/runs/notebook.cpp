// SPDX-License-Identifier: GPL-3.0-or-later
//
// A Jupyter notebook as a run: what it says of itself. Its cells are the pages' work; nothing in it
// is executed. nbformat 4 keeps cells at the top, 3 in worksheets.
#include "core/files.h"
#include "core/json.h"
#include "core/jsonplaces.h"
#include "core/words.h"
#include "runs/formats.h"
#include "runs/notice.h"

#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

namespace {

int sniff(const Candidate &candidate)
{
    if (candidate.folder || !candidate.head.trimmed().startsWith('{'))
        return NotMine;
    const QByteArray &head = candidate.head;
    if (head.contains("\"nbformat\"") || ((head.contains("\"cells\"") || head.contains("\"worksheets\"")) && head.contains("\"cell_type\"")))
        return Sure;
    return candidate.path.endsWith(".ipynb"_L1, Qt::CaseInsensitive) ? Likely : NotMine;
}

// Texts may be arrays of lines.
QString textOf(const QJsonValue &value)
{
    if (!value.isArray())
        return value.toString();
    QString text;
    for (const QJsonValue &line : value.toArray())
        text += line.toString();
    return text;
}

QJsonArray cellsOf(const QJsonObject &root)
{
    if (root.contains("cells"_L1))
        return root["cells"_L1].toArray();
    QJsonArray cells;
    for (const QJsonValue &sheet : root["worksheets"_L1].toArray())
        for (const QJsonValue &cell : sheet["cells"_L1].toArray())
            cells.append(cell);
    return cells;
}

QString headingIn(const QJsonObject &cell)
{
    const QString text = textOf(cell["source"_L1]);
    if (cell["cell_type"_L1] == "heading"_L1)
        return cell["level"_L1].toInt(1) == 1 ? text.trimmed() : QString();
    if (cell["cell_type"_L1] == "markdown"_L1)
        for (const QStringView line : QStringView(text).split(u'\n'))
            if (line.startsWith("# "_L1))
                return line.sliced(2).trimmed().toString();
    return {};
}

Result<Run> read(const QString &path, const Progress &progress)
{
    const auto bytes = readFile(path);
    if (!bytes)
        return std::unexpected(bytes.error());
    progress.report(bytes->size() / 2, bytes->size());
    const JsonRead json = readJson(*bytes);
    if (!json.value.isObject())
        return failure(ErrorKind::BadInput, json.whole() ? tr("this is no notebook; a notebook is a JSON object with cells")
                                                         : tr("%1; copy the file again").arg(json.problem),
                       path, json.line);
    Run run;
    run.kind = Kind::Notebook;
    run.path = path;
    run.files = {path};
    if (!json.whole())
        run.findings.append(damage(tr("%1; what stands before was read").arg(json.problem), path, json.line));
    if (!json.validUtf8)
        run.findings.append(damage(tr("some bytes are no UTF-8 and are shown as �; save the notebook again"), path));

    const QJsonObject root = json.value.toObject();
    const QJsonObject metadata = root["metadata"_L1].toObject();
    QString title = metadata["title"_L1].toString();
    const QList<qsizetype> cellPlaces = elementsOf(*bytes, "cells");
    LineOf lineOf(*bytes);
    // Of a cell's outputs, which are looked for once.
    const auto linesIn = [&](qsizetype cell, const QList<qsizetype> &outputs) {
        QList<int> lines(outputs.size(), 0);
        if (cell >= cellPlaces.size())
            return lines;
        const qsizetype from = cellPlaces[cell], to = cell + 1 < cellPlaces.size() ? cellPlaces[cell + 1] : bytes->size();
        const auto places = elementsOf(QByteArrayView(*bytes).sliced(from, to - from), "outputs");
        std::ranges::transform(outputs, lines.begin(), [&](qsizetype output) { return lineOf(from + (output < places.size() ? places[output] : 0)); });
        return lines;
    };
    int codeCells = 0, cellNumber = 0;
    for (const QJsonValue &value : cellsOf(root)) {
        const QJsonObject cell = value.toObject();
        ++cellNumber;
        if (title.isEmpty())
            title = headingIn(cell);
        codeCells += cell["cell_type"_L1] == "code"_L1;
        const QJsonArray outputs = cell["outputs"_L1].toArray();
        QList<qsizetype> errors;
        for (qsizetype i = 0; i < outputs.size(); ++i)
            if (const QString type = outputs[i]["output_type"_L1].toString(); type == "error"_L1 || type == "pyerr"_L1)
                errors.append(i);
        const QList<int> lines = errors.isEmpty() ? QList<int>() : linesIn(cellNumber - 1, errors);
        for (qsizetype i = 0; i < errors.size(); ++i)
            run.findings.append({Level::Warning, u"cell-error"_s,
                                 tr("cell %1 ended with %2").arg(cellNumber).arg(outputs[errors[i]]["ename"_L1].toString(u"an error"_s)),
                                 path, lines[i], 0});
    }
    // Papermill writes the parameters a notebook was run with into its metadata.
    const QJsonObject papermill = metadata["papermill"_L1].toObject();
    run.params = papermill["parameters"_L1].toObject();
    if (papermill["exception"_L1].isBool())
        run.status = papermill["exception"_L1].toBool() ? Status::Failed : Status::Finished;
    run.started = QDateTime::fromString(papermill["start_time"_L1].toString(), Qt::ISODateWithMs);
    run.ended = QDateTime::fromString(papermill["end_time"_L1].toString(), Qt::ISODateWithMs);
    const auto tell = [&run](const QString &name, const QJsonValue &value) {
        if (!run.params.contains(name) && !value.isNull() && !value.isUndefined() && value != QJsonValue(QString()))
            run.params.insert(name, value);
    };
    tell(u"title"_s, title);
    tell(u"language"_s, metadata["language_info"_L1]["name"_L1]);
    tell(u"kernel"_s, metadata["kernelspec"_L1]["display_name"_L1]);
    tell(u"cells"_s, cellNumber);
    tell(u"code_cells"_s, codeCells);
    return run;
}

} // namespace

const Reader notebookReader{.kind = Kind::Notebook, .sniff = sniff, .read = read, .ownNames = "*.ipynb"};

} // namespace yeonji::runs
