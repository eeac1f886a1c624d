// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the readers of rows of text (CSV, JSONL) have in common. Each takes the lines of a file, or of a part
// of one, in pieces; gives what it read so far as series, and those read since as more of them; and goes on.
//
// A Reader has besides:
//   take(chunks, expected, end)   up to the end; with End::Open what stands behind the last line end is left
//   takeSeries()                  the rows read since the last call, as series. Nothing if they let those
//                                 before mean something else
//   describe(series)              the run that these series are, with what was noticed so far
//   append(behind)                what another read of the part behind
//   takeLast(text)                the line that has no end
//   beginTable()                  m_table is empty and rows come
//   sownColumn(name)              the column in it for the row before its first one

#include "runs/notice.h"
#include "runs/seam.h"

namespace yeonji::runs {

template<class Reader>
class RowReader
{
public:
    // What takeSeries() gave, behind what it gave before. False: see putBehind().
    bool join(std::vector<Series> &series, std::optional<std::vector<Series>> more)
    {
        const size_t before = series.size();
        if (!more || !putBehind(series, std::move(*more), m_seriesLines, m_behind))
            return false;
        if (series.size() > before)
            self().arrange(series);
        return true;
    }

    bool stopped() const { return m_stopped; }

    // What stands behind the last line end, as if nothing followed: in a copy, as something may.
    std::optional<Run> withTorn(QByteArrayView rest, const Run &whole) const
    {
        if (rest.isEmpty() || m_stopped)
            return {};
        Reader copy = self();
        copy.takeLast(rest);
        std::vector<Series> series = whole.series;
        if (!copy.join(series, copy.takeSeries()))
            return {};
        return copy.describe(std::move(series));
    }

protected:
    explicit RowReader(const QString &path) : m_path(path) {}

    // The rows since the last call as series; those to come begin a new table.
    std::optional<std::vector<Series>> takeTable(std::vector<bool> wanted = {})
    {
        for (auto none = m_table.settleSteps(); none; none = m_table.settleSteps()) {
            wanted.resize(m_table.columnCount(), wanted.empty());
            if (!wanted[*none])
                break;
            wanted[*none] = false;
        }
        std::optional<std::vector<Series>> series;
        if (m_seam) {
            series = m_seam->take(m_table, wanted);
        } else {
            const auto roles = m_table.roles();
            m_seam = Seam::below(m_table, roles);
            series = m_table.takeSeries(roles, wanted);
            m_seam->passes = m_table.passes();
            m_seriesLines = m_table.lines();
        }
        m_behind = m_table.lines();
        m_table = {};
        m_isTaken = true;
        return series;
    }

    // Before anything is put into the table or asked of it: one that was taken begins anew only as rows come, as
    // a run that no longer grows needs none.
    void beginIfTaken()
    {
        if (!std::exchange(m_isTaken, false))
            return;
        self().beginTable();
        m_seam->sow(m_table, [this](const QString &name) { return self().sownColumn(name); });
    }

    void arrange(std::vector<Series> &) const {}  // series that came later stand where they came
    void noticeDamage(const QString &message, int line) { m_findings.append(damage(message, m_path, line)); }

    QString m_path;
    Table m_table;
    std::optional<Seam> m_seam;
    SeriesLines m_seriesLines, m_behind;  // of all rows, and of those read last
    Findings m_findings;
    bool m_torn = false, m_stopped = false, m_isTaken = false;

private:
    Reader &self() { return static_cast<Reader &>(*this); }
    const Reader &self() const { return static_cast<const Reader &>(*this); }
};

} // namespace yeonji::runs
