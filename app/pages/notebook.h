// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A notebook as the page shows it: cells in order, whatever version wrote them and however damaged
// the file is. Every output is already the richest of its forms that needs no script; pictures are
// bytes, handed to `keep`, which gives the address under which the page may show them.

#include "core/finding.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <functional>

namespace yeonji::pages {

using Keep = std::function<QString(const QByteArray &bytes, const QByteArray &mimeType)>;
// Takes HTML that needs a script, which the person allowed; gives its address. Null: nothing is allowed.
using KeepApart = std::function<QString(const QString &html)>;

struct Notebook
{
    // {language, cells: [{kind: "markdown", source, attachments: {name: address}}
    //                  | {kind: "code", source, count, inputHidden, hidden, outputHidden, outputs: […]}
    //                  | {kind: "text", source} | {kind: "broken", source}: no cell at all]}, each with `lines`: the file's, of those of its source
    // An output is {form: picture|html|markdown|latex|json|text|stream|error|reason|apart|broken, …}; page/notebook.js
    // draws each.
    QJsonObject page;
    Findings findings;  // where the file breaks
};

// Whether all bytes of the file were UTF-8. Its text does not tell: U+FFFD may be what a tokenizer printed.
enum class Bytes { Whole, Damaged };

Notebook readNotebook(const QString &text, const QString &file, Bytes bytes, const Keep &keep, const KeepApart &keepApart = {});

} // namespace yeonji::pages
