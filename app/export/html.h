// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One HTML file that needs nothing beside it: styles and the fonts of its formulas inside, pictures as
// data, no script, and a policy that lets none run wherever it is opened.

#include "pages/pageview.h"

namespace yeonji::exporting {

// `body` is PageView::fragment() of a document of that mode.
QString wholeHtml(const QString &body, pages::Mode mode, const pages::About &about);

} // namespace yeonji::exporting
