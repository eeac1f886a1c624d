// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/report.h"

#include "core/markdown.h"
#include "core/words.h"
#include "figures/choice.h"
#include "figures/plotspec.h"
#include "runs/status.h"

#include <QCryptographicHash>
#include <QDir>

#include <algorithm>

namespace yeonji::exporting {

using namespace Qt::StringLiterals;
using figures::Metric;
using runs::Direction;
using runs::RunPtr;

namespace {

// ---------------------------------------------------------------- Markdown

// A link target; angle brackets carry spaces and parentheses.
QString target(const QString &path)
{
    QString safe = path;
    safe.replace(u'\\', u"\\\\"_s).replace(u'<', u"\\<"_s).replace(u'>', u"\\>"_s).replace(u'\n', u' ');
    return u'<' % safe % u'>';
}

// A bound number is text to viewers that do not know it: what would mean something else there is not
// written as one.
bool canBeBound(const QString &name)
{
    return std::ranges::none_of(name, [](QChar c) { return c.category() == QChar::Other_Control || u"<>{}\"|\\`*[]&$"_s.contains(c); });
}

QString fence(const QString &kind, const QString &yaml)
{
    return u"```"_s % kind % u'\n' % yaml % u"```\n\n"_s;
}

// By which a block or a bound number in `folder` finds the run, and no other of its file.
QString addressOf(const runs::Run &run, const QDir &folder)
{
    const QString path = folder.relativeFilePath(run.path);
    return run.part.isEmpty() ? path : QString(path % u'#' % run.part);
}

// ---------------------------------------------------------------- parts

QString titleOf(const std::vector<RunPtr> &runs)
{
    const auto named = [](const RunPtr &run) {
        const QString title = run->kind == runs::Kind::Notebook ? run->params["title"_L1].toString() : QString();
        return escapedMarkdown(title.isEmpty() ? run->name : title);
    };
    if (runs.size() == 1)
        return named(runs.front());
    if (runs.size() == 2)
        return tr("%1 and %2").arg(named(runs[0]), named(runs[1]));
    return tr("%1 and %2 more experiments").arg(named(runs[0])).arg(runs.size() - 1);
}

QString sourcesOf(const std::vector<RunPtr> &runs, const QDir &folder)
{
    QString text;
    for (const RunPtr &run : runs) {
        size_t points = 0;
        for (const runs::Series &series : run->series)
            points = std::max(points, series.size());
        QStringList facts{QString(runs::kindName(run->kind))};
        if (run->status != runs::Status::Unknown)
            facts.append(runs::statusText(run->status));
        if (points > 0)
            facts.append(tr("%n curve(s)", nullptr, int(run->series.size())) % u", "_s % tr("%n point(s) in the longest", nullptr, int(points)));
        if (run->started.isValid())
            facts.append(run->started.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s)
                         % (run->ended.isValid() ? QString(u" – "_s % run->ended.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s)) : QString()));
        // A page follows no link that leads out of its folder.
        const QString path = folder.relativeFilePath(run->path);
        const QString name = path.startsWith(u".."_s) ? escapedMarkdown(run->name)
                                                      : QString(u'[' % escapedMarkdown(run->name) % u"]("_s % target(path) % u')');
        text += u"- "_s % name % u" · "_s % facts.join(u" · "_s) % u'\n';
    }
    return text % u'\n';
}

// The best of what people look at first, bound to the files.
QString bestOf(const std::vector<RunPtr> &runs, const std::vector<Metric> &metrics, const QDir &folder)
{
    constexpr size_t mostMetrics = 6;
    std::vector<Metric> shown;
    for (const Metric &metric : metrics)
        if ((metric.direction == Direction::Up || metric.direction == Direction::Down) && !metric.isCost() && metric.least <= metric.most)
            shown.push_back(metric);
    // Evaluation before training: that is the result.
    std::ranges::stable_partition(shown, &Metric::isEvaluation);
    shown.resize(std::min(shown.size(), mostMetrics));
    QString text;
    for (const Metric &metric : shown) {
        struct Best { double value; const runs::Run *run; };
        std::vector<Best> bests;
        for (const RunPtr &run : runs)
            if (const runs::Series *series = run->find(metric.name))
                if (const auto summary = runs::summarize(*series, metric.direction); summary.best)
                    bests.push_back({*summary.best, run.get()});
        if (bests.empty() || !canBeBound(metric.name))
            continue;
        const auto [least, most] = std::ranges::minmax(bests, {}, &Best::value);
        const bool comparable = figures::canBeRanked(metric.name, least.value, most.value);
        if (comparable) {
            const Best best = metric.direction == Direction::Up ? *std::ranges::max_element(bests, {}, &Best::value)
                                                                : *std::ranges::min_element(bests, {}, &Best::value);
            bests.assign(1, best);
        }
        // What the name alone does not tell, another project would not know.
        const QString which = runs::directionOf(metric.name) == metric.direction ? u"best"_s
            : metric.direction == Direction::Up ? u"max"_s : u"min"_s;
        QStringList told;
        for (const Best &best : bests)
            if (const QString run = addressOf(*best.run, folder); canBeBound(run))
                told.append(u"**{{\""_s % run % u"\" \""_s % metric.name % u"\"@"_s % which % u" | .4g}}**"_s
                            % (runs.size() > 1 ? QString(u" · "_s % escapedMarkdown(best.run->name)) : QString()));
        if (told.isEmpty())
            continue;
        text += u"- "_s % escapedMarkdown(metric.name) % u": "_s
            % (comparable ? QString() : QString(tr("not comparable, since some count from 0 to 1 and some in per cent:") % u' ')) % told.join(u"; "_s) % u'\n';
    }
    return text.isEmpty() ? text : QString(text % u'\n');
}

