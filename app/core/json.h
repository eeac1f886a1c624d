// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// JSON as trainers and notebooks really write it. Strict readers refuse whole files for one bare NaN,
// one integer beyond 64 bits or one cut-off write; this one gives what is readable and says where the
// text breaks.

#include <QByteArrayView>
#include <QJsonValue>
#include <QString>

#include <functional>

namespace yeonji {

struct JsonRead
{
    // What stands before the break: containers hold the members that were complete. Undefined if
    // nothing could be read. NaN and infinities are doubles; integers beyond 64 bits too.
    QJsonValue value;
    QString problem;   // what is wrong, translated; empty if the text was read to its end
    int line = 0;      // of the problem, from 1
    bool validUtf8 = true;  // false: some bytes became U+FFFD

    bool whole() const { return problem.isEmpty(); }
};

// The text as a JSON string, its quotation marks included: a YAML string, too.
QByteArray jsonString(const QString &text);

// At most `depth` containers in each other; deeper ones are a problem like any other.
JsonRead readJson(QByteArrayView text, int depth = 256);

// The same, where many parts are to be seen once: they are handed over as they are read, each with its name and the
// offset at which it begins, and not kept. Parts are the members of the outermost object, or the elements of the
// array that is its member `of`.
struct JsonParts
{
    QString of;
    std::function<void(const QString &name, const QJsonValue &part, qsizetype offset)> take;
};
JsonRead readJson(QByteArrayView text, const JsonParts &parts, int depth = 256);

} // namespace yeonji
