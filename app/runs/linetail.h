// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Reading on in files of lines, whichever format they have: the reader takes whole lines, and what
// stands behind the last line end waits for the rest of it.

#include "runs/chunks.h"
#include "runs/tail.h"

#include <limits>
#include <memory>
#include <utility>

namespace yeonji::runs {

// Whether what stands behind the last line end is a line, or waits for the rest of it.
enum class End { Closed, Open };

template<class Reader>
class LineTail : public Tail
{
public:
    LineTail(Reader reader, Run run, const QString &path, qint64 offset)
        : m_reader(std::move(reader)), m_run(std::move(run)), m_path(path), m_place(path, offset)
    {
    }

    Result<std::optional<Standing>> readOn(const Progress &progress) override
    {
        auto chunks = Chunks::open(m_path, progress, m_place.offset(), std::numeric_limits<qint64>::max());
        if (!chunks)
            return std::unexpected(chunks.error());
        Reader reader = m_reader;
        if (const auto done = reader.take(*chunks, 0, End::Open); !done)
            return std::unexpected(done.error());
        if (!m_place.holds(m_path) || reader.stopped())
            return std::nullopt;
        std::vector<Series> series = m_run.series;
        if (!reader.join(series, reader.takeSeries()))
            return std::nullopt;
        m_run = reader.describe(std::move(series));
        m_reader = std::move(reader);
        m_place = Place(m_path, chunks->position());
        Standing now{m_run, m_reader.withTorn(chunks->view(), m_run)};
        if (!now.torn && !chunks->view().isEmpty())
            return std::nullopt;
        return now;
    }

private:
    Reader m_reader;
    Run m_run;
    QString m_path;
    Place m_place;
};

// What a reader has read up to where `chunks` stands, to be read on. If what stands behind lets it mean something
// else, as the first two rows do, it cannot be: `readClosed` reads the file with its end closed, as a Result<Followed>.
template<class Reader, class ReadClosed>
Result<Followed> followed(Reader reader, const Chunks &chunks, const ReadClosed &readClosed)
{
    Run run = reader.describe(*reader.takeSeries());
    if (reader.stopped())
        return Followed{{std::move(run), {}}, nullptr};
    auto torn = reader.withTorn(chunks.view(), run);
    if (!torn && !chunks.view().isEmpty())
        return readClosed().transform([&run](Followed closed) { return Followed{{std::move(run), std::move(closed.now.run)}, nullptr}; });
    Followed all{{run, std::move(torn)}, nullptr};
    all.tail = std::make_unique<LineTail<Reader>>(std::move(reader), std::move(run), chunks.path(), chunks.position());
    return all;
}

} // namespace yeonji::runs
