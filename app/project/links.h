// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a link in a document leads to: a path as Markdown has it, or a wiki name.

#include "project/project.h"

#include <optional>

namespace yeonji::project {

// Absolute. Looked for beside the document, from the project's root and its `roots:`, with and without
// `.md`, and last as a name anywhere in the project. Fragments (`#heading`) are left out. Nothing: no
// such file, or one outside the project that the link may not reach.
std::optional<QString> resolveLink(const Project &project, const QString &documentFolder, const QString &target);

} // namespace yeonji::project
