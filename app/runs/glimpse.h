// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The first look at a large file: its first and its last numbers within a tenth of a second, while a
// gigabyte takes one. What lies between is not drawn: the curve breaks there.

#include "runs/reader.h"

namespace yeonji::runs {

// The run with Run::unread set, without findings and status, as only a whole run has them. Null where
// the whole is read as soon: small files, folders, formats that stay small. Errors are the whole's to
// tell: null, too.
RunPtr glimpse(const Found &found, const Progress &progress = {});

} // namespace yeonji::runs
