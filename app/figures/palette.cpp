// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/palette.h"

#include "figures/resolve.h"
#include "runs/colours.h"
#include "runs/reader.h"

#include <algorithm>

namespace yeonji::figures {

namespace {

QString colourOf(int number, const Tokens &tokens)
{
    return number < 0 ? tokens.baseline : tokens.series.at(number % tokens.series.size());
}

} // namespace

QHash<QString, QString> runColours(const std::vector<runs::Found> &all, const std::vector<runs::RunPtr> &runs, const Tokens &tokens)
{
    QHash<QString, QString> colours;
    int next = 0;
    for (const runs::Found &found : all) {
        colours.insert(found.name, colourOf(found.colour, tokens));
        next = std::max(next, found.colour + 1);
    }
    for (const auto &run : runs)
        if (!colours.contains(run->name))
            colours.insert(run->name, colourOf(runs::isBaseline(run->name) ? runs::grey : next++, tokens));
    return colours;
}

QHash<QString, QString> runColours(const QStringList &names, const Tokens &tokens)
{
    const auto numbers = runs::ColourMemory().numbersOf(names);
    QHash<QString, QString> colours;
    for (const QString &name : names)
        colours.insert(name, colourOf(numbers.value(name), tokens));
    return colours;
}

QList<double> Dashes::next(const QString &colour)
{
    static const QList<double> tiers[] = {{}, {5, 2.5}, {1.2, 2}, {7, 2, 1.2, 2}};
    return tiers[m_used[colour]++ % 4];
}

} // namespace yeonji::figures
