// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The rows of a JSONL log, or of a part of one, as series. simdjson reads whole pieces of the file at
// once; lines it refuses (cut off, no JSON, invalid UTF-8) go through the tolerant reader one by one, and
// rows that are like one before but for their numbers through neither.

#include "runs/keyorder.h"
#include "runs/linetail.h"
#include "runs/notice.h"
#include "runs/rowshape.h"
#include "runs/seam.h"

#include <QJsonObject>

#include <simdjson.h>

namespace yeonji::runs {

class JsonlReader
{
public:
    static constexpr int deepest = 32;  // that objects are nested

    explicit JsonlReader(const QString &path) : m_path(path) { m_parser->threaded = false; }

    // Up to the end; with End::Open what stands behind the last line end is left in `chunks`.
    Result<> take(Chunks &chunks, qint64 expected, End atEnd = End::Closed);

    // Of what stands behind in the file: lines never end within a string, so that parts are whole.
    void append(JsonlReader &&behind);

    // The rows read since the last call, as series. Nothing if they let those before mean something else.
    std::optional<std::vector<Series>> takeSeries();

    // The run that these series are, with what was noticed so far.
    Run describe(std::vector<Series> series) const;

    // What takeSeries() gave, behind what it gave before.
    bool join(std::vector<Series> &series, std::optional<std::vector<Series>> more);

    bool stopped() const { return m_stopped; }

    // What stands behind the last line end, as if nothing followed: in a copy, as something may.
    std::optional<Run> withTorn(QByteArrayView rest, const Run &whole) const;

private:
    void take(QByteArrayView text);
    const char *knownRows(const char *at, const char *end);
    void learn(std::string_view text);
    bool members(simdjson::ondemand::object object, std::string_view prefix, int depth = 0);
    size_t columnOf(std::string_view key);
    size_t columnNamed(const QString &name);
    void commit();
    void line(QByteArrayView text, bool last);
    void flatten(const QJsonObject &object, const QString &prefix);

    void noticeDamage(const QString &message, int line) { m_findings.append(damage(message, m_path, line)); }

    Status status();

    QString m_path;
    // Of this reader and its copies, which never work at once.
    std::shared_ptr<simdjson::ondemand::parser> m_parser = std::make_shared<simdjson::ondemand::parser>();
    Table m_table;
    QHash<QString, size_t> m_columns;     // by name
    KeyOrder m_keys;
    std::vector<size_t> m_columnOfKey;    // by the key's place
    struct Cell { size_t column; double value; const char *from = nullptr, *end = nullptr; };  // its text where that is digits alone
    std::vector<Cell> m_row;
    std::vector<RowShape> m_shapes;
    size_t m_shape = 0;                   // that fitted last
    int m_rowsToLearnFrom = 1000;
    Column m_block;                       // of rows of a known shape: number by number, m_stride of each
    size_t m_stride = 256;
    Findings m_findings;
    std::optional<Seam> m_seam;
    SeriesLines m_seriesLines, m_behind;  // of all rows, and of those read last
    Status m_standing = Status::Unknown;
    std::optional<double> m_total, m_done;  // steps
    int m_lines = 0;  // that ended
    int m_line = 1, m_badLines = 0, m_firstBadLine = 0;
    bool m_torn = false, m_stopped = false;
};

} // namespace yeonji::runs
