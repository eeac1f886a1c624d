// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which colour a run has: a number in the order in which colours are given out. Once given it stays with
// the run's name, whatever comes and goes beside it, so that the same run is the same colour in every
// figure, list and slide. Without the memory numbers go by the order of the names, as at first.

#include <QHash>
#include <QString>
#include <QStringList>

namespace yeonji::runs {

// Called baseline (or base): grey, it takes nobody's colour.
bool isBaseline(const QString &name);

inline constexpr int grey = -1;

class ColourMemory
{
public:
    // Remembers in this file, which may not be there yet; empty: only as long as the object lives. A file
    // that is damaged is as good as none, and one that cannot be written is done without.
    explicit ColourMemory(QString file = {});

    // Of all runs there are. A new one takes the first number that none of them has.
    QHash<QString, int> numbersOf(const QStringList &names);

private:
    void load();
    void store() const;

    QString m_file;
    QHash<QString, int> m_numbers;
};

} // namespace yeonji::runs
