// SPDX-License-Identifier: GPL-3.0-or-later
// One spelling of a term: `fine-tuning` or `finetuning`, `PyTorch` and not `Pytorch`, 러닝레이트 or 러닝 레이트.
// What stands there most often is right; capitals that begin words are no other spelling, nor are particles
// behind them, nor is the hyphen of `learning-rate schedule` where alone it is `learning rate`.
#include "decks/lint/rule.h"
#include "decks/lint/termwords.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace yeonji::decks {

namespace {

constexpr qsizetype shortest = 5, shortestKorean = 3;
constexpr qsizetype mostWords = 3;

// One way to read what stands at a place.
struct Reading
{
    QString word;              // as it stands there
    QString letters;           // the same however it is written
    bool describes = false;    // has a hyphen because a noun follows
};

struct Place
{
    const ProseLine *line;
    qsizetype column;
    QList<Reading> readings;
};

bool isHangul(const QString &text)
{
    return std::ranges::any_of(text, [](QChar letter) { return letter >= u'가' && letter <= u'힣'; });
}

QString lettersOf(const QString &word) { return QString(word).remove(u'-').remove(u' ').toLower(); }

// Without the capitals that words begin with.
QString spellingOf(const QString &word)
{
    static const QRegularExpression capital(u"(?<![A-Za-z])[A-Z](?![A-Za-z]*[A-Z])"_s);
    QString spelling = word;
    if (std::ranges::none_of(word, [](QChar letter) { return letter.isUpper(); }))
        return spelling;
    for (auto matches = capital.globalMatch(word); matches.hasNext();) {
        const qsizetype at = matches.next().capturedStart();
        spelling[at] = spelling.at(at).toLower();
    }
    return spelling;
}

// `usual` with the capitals that the words of `word` begin with, if it has none of its own.
QString cased(const QString &usual, const QString &word, const QString &written)
{
    if (usual != usual.toLower())
        return written;
    QString better = usual;
    const QString letters = QString(word).remove(u'-').remove(u' ');
    for (qsizetype i = 0, letter = 0; i < usual.size(); ++i)
        if (usual.at(i).isLetter()) {
            if (i == 0 || !usual.at(i - 1).isLetter())
                better[i] = letters.at(letter);
            ++letter;
        }
    return better;
}

// The Latin words of a line.
void readLatin(const ProseLine &line, QList<Place> &places)
{
    static const QRegularExpression latin(u"(?<![\\w.@/-])[A-Za-z]+(?:-[A-Za-z]+)*(?![\\w@/-]|\\.\\w)"_s);
    static const QRegularExpression noun(u"^ [A-Za-z가-힣]"_s);
    for (auto matches = latin.globalMatch(line.text); matches.hasNext();) {
        const auto match = matches.next();
        const QString word = match.captured();
        // All capitals are for emphasis.
        if (word.size() < shortest || word == word.toUpper())
            continue;
        const bool describes = word.contains(u'-') && noun.matchView(QStringView(line.text).sliced(match.capturedEnd())).hasMatch();
        places.append({&line, match.capturedStart(), {{word, lettersOf(word), describes}}});
    }
}

struct Chunk
{
    qsizetype from;
    QString text;
    QString latin;       // its Latin beginning
    QStringList stems;   // what it may be without a particle

