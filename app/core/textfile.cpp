// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/textfile.h"

#include "core/files.h"
#include "core/words.h"


#include <algorithm>

namespace yeonji {

namespace {

int lineAt(QByteArrayView bytes, qsizetype position)
{
    return 1 + int(std::count(bytes.begin(), bytes.begin() + position, '\n'));
}

// Where the first bytes that are no UTF-8 stand.
int firstInvalidLine(const QByteArray &bytes)
{
    int line = 1;
    for (const QByteArray &text : bytes.split('\n')) {
        if (!text.isValidUtf8())
            return line;
        ++line;
    }
    return 0;
}

} // namespace

bool isUtf16(QByteArrayView bytes)
{
    return bytes.startsWith("\xff\xfe") || bytes.startsWith("\xfe\xff");
}

Result<DecodedText> readText(const QString &path, qint64 limit)
{
    const auto bytes = readFile(path, limit);
    if (!bytes)
        return std::unexpected(bytes.error());
    if (isUtf16(*bytes))
        return failure(ErrorKind::BadInput, tr("this is UTF-16; save it as UTF-8 first"), path, 1);
    if (const auto nul = bytes->indexOf('\0'); nul >= 0)
        return failure(ErrorKind::BadInput, tr("this is not a text file; name one that is"), path, lineAt(*bytes, nul));
    DecodedText decoded = decodeText(*bytes);
    if (!decoded.format.valid)
        return failure(ErrorKind::BadInput, tr("this is not UTF-8; save it as UTF-8 first"), path, firstInvalidLine(*bytes));
    return decoded;
}

} // namespace yeonji
