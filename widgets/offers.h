// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a project has to offer for what a half-typed line asks for.

#include "diary/asked.h"

#include <QList>

#include <functional>

namespace yeonji::widgets {

class Catalog;
class RunsPanel;
class Workspace;

using diary::Asked;

struct Offer
{
    QString text;    // that is put in
    QString title;   // that is listed
    QString second;  // quiet beside it: where it lies, what its value is
};

constexpr qsizetype mostOffers = 8;  // that are listed

// All there are for what is asked, or the best mostOffers of them; days are known here.
using Offers = std::function<QList<Offer>(const Asked &)>;

// Of a project, by what its lists know: documents the newest first, runs, their metrics once they were
// read, and the tags of the newest documents (read in the background when first asked for).
Offers projectOffers(Workspace &workspace, const Catalog &catalog, const RunsPanel &runs);

} // namespace yeonji::widgets
