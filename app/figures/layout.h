// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Room for the words around a picture, measured in the faces they will be set in, so that no label is
// cut and none lies on another.

#include "figures/resolve.h"

#include <QFontMetricsF>

namespace yeonji::figures {

class Measure
{
public:
    Measure(const QStringList &faces, double size);
    double width(const QString &text) const { return m_metrics.horizontalAdvance(text); }
    double lineHeight() const { return m_lineHeight; }
    QString cut(const QString &text, double room) const { return m_metrics.elidedText(text, Qt::ElideMiddle, room); }

private:
    QFontMetricsF m_metrics;
    double m_lineHeight;
};

// `"Pretendard", …, sans-serif` for the style of a page.
QString cssFaces(const QStringList &families);

// Rows of legend from the left, the note on the right of the last one (below them if it does not
// fit). Items that would take more than `rows` rows give way to one that counts them. Returns the
// height; places are relative to the upper left corner of the whole.
double layLegend(QList<LegendItem> &items, const QString &note, QRectF &notePlace, double width, int rows,
                 const Measure &measure);

// Labels that would touch their neighbour are dropped, every second one, until none does.
void thinLabels(QList<Tick> &ticks, double pixelsPerUnit, const Measure &measure);

} // namespace yeonji::figures
