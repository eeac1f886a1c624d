// SPDX-License-Identifier: GPL-3.0-or-later
//
// One JSON object a line, as trainers log.
#include "runs/jsonlreader.h"
#include "runs/formats.h"
#include "runs/parts.h"

#include "core/json.h"
#include "core/words.h"

#include <QFile>
#include <QFileInfo>

#include <limits>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

namespace {

// The head with the whole of the first line, which may hold a picture or a prompt, and as much behind it.
struct Begin
{
    QByteArray text;
    bool ends = false;  // with the file
};

Begin beginOf(const Candidate &candidate, bool byName)
{
    constexpr qint64 longest = 16 << 20;
    QFile file(candidate.path);
    if (candidate.head.size() < headBytes)
        return {candidate.head, true};
    if (!byName || candidate.head.contains('\n') || !file.open(QIODevice::ReadOnly))
        return {candidate.head, false};
    QByteArray text = file.readLine(longest);
    text += file.read(headBytes);
    return {text, file.atEnd()};
}

// Its rows may be longer than any head, and one alone is a JSON file like any other.
bool isOfTune(const QString &path)
{
    return path.endsWith("/result.json"_L1) && QFile::exists(QFileInfo(path).path() % u"/params.json"_s);
}

int sniff(const Candidate &candidate)
{
    if (candidate.folder)
        return NotMine;
    const bool byName = candidate.path.endsWith(".jsonl"_L1, Qt::CaseInsensitive)
        || candidate.path.endsWith(".ndjson"_L1, Qt::CaseInsensitive)
        || isOfTune(candidate.path);
    const Begin begin = beginOf(candidate, byName);
    QByteArrayView head = begin.text;
    if (head.startsWith("\xef\xbb\xbf"))
        head = head.sliced(3);
    head = head.trimmed();
    if (!head.startsWith('{'))
        return NotMine;
    // Rows of samples and of training data are JSONL too: a log says at which step it is.
    int rows = 0, broken = 0, numbers = 0, steps = 0;
    while (!head.isEmpty() && rows + broken < 20) {
        const qsizetype end = head.indexOf('\n');
        const bool cut = end < 0 && !begin.ends;
        bool number = false, step = false;
        const JsonParts members{{}, [&](const QString &name, const QJsonValue &value, qsizetype) {
            const bool counts = roleOf(name) != ColumnRole::None || !stepOfTotal(name).isEmpty();
            step = step || (counts && !value.isNull());
            if (const QJsonObject nested = value.toObject(); !step)
                for (auto at = nested.begin(); at != nested.end(); ++at)
                    step = step || roleOf(QString(name % u'/' % at.key())) == ColumnRole::Step;
            number = number || (!counts && numberIn(value)) || value.isObject();
        }};
        const JsonRead json = readJson(end < 0 ? head : head.first(end), members, JsonlReader::deepest);
        head = end < 0 ? QByteArrayView() : head.sliced(end + 1).trimmed();
        if (!json.value.isObject() || (!json.whole() && !cut)) {
            ++broken;
            continue;
        }
        ++rows;
        numbers += number;
        steps += step;
    }
    // Without a second line this is a JSON file like any other, unless its name says more.
    if (rows < broken || numbers == 0 || (rows + broken < 2 && !byName))
        return NotMine;
    return steps * 2 >= rows ? Likely : Maybe;
}

Result<Followed> follow(const QString &path, const Progress &progress, End atEnd)
{
    if (const auto opens = Chunks::open(path, progress); !opens)
        return std::unexpected(opens.error());
    auto parts = lineParts(path, 0);
    const qint64 end = lastLineEnd(path);
    const bool open = atEnd == End::Open && parts.back().from <= end;
    if (open)
        parts.back().to = end;
    auto readers = readParts<JsonlReader>(path, parts, progress, [&path] { return JsonlReader(path); });
    if (!readers)
        return std::unexpected(readers.error());
    JsonlReader &reader = readers->front();
    for (size_t i = 1; i < readers->size(); ++i)
        reader.append(std::move((*readers)[i]));
    if (reader.isNoLog())
        return failure(ErrorKind::BadInput, tr("no line of this file is a JSON object; a JSONL log has one on each"), path, 1);
    if (!open)
        return Followed{{reader.describe(*reader.takeSeries()), {}}, nullptr};
    auto rest = Chunks::open(path, progress, end, std::numeric_limits<qint64>::max());
    if (!rest)
        return std::unexpected(rest.error());
    if (const auto done = reader.take(*rest, 0, End::Open); !done)
        return std::unexpected(done.error());
    return followed(std::move(reader), *rest, [&] { return follow(path, progress, End::Closed); });
}

Result<Followed> follow(const QString &path, const Progress &progress)
{
    return follow(path, progress, End::Open);
}

Result<std::vector<Run>> ends(const QString &path, const Progress &progress)
{
    return readEnds<JsonlReader>(path, endLineParts(path, 0), progress, [&path] { return JsonlReader(path); },
                                 [](JsonlReader &reader) { return reader.describe(*reader.takeSeries()); });
}

} // namespace

// Tune writes the rows of `result.json` as a table, too, without the metrics that came later.
const Reader jsonlReader{.kind = Kind::Jsonl, .sniff = sniff, .follow = follow, .names = "*.jsonl *.ndjson",
                         .owns = [](const QString &run, const QString &child) { return run == "result.json"_L1 && child == "progress.csv"_L1; },
                         .ends = ends};

} // namespace yeonji::runs
