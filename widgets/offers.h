// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a half-typed line asks for, and what a project has to offer for it.

#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace yeonji::widgets {

class Catalog;
class RunsPanel;
class Workspace;

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

// What a line, with the caret behind its `column` first characters, asks for.
std::optional<Asked> askedAt(QStringView line, int column);

struct Offer
{
    QString text;    // that is put in
    QString title;   // that is listed
    QString second;  // quiet beside it: where it lies, what its value is
};

// All there are for what is asked; days are known here.
using Offers = std::function<QList<Offer>(const Asked &)>;

// Of a project, by what its lists know: documents the newest first, runs, their metrics once they were
// read, and the tags of the newest documents (read in the background when first asked for).
Offers projectOffers(Workspace &workspace, const Catalog &catalog, const RunsPanel &runs);

} // namespace yeonji::widgets
