// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/twice.h"

#include "core/words.h"
#include "runs/csvdialect.h"
#include "runs/formats.h"
#include "runs/monitor.h"
#include "runs/table.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>
#include <vector>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

namespace {

bool hasFinding(const Findings &findings, const QString &code)
{
    return std::ranges::any_of(findings, [&code](const Finding &one) { return one.code == code; });
}

// A run's series by their names: there may be a hundred thousand.
class Named
{
public:
    explicit Named(std::vector<Series> &series) : m_series(series)
    {
        for (size_t i = series.size(); i-- > 0;)
            m_places.insert(series[i].name, i);  // of one name the first
    }
    Series *find(const QString &name) const
    {
        const auto at = m_places.constFind(name);
        return at != m_places.constEnd() ? &m_series[*at] : nullptr;
    }
    void add(const Series &one)
    {
        m_places.insert(one.name, m_series.size());
        m_series.push_back(one);
    }

private:
    std::vector<Series> &m_series;
    QHash<QString, size_t> m_places;
};

// Before the names of Tune's metrics in its event files.
constexpr auto tunePrefix = "ray/tune/"_L1;

// What the trainer calls it: its callback puts `train/` before names, and `eval/` for `eval_`.
QString trainersName(const QString &tag)
{
    if (tag.startsWith("train/"_L1))
        return tag.sliced(6);
    for (const QLatin1StringView part : {"eval/"_L1, "test/"_L1})
        if (tag.startsWith(part))
            return QString(part.chopped(1) % u'_' % tag.sliced(part.size()));
    return tag;
}

using Point = std::pair<double, double>;  // step and value

// By step and value; what is NaN comes first.
std::vector<Point> pointsOf(const Series &series)
{
    std::vector<Point> points;
    points.reserve(series.size());
    for (size_t i = 0; i < series.size(); ++i)
        if (const double step = (*series.axis.step)[i], value = (*series.values)[i]; std::isfinite(step))
            points.emplace_back(step, std::isnan(value) ? -HUGE_VAL : value);
    if (!std::ranges::is_sorted(points))
        std::ranges::sort(points);
    return points;
}

// Steps that both have. A restart repeats some, and so does an evaluation when all is over, perhaps of the best checkpoint:
// of several values at a step one that both have is enough.
struct Shared
{
    size_t same = 0, other = 0;
};

using Points = std::span<const Point>;

// `off`: how far two that are the same may be apart, as a part of their value.
bool isSame(double a, double b, double off)
{
    return a == b || (std::isfinite(b) && std::abs(a - b) <= off * std::abs(b));
}

bool haveOneInCommon(Points a, Points b, double off)
{
    for (auto one = a.begin(), other = b.begin(); one != a.end() && other != b.end();) {
        if (isSame(one->second, other->second, off))
            return true;
        ++(one->second < other->second ? one : other);
    }
    return false;
}

Shared sharedPoints(const Series &a, const Series &b, double off)
{
    const std::vector<Point> known = pointsOf(a), more = pointsOf(b);
    Shared shared;
    for (auto at = known.begin(), from = more.begin(); from != more.end();) {
        const double step = from->first;
        const auto behind = [step](const Point &point) { return point.first > step; };
        const auto to = std::find_if(from, more.end(), behind);
        at = std::find_if(at, known.end(), [step](const Point &point) { return point.first >= step; });
        const auto end = std::find_if(at, known.end(), behind);
        if (at != end)
            ++(haveOneInCommon({at, end}, {from, to}, off) ? shared.same : shared.other);
        at = end;
        from = to;
    }
    return shared;
}

// Whether they have the same values at other steps, of which one may have the newest alone: Tune counts the steps of its
// event files in those of the environment, and its rows in iterations.
bool isCountedOtherwise(const Series &a, const Series &b, double off)
{
    const size_t size = std::min(a.size(), b.size());
    const bool areSame = std::equal(a.values->begin(), a.values->begin() + size, b.values->begin(),
                                    [off](double x, double y) { return (std::isnan(x) && std::isnan(y)) || isSame(x, y, off); });
    return size > 0 && areSame && (*a.axis.step)[size - 1] != (*b.axis.step)[size - 1] && std::max(a.size(), b.size()) - size <= 1;
}

Finding otherTraining(const QString &message, const QString &file)
{
    return {Level::Warning, u"other-training"_s, message, file, 0, 0};
}

// Puts the points of `more` that lie behind `series` there, and what it has other than that at the last step; of what it
// does not tell it has no number.
void putOn(Series &series, const Series &more, double off)
{
    const std::vector<Point> known = pointsOf(series);
    const double last = known.empty() ? -HUGE_VAL : known.back().first;
    const auto isThere = [&](double value) {  // at the last step
        const double wanted = std::isnan(value) ? -HUGE_VAL : value;
        const auto at = std::ranges::lower_bound(known, Point{last, std::isfinite(wanted) ? wanted - off * std::abs(wanted) : wanted});
        return at != known.end() && isSame(at->second, wanted, off);
    };
    Column steps, walls, epochs, values;
    for (size_t i = 0; i < more.size(); ++i) {
        const double step = (*more.axis.step)[i], value = (*more.values)[i];
        if (!(step > last || (step == last && !isThere(value))))
            continue;
        steps.push_back(step);
        walls.push_back(more.axis.wallTime ? (*more.axis.wallTime)[i] : NAN);
        epochs.push_back(more.axis.epoch ? (*more.axis.epoch)[i] : NAN);
        values.push_back(value);
    }
    if (values.empty())
        return;
    const auto put = [](const SharedColumn &column, const Column &behind) {
        return column ? std::make_shared<const Numbers>(column->with(behind)) : column;
    };
    series = makeSeries(series.name, {put(series.axis.step, steps), put(series.axis.wallTime, walls), put(series.axis.epoch, epochs)}, put(series.values, values));
}

} // namespace

