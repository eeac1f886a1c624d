// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a half-typed line of our dialect asks for: the name of a document, a tag, a run, a day.

#include <QString>

#include <optional>

namespace yeonji::diary {

struct Asked
{
    enum class For { Document, Tag, Run, Metric, Which, Day };
    For what = For::Document;
    int column = 0;      // where what is typed begins
    QString typed;       // from there to the caret
    QString run;         // of a metric: whose
    QString metric;      // of WHICH: of what

    friend bool operator==(const Asked &, const Asked &) = default;
};

// The caret stands behind the first `column` characters.
std::optional<Asked> askedAt(QStringView line, int column);

} // namespace yeonji::diary
