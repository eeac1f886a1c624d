// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/report.h"

#include "figures/plotspec.h"
#include "runs/status.h"

#include <QCoreApplication>
#include <QDir>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace yeonji::exporting {

using namespace Qt::StringLiterals;
using runs::Direction;
using runs::RunPtr;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("report", text);
}

// ---------------------------------------------------------------- Markdown

// Text that a file chose, so that it stands in Markdown as it is.
QString escaped(const QString &text)
{
    QString safe;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool inWord = i > 0 && i + 1 < text.size() && text[i - 1].isLetterOrNumber() && text[i + 1].isLetterOrNumber();
        if (c.category() == QChar::Other_Control)
            safe += u' ';
        else if (u"\\`*_{}[]<>#|~$!@&"_s.contains(c) && !(c == u'_' && inWord))
            safe += QString(u'\\' % c);
        else
            safe += c;
    }
    return safe;
}

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

// ---------------------------------------------------------------- what the runs measure

struct Metric
{
    QString name;
    Direction direction = Direction::Unknown;
    size_t points = 0;               // of the run that has most
    double least = HUGE_VAL, most = -HUGE_VAL;

    bool has(QLatin1StringView part) const { return name.contains(part, Qt::CaseInsensitive); }
    bool isLoss() const { return direction == Direction::Down && has("loss"_L1); }
    bool isRate() const
    {
        const QString last = name.section(u'/', -1).toLower();
        return last == "lr"_L1 || last.startsWith("lr-"_L1) || last.startsWith("lr_"_L1) || has("learning_rate"_L1);
    }
    // What the machine did, not what was learnt.
    bool isCost() const
    {
        return has("runtime"_L1) || has("per_second"_L1) || has("flos"_L1) || has("_time"_L1) || has("elapsed"_L1)
            || has("remaining"_L1) || has("percentage"_L1) || has("total_steps"_L1) || has("stderr"_L1) || has("memory"_L1);
    }
    bool isEvaluation() const { return has("eval"_L1) || has("val"_L1) || has("test"_L1) || has("dev"_L1); }
    // Errors of one kind share an axis; perplexity and word error rate do not.
    QString kind() const
    {
        for (const auto part : {"perplexity"_L1, "ppl"_L1, "wer"_L1, "cer"_L1, "rmse"_L1, "mae"_L1, "mse"_L1})
            if (has(part))
                return part;
        return name;
    }
    bool isCurve() const { return points > 1 && least <= most; }
    // A curve that falls over more than a factor of thirty hides its end on a linear axis.
    bool spreads() const { return least > 0 && most / least > 30; }
};

std::vector<Metric> metricsOf(const std::vector<RunPtr> &runs)
{
    std::vector<Metric> metrics;
    QHash<QString, size_t> places;
    constexpr size_t most = 500;  // a table of a million columns is drawn by choice, not by default
    for (const RunPtr &run : runs)
        for (const runs::Series &series : run->series) {
            auto at = places.find(series.name);
            if (at == places.end()) {
                if (metrics.size() == most)
                    continue;
                at = places.insert(series.name, metrics.size());
                metrics.push_back({series.name, runs::directionOf(series.name)});
            }
            Metric &metric = metrics[*at];
            const auto summary = runs::summarize(series, metric.direction);
            metric.points = std::max(metric.points, summary.points);
            metric.least = std::min(metric.least, summary.min.value_or(metric.least));
            metric.most = std::max(metric.most, summary.max.value_or(metric.most));
        }
    return metrics;
}

struct Figure
{
    QString heading;
    std::vector<Metric> metrics;
    QString caption;
};

// Curves that answer one question stand in one figure: losses, scores of one scale, each other kind.
std::vector<Figure> figuresFor(const std::vector<Metric> &metrics, size_t runCount)
{
    constexpr size_t mostInOne = 6;
    constexpr qsizetype mostOthers = 4;
    std::vector<Metric> losses, shares, scores, errors, rates, norms, others;
    for (const Metric &metric : metrics) {
        if (!metric.isCurve() || metric.isCost())
            continue;
        if (metric.isRate())
            rates.push_back(metric);
        else if (metric.isLoss())
            losses.push_back(metric);
        else if (metric.has("norm"_L1))
            norms.push_back(metric);
        else if (metric.direction == Direction::Up)
            (metric.least >= 0 && metric.most <= 1 ? shares : scores).push_back(metric);
        else if (metric.direction == Direction::Down)
            errors.push_back(metric);
        else
            others.push_back(metric);
    }
    std::vector<Figure> figures;
    const auto add = [&figures](const QString &heading, std::vector<Metric> some, const QString &caption) {
        for (size_t from = 0; from < some.size() && from < 2 * mostInOne; from += mostInOne)
            figures.push_back({from == 0 ? heading : QString(),
                               {some.begin() + std::ptrdiff_t(from), some.begin() + std::ptrdiff_t(std::min(some.size(), from + mostInOne))},
                               caption});
    };
    // Of one run the losses are compared with each other, of many runs each with its like.
    const auto training = std::ranges::stable_partition(losses, &Metric::isEvaluation).begin();
    if (runCount > 1 && training != losses.begin() && training != losses.end()) {
        add(tr("Loss"), {losses.begin(), training}, tr("Loss in evaluation"));
        add({}, {training, losses.end()}, tr("Loss in training"));
    } else {
        add(tr("Loss"), losses, tr("Loss over the steps"));
    }
    add(tr("Scores"), shares, tr("Scores between 0 and 1; higher is better"));
    add(figures.empty() || shares.empty() ? tr("Scores") : QString(), scores, tr("Scores; higher is better"));
    QSet<QString> kinds;
    for (const Metric &error : errors) {
        if (kinds.contains(error.kind()) || kinds.size() == mostOthers)
            continue;
        std::vector<Metric> alike;
        std::ranges::copy_if(errors, std::back_inserter(alike), [&](const Metric &m) { return m.kind() == error.kind(); });
        add(kinds.isEmpty() ? tr("Errors") : QString(), alike, tr("%1; lower is better").arg(error.kind()));
        kinds.insert(error.kind());
    }
    add(tr("Learning rate"), rates, tr("Learning rate over the steps"));
    add(tr("Gradients"), norms, tr("Norm of the gradients"));
    if (figures.size() < 2)
        for (size_t i = 0; i < std::min(others.size(), size_t(mostOthers)); ++i)
            add(i == 0 ? tr("Curves") : QString(), {others[i]}, others[i].name);
    return figures;
}

