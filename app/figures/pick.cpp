// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/pick.h"

#include "core/names.h"
#include "figures/curves.h"
#include "figures/format.h"
#include "figures/html.h"
#include "core/words.h"

#include <algorithm>
#include <cmath>

namespace yeonji::figures {

namespace {

constexpr std::pair<const char *, Which> whichWords[] = {
    {"last", Which::Last}, {"first", Which::First}, {"best", Which::Best}, {"min", Which::Min},
    {"max", Which::Max},   {"step", Which::Step},   {"epoch", Which::Epoch}};

constexpr std::pair<const char *, Over> overWords[] = {
    {"mean", Over::Mean}, {"median", Over::Median}, {"min", Over::Min},          {"max", Over::Max},
    {"n", Over::N},       {"std", Over::Std},       {"mean±std", Over::MeanStd}};


constexpr QLatin1StringView missingMetric("missing-metric"), missingStep("missing-step"), missingValue("missing-value");

std::unexpected<Unpicked> missing(QLatin1StringView code, const QString &message)
{
    return std::unexpected(Unpicked{{ErrorKind::NotFound, message, {}, 0}, code});
}

std::unexpected<Unpicked> wrong(const QString &message)
{
    return std::unexpected(Unpicked{{ErrorKind::BadInput, message, {}, 0}, badBlock});
}

// The point at a step or epoch; the last one there, if a restart passed it twice.
std::expected<Picked, Unpicked> pickAt(const runs::Series &series, const Selector &selector)
{
    const bool byEpoch = selector.which == Which::Epoch;
    const auto &places = byEpoch ? series.axis.epoch : series.axis.step;
    if (!places)
        return wrong(tr("%1 has no epochs; use @step=N").arg(series.name));
    // Trainers write epochs to two decimals or with the noise of a division.
    const double tolerance = byEpoch ? 0.006 : 0;
    size_t nearestPlace = 0;
    std::optional<size_t> found;
    for (size_t i = 0; i < places->size(); ++i) {
        const double distance = std::abs((*places)[i] - selector.at);
        if (distance <= tolerance)
            found = i;
        if (!(distance >= std::abs((*places)[nearestPlace] - selector.at)))
            nearestPlace = i;
    }
    if (!found)
        return missing(missingStep,
                       tr("%1 has no value at %2; the nearest is at %3")
                           .arg(series.name, plainNumber(selector.at), plainNumber((*places)[nearestPlace])));
    return Picked{(*series.values)[*found], (*series.axis.step)[*found], false};
}

} // namespace

QString Selector::text() const
{
    if (which == Which::Last)
        return metric;
    for (const auto &[word, value] : whichWords)
        if (value == which)
            return which == Which::Step || which == Which::Epoch
                ? QString(metric % u'@' % QLatin1StringView(word) % u'=' % plainNumber(at))
                : QString(metric % u'@' % QLatin1StringView(word));
    return metric;
}

Result<> parseWhich(const QString &text, Selector &selector)
{
    const QString word = text.section(u'=', 0, 0);
    const bool placed = text.contains(u'=');
    QStringList all;
    for (const auto &[name, which] : whichWords) {
        const bool wantsPlace = which == Which::Step || which == Which::Epoch;
        all.append(QLatin1StringView(name) + (wantsPlace ? QStringLiteral("=N") : QString()));
        if (word != QLatin1StringView(name) || wantsPlace != placed)
            continue;
        selector.which = which;
        selector.explicitWhich = true;
        if (!placed)
            return {};
        bool ok = false;
        selector.at = text.section(u'=', 1).toDouble(&ok);
        if (ok && std::isfinite(selector.at))
            return {};
    }
    return failure(ErrorKind::BadInput, tr("`@%1` is none of %2").arg(text, all.join(QStringLiteral(", "))));
}

Result<Selector> parseSelector(const QString &text)
{
    Selector selector{text.trimmed(), Which::Last, 0, false};
    const auto at = selector.metric.lastIndexOf(u'@');
    if (at <= 0)
        return selector;
    const QString word = selector.metric.mid(at + 1);
    selector.metric.truncate(at);
    if (const auto parsed = parseWhich(word, selector); !parsed)
        return std::unexpected(parsed.error());
    return selector;
}

std::expected<void, Unpicked> canPick(const QString &metric, const Selector &selector, const QHash<QString, QString> &directions)
{
    if (selector.which != Which::Best)
        return {};
    switch (runs::directionOf(metric, directions)) {
    case runs::Direction::None:
        return wrong(tr("no value of %1 is the best one, as it counts along; use @min, @max or @last").arg(metric));
    case runs::Direction::Unknown:
        return wrong(tr("the best of %1 is not known, as nobody said whether less or more of it is better; "
                        "name it under `metrics:` in yeonji.yaml, or use @min or @max").arg(metric));
    default: return {};
    }
}

std::vector<Selector> selectorsOf(const QStringList &names, const std::vector<runs::RunPtr> &runs,
                                  const QHash<QString, QString> &directions, Findings &findings)
{
    const auto complain = [&](const Error &error, QLatin1StringView code) {
        findings.append({Level::Error, code, error.message, {}});
    };
    std::vector<Selector> selectors;
    for (const QString &name : names) {
        const auto asked = parseSelector(name);
        if (!asked) {
            complain(asked.error(), badBlock);
            continue;
        }
        const QStringList metrics = matchingMetrics(asked->metric, runs);
        if (metrics.isEmpty() && !runs.empty())
            complain(pick(*runs.front(), asked->metric, *asked, directions).error(), missingMetric);
        for (const QString &metric : metrics) {
            if (const auto can = canPick(metric, *asked, directions); !can) {
                complain(can.error(), can.error().code);
                continue;
            }
            selectors.push_back(*asked);
            selectors.back().metric = metric;
        }
    }
    return selectors;
}

std::expected<Picked, Unpicked> pick(const runs::Run &run, const QString &metric, const Selector &selector,
                                     const QHash<QString, QString> &directions)
{
    const runs::Series *series = run.find(metric);
    if (!series) {
        QStringList names;
        for (const runs::Series &s : run.series)
            names.append(s.name);
        const QString near = nearestName(metric, names);
        return missing(missingMetric,
                       names.isEmpty() ? tr("%1 has no metric `%2` or any other; is the right file named?").arg(run.name, metric)
                       : near.isEmpty() ? tr("%1 has no metric `%2`; it has %3")
                                            .arg(run.name, metric, names.mid(0, 8).join(QStringLiteral(", ")))
                                      : tr("%1 has no metric `%2`; did you mean `%3`?").arg(run.name, metric, near));
    }
    if (selector.which == Which::Step || selector.which == Which::Epoch)
        return pickAt(*series, selector);
    const runs::Summary summary = runs::summarize(*series, runs::directionOf(metric, directions));
    if (!summary.last)
        return missing(missingValue, tr("%1 of %2 has no finite value").arg(metric, run.name));
    if (const auto can = canPick(metric, selector, directions); !can)
        return std::unexpected(can.error());
    const auto &values = *series->values;
    const auto stepOf = [&](double value) {
        const auto it = std::ranges::find(values, value);
        return it == values.end() ? 0 : (*series->axis.step)[size_t(it - values.begin())];
    };
    const auto stepOfLast = [&] {
        for (size_t i = values.size(); i-- > 0;)
            if (std::isfinite(values[i]))
                return (*series->axis.step)[i];
        return 0.0;
    };
    switch (selector.which) {
    case Which::First: return Picked{*summary.first, stepOf(*summary.first), !std::isfinite(values.front())};
    case Which::Best: return Picked{*summary.best, *summary.bestStep, false};
    case Which::Min: return Picked{*summary.min, stepOf(*summary.min), false};
    case Which::Max: return Picked{*summary.max, stepOf(*summary.max), false};
    default: return Picked{*summary.last, stepOfLast(), !std::isfinite(values.back())};
    }
}

Result<Over> parseOver(const QString &word)
{
    QStringList all;
    for (const auto &[name, over] : overWords) {
        if (word == QString::fromUtf8(name))
            return over;
        all.append(QString::fromUtf8(name));
    }
    return failure(ErrorKind::BadInput, tr("`:%1` is none of %2").arg(word, all.join(QStringLiteral(", "))));
}

Result<Merged> merge(std::vector<double> values, Over over)
{
    const double n = double(values.size());
    if (values.empty())
        return failure(ErrorKind::BadInput, tr("there are no values to put together"));
    double sum = 0;
    for (const double value : values)
        sum += value;
    const double mean = sum / n;
    const auto deviation = [&]() -> Result<double> {
        if (values.size() < 2)
            return failure(ErrorKind::BadInput, tr("a standard deviation needs at least two runs; there is one"));
        double squares = 0;
        for (const double value : values)
            squares += (value - mean) * (value - mean);
        return std::sqrt(squares / (n - 1));
    };
    switch (over) {
    case Over::None:
    case Over::Mean: return Merged{mean, {}};
    case Over::Min: return Merged{*std::ranges::min_element(values), {}};
    case Over::Max: return Merged{*std::ranges::max_element(values), {}};
    case Over::N: return Merged{n, {}};
    case Over::Median: {
        std::ranges::sort(values);
        const size_t middle = values.size() / 2;
        return Merged{values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2, {}};
    }
    case Over::Std: return deviation().transform([](double std) { return Merged{std, {}}; });
    case Over::MeanStd: return deviation().transform([mean](double std) { return Merged{mean, std}; });
    }
    return Merged{mean, {}};
}

} // namespace yeonji::figures
