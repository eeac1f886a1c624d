// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What checks, includes and fixes of decks say, in one context for translators.

#include <QCoreApplication>

namespace yeonji::decks {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Decks)
};

} // namespace yeonji::decks
