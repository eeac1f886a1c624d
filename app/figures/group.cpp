// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/group.h"

#include "core/text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <cmath>
#include <limits>
#include <map>

namespace yeonji::figures {

namespace {

void flattenInto(QJsonObject &flat, const QString &prefix, const QJsonObject &object)
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString key = prefix.isEmpty() ? nfc(it.key()) : QString(prefix % u'.' % nfc(it.key()));
        if (it->isObject())
            flattenInto(flat, key, it->toObject());
        else
            flat.insert(key, *it);
    }
}

// What all names begin with, without what only leads to the part that differs: `sft-seed1`,
// `sft-seed2` are `sft`.
QString commonName(const std::vector<runs::RunPtr> &runs, const QString &parameter)
{
    QString common = runs.front()->name;
    for (const auto &run : runs) {
        qsizetype same = 0;
        while (same < common.size() && same < run->name.size() && common.at(same) == run->name.at(same))
            ++same;
        common.truncate(same);
    }
    const QRegularExpression tail(u"[-_.= ]*(" % QRegularExpression::escape(parameter) % u"|(?<=[-_.= ])"
                                      % QRegularExpression::escape(parameter.left(1)) % u")?[-_.= ]*$",
                                  QRegularExpression::CaseInsensitiveOption);
    common.remove(tail);
    return common.size() < 2 ? runs.front()->name : common;
}

} // namespace

QJsonObject flattened(const QJsonObject &params)
{
    QJsonObject flat;
    flattenInto(flat, {}, params);
    return flat;
}

bool namesTheRun(const QString &key)
{
    static const QStringList names = {
        QStringLiteral("output_dir"), QStringLiteral("run_name"), QStringLiteral("logging_dir"),
        QStringLiteral("name"),       QStringLiteral("hub_model_id"), QStringLiteral("log_dir"),
        QStringLiteral("save_dir"),   QStringLiteral("version")};
    return names.contains(key.section(u'.', -1));
}

QJsonValue parameterOf(const runs::Run &run, const QString &name)
{
    const QJsonObject flat = flattened(run.params);
    if (const auto it = flat.find(name); it != flat.end())
        return *it;
    for (auto it = flat.begin(); it != flat.end(); ++it)
        if (it.key().section(u'.', -1) == name)
            return *it;
    return QJsonValue::Undefined;
}

std::vector<Group> groupRuns(const std::vector<runs::RunPtr> &runs, const QString &parameter)
{
    const QRegularExpression inName(u"[-_. ]?" % QRegularExpression::escape(parameter) % u"[-_= ]?\\d+",
                                    QRegularExpression::CaseInsensitiveOption);
    std::vector<Group> groups;
    QHash<QString, size_t> places;
    for (const auto &run : runs) {
        QString key = QStringLiteral("alone/") % run->path % u'/' % run->name;
        const bool known = !parameter.isEmpty() && !parameterOf(*run, parameter).isUndefined();
        if (known || (!parameter.isEmpty() && run->name.contains(inName))) {
            QJsonObject rest;
            const QJsonObject flat = flattened(run->params);
            for (auto it = flat.begin(); it != flat.end(); ++it)
                if (it.key() != parameter && it.key().section(u'.', -1) != parameter && !namesTheRun(it.key()))
                    rest.insert(it.key(), *it);
            key = (known ? QString() : QString(run->name).remove(inName)) % u'/'
                % QString::fromUtf8(QJsonDocument(rest).toJson(QJsonDocument::Compact));
        }
        if (!places.contains(key)) {
            places.insert(key, groups.size());
            groups.push_back({});
        }
        groups[places.value(key)].runs.push_back(run);
    }
    for (Group &group : groups)
        group.name = group.runs.size() == 1 ? group.runs.front()->name : commonName(group.runs, parameter);
    return groups;
}

Mean meanOf(const std::vector<Member> &members)
{
    struct Cell
    {
        std::vector<double> values;
        double x = 0;
        int n = 0;
    };
    std::map<double, Cell> cells;
    for (const Member &member : members) {
        // A restart repeats steps; what came last counts.
        std::map<double, std::pair<double, double>> last;
        for (size_t i = 0; i < member.step->size(); ++i)
            if (std::isfinite((*member.x)[i]) && std::isfinite((*member.step)[i]))
                last[(*member.step)[i]] = {(*member.x)[i], (*member.y)[i]};
        for (const auto &[step, at] : last) {
            Cell &cell = cells[step];
            if (std::isfinite(at.second))
                cell.values.push_back(at.second);
            cell.x += at.first;
            ++cell.n;
        }
    }
    Mean mean;
    for (const auto &[step, cell] : cells) {
        if (cell.n < 2)
            continue;
        const double n = double(cell.values.size());
        double sum = 0, squares = 0;
        for (const double value : cell.values)
            sum += value;
        for (const double value : cell.values)
            squares += (value - sum / n) * (value - sum / n);
        const double middle = n < 2 ? std::numeric_limits<double>::quiet_NaN() : sum / n;
        const double std = std::sqrt(squares / (n - 1));
        mean.step.push_back(step);
        mean.x.push_back(cell.x / cell.n);
        mean.mean.push_back(middle);
        mean.low.push_back(middle - std);
        mean.high.push_back(middle + std);
        mean.n.push_back(cell.n);
        mean.lost.push_back(cell.n - int(n));
    }
    return mean;
}

} // namespace yeonji::figures
