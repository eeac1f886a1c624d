// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where a document may leave to: asked by the window and the command line alike.

#include "export/export.h"

#include <optional>

namespace yeonji::exporting {

std::optional<Format> formatNamed(const QString &name);  // `pdf`, `htm`, in any case
QLatin1StringView suffixOf(Format format);

// What stands against writing the document `file` to the one file `out`, as a sentence: it is itself, or its
// ending promises another kind of file. Empty: nothing does.
QString whyNotTo(const QString &file, const QString &out, Format format);

// A Markdown file of that name that someone wrote is kept among its earlier texts before a frozen copy is written over it.
Result<> keepWhatIsThere(const QString &out, const QByteArray &coming);

} // namespace yeonji::exporting
