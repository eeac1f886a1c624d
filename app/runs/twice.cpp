// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/twice.h"

#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

namespace {

bool hasFinding(const Run &run, const QString &code)
{
    return std::ranges::any_of(run.findings, [&code](const Finding &one) { return one.code == code; });
}

Series *seriesOf(Run &run, const QString &name)
{
    const auto at = std::ranges::find(run.series, name, &Series::name);
    return at != run.series.end() ? &*at : nullptr;
}

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

// Event files keep four bytes of each number.
bool isSame(double a, double b)
{
    return a == b || (std::isnan(a) && std::isnan(b)) || std::abs(a - b) <= 1e-5 * std::max(std::abs(a), std::abs(b));
}

struct Shared
{
    size_t same = 0, other = 0;
};

Shared sharedPoints(const Series &a, const Series &b)
{
    QHash<double, double> values;
    for (size_t i = 0; i < a.size(); ++i)
        values.insert((*a.axis.step)[i], (*a.values)[i]);
    Shared shared;
    for (size_t i = 0; i < b.size(); ++i)
        if (const auto at = values.constFind((*b.axis.step)[i]); at != values.constEnd())
            ++(isSame(*at, (*b.values)[i]) ? shared.same : shared.other);
    return shared;
}

// Puts the points of `more` that lie behind `series` there; of what it does not tell it has no number.
void putOn(Series &series, const Series &more)
{
    const double last = series.size() > 0 ? *std::ranges::max_element(*series.axis.step) : -HUGE_VAL;
    Column steps, walls, epochs, values;
    for (size_t i = 0; i < more.size(); ++i) {
        if (!((*more.axis.step)[i] > last))
            continue;
        steps.push_back((*more.axis.step)[i]);
        walls.push_back(more.axis.wallTime ? (*more.axis.wallTime)[i] : NAN);
        epochs.push_back(more.axis.epoch ? (*more.axis.epoch)[i] : NAN);
        values.push_back((*more.values)[i]);
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

QString tableBesideEvents(const QString &folder)
{
    const QString table = folder % u"/metrics.csv"_s;
    const bool isLightning = QFileInfo(folder).fileName().startsWith("version_"_L1) || QFileInfo(folder % u"/hparams.yaml"_s).isFile();
    return isLightning && QFileInfo(table).isFile() ? table : QString();
}

void addTable(Run &run, const Run &table)
{
    for (const Series &one : table.series) {
        Series *const own = seriesOf(run, one.name);
        if (!own)
            run.series.push_back(one);
        else if (own->size() == one.size() && *own->axis.step == *one.axis.step)
            *own = Series{own->name, {own->axis.step, own->axis.wallTime, one.axis.epoch}, one.values, own->restarts};
        else if (own->size() < one.size())
            *own = one;
    }
    for (auto at = table.params.begin(); at != table.params.end(); ++at)
        if (!run.params.contains(at.key()))
            run.params.insert(at.key(), at.value());
    // What stands in both is said once.
    const Run said = run;
    for (const Finding &finding : table.findings)
        if (finding.code == u"damaged-record" || !hasFinding(said, finding.code))
            run.findings.append(finding);
    for (const QString &file : table.files)
        if (!run.files.contains(file))
            run.files.append(file);
}

bool addEvents(Run &run, const Run &events)
{
    Shared all;
    for (const Series &one : events.series)
        if (const Series *own = seriesOf(run, trainersName(one.name))) {
            const Shared shared = sharedPoints(*own, one);
            all.same += shared.same;
            all.other += shared.other;
        }
    if (all.same == 0 || all.other > 0)
        return false;
    for (const Series &one : events.series) {
        const QString name = trainersName(one.name);
        if (name == "epoch"_L1 || name == "step"_L1)
            continue;  // axes there
        if (Series *own = seriesOf(run, name))
            putOn(*own, one);
        else
            run.series.push_back(one);
    }
    run.files += events.files;
    return true;
}

} // namespace yeonji::runs
