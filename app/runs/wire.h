// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Protocol buffers, read field by field from the bytes themselves: an event file has a record every
// sixty bytes, and making objects of each took most of the time. Every length is checked against what
// is there; a broken message ends early.

#include <QByteArrayView>

#include <cstring>

namespace yeonji::runs {

class Wire
{
public:
    explicit Wire(QByteArrayView message) : m_at(message.data()), m_end(message.data() + message.size()) {}

    // Steps to the next field; false at the end or at a break.
    bool next()
    {
        if (m_at == m_end)
            return false;
        m_broken = !takeField();
        return !m_broken;
    }

    // What ended it was a break.
    bool isBroken() const { return m_broken; }

    quint32 field() const { return m_field; }
    bool isBytes() const { return m_type == 2; }

    // Of the field's own type; anything else is 0 or empty.
    qint64 integer() const { return m_type == 0 ? qint64(m_number) : 0; }
    double real() const
    {
        if (m_type == 1)
            return load<double>(m_bytes);
        return m_type == 5 ? double(load<float>(m_bytes)) : 0;
    }
    // A fixed-width number as it stands there; empty for any other type.
    QByteArrayView fixed() const { return m_type == 1 || m_type == 5 ? m_bytes : QByteArrayView(); }
    QByteArrayView bytes() const { return m_type == 2 ? m_bytes : QByteArrayView(); }

    // Behind the field.
    QByteArrayView rest() const { return {m_at, m_end - m_at}; }

    template<class T>
    static T load(QByteArrayView bytes)
    {
        T value{};
        if (bytes.size() >= qsizetype(sizeof value))
            std::memcpy(&value, bytes.data(), sizeof value);
        return value;
    }

    bool varint(quint64 &value)
    {
        value = 0;
        for (int shift = 0; shift < 64 && m_at != m_end; shift += 7) {
            const auto byte = quint8(*m_at++);
            value |= quint64(byte & 0x7f) << shift;
            if (byte < 0x80)
                return true;
        }
        return false;
    }

private:
    bool takeField()
    {
        quint64 key = 0;
        if (!varint(key))
            return false;
        m_field = quint32(key >> 3);
        m_type = quint32(key & 7);
        switch (m_type) {
        case 0: return varint(m_number);
        case 1: return take(8);
        case 2: {
            quint64 size = 0;
            return varint(size) && size <= quint64(m_end - m_at) && take(qsizetype(size));
        }
        case 5: return take(4);
        default: return false;  // groups: gone since 2008
        }
    }

    bool take(qsizetype size)
    {
        if (size > m_end - m_at)
            return false;
        m_bytes = {m_at, size};
        m_at += size;
        return true;
    }

    const char *m_at, *m_end;
    quint32 m_field = 0, m_type = 0;
    quint64 m_number = 0;
    QByteArrayView m_bytes;
    bool m_broken = false;
};

} // namespace yeonji::runs
