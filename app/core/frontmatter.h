// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Front matter: `---`, lines of YAML that begin with a key, `---` or `...`, at the very beginning of a
// Markdown file. Found as resources/web/dialect/frontmatter.js finds it.

#include <QString>

#include <optional>

namespace yeonji {

struct FrontMatter
{
    QStringView yaml;     // between the marks; its first line is line 2 of the file
    qsizetype end = 0;    // where the text goes on after it
    int lines = 0;        // it takes of the file, marks included
};

// `text` outlives the answer. Nothing: the text has none.
std::optional<FrontMatter> findFrontMatter(QStringView text);

// A Marp deck: its front matter has a line `marp: true`. The one rule for the tree, tabs, pages and exports.
bool isDeck(QStringView text);

} // namespace yeonji
