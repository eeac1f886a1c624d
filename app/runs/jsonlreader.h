// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The rows of a JSONL log, or of a part of one, as series. simdjson reads whole pieces of the file at
// once; lines it refuses (cut off, no JSON, invalid UTF-8) go through the tolerant reader one by one, and
// rows that are like one before but for their numbers through neither. A row may name the one number it gives:
// `{"step": 1, "metric": "loss", "value": 0.5}`, as those of a long table (longtable.h).
//
// ms-swift's `logging.jsonl` counts as `"global_step/max_steps": "10/500"`, and its last line, which holds the rows again as
// `log_history`, is about the run.

#include "runs/keyorder.h"
#include "runs/linetail.h"
#include "runs/longtable.h"
#include "runs/logtime.h"
#include "runs/rowreader.h"
#include "runs/rowshape.h"

#include <QJsonObject>

#include <simdjson.h>

namespace yeonji::runs {

// As loggers write it, bare or in quotes.
std::optional<double> numberIn(const QJsonValue &value);

// Which step a member tells together with how many there will be: `global_step` of `global_step/max_steps`, `iteration`;
// empty: none.
QString stepOfTotal(const QString &member);

class JsonlReader : public RowReader<JsonlReader>
{
public:
    static constexpr int deepest = 32;  // that objects are nested

    explicit JsonlReader(const QString &path) : RowReader(path) { m_parser->threaded = false; }

    Result<> take(Chunks &chunks, qint64 expected, End atEnd = End::Closed);
    std::optional<std::vector<Series>> takeSeries();
    Run describe(std::vector<Series> series) const;
    void append(JsonlReader &&behind);  // lines never end within a string, so that parts are whole
    void takeLast(QByteArrayView text) { take(text); }
    // One object, wherever it stands; Chunks::padding readable bytes follow it.
    void takeRow(QByteArrayView row, int line);

    // Lines, and none that is an object; one that is still being written may become one.
    bool isNoLog() const { return m_table.rows() == 0 && m_badLines > (m_begun ? 1 : 0); }

private:
    friend RowReader;

    static constexpr size_t none = size_t(-1);  // also of what is one too many
    enum class What : char { Unknown, Axis, Measured, Else };

    void take(QByteArrayView text);
    void beginTable() {}
    size_t sownColumn(const QString &name) { return columnNamed(name); }
    const char *knownRows(const char *at, const char *end);
    void learn(std::string_view text);
    bool members(simdjson::ondemand::object object, std::string_view prefix, int depth = 0);
    size_t placeOf(std::string_view key);
    size_t columnAt(size_t place);
    What whatIs(size_t column);
    size_t columnNamed(const QString &name);
    void beginRow();
    void moveToMetric();
    void moveToPhase();
    void commit();
    void foldTexts();
    void forgetKeys();
    void line(QByteArrayView text, bool last);
    void flatten(const QJsonObject &object, const QString &prefix);

    bool takeTotal(QByteArrayView word, const QString &step);
    void takeAbout(const QJsonObject &object);
    void forgetColumns(size_t from);

    void noticeLost(Run &run, const std::vector<Series> &series, qsizetype most) const;
    Status status();

    // Of this reader and its copies, which never work at once.
    std::shared_ptr<simdjson::ondemand::parser> m_parser = std::make_shared<simdjson::ondemand::parser>();
    QHash<QString, size_t> m_columns;     // by name
    KeyOrder m_keys;
    struct Texts { size_t count = 0; int firstLine = 0; bool digits = false; };  // members that are words; one may be meant as a number
    // `step`: as stepOfTotal()
    struct Key { QString name; size_t column = none; bool time = false; QString step = {}; Texts texts = {}; Naming naming = Naming::None; bool value = false; };
    std::vector<Key> m_keysSeen;          // by the key's place
    std::vector<size_t> m_rowTexts;       // places, of the row that is read
    QHash<QString, Texts> m_texts;        // by name, of what was read before the keys were forgotten
    struct Cell { size_t column; double value; const char *from = nullptr, *end = nullptr; };  // its text where that is digits alone
    std::vector<Cell> m_row;
    std::string_view m_rowPhase;  // of what it is about, if that is no training
    bool m_phaseIsLate = false;   // behind numbers of the row
    bool m_hasEmptyColumns = false;  // as numbers went to another one than that of their key
    struct Named { Naming how = Naming::None; std::string_view word, key; };
    Named m_rowMetric;                    // what the row says that its number is
    size_t m_rowValue = none;             // that number
    std::vector<What> m_what;             // a column's
    LogClock m_clock;
    std::vector<RowShape> m_shapes;
    size_t m_shape = 0;                   // that fitted last
    int m_rowsToLearnFrom = 1000;
    Column m_block;                       // of rows of a known shape: number by number, m_stride of each
    size_t m_stride = 256;
    Status m_standing = Status::Unknown;
    std::optional<double> m_total, m_done;  // steps
    QJsonObject m_about;  // said of the run by a line of its own, the last of them in that line
    int m_aboutLine = 0;
    int m_lines = 0;  // that ended
    int m_line = 1, m_badLines = 0, m_firstBadLine = 0;
    int m_surplus = 0, m_firstSurplus = 0;  // lines with members that are one too many
    bool m_rowHasSurplus = false, m_rowIsAbout = false;  // the row that is read
    bool m_begun = false;  // the last bad line is an object without its end
};

} // namespace yeonji::runs