bool isOfCallback(const QString &folder)
{
    static const QRegularExpression dated(u"/(?:runs|logs)(?:/[A-Z][a-z]{2}\\d{2}_[^/]+(?:/[^/]*)?)?$"_s);
    return dated.match(folder).hasMatch();
}

QStringList callbackFoldersIn(const QString &output)
{
    QStringList folders;
    for (const QString &name : {u"runs"_s, u"logs"_s}) {
        const QString top = output % u'/' % name;
        if (!QFileInfo(top).isDir())
            continue;
        folders.append(top);
        for (const QString &child : QDir(top).entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name))
            if (isOfCallback(top % u'/' % child))
                folders.append(top % u'/' % child);
    }
    return folders;
}

namespace {

// Whether a table and the event files beside it have a metric in common.
bool sharesMetric(const QString &table, const QSet<QString> &tags)
{
    QFile file(table);
    const QByteArray head = file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) ? file.read(headBytes) : QByteArray();
    const auto dialect = csvDialect(head, head.size() < headBytes);
    if (!dialect || !dialect->header)
        return false;
    return std::ranges::any_of(dialect->names, [&tags](const QString &name) {
        return roleOf(name) == ColumnRole::None && (tags.contains(name) || tags.contains(tunePrefix % name));
    });
}

} // namespace

BesideEvents besideEvents(const QString &folder, const std::function<QSet<QString>()> &tags)
{
    const QStringList files = QDir(folder).entryList({u"*.csv"_s, u"*.json"_s, u"*.yaml"_s, u"monitor*"_s}, QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot);
    BesideEvents beside;
    if (std::ranges::any_of(files, isOfMonitors))
        beside.monitors = monitorsIn(folder);
    const auto isThere = [&files](const QString &name) { return files.contains(name); };
    for (const QString &monitor : std::as_const(beside.monitors))
        beside.names.append(monitor.sliced(folder.size() + 1).section(u'/', 0, 0));
    const auto take = [&](const QString &name, const QString &copy = {}) {
        beside.table = folder % u'/' % name;
        beside.names += QStringList{name, copy};
    };
    const bool isLightning = QFileInfo(folder).fileName().startsWith("version_"_L1) || isThere(u"hparams.yaml"_s);
    if (isLightning && isThere(u"metrics.csv"_s)) {
        take(u"metrics.csv"_s);
    } else if (isThere(u"args.yaml"_s) && isThere(u"results.csv"_s)) {
        take(u"results.csv"_s);
    } else if (isThere(u"config.yaml"_s) && isThere(u"metrics.json"_s)) {
        take(u"metrics.json"_s);
    } else if (isThere(u"params.json"_s) && isThere(u"result.json"_s) && QFileInfo(folder % u"/result.json"_s).size() > 0) {
        take(u"result.json"_s, u"progress.csv"_s);
    } else {
        for (const QString &name : {u"metrics.csv"_s, u"progress.csv"_s, u"results.csv"_s, u"history.csv"_s, u"log.csv"_s})
            if (beside.table.isEmpty() && isThere(name) && sharesMetric(folder % u'/' % name, tags()))
                take(name, name == "progress.csv"_L1 ? u"progress.json"_s : QString());
    }
    return beside;
}