QString findingsOf(const std::vector<RunPtr> &runs, const QDir &folder)
{
    constexpr int most = 50;
    int count = 0;
    QString text;
    for (const RunPtr &run : runs)
        for (const Finding &finding : run->findings) {
            if (++count > most)
                continue;
            const QString mark = finding.level == Level::Error ? tr("Error") : finding.level == Level::Warning ? tr("Warning") : tr("Note");
            QString where = folder.relativeFilePath(finding.file.isEmpty() ? run->path : finding.file);
            if (finding.line > 0)
                where += u':' % QString::number(finding.line);
            text += u"- **"_s % mark % u"** · "_s % escapedMarkdown(where) % u": "_s % escapedMarkdown(finding.message) % u'\n';
        }
    if (count > most)
        text += u"- "_s % tr("… %1 in all").arg(count) % u'\n';
    return text.isEmpty() ? QString(tr("Nothing stands out.") % u'\n') : text;
}

} // namespace

QString reportMarkdown(const std::vector<RunPtr> &runs, const QString &folderPath,
                       const QHash<QString, QString> &directions, const QDateTime &now)
{
    const QDir folder(folderPath);
    const auto metrics = figures::metricsOf(runs, directions);
    std::vector<RunPtr> measured;
    std::ranges::copy_if(runs, std::back_inserter(measured), [](const RunPtr &run) { return !run->series.empty(); });
    QStringList addresses;
    for (const RunPtr &run : measured)
        addresses.append(addressOf(*run, folder));

    QString text = u"# "_s % titleOf(runs) % u"\n\n"_s % tr("Made on %1 from:").arg(now.toString(u"yyyy-MM-dd HH:mm"_s))
        % u"\n\n"_s % sourcesOf(runs, folder);
    if (const QString best = bestOf(measured, metrics, folder); !best.isEmpty())
        text += u"## "_s % tr("Best values") % u"\n\n"_s % best;
    if (measured.size() > 1) {
        figures::PlotSpec spec;  // its quoting of names serves the table too
        spec.runs = addresses;
        const QString names = figures::plotYaml(spec).section(u'\n', 0, 0);
        text += u"## "_s % tr("Comparison") % u"\n\n"_s % fence(u"runs"_s, names % u"\ndiff: true\n"_s);
    }
    const QString group = figures::groupOf(measured);
    for (const figures::Choice &figure : figures::chooseFigures(metrics, measured, group)) {
        if (!figure.heading.isEmpty())
            text += u"## "_s % figure.heading % u"\n\n"_s;
        figures::PlotSpec spec;
        for (const Metric &metric : figure.metrics)
            spec.y.append(metric.name);
        for (const RunPtr &run : figure.runs)
            spec.runs.append(addressOf(*run, folder));
        if (std::ranges::any_of(figure.metrics, &Metric::spreads) && std::ranges::all_of(figure.metrics, [](const Metric &m) { return m.least > 0; }))
            spec.yscale = figures::ScaleKind::Log;
        spec.group = group;
        spec.caption = figure.caption;
        text += fence(u"plot"_s, figures::plotYaml(spec));
    }
    text += u"## "_s % tr("Findings") % u"\n\n"_s % findingsOf(runs, folder);
    return text;
}

namespace {

constexpr auto seal = "<!-- yeonji report %1 -->\n"_L1;

QString sealOf(QByteArrayView text)
{
    return QString(seal).arg(QLatin1StringView(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().first(16)));
}

} // namespace

QString sealed(const QString &report)
{
    const QString text = report % u'\n';
    return text % sealOf(text.toUtf8());
}

bool isSealed(QByteArrayView file)
{
    const qsizetype size = sealOf({}).size();
    return file.size() > size && file.last(size) == sealOf(file.chopped(size)).toLatin1();
}

} // namespace yeonji::exporting