// `seed`, if three or more runs differ in nothing else.
QString groupOf(const std::vector<RunPtr> &runs)
{
    if (runs.size() < 3)
        return {};
    const auto without = [](const RunPtr &run) {
        QJsonObject params = run->params;
        params.remove("seed"_L1);
        return params;
    };
    const bool alike = std::ranges::all_of(runs, [&](const RunPtr &run) {
        return run->params.contains("seed"_L1) && without(run) == without(runs.front());
    });
    return alike ? u"seed"_s : QString();
}

// ---------------------------------------------------------------- parts

QString titleOf(const std::vector<RunPtr> &runs)
{
    const auto named = [](const RunPtr &run) {
        const QString title = run->kind == runs::Kind::Notebook ? run->params["title"_L1].toString() : QString();
        return escaped(title.isEmpty() ? run->name : title);
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
            facts.append(tr("%1 points in the longest of %2 curves").arg(points).arg(run->series.size()));
        if (run->started.isValid())
            facts.append(run->started.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s)
                         % (run->ended.isValid() ? QString(u" – "_s % run->ended.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s)) : QString()));
        // A page follows no link that leads out of its folder.
        const QString path = folder.relativeFilePath(run->path);
        const QString name = path.startsWith(u".."_s) ? escaped(run->name)
                                                      : QString(u'[' % escaped(run->name) % u"]("_s % target(path) % u')');
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
        const runs::Run *best = nullptr;
        double value = 0;
        for (const RunPtr &run : runs)
            if (const runs::Series *series = run->find(metric.name))
                if (const auto summary = runs::summarize(*series, metric.direction); summary.best)
                    if (!best || (metric.direction == Direction::Up ? *summary.best > value : *summary.best < value)) {
                        best = run.get();
                        value = *summary.best;
                    }
        const QString path = best ? folder.relativeFilePath(best->path) : QString();
        if (!best || !canBeBound(metric.name) || !canBeBound(path))
            continue;
        text += u"- "_s % escaped(metric.name) % u": **{{\""_s % path % u"\" \""_s % metric.name % u"\"@best | .4g}}**"_s % (runs.size() > 1 ? QString(u" · "_s % escaped(best->name)) : QString()) % u'\n';
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
            text += u"- **"_s % mark % u"** · "_s % escaped(where) % u": "_s % escaped(finding.message) % u'\n';
        }
    if (count > most)
        text += u"- "_s % tr("… %1 in all").arg(count) % u'\n';
    return text.isEmpty() ? QString(tr("Nothing stands out.") % u'\n') : text;
}

} // namespace

QString reportMarkdown(const std::vector<RunPtr> &runs, const QString &folderPath, const QDateTime &now)
{
    const QDir folder(folderPath);
    const auto metrics = metricsOf(runs);
    std::vector<RunPtr> measured;
    std::ranges::copy_if(runs, std::back_inserter(measured), [](const RunPtr &run) { return !run->series.empty(); });
    QStringList paths;
    for (const RunPtr &run : measured)
        paths.append(folder.relativeFilePath(run->path));

    QString text = u"# "_s % titleOf(runs) % u"\n\n"_s % tr("Made on %1 from:").arg(now.toString(u"yyyy-MM-dd HH:mm"_s))
        % u"\n\n"_s % sourcesOf(runs, folder);
    if (const QString best = bestOf(measured, metrics, folder); !best.isEmpty())
        text += u"## "_s % tr("Best values") % u"\n\n"_s % best;
    if (measured.size() > 1) {
        figures::PlotSpec spec;  // its quoting of names serves the table too
        spec.runs = paths;
        const QString names = figures::plotYaml(spec).section(u'\n', 0, 0);
        text += u"## "_s % tr("Comparison") % u"\n\n"_s % fence(u"runs"_s, names % u"\ndiff: true\n"_s);
    }
    const QString group = groupOf(measured);
    for (const Figure &figure : figuresFor(metrics, measured.size())) {
        if (!figure.heading.isEmpty())
            text += u"## "_s % figure.heading % u"\n\n"_s;
        figures::PlotSpec spec;
        for (const Metric &metric : figure.metrics)
            spec.y.append(metric.name);
        for (const RunPtr &run : measured)
            if (std::ranges::any_of(spec.y, [&run](const QString &name) { return run->find(name) != nullptr; }))
                spec.runs.append(folder.relativeFilePath(run->path));
        if (std::ranges::any_of(figure.metrics, &Metric::spreads) && std::ranges::all_of(figure.metrics, [](const Metric &m) { return m.least > 0; }))
            spec.yscale = figures::ScaleKind::Log;
        spec.group = group;
        spec.caption = figure.caption;
        text += fence(u"plot"_s, figures::plotYaml(spec));
    }
    text += u"## "_s % tr("Findings") % u"\n\n"_s % findingsOf(runs, folder);
    return text;
}

} // namespace yeonji::exporting
