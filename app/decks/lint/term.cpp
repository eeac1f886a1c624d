// SPDX-License-Identifier: GPL-3.0-or-later
// One spelling of a term: `fine-tuning` or `finetuning`, `PyTorch` and not `Pytorch`. What stands there
// most often is right; a capital at the start of a sentence is no other spelling.
#include "decks/lint/rule.h"

#include <QHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace yeonji::decks {

namespace {

constexpr qsizetype shortest = 5;

struct Place
{
    const ProseLine *line;
    qsizetype column;
    QString word;
};

// The same word however it is written.
QString bareOf(const QString &word) { return QString(word).remove(u'-').toLower(); }

// Without the capital a sentence begins with.
QString spellingOf(const QString &word)
{
    const QString rest = word.sliced(1);
    return rest == rest.toLower() ? word.toLower() : word;
}

} // namespace

Remarks term(const Prose &prose)
{
    static const QRegularExpression latin(u"(?<![\\w.@/-])[A-Za-z]+(?:-[A-Za-z]+)*(?![\\w@/-]|\\.\\w)"_s);
    QHash<QString, QHash<QString, int>> spellings;
    QHash<QString, QString> written;   // spelling → as it stands there, in small letters where it does so once
    QList<Place> places;
    for (const ProseLine &line : prose)
        for (auto matches = latin.globalMatch(line.text); matches.hasNext();) {
            const auto match = matches.next();
            const QString word = match.captured();
            // All capitals are for emphasis.
            if (word.size() < shortest || word == word.toUpper())
                continue;
            const QString spelling = spellingOf(word);
            ++spellings[bareOf(word)][spelling];
            if (word == spelling || !written.contains(spelling))
                written.insert(spelling, word);
            places.append({&line, match.capturedStart(), word});
        }
    Remarks remarks;
    for (const Place &place : std::as_const(places)) {
        const auto &ways = spellings[bareOf(place.word)];
        if (ways.size() < 2)
            continue;
        QString usual;
        for (auto way = ways.cbegin(); way != ways.cend(); ++way)
            if (way.value() > ways.value(usual) || (way.value() == ways.value(usual) && way.key() < usual))
                usual = way.key();
        if (spellingOf(place.word) == usual)
            continue;
        remarks.append(remark("term", tr("“%1” is “%2” elsewhere in this deck; write it one way").arg(place.word, written.value(usual)),
                              *place.line, place.column, place.word,
                              usual == usual.toLower() && place.word.front().isUpper() ? usual.first(1).toUpper() + usual.sliced(1) : written.value(usual)));
    }
    return remarks;
}

} // namespace yeonji::decks