    // What it may be where it ends a term.
    QStringList ends() const { return latin.isEmpty() || stems.contains(latin) ? stems : stems + QStringList{latin}; }
};

QList<Chunk> chunksOf(const ProseLine &line)
{
    static const QRegularExpression chunk(u"(?<![\\w.@/가-힣-])[A-Za-z가-힣]++(?:-[A-Za-z가-힣]++)*+(?![\\w@/-]|\\.\\w)"_s);
    static const QRegularExpression latin(u"^[A-Za-z-]{2,}"_s);
    QList<Chunk> chunks;
    for (auto matches = chunk.globalMatch(line.text); matches.hasNext();) {
        const auto match = matches.next();
        const QString text = match.captured();
        chunks.append({match.capturedStart(), text, latin.match(text).captured(), isHangul(text) ? stemsOf(text) : QStringList{}});
    }
    return chunks;
}

// Those of a word that is not Latin but for what stands behind it.
QList<Reading> koreanReadings(const Chunk &chunk)
{
    QList<Reading> readings;
    for (const QString &stem : chunk.stems) {
        if (!isHangul(stem) || chunk.latin.contains(u'-'))
            return {};
        if (const QString letters = lettersOf(stem); letters.size() >= shortestKorean)
            readings.append({stem, letters});
    }
    return readings;
}

void readKorean(const QList<Chunk> &chunks, const ProseLine &line, QList<Place> &places)
{
    for (const Chunk &chunk : chunks)
        if (const auto readings = koreanReadings(chunk); !readings.isEmpty())
            places.append({&line, chunk.from, readings});
}

// Words side by side that may be one: those that are written as one somewhere.
QList<Reading> readingsOf(const QStringList &words, const QStringList &ends, const QSet<QString> &together)
{
    const QString before = words.first(words.size() - 1).join(u' ') % u' ', letters = lettersOf(before);
    QList<Reading> readings;
    for (const QString &end : ends)
        if (const QString all = letters % lettersOf(end); together.contains(all))
            readings.append({before % end, all});
    const bool isEmphasis = !readings.isEmpty() && readings.constFirst().word == readings.constFirst().word.toUpper() && !isHangul(readings.constFirst().word);
    return readings.isEmpty() || isEmphasis || !mayBeTerm(words) ? QList<Reading>() : readings;
}

void readApart(const QList<Chunk> &chunks, const ProseLine &line, const QSet<QString> &together, QList<Place> &places)
{
    for (qsizetype first = 0; first < chunks.size(); ++first) {
        QStringList words{chunks.at(first).text};
        for (qsizetype next = first + 1; next < chunks.size() && words.size() < mostWords; ++next) {
            const Chunk &before = chunks.at(next - 1), &here = chunks.at(next);
            if (here.from != before.from + before.text.size() + 1 || line.text.at(here.from - 1) != u' ')
                break;
            words.append(here.text);
            if (const auto readings = readingsOf(words, here.ends(), together); !readings.isEmpty())
                places.append({&line, chunks.at(first).from, readings});
        }
    }
}

QList<Place> placesIn(const Prose &prose)
{
    QList<Place> places;
    QList<QList<Chunk>> chunks;
    for (const ProseLine &line : prose) {
        chunks.append(chunksOf(line));
        readLatin(line, places);
        readKorean(chunks.constLast(), line, places);
    }
    QSet<QString> together;
    for (const Place &place : std::as_const(places))
        for (const Reading &reading : place.readings)
            together.insert(reading.letters);
    for (qsizetype i = 0; i < prose.size(); ++i)
        readApart(chunks.at(i), prose.at(i), together, places);
    std::ranges::stable_sort(places, {}, [](const Place &place) { return std::tuple(place.line->number, place.column, -place.readings.constFirst().word.size()); });
    return places;
}

// How the terms of a deck are written.
class Spellings
{
public:
    explicit Spellings(const QList<Place> &places)
    {
        for (const bool describes : {false, true})
            for (const Place &place : places)
                for (const Reading &reading : place.readings)
                    if (reading.describes == describes)
                        add(reading);
    }

    // Of the readings of a place the one that is most often there, if it is written in several ways.
    const Reading *doubtful(const Place &place) const
    {
        const Reading *found = nullptr;
        for (const Reading &one : place.readings)
            if (m_ways.constFind(one.letters)->size() > 1 && (!found || countOf(one) > countOf(*found)))
                found = &one;
        return found;
    }

    QString usual(const Reading &reading) const
    {
        const auto &ways = *m_ways.find(reading.letters);
        QString best;
        for (auto way = ways.cbegin(); way != ways.cend(); ++way)
            if (way.value() > ways.value(best) || (way.value() == ways.value(best) && way.key() < best))
                best = way.key();
        return best;
    }

    // The way a reading counts as.
    QString wayOf(const Reading &reading) const
    {
        const QString spelling = spellingOf(reading.word);
        if (!reading.describes)
            return spelling;
        const QString apart = QString(spelling).replace(u'-', u' ');
        return m_ways.value(reading.letters).contains(apart) ? apart : spelling;
    }

    // As it stands there, in small letters where it does so once.
    QString written(const QString &spelling) const { return m_written.value(spelling); }

private:
    void add(const Reading &reading)
    {
        ++m_ways[reading.letters][wayOf(reading)];
        const QString spelling = spellingOf(reading.word);
        if (reading.word == spelling || !m_written.contains(spelling))
            m_written.insert(spelling, reading.word);
    }

    int countOf(const Reading &reading) const
    {
        const auto ways = m_ways.value(reading.letters);
        return std::accumulate(ways.cbegin(), ways.cend(), 0);
    }

    QHash<QString, QHash<QString, int>> m_ways;   // letters → spelling → how often
    QHash<QString, QString> m_written;
};

} // namespace

Remarks term(const Prose &prose)
{
    const QList<Place> places = placesIn(prose);
    const Spellings spellings(places);
    Remarks remarks;
    std::pair<int, qsizetype> end{0, 0};   // of what was looked at last
    for (const Place &place : places) {
        const Reading *reading = spellings.doubtful(place);
        if (!reading || std::pair(place.line->number, place.column) < end)
            continue;
        end = {place.line->number, place.column + reading->word.size()};
        const QString usual = spellings.usual(*reading);
        if (spellings.wayOf(*reading) == usual || spellingOf(reading->word) == usual)
            continue;
        const QString written = spellings.written(usual);
        remarks.append(remark("term", tr("“%1” is “%2” elsewhere in this deck; write it one way").arg(reading->word, written),
                              *place.line, place.column, reading->word, reading->word.front().isUpper() ? cased(usual, reading->word, written) : written));
    }
    return remarks;
}

} // namespace yeonji::decks
