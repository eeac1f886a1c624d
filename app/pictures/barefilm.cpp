// SPDX-License-Identifier: GPL-3.0-or-later
#include "pictures/barefilm.h"

#include <QList>
#include <QtEndian>

#include <algorithm>

namespace yeonji::pictures {

namespace {

constexpr int deepest = 8;

// A box's content, from after its head to its end.
void clean(QByteArray &film, qsizetype from, qsizetype to, int depth);

void blank(QByteArray &film, qsizetype from, qsizetype to)
{
    std::fill(film.begin() + from, film.begin() + to, '\0');
}

// When it was made and changed: behind the version, two numbers of four or eight bytes.
void blankHours(QByteArray &film, qsizetype content, qsizetype end)
{
    if (content >= end)
        return;
    blank(film, std::min(content + 4, end), std::min(content + 4 + (film.at(content) == 1 ? 16 : 8), end));
}

void cleanBox(QByteArray &film, qsizetype at, qsizetype content, qsizetype end, int depth)
{
    static const QList<QByteArray> holds{"moov", "trak", "mdia", "moof", "traf"};
    static const QList<QByteArray> tells{"udta", "meta", "uuid"};
    static const QList<QByteArray> dated{"mvhd", "tkhd", "mdhd"};
    const QByteArray name = film.sliced(at + 4, 4);
    if (tells.contains(name)) {
        film.replace(at + 4, 4, "free");
        blank(film, content, end);
    } else if (dated.contains(name)) {
        blankHours(film, content, end);
    } else if (holds.contains(name) && depth < deepest) {
        clean(film, content, end, depth + 1);
    }
}

void clean(QByteArray &film, qsizetype from, qsizetype to, int depth)
{
    while (to - from >= 8) {
        quint64 size = qFromBigEndian<quint32>(film.constData() + from);
        qsizetype head = 8;
        if (size == 1 && to - from >= 16) {
            size = qFromBigEndian<quint64>(film.constData() + from + 8);
            head = 16;
        }
        if (size == 0)
            size = quint64(to - from);
        if (size < quint64(head) || size > quint64(to - from))
            return;
        cleanBox(film, from, from + head, from + qsizetype(size), depth);
        from += qsizetype(size);
    }
}

} // namespace

QByteArray bareFilm(const QByteArray &film)
{
    static const QList<QByteArray> first{"ftyp", "moov", "wide", "mdat", "free", "skip"};
    QByteArray bare = film;
    if (film.size() >= 8 && first.contains(film.sliced(4, 4)))
        clean(bare, 0, bare.size(), 0);
    return bare;
}

} // namespace yeonji::pictures
