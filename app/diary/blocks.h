// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The blocks of a Markdown text that hold words, one after the other: paragraphs, headings and stamps,
// with the line each begins at. Quotes and lists are looked into; code, scripts and formulas are passed over.
// Blocks of raw HTML are given as they are, for the links in them, and so are comments and styles. CommonMark's block structure, as far as these need it.

#include <QString>

#include <functional>

namespace yeonji::diary {

struct TextBlock
{
    enum Kind { Paragraph, Heading, Stamp, Html, Hidden };  // Hidden: a comment of several lines, a style
    Kind kind = Paragraph;
    int line = 0;        // from 1
    int level = 0;       // of a heading
    bool item = false;   // the paragraph begins a list item
    QString text;        // its lines without their indentation, joined by \n
};

// Whether `line`, which follows `before`, lies in a fence of code.
bool isFenced(QStringView before, QStringView line);

// Whether what is written behind `before`, a text up to the caret, is nobody's prose: it lies in a fence, in a
// formula of its own lines that is not closed yet, or in a script, a style or the like.
bool isVerbatim(QStringView before);

void forEachBlock(QStringView text, int firstLine, const std::function<void(const TextBlock &)> &take);

} // namespace yeonji::diary
