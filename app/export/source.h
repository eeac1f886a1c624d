// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The document to export, read and looked at before any page is bothered with it.

#include "pages/pageview.h"

namespace yeonji::exporting {

// Missing, empty, a folder, unreadable, binary, not UTF-8, or of another kind (by its ending): an Error
// with the line where it is.
Result<pages::Document> readSource(const QString &file);

} // namespace yeonji::exporting
