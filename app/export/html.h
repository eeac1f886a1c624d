// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One HTML file that needs nothing beside it: styles and the fonts of its formulas inside, pictures and films as data, and a policy that lets no script of the document run wherever it is opened. A deck has one of ours,
// for its keys.

#include "pages/pageview.h"

namespace yeonji::exporting {

// `body` is PageView::fragment() of a document of that mode.
QString wholeHtml(const QString &body, pages::Mode mode, const pages::About &about);

} // namespace yeonji::exporting
