// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One HTML file that needs nothing beside it: styles and fonts inside, pictures and films as data, and a policy that lets no script of the document run wherever it is opened. A deck has one of ours,
// for its keys.

#include "pages/pageview.h"

namespace yeonji::exporting {

// `body` is PageView::fragment() of a document of that mode, `letters` what it sets in our face
// (PageView::letters()).
QString wholeHtml(const QString &body, pages::Mode mode, const pages::About &about, const QMap<int, QString> &letters);

} // namespace yeonji::exporting
