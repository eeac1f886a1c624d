// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokens.h"

#include <QHash>
#include <QList>

namespace yeonji::figures {

// Gives curves of one figure their dash: whoever shares a colour with another differs by it, so that
// colour never stands alone.
class Dashes
{
public:
    explicit Dashes(const Tokens &tokens) : m_tokens(tokens) {}
    QList<double> next(const QString &colour);

private:
    const Tokens &m_tokens;
    QHash<QString, int> m_used;
};

} // namespace yeonji::figures
