// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The events of a run, or of a part of one, as series: each tag that has numbers is a column, each event
// a row. Texts and pictures are remembered by where they lie; what the hparams plugin and Hugging Face's
// callback wrote are the run's parameters.

#include "runs/eventfile.h"
#include "runs/eventsummary.h"
#include "runs/keyorder.h"
#include "runs/summaryshape.h"
#include "runs/table.h"

#include <utility>

namespace yeonji::runs {

class EventReader
{
public:
    // `prefix` goes before each name: `train/`.
    explicit EventReader(QString prefix) : m_prefix(std::move(prefix)) {}

    // Reads on behind what was read before. `expected` is how many bytes room should be made for. What is
    // wrong with these bytes goes to `file`.
    Result<> take(EventFile &file, Chunks &chunks, qint64 expected);
    // The same for a part of a file, for append() to put behind the others.
    Result<> take(Chunks &chunks, qint64 expected) { return take(m_part, chunks, expected); }
    const EventFile &part() const { return m_part; }

    // Whether what stands behind was understood although a tag's kind is told only once, before it.
    bool explains(const EventReader &behind) const;
    void append(EventReader &&behind);

    // What was read since the last call.
    std::vector<Series> takeSeries(SeriesLines &lines);
    // Only so many are kept: each costs a hundred bytes, and a file may hold one in three.
    static constexpr size_t mostExhibits = 100'000;
    std::vector<Exhibit> takeExhibits() { return std::exchange(m_exhibits, {}); }
    size_t takeUnkept() { return std::exchange(m_unkept, 0); }
    size_t takeSurplus() { return std::exchange(m_surplus, 0); }  // values of tags that are one too many

    const QString &prefix() const { return m_prefix; }
    size_t records() const { return m_records; }
    const QJsonObject &params() const { return m_params; }
    Status status() const { return m_status; }

private:
    // Which plugin shows a tag's values. Its name is written once a tag.
    enum class Shown { AsCurve, AsText, AsPicture, Otherwise };
    struct Tag
    {
        std::optional<size_t> column;
        Shown shown = Shown::AsCurve;
        QString name;  // once something needed it
    };

    struct Moment { double wall; qint64 step; };
    static bool plainEvent(QByteArrayView data, Moment &moment, QByteArrayView &summary);
    bool event(QByteArrayView data, qint64 position);  // false: a message in it breaks off; what stands before was read
    void beginRow(double wall, qint64 step);
    bool knownSummary(QByteArrayView summary, double wall, qint64 step);
    void learn(QByteArrayView summary);
    void forgetShapes();
    void flush();
    void reserve(qint64 done, qint64 expected);
    Tag *knownTag(std::string_view tag);  // null: one too many
    std::optional<std::pair<size_t, EventScalar>> value(QByteArrayView message, const Moment &moment);
    void exhibit(Exhibit::Kind kind, Tag &tag, QByteArrayView written, QByteArrayView content, const Moment &moment);
    void keep(Exhibit exhibit);
    void trainerArguments(QByteArrayView tag, QByteArrayView text);

    QString m_prefix;
    EventFile m_part;
    QString m_path;               // of the file that is read, and where the record that is read lies in it
    qint64 m_position = 0;
    const char *m_record = nullptr;
    QJsonObject m_params;
    Status m_status = Status::Unknown;
    Table m_table;
    Column m_steps, m_walls;
    std::vector<Exhibit> m_exhibits;
    size_t m_unkept = 0, m_surplus = 0;
    KeyOrder m_tags;
    std::vector<Tag> m_columns;   // by the tag's place
    std::vector<SummaryShape> m_shapes;
    QHash<QByteArray, size_t> m_shapePlaces;  // by what stays the same in them
    std::vector<SummaryShape::Float> m_floats;
    size_t m_shape = 0;           // of the last summary
    // Events of one shape that come one after another go into the table together.
    static constexpr size_t blockRows = 256;
    size_t m_blocked = 0, m_blockShape = 0;
    Column m_block;               // number by number, blockRows of each
    Column m_blockSteps = Column(blockRows), m_blockWalls = Column(blockRows);
    qint64 m_strange = 0, m_familiar = 0;
    size_t m_records = 0;
    bool m_reserved = false, m_learns = true;
};

} // namespace yeonji::runs
