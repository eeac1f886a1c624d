// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/layout.h"

#include <algorithm>
#include <cmath>

namespace yeonji::figures {

namespace {

constexpr double between = 16;  // items of the legend
constexpr double room = 2;      // browsers and Qt measure text within this of each other, a word

QFont fontOf(const QStringList &faces, double size)
{
    QFont font(faces);
    font.setPixelSize(std::max(1, int(std::round(size))));
    return font;
}

} // namespace

Measure::Measure(const QStringList &faces, double size)
    : m_metrics(fontOf(faces, size)), m_lineHeight(std::ceil(size * 1.5))
{
}

QString cssFaces(const QStringList &families)
{
    QStringList quoted;
    for (const QString &family : families)
        quoted.append(family.contains(u' ') ? u'\'' % family % u'\'' : family);
    return quoted.join(QStringLiteral(", "));
}

double layLegend(QList<LegendItem> &items, const QString &note, QRectF &notePlace, double width, int rows,
                 const Measure &measure)
{
    const double line = measure.lineHeight();
    const double noteWidth = note.isEmpty() ? 0 : std::min(width, measure.width(note) + room);
    const double longest = std::max(60.0, width * 0.45);
    QList<LegendItem> placed;
    double x = 0;
    int row = 0;
    const auto widthOf = [&](const LegendItem &item) {
        return (item.colour.isEmpty() ? 0 : legendSwatch + legendGap) + measure.width(item.label) + room;
    };
    for (qsizetype i = 0; i < items.size(); ++i) {
        LegendItem item = items.at(i);
        item.label = measure.cut(item.label, longest);
        const double wide = widthOf(item);
        if (x > 0 && x + wide > width) {
            ++row;
            x = 0;
        }
        // The last row keeps room for the count of those that do not fit, as long as some are left.
        const qsizetype after = items.size() - i - 1;
        const double count = after > 0 ? between + measure.width(u'+' % QString::number(after + 1)) + room : 0;
        if (row >= rows || (row == rows - 1 && x + wide + count > width && after > 0 && x > 0)) {
            LegendItem rest{u'+' % QString::number(items.size() - i), {}, {}, {}};
            row = std::min(row, rows - 1);
            if (!placed.isEmpty() && placed.last().place.top() == row * line)
                x = placed.last().place.right() + between;
            rest.place = {x, row * line, widthOf(rest), line};
            placed.append(rest);
            x += widthOf(rest) + between;
            break;
        }
        item.place = {x, row * line, wide, line};
        placed.append(item);
        x += wide + between;
    }
    items = placed;
    if (noteWidth > 0) {
        if (x > 0 && x + noteWidth > width)
            ++row;
        notePlace = {width - noteWidth, row * line, noteWidth, line};
    }
    return items.isEmpty() && noteWidth == 0 ? 0 : (row + 1) * line;
}

void thinLabels(QList<Tick> &ticks, double pixelsPerUnit, const Measure &measure)
{
    const auto touch = [&] {
        const Tick *before = nullptr;
        for (const Tick &tick : std::as_const(ticks)) {
            if (tick.label.isEmpty())
                continue;
            if (before) {
                const double apart = (tick.at - before->at) * pixelsPerUnit;
                if (apart < (measure.width(tick.label) + measure.width(before->label)) / 2 + 8)
                    return true;
            }
            before = &tick;
        }
        return false;
    };
    while (ticks.size() > 1 && touch()) {
        QList<Tick> kept;
        for (qsizetype i = 0; i < ticks.size(); i += 2)
            kept.append(ticks.at(i));
        ticks = kept;
    }
}

} // namespace yeonji::figures
