// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/asked.h"
#include "commands/commands.h"
#include "commands/runverbs.h"
#include "commands/usage.h"
#include "core/json.h"
#include "core/words.h"
#include "runs/status.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtConcurrentMap>

namespace yeonji::commands {

using namespace Qt::StringLiterals;

namespace {

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray orNull(std::optional<double> value)
{
    return value ? numberText(*value) : "null"_ba;
}

// Text, here and below, not objects: a table may have a million columns, and their objects would take four times as
// long as reading it.
QByteArray metricJson(const runs::Series &series, const Directions &directions)
{
    const auto summary = runs::summarize(series, runs::directionOf(series.name, directions));
    return "{\"name\":" + jsonString(series.name) + ",\"points\":" + QByteArray::number(qint64(summary.points))
        + ",\"first\":" + orNull(summary.first) + ",\"last\":" + orNull(summary.last)
        + ",\"min\":" + orNull(summary.min) + ",\"max\":" + orNull(summary.max)
        + ",\"best\":" + orNull(summary.best) + ",\"best_step\":" + orNull(summary.bestStep)
        + ",\"nan\":" + QByteArray::number(qint64(summary.nan)) + '}';
}

QByteArray runJson(const Asked &asked)
{
    const runs::Run &run = *asked.run;
    const auto each = QtConcurrent::blockingMapped<QList<QByteArray>>(run.series, [&asked](const runs::Series &series) {
        return metricJson(series, asked.directions);
    });
    const QByteArray metrics = each.join(',');
    QJsonArray findings;
    for (const Finding &finding : run.findings)
        findings.append(findingJson(finding, asked.path));
    const QByteArray rest = compact({{u"name"_s, run.name},
                                     {u"path"_s, shownPath(run.path, asked.path)},
                                     {u"kind"_s, runs::kindName(run.kind)},
                                     {u"status"_s, runs::statusName(run.status)},
                                     {u"params"_s, run.params},
                                     {u"findings"_s, findings}});
    return rest.chopped(1) + ",\"metrics\":[" + metrics + "]}";
}

QString shortNumber(std::optional<double> value)
{
    return value ? QString::number(*value, 'g', 6) : u"–"_s;
}

QString runText(const Asked &asked)
{
    const runs::Run &run = *asked.run;
    QString text = printable(u"%1  %2  %3  %4\n"_s.arg(run.name, runs::kindName(run.kind), runs::statusText(run.status),
                                                     shownPath(run.path, asked.path)).trimmed()) % u'\n';
    constexpr size_t mostMetrics = 60;
    TextTable table{{{tr("metric"), tr("points"), tr("first"), tr("last"), tr("min"), tr("max"), tr("best"), tr("at step"), u"NaN"_s}},
                    {false, true, true, true, true, true, true, true, true}};
    for (size_t i = 0; i < std::min(mostMetrics, run.series.size()); ++i) {
        const auto &series = run.series[i];
        const auto summary = runs::summarize(series, runs::directionOf(series.name, asked.directions));
        table.rows.append({printable(series.name), QString::number(summary.points), shortNumber(summary.first),
                           shortNumber(summary.last), shortNumber(summary.min), shortNumber(summary.max),
                           shortNumber(summary.best),
                           summary.bestStep ? QString::fromLatin1(numberText(*summary.bestStep)) : u"–"_s,
                           summary.nan ? QString::number(summary.nan) : QString()});
    }
    if (!run.series.empty())
        text += table.text(2);
    if (run.series.size() > mostMetrics)
        text += u"  "_s % tr("… %1 in all; --json lists them").arg(run.series.size()) % u'\n';
    for (const Finding &finding : run.findings)
        text += u"  "_s % findingLine(finding, asked.path) % u'\n';
    return text;
}

} // namespace

int runsVerb(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOption(QCommandLineOption(u"json"_s));
    if (!parse(parser, arguments))
        return wrongUsage("runs", whyWrong(parser));
    const QStringList paths = parser.positionalArguments();
    if (paths.isEmpty())
        return wrongUsage("runs", tr("a file or folder is missing"));

    QByteArray all;
    QString text;
    const int status = eachAsked(paths, [&](const Asked &asked) {
        if (parser.isSet(u"json"_s))
            all += (all.isEmpty() ? "" : ",") + runJson(asked);
        else
            text += (text.isEmpty() ? u""_s : u"\n"_s) % runText(asked);
    });
    if (parser.isSet(u"json"_s))
        put("{\"version\":1,\"runs\":[" + all + "]}\n");
    else if (!text.isEmpty())
        print(text.chopped(1));
    return status;
}

} // namespace yeonji::commands
