// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where things stand in a JSON text, for findings that name a line: values that were read know it no
// more. A broken text gives what stands before the break.

#include <QByteArrayView>
#include <QHash>
#include <QList>
#include <QString>

namespace yeonji {

// Offsets of the elements of the first array that is a member `key`, at any depth.
QList<qsizetype> elementsOf(QByteArrayView text, QByteArrayView key);

// Offset of the member `key` of the object that begins at `from`; `from` if it has none.
qsizetype memberOf(QByteArrayView text, qsizetype from, QByteArrayView key);

// Where the values of all members of that object begin, by their names: for who asks of many.
QHash<QString, qsizetype> membersOf(QByteArrayView text, qsizetype from);

// Lines of offsets; each costs the way from the one before it.
class LineOf
{
public:
    explicit LineOf(QByteArrayView text) : m_text(text) {}
    int operator()(qsizetype offset);

private:
    QByteArrayView m_text;
    qsizetype m_at = 0;
    int m_line = 1;
};

} // namespace yeonji
