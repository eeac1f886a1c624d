// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The colours and faces of the whole program: widgets, page, editor and figures take them from here,
// and only here. They are read from resources/themes/tokens.json.

#include <QHash>
#include <QString>
#include <QStringList>

namespace yeonji {

enum class Scheme { Light, Dark };

struct Tokens
{
    Scheme scheme = Scheme::Light;
    // All colours as `#rrggbb`.
    QString bg, panel, paper, line, ink, soft, faint, sel;
    QString accent, accentGround, ok, warn, bad, baseline;
    QStringList series;       // curves, in the order they are given out
    QStringList readingFaces; // families, best first
    QStringList editorFaces;

    // `--bg: #f6f4ef; …`, one declaration per token, for a `:root` rule.
    QString css() const;
};

const Tokens &tokens(Scheme scheme);

} // namespace yeonji
