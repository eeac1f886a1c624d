// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace yeonji {

// CRC-32C (Castagnoli, RFC 3720 B.4), by the processor's own instruction where it has one.
quint32 crc32c(QByteArrayView bytes);

} // namespace yeonji
