// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QString>

namespace yeonji::figures {

// Gives curves of one figure their dash: whoever shares a colour with another differs by it, so that
// colour never stands alone.
class Dashes
{
public:
    QList<double> next(const QString &colour);

private:
    QHash<QString, int> m_used;
};

} // namespace yeonji::figures
