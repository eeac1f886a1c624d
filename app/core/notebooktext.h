// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a person reads in a notebook: the lines of its cells and of what they put out as text. Not the
// JSON around them, nor pictures, tables in HTML and other forms of the same output.

#include <QByteArray>
#include <QList>
#include <QString>

namespace yeonji {

struct NotebookText
{
    QByteArray text;   // UTF-8, a line for a line
    QList<int> lines;  // of each line of `text`: the line of the file in which it stands, from 1
};

// A broken notebook gives what stands before the break.
NotebookText notebookText(QByteArrayView json);

// The same of its Markdown cells alone.
NotebookText notebookMarkdown(QByteArrayView json);

// Its first heading of level one; empty: it has none.
QString notebookTitle(QByteArrayView json);

} // namespace yeonji
