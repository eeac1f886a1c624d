// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/blockyaml.h"

#include <QJsonArray>

#include <cmath>

namespace yeonji::figures {

Result<QString> Field::text() const
{
    if (!node.IsScalar())
        return wrong(tr("`%1` takes one value; write it on the same line").arg(key));
    return nfc(QString::fromStdString(node.Scalar()));
}

Result<QStringList> Field::names() const
{
    QStringList list;
    if (node.IsScalar()) {
        list.append(nfc(QString::fromStdString(node.Scalar())));
    } else if (node.IsSequence()) {
        for (const auto &item : node) {
            if (!item.IsScalar())
                return wrong(tr("`%1` takes names; write them as in [a, b]").arg(key));
            list.append(nfc(QString::fromStdString(item.Scalar())));
        }
    } else {
        return wrong(tr("`%1` takes a name or a list of names, as in [a, b]").arg(key));
    }
    list.removeAll(QString());
    if (list.isEmpty())
        return wrong(tr("`%1` is empty; name at least one").arg(key));
    return list;
}

Result<double> Field::number() const
{
    const QJsonValue value = yaml::toJson(node);
    if (!value.isDouble() || !std::isfinite(value.toDouble()))
        return wrong(tr("`%1` takes a number").arg(key));
    return value.toDouble();
}

Result<bool> Field::truth() const
{
    const QJsonValue value = yaml::toJson(node);
    if (!value.isBool())
        return wrong(tr("`%1` is either true or false").arg(key));
    return value.toBool();
}

Result<std::pair<double, double>> Field::range() const
{
    const QJsonArray ends = yaml::toJson(node).toArray();
    if (ends.size() != 2 || !ends.at(0).isDouble() || !ends.at(1).isDouble()
        || !(ends.at(0).toDouble() < ends.at(1).toDouble()))
        return wrong(tr("`%1` takes two numbers, the smaller one first, as in [0, 2.5]").arg(key));
    return std::pair(ends.at(0).toDouble(), ends.at(1).toDouble());
}

} // namespace yeonji::figures
