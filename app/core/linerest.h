// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How a line of Markdown is taken apart by columns, as CommonMark counts them: what reads the blocks of entries
// (diary/blocks.h) and of decks (decks/scan.h) both stand on it.

#include <QStringView>

namespace yeonji {

// A line with what is left of it after its containers; tabs count to the next fourth column.
struct LineRest
{
    QStringView text;
    qsizetype column = 0;

    qsizetype indent() const
    {
        qsizetype columns = 0;
        for (const QChar c : text) {
            if (c == u' ')
                ++columns;
            else if (c == u'\t')
                columns += 4 - (column + columns) % 4;
            else
                break;
        }
        return columns;
    }
    void skip(qsizetype columns)
    {
        while (columns > 0 && !text.isEmpty()) {
            const qsizetype wide = text.front() == u'\t' ? 4 - column % 4 : 1;
            columns -= wide;
            column += wide;
            text = text.sliced(1);
        }
    }
    bool blank() const { return text.trimmed().isEmpty(); }
};

} // namespace yeonji
