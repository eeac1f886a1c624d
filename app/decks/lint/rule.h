// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a rule of the text is given, and the table they stand in (lint.cpp): one file a rule.

#include "decks/lint.h"
#include "core/words.h"

#include <QRegularExpression>

namespace yeonji::decks {

// One line as it is read aloud. What no reviewer reads as words (code, formulas, addresses, HTML,
// comments, our blocks) is filled with U+FFFC, so that columns stay those of the text.
struct ProseLine
{
    QString text;
    QString written;   // as it stands in the file
    int number = 0;    // from 1
    int slide = 0;     // from 1
    int heading = 0;   // level; 0: none
    bool table = false;
    bool code = false; // in a fence, a comment or the front matter: nothing to read
};

using Prose = QList<ProseLine>;
using Remarks = QList<Remark>;

Prose proseOf(const QString &text);

inline Remark remark(const char *code, const QString &sentence, const ProseLine &line, qsizetype column,
                     const QString &removed, const QString &inserted)
{
    return {{Level::Warning, QString::fromLatin1(code), sentence, {}, line.number, line.slide},
            {{line.number - 1, int(column), removed, inserted}}};
}

// One remark for each place where `wrong` matches a line; `makes` tells of it.
template<class Makes>
Remarks everywhere(const Prose &prose, const QRegularExpression &wrong, const Makes &makes)
{
    Remarks remarks;
    for (const ProseLine &line : prose)
        for (auto matches = wrong.globalMatch(line.text); matches.hasNext();)
            remarks.append(makes(line, matches.next()));
    return remarks;
}

Remarks month(const Prose &prose);
Remarks headingPunctuation(const Prose &prose);
Remarks quotes(const Prose &prose);
Remarks doubleSpace(const Prose &prose);
Remarks numberUnit(const Prose &prose);
Remarks term(const Prose &prose);
Remarks altText(const Prose &prose);
Remarks manyWords(const Prose &prose);
Remarks unclosed(const Prose &prose);

} // namespace yeonji::decks
