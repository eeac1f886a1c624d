// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A page's HTML on its own: pictures and films that the page gets from our scheme become `data:` inside it.

#include "pages/scheme.h"

namespace yeonji::pages {

QString withPicturesInside(const QString &html, const SchemeHandler &handler);

} // namespace yeonji::pages
