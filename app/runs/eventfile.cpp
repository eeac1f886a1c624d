// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/eventfile.h"

#include "core/crc32c.h"
#include "core/words.h"
#include "runs/notice.h"

#include <bit>

namespace yeonji::runs {

static_assert(std::endian::native == std::endian::little, "event files and this reader are little endian");

namespace {

quint32 masked(QByteArrayView bytes)
{
    return std::rotr(crc32c(bytes), 15) + 0xa282ead8u;
}

} // namespace

void EventFile::append(const EventFile &part)
{
    findings += part.findings;
    torn = part.torn;
    if (damaged == 0)
        firstDamaged = part.firstDamaged;
    damaged += part.damaged;
    searching = part.searching;
    end = part.end;
}

Findings EventFile::allFindings() const
{
    Findings all = findings;
    if (damaged > 0)
        all.append(damage(tr("damaged records: %1, the first at byte %2; what is readable around them was read").arg(damaged).arg(firstDamaged), path));
    return all;
}

void EventFile::noticeDamaged(qint64 position)
{
    if (damaged++ == 0)
        firstDamaged = position;
}

void EventFile::noticeTail(qint64 position)
{
    torn = damage(tr("the last record, at byte %1, is cut off; it may still be being written").arg(position), path);
}

void EventFile::noticeLength(qint64 position)
{
    findings.append(damage(tr("the record at byte %1 claims more bytes than the file has; it was left out").arg(position), path));
}

namespace framing {

bool isHeader(QByteArrayView at)
{
    return masked(at.first(8)) == Wire::load<quint32>(at.sliced(8));
}

bool isSound(QByteArrayView data, quint32 crc)
{
    return masked(data) == crc;
}

qsizetype nextHeader(QByteArrayView bytes, qsizetype from)
{
    for (qsizetype at = from; at + headerBytes <= bytes.size(); ++at)
        if (isHeader(bytes.sliced(at)))
            return at;
    return -1;
}

} // namespace framing

} // namespace yeonji::runs
