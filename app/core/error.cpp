// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"

namespace yeonji {

QString Error::sentence() const
{
    if (file.isEmpty())
        return message;
    if (line <= 0)
        return file % u": " % message;
    return file % u':' % QString::number(line) % u": " % message;
}

} // namespace yeonji