void addTable(Run &run, const Run &table)
{
    Named named(run.series);
    const auto ownOf = [&named](const QString &name) {
        Series *const own = named.find(name);
        return own ? own : named.find(tunePrefix % name);
    };
    constexpr double rounded = 0.01;  // somebody may have written fewer digits
    const bool isOther = std::ranges::any_of(table.series, [&ownOf](const Series &one) {
        const Series *own = ownOf(one.name);
        const Shared shared = own ? sharedPoints(*own, one, rounded) : Shared();
        return shared.other > shared.same;
    });
    if (isOther) {
        run.findings.append(otherTraining(tr("%1 holds other numbers than the event files beside it and is not shown here; open it by itself")
                                              .arg(QFileInfo(table.path).fileName()), table.path));
        return;
    }
    for (const Series &one : table.series) {
        Series *const own = ownOf(one.name);
        if (!own)
            named.add(one);
        else if (own->size() == one.size() && *own->axis.step == *one.axis.step)
            *own = Series{one.name, {own->axis.step, own->axis.wallTime, one.axis.epoch}, one.values, own->restarts};
        else if (own->size() < one.size() || isCountedOtherwise(*own, one, rounded))
            *own = one;
    }
    for (auto at = table.params.begin(); at != table.params.end(); ++at)
        if (!run.params.contains(at.key()))
            run.params.insert(at.key(), at.value());
    // What stands in both is said once.
    const Findings said = run.findings;
    for (const Finding &finding : table.findings)
        if (finding.code == u"damaged-record" || !hasFinding(said, finding.code))
            run.findings.append(finding);
    for (const QString &file : table.files)
        if (!run.files.contains(file))
            run.files.append(file);
}

bool tellsTheSame(const Series &series, const Series &other)
{
    const Shared shared = sharedPoints(series, other, 0);
    return shared.same == other.size() && shared.same > 0;
}

bool addEvents(Run &run, const Run &events)
{
    constexpr double fourBytes = 1e-5;  // which event files keep of each number
    QSet<QString> tags;
    for (const Series &one : events.series)
        tags.insert(one.name);
    // The next checkpoint will call it so, unless two tags would be called the same.
    const auto nameOf = [&tags](const QString &tag) {
        const QString name = trainersName(tag);
        return name != tag && tags.contains(name) ? tag : name;
    };
    Named named(run.series);
    Shared all;
    for (const Series &one : events.series)
        if (const Series *own = named.find(nameOf(one.name))) {
            const Shared shared = sharedPoints(*own, one, fourBytes);
            all.same += shared.same;
            all.other += shared.other;
        }
    if (all.same == 0 || all.other > 0) {
        if (std::ranges::any_of(events.series, [](const Series &one) { return one.size() > 0; }))
            run.findings.append(otherTraining(tr("the event files in %1 hold other points than this run and are not shown here: they are of another training, "
                                                 "or of one that has no checkpoint yet; open that folder by itself").arg(QFileInfo(events.path).fileName()), events.path));
        return false;
    }
    for (const Series &one : events.series) {
        const QString name = nameOf(one.name);
        if (name == "epoch"_L1 || name == "step"_L1)
            continue;  // axes there
        if (Series *own = named.find(name)) {
            putOn(*own, one, fourBytes);
        } else {
            Series more = one;
            more.name = name;
            named.add(more);
        }
    }
    run.files += events.files;
    return true;
}

} // namespace yeonji::runs
