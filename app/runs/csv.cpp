// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables of numbers as text: CSV, TSV and the like.
#include "core/files.h"
#include "core/words.h"
#include "runs/csvreader.h"
#include "runs/formats.h"
#include "runs/logtext.h"
#include "runs/monitor.h"
#include "runs/parts.h"

#include <QFile>

#include <algorithm>
#include <limits>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

namespace {

// Lines that end as on an old Mac, and as Excel's "CSV (Macintosh)" still ends them.
bool endsInReturns(QByteArrayView text)
{
    return text.contains('\r') && !text.contains('\n');
}

// What is read as a whole, as text with line ends: a table that PowerShell's `>` wrote, or one whose lines end in
// carriage returns alone. Nothing: it stands as it is. `text` begins the file.
std::optional<QByteArray> recodedText(QByteArrayView text)
{
    const LogEncoding encoding = logEncodingOf(text);
    if (encoding == LogEncoding::Bytes && !endsInReturns(text))
        return {};
    QByteArray all = encoding == LogEncoding::Bytes ? text.toByteArray() : logText(text.first(text.size() / 2 * 2), encoding);
    if (endsInReturns(all))
        all.replace('\r', '\n');
    return all;
}

int sniff(const Candidate &candidate)
{
    if (candidate.folder)
        return NotMine;
    if (isMonitor(candidate.path, candidate.head))
        return Sure;
    const auto recoded = recodedText(candidate.head);
    const auto dialect = csvDialect(recoded ? *recoded : candidate.head, candidate.head.size() < headBytes);
    if (!dialect)
        return NotMine;
    const bool byName = candidate.path.endsWith(u".csv"_s, Qt::CaseInsensitive)
        || candidate.path.endsWith(u".tsv"_s, Qt::CaseInsensitive);
    const bool saysSteps = std::ranges::any_of(dialect->names, [](const QString &name) { return roleOf(name) != ColumnRole::None; });
    const bool saysMetrics = std::ranges::any_of(dialect->names, [](const QString &name) {
        const Direction way = directionOf(name);
        return way == Direction::Up || way == Direction::Down;
    });
    if (dialect->lines == 0)  // a header whose rows are still to come
        return byName && dialect->header && saysSteps && dialect->names.size() > 1 ? Likely : NotMine;
    // Prose has commas too: it must be a table of numbers.
    if (dialect->numericColumns == 0)
        return NotMine;
    if (dialect->names.size() == 1 && !byName)
        return NotMine;
    if (saysSteps || (saysMetrics && byName))
        return Likely;
    // A bar that a program draws over itself has no line end either.
    return endsInReturns(candidate.head) && !byName ? NotMine : Maybe;
}

// By all cores, or nothing if cells are quoted or another header comes: then only who has read what stands
// before knows where a line ends and what its cells are. [dialect.headerBytes, end) of the file.
Result<std::optional<CsvReader>> readByAll(const QString &path, const Progress &progress, const CsvDialect &dialect,
                                           QByteArrayView header, qint64 end)
{
    auto parts = lineParts(path, dialect.headerBytes);
    if (parts.size() < 2 || parts.back().from >= end)
        return std::nullopt;
    parts.back().to = end;
    auto readers = readParts<CsvReader>(path, parts, progress, [&] { return CsvReader(dialect, header, path, Share::Part); });
    if (!readers)
        return std::unexpected(readers.error());
    if (std::ranges::any_of(*readers, &CsvReader::dependsOnBefore))
        return std::nullopt;
    for (size_t i = 1; i < readers->size(); ++i)
        readers->front().append(std::move((*readers)[i]));
    return std::move(readers->front());
}

struct Head
{
    CsvDialect dialect;
    QByteArrayView header;  // its line; empty without one
};

// What kind of table this is; the chunks stand before it still.
Result<Head> headOf(Chunks &chunks)
{
    // A header may be longer than any first look, but not without end.
    constexpr qsizetype longestHeader = 16 << 20;
    qsizetype lines = 0, counted = 0;
    while (lines < 3 && counted < longestHeader) {
        const auto got = chunks.more();
        if (!got)
            return std::unexpected(got.error());
        if (!*got)
            break;
        lines += std::count(chunks.view().begin() + counted, chunks.view().end(), '\n');
        counted = chunks.view().size();
    }
    auto dialect = csvDialect(chunks.view(), chunks.atEnd());
    if (!dialect)
        return failure(ErrorKind::BadInput, tr("this is no table of numbers; a CSV file with a header line is"), chunks.path());
    const QByteArrayView before = chunks.view().first(dialect->headerBytes);
    const QByteArrayView header = dialect->header ? before.sliced(before.chopped(1).lastIndexOf('\n') + 1) : QByteArrayView();
    return Head{std::move(*dialect), header};
}

// By its beginning; they are short.
bool isRecoded(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return false;
    const QByteArray head = file.read(headBytes);
    return logEncodingOf(head) != LogEncoding::Bytes || endsInReturns(head);
}

Result<Followed> readRecoded(const QString &path, const Progress &progress)
{
    const auto bytes = readFile(path);
    if (!bytes)
        return std::unexpected(bytes.error());
    QByteArray padded = recodedText(*bytes).value_or(*bytes);
    const qsizetype size = padded.size();
    padded.append(Chunks::padding, '\0');  // the reader of rows looks ahead
    const QByteArrayView text = QByteArrayView(padded).first(size);
    const auto dialect = csvDialect(text, true);
    if (!dialect)
        return failure(ErrorKind::BadInput, tr("this is no table of numbers; a CSV file with a header line is"), path);
    const QByteArrayView before = text.first(dialect->headerBytes);
    const QByteArrayView header = dialect->header ? before.sliced(before.chopped(1).lastIndexOf('\n') + 1) : QByteArrayView();
    CsvReader reader(*dialect, header, path, Share::Whole);
    reader.takeLast(text.sliced(dialect->headerBytes));
    progress.report(bytes->size(), bytes->size());
    return Followed{{reader.describe(*reader.takeSeries()), {}}, nullptr};
}

Result<std::vector<Run>> ends(const QString &path, const Progress &progress)
{
    if (isRecoded(path))
        return std::vector<Run>();
    auto chunks = Chunks::open(path, progress);
    if (!chunks)
        return std::unexpected(chunks.error());
    const auto head = headOf(*chunks);
    if (!head)
        return std::unexpected(head.error());
    return readEnds<CsvReader>(path, endLineParts(path, head->dialect.headerBytes), progress,
                               [&] { return CsvReader(head->dialect, head->header, path, Share::Part); },
                               [](CsvReader &reader) { return reader.dependsOnBefore() ? Run() : reader.describe(*reader.takeSeries()); });
}

Result<Followed> follow(const QString &path, const Progress &progress, End atEnd)
{
    auto chunks = Chunks::open(path, progress);
    if (!chunks)
        return std::unexpected(chunks.error());
    const auto head = headOf(*chunks);
    if (!head)
        return std::unexpected(head.error());
    const auto &[dialect, header] = *head;
    // Without a whole row there is nothing to read on from.
    if (atEnd == End::Open && lastLineEnd(path) <= dialect.headerBytes)
        return follow(path, progress, End::Closed).transform([&](Followed closed) {
            CsvReader none(dialect, header, path, Share::Whole);
            return Followed{{none.describe(*none.takeSeries()), std::move(closed.now.run)}, nullptr};
        });
    std::optional<CsvReader> reader;
    if (dialect.headerBytes <= chunks->view().size()) {
        const qint64 end = atEnd == End::Open ? lastLineEnd(path) : std::numeric_limits<qint64>::max();
        auto byAll = readByAll(path, progress, dialect, header, end);
        if (!byAll)
            return std::unexpected(byAll.error());
        if (*byAll && atEnd == End::Closed)
            return Followed{{(*byAll)->describe(*(*byAll)->takeSeries()), {}}, nullptr};
        if (*byAll) {
            reader = std::move(**byAll);
            chunks = Chunks::open(path, progress, end, std::numeric_limits<qint64>::max());
            if (!chunks)
                return std::unexpected(chunks.error());
        }
    }
    qint64 expected = 0;
    if (!reader) {
        reader.emplace(dialect, header, path, Share::Whole);
        chunks->consume(dialect.headerBytes);
        expected = chunks->size();
    } else {
        reader->goOnAlone();
    }
    if (const auto done = reader->take(*chunks, expected, atEnd); !done)
        return std::unexpected(done.error());
    if (atEnd == End::Closed)
        return Followed{{reader->describe(*reader->takeSeries()), {}}, nullptr};
    return followed(std::move(*reader), *chunks, [&] { return follow(path, progress, End::Closed); });
}

Result<Followed> followTable(const QString &path, const Progress &progress)
{
    return isRecoded(path) ? readRecoded(path, progress) : follow(path, progress, End::Open);
}

Result<Followed> follow(const QString &path, const Progress &progress)
{
    if (!isMonitor(path))
        return followTable(path, progress);
    return readMonitors({path}, progress).transform([](Run run) { return Followed{{std::move(run), {}}, nullptr}; });
}

} // namespace

Result<Run> readTable(const QString &path, const Progress &progress)
{
    return followTable(path, progress).transform([](Followed followed) { return std::move(followed.now.run); });
}

// Stable-Baselines3 writes the rows of `progress.csv` as JSON lines, too.
const Reader csvReader{.kind = Kind::Csv, .sniff = sniff, .follow = follow, .names = "*.csv *.tsv",
                       .owns = [](const QString &run, const QString &child) { return run == "progress.csv"_L1 && child == "progress.json"_L1; },
                       .ends = ends};

} // namespace yeonji::runs
