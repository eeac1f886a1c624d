// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/asked.h"
#include "commands/commands.h"
#include "commands/runverbs.h"
#include "commands/usage.h"
#include "core/json.h"
#include "core/names.h"
#include "core/text.h"
#include "core/words.h"
#include "runs/reader.h"

#include <cmath>
#include <optional>

namespace yeonji::commands {

using namespace Qt::StringLiterals;

namespace {

enum class Form { Text, Json, Csv };

QByteArray csvNumberText(double value)
{
    if (std::isnan(value))
        return "nan";
    if (std::isinf(value))
        return value > 0 ? "inf" : "-inf";
    return numberText(value);
}

// A series may have many millions of points: written piece by piece, never as one document.
void putSeries(const runs::Series &series, Form form)
{
    const auto &step = *series.axis.step;
    const auto *wall = series.axis.wallTime.get();
    const auto &values = *series.values;
    if (form == Form::Json) {
        put(QByteArray("{\"version\":1,\"name\":") + jsonString(series.name) + ",\"points\":[");
        for (size_t i = 0; i < values.size(); ++i) {
            if (i > 0)
                put(",");
            put("[" + numberText(step[i]) + "," + (wall ? numberText((*wall)[i]) : QByteArray("null")) + "," + numberText(values[i]) + "]");
        }
        put("]}\n");
    } else if (form == Form::Csv) {
        put("step,wall_time,value\n");
        for (size_t i = 0; i < values.size(); ++i)
            put(csvNumberText(step[i]) + ","
                  + (wall && std::isfinite((*wall)[i]) ? numberText((*wall)[i]) : QByteArray()) + "," + csvNumberText(values[i]) + "\n");
    } else {
        for (size_t i = 0; i < values.size(); ++i)
            put(numberText(step[i]).rightJustified(10) + "  " + csvNumberText(values[i]) + "\n");
    }
}

Result<runs::Series> find(const QStringList &paths, const QString &metric)
{
    const auto read = runs::readAll(paths);
    if (!read)
        return std::unexpected(read.error());
    const runs::Run *holder = nullptr;
    QStringList names, holders;
    for (const auto &run : *read) {
        for (const auto &series : run->series)
            names.append(series.name);
        if (run->find(metric)) {
            holder = run.get();
            holders.append(run->name);
        }
    }
    const QString path = paths.first();
    if (holders.size() > 1)
        return failure(ErrorKind::BadInput,
                       tr("%1 runs have %2: %3; name the path of one, or FILE#RUN").arg(holders.size()).arg(metric, holders.join(u", "_s)), path);
    if (holder)
        return *holder->find(metric);
    for (const auto &run : *read)
        for (const Finding &finding : run->findings)
            if (finding.level == Level::Error)
                return failure(ErrorKind::BadInput, finding.message, finding.file, finding.line);
    const QString near = nearestName(metric, names);
    return failure(ErrorKind::NotFound,
                   near.isEmpty() ? tr("there is no metric %1; `yeonji runs` lists what there is").arg(metric)
                                  : tr("there is no metric %1; perhaps %2 is meant").arg(metric, near), path);
}

} // namespace

int seriesVerb(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOptions({QCommandLineOption(u"json"_s), QCommandLineOption(u"csv"_s), {u"metric"_s, {}, u"name"_s}});
    if (!parse(parser, arguments))
        return wrongUsage("series", whyWrong(parser));
    const QStringList paths = parser.positionalArguments();
    if (paths.size() != 1)
        return wrongUsage("series", tr("one file or folder is needed"));
    if (!parser.isSet(u"metric"_s))
        return wrongUsage("series", tr("--metric is missing"));
    if (parser.isSet(u"json"_s) && parser.isSet(u"csv"_s))
        return wrongUsage("series", tr("--json and --csv exclude each other"));
    const Form form = parser.isSet(u"json"_s) ? Form::Json : parser.isSet(u"csv"_s) ? Form::Csv : Form::Text;
    const QString metric = nfc(parser.value(u"metric"_s));
    const Here here = placeOf(paths.first());
    int status = here.status;
    std::optional<runs::Series> found;
    if (!here.path.isEmpty()) {
        if (auto series = find({here.path}, metric)) {
            found = std::move(*series);
        } else {
            Error error = series.error();
            error.file = shownPath(error.file, paths.first());
            status = failed(error);
        }
    }
    if (found || form == Form::Json)
        putSeries(found.value_or(runs::makeSeries(metric, {runs::share({}), nullptr, nullptr}, runs::share({}))), form);
    return status;
}

} // namespace yeonji::commands
