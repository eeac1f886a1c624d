// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/palette.h"

#include "figures/resolve.h"

#include <QRegularExpression>

#include <algorithm>

namespace yeonji::figures {

namespace {

bool isBaseline(const QString &name)
{
    static const QRegularExpression word(QStringLiteral("(^|[-_./ ])base(line)?($|[-_./ ])"),
                                         QRegularExpression::CaseInsensitiveOption);
    return word.match(name).hasMatch();
}

} // namespace

QHash<QString, QString> runColours(const QStringList &names, const Tokens &tokens)
{
    QStringList sorted = names;
    sorted.sort();
    sorted.removeDuplicates();
    QHash<QString, QString> colours;
    qsizetype given = 0;
    for (const QString &name : std::as_const(sorted))
        colours.insert(name, isBaseline(name) ? tokens.baseline
                                              : tokens.series.at(given++ % tokens.series.size()));
    return colours;
}

QHash<QString, QString> projectColours(const QStringList &names, const std::vector<runs::RunPtr> &runs,
                                       const Tokens &tokens)
{
    QHash<QString, QString> colours = runColours(names, tokens);
    qsizetype given = std::ranges::count_if(colours, [&](const QString &c) { return c != tokens.baseline; });
    for (const auto &run : runs)
        if (!colours.contains(run->name)) {
            const QString own = runColours({run->name}, tokens).value(run->name);
            colours.insert(run->name, own == tokens.baseline ? own : tokens.series.at(given++ % tokens.series.size()));
        }
    return colours;
}

QList<double> Dashes::next(const QString &colour)
{
    static const QList<double> tiers[] = {{}, {5, 2.5}, {1.2, 2}, {7, 2, 1.2, 2}};
    return tiers[m_used[colour]++ % 4];
}

} // namespace yeonji::figures
