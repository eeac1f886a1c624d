// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What this folder says to people is translated under one name.

#include <QCoreApplication>

namespace yeonji::figures {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(figures)
};

} // namespace yeonji::figures
