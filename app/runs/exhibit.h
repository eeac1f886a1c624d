// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Texts and pictures that a run logged beside its numbers: where they lie in its files, as there may be
// gigabytes of them. Read when somebody looks at them.

#include "core/error.h"

#include <QByteArray>
#include <QString>

namespace yeonji::runs {

struct Exhibit
{
    enum class Kind { Text, Picture };

    Kind kind = Kind::Text;
    QString name;
    double step = 0;
    double wallTime = 0;  // seconds since 1970-01-01 UTC; NaN when unknown
    QString file;
    qint64 offset = 0, bytes = 0;  // UTF-8 text, or a picture as its file would be
};

// Errors: the file is gone or no longer that long. Pictures of any content: who decodes them decides.
Result<QByteArray> contentOf(const Exhibit &exhibit);

} // namespace yeonji::runs
