// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The framing of TensorBoard's event files: u64 length, u32 masked crc of it, data, u32 masked crc of
// the data, all little endian. From record to record, and from damage to the next sound header.

#include "runs/chunks.h"
#include "runs/tail.h"
#include "runs/wire.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

namespace yeonji::runs {

// What is known of one file, between the readings.
struct EventFile
{
    QString path;
    Place place;
    Findings findings;
    std::optional<Finding> torn;  // a last record that has no end yet
    int damaged = 0;
    qint64 firstDamaged = 0;
    bool searching = false;
    qint64 end = 0;  // of what was read

    // What is known of a part that stands behind the others.
    void append(const EventFile &part);
    // Every record was there, and the next part begins with one, too.
    bool isUnbroken() const { return findings.isEmpty() && damaged == 0 && !torn; }
    Findings allFindings() const;

    void noticeDamaged(qint64 position);
    void noticeTail(qint64 position);
    void noticeLength(qint64 position);
};

namespace framing {

constexpr qsizetype headerBytes = 12, footerBytes = 4;
// A length whose crc is wrong, or that the file does not reach, is still looked at up to here.
constexpr quint64 largestRecord = 256 << 20;

bool isHeader(QByteArrayView at);
bool isSound(QByteArrayView data, quint32 crc);
// At which of the bytes a header stands whose crc is right; -1: none.
qsizetype nextHeader(QByteArrayView bytes, qsizetype from = 0);

} // namespace framing

// Reads on behind what was read before: `each(data, position)` for every sound record, `more()` before
// further bytes are looked at. What is wrong with them goes to `file`.
template<class Each, class More>
Result<> eachRecord(EventFile &file, Chunks &chunks, const Each &each, const More &more)
{
    using namespace framing;
    file.path = chunks.path();
    file.torn.reset();
    // From a break on, byte by byte.
    const auto search = [&] {
        if (!file.searching)
            file.noticeDamaged(chunks.position());
        file.searching = true;
        const qsizetype found = nextHeader(chunks.view(), 1);
        chunks.consume(found < 0 ? std::max<qsizetype>(1, chunks.view().size() - headerBytes + 1) : found);
    };
    std::array<char, headerBytes> usual{};  // the last header that was right: most records have one length
    bool hasUsual = false;
    while (true) {
        const QByteArrayView view = chunks.view();
        const qint64 position = chunks.position();
        if (view.size() < headerBytes) {
            const auto got = chunks.more();
            if (!got)
                return std::unexpected(got.error());
            more();
            if (*got)
                continue;
            if (!view.isEmpty() && !file.searching)
                file.noticeTail(position);
            break;
        }
        // A length is believed only if the file has that much: it is never an allocation.
        const auto length = Wire::load<quint64>(view);
        const auto left = quint64(std::max(chunks.end() - position, qint64(view.size())));
        const bool isUsual = hasUsual && std::memcmp(view.data(), usual.data(), headerBytes) == 0;
        const bool sure = isUsual || isHeader(view);
        if (sure && !isUsual) {
            std::memcpy(usual.data(), view.data(), headerBytes);
            hasUsual = true;
        }
        const bool fits = length <= left && length + headerBytes + footerBytes <= left;
        if (sure && !fits && !file.searching) {
            if (length <= left + headerBytes + footerBytes || length < largestRecord) {
                file.noticeTail(position);
                break;
            }
            file.noticeLength(position);
            file.searching = true;
        }
        if (!fits || (!sure && (file.searching || length > largestRecord))) {
            search();
            continue;
        }
        const qsizetype need = headerBytes + qsizetype(length) + footerBytes;
        if (view.size() < need) {
            const auto got = chunks.more();
            if (!got)
                return std::unexpected(got.error());
            if (*got)
                continue;
            file.noticeTail(position);  // the file was cut short meanwhile
            break;
        }
        const QByteArrayView data = view.sliced(headerBytes, qsizetype(length));
        const bool sound = isSound(data, Wire::load<quint32>(view.sliced(headerBytes + qsizetype(length))));
        // With a length that is certain, or data that is, the next record is where it should be.
        if (!sound && (!sure || file.searching)) {
            search();
            continue;
        }
        if (!sound || (!sure && !file.searching))
            file.noticeDamaged(position);
        if (sound) {
            file.searching = false;
            each(data, position + headerBytes);
        }
        chunks.consume(need);
    }
    file.end = chunks.position();
    return {};
}

} // namespace yeonji::runs
