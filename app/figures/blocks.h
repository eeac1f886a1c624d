// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The three blocks of our dialect, each from its source text to the HTML that stands in its place on
// any page: `plot`, `runs` and the bound number. One path for entry, report, notebook and deck. An
// error is HTML too: the sentence, in its place, with the line; never a blank.

#include "figures/resolve.h"

#include <QFuture>

namespace yeonji::runs { class Library; }

namespace yeonji::figures {

enum class BlockKind { Plot, RunTable, Number };

// `plot`, `runs`, `number`: as the page script names them.
struct Block
{
    BlockKind kind = BlockKind::Plot;
    QString source;     // the YAML of the fence, or what stands between {{ and }}
    int line = 0;       // of the fence or the braces where they are written, from 1
    QString file{};     // where that is, if not in the document
};

struct Surroundings
{
    runs::Library *library = nullptr;        // required
    QString file;                            // the document, absolute: for errors and relative paths
    const Tokens *tokens = nullptr;          // required
    double width = 640;                      // of the column or slide, pixels
    QHash<QString, QString> directions;      // glob of metric → "min" or "max", from yeonji.yaml
    double letters = 0;                      // how high the words of a figure are, pixels; 0: as the width asks
    QString language{};                      // of its words; empty: as the program speaks
};

struct Rendered
{
    QString html;       // one element: <figure class="plot">, <table class="runs">, <span class="number">
    QString text;       // the plain value, for freeze and search: `0.98`, a Markdown table, the caption
    Findings findings;
    QStringList runPaths;  // what it was made from: a change there makes it stale
};

// Parses, finds the runs, resolves and paints on a worker; finishes in the caller's thread order.
QFuture<Rendered> render(const Block &block, const Surroundings &surroundings);

} // namespace yeonji::figures
