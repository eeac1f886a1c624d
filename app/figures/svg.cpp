// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/svg.h"

#include <cmath>

namespace yeonji::figures {

namespace {

// Tenths of a pixel, as few letters as they take: 12.3, .4, 7.
QString tenths(qint64 n)
{
    const QString sign = n < 0 ? QStringLiteral("-") : QString();
    const qint64 size = std::abs(n);
    if (size % 10 == 0)
        return sign % QString::number(size / 10);
    return sign % (size >= 10 ? QString::number(size / 10) : QString()) % u'.' % QString::number(size % 10);
}

qint64 toTenths(double pixels)
{
    return qint64(std::llround(pixels * 10));
}

QString px(double pixels)
{
    return tenths(toTenths(pixels));
}

class Painter
{
public:
    explicit Painter(const ResolvedFigure &figure) : m_figure(figure) {}

    QString paint()
    {
        const QString words = (m_figure.description.isEmpty() ? m_figure.caption : m_figure.description).toHtmlEscaped();
        m_svg = u"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"figure\" viewBox=\"0 0 " % px(m_figure.size.width())
            % u' ' % px(m_figure.size.height()) % u"\" width=\"" % px(m_figure.size.width()) % u"\" height=\""
            % px(m_figure.size.height()) % u"\" role=\"img\" aria-label=\"" % words % u"\" font-family=\""
            % m_figure.fontFaces.toHtmlEscaped() % u"\" font-size=\"" % px(m_figure.fontSize) % u"\">\n<title>" % words
            % u"</title>\n";
        if (!m_figure.ground.isEmpty())
            m_svg += u"<rect width=\"100%\" height=\"100%\" fill=\"" % m_figure.ground % u"\"/>\n";
        grid();
        for (const bool bars : {true, false})
            for (const Layer &layer : m_figure.layers)
                if ((layer.mark == Mark::Bar) == bars)
                    paint(layer);
        labels();
        labelsWithin();
        legend();
        m_svg += u"</svg>\n";
        return m_svg;
    }

private:
    qint64 x(double drawn) const
    {
        return toTenths(m_figure.plot.left() + (drawn - m_figure.x.from) / (m_figure.x.to - m_figure.x.from) * m_figure.plot.width());
    }
    qint64 y(double drawn) const
    {
        return toTenths(m_figure.plot.bottom() - (drawn - m_figure.y.from) / (m_figure.y.to - m_figure.y.from) * m_figure.plot.height());
    }

    void grid()
    {
        if (m_figure.y.ticks.isEmpty() || m_figure.grid.isEmpty())
            return;
        QString path;
        for (const Tick &tick : m_figure.y.ticks)
            path += u'M' % px(m_figure.plot.left()) % u' ' % tenths(y(tick.at)) % u'h' % px(m_figure.plot.width());
        m_svg += u"<path d=\"" % path % u"\" fill=\"none\" stroke=\"" % m_figure.grid % u"\"/>\n";
    }

    // One path of relative moves: half the letters of absolute ones. Rounding does not add up, because
    // the differences are those of rounded places.
    QString path(const std::vector<QPointF> &points, bool reversed = false) const
    {
        QString d;
        qint64 lastX = 0, lastY = 0;
        bool drawing = false;
        for (size_t i = 0; i < points.size(); ++i) {
            const QPointF &p = points[reversed ? points.size() - 1 - i : i];
            if (std::isnan(p.y())) {
                drawing = false;
                continue;
            }
            const qint64 px = x(p.x()), py = y(p.y());
            if (!drawing) {
                d += u'M' % tenths(px) % u' ' % tenths(py);
            } else if (px != lastX || py != lastY) {
                const QString dy = tenths(py - lastY);
                d += u'l' % tenths(px - lastX) % (dy.startsWith(u'-') ? QString() : QStringLiteral(" ")) % dy;
            }
            drawing = true;
            lastX = px;
            lastY = py;
        }
        return d;
    }

    static QString opacity(const Layer &layer, QLatin1StringView what)
    {
        return layer.opacity >= 1 ? QString() : QString(u' ' % what % u"=\"" % QString::number(layer.opacity) % u'"');
    }

    QString mark(int series) const
    {
        return m_figure.fragments && series >= 0 ? QString(u" data-series=\"" % QString::number(series) % u'"') : QString();
    }

    void paint(const Layer &layer)
    {
        const QString series = mark(layer.series);
        switch (layer.mark) {
        case Mark::Line: {
            QString dash;
            for (const double length : layer.dash)
                dash += (dash.isEmpty() ? QStringLiteral("") : QStringLiteral(" ")) % px(length * layer.width);
            m_svg += u"<path" % series % u" d=\"" % path(layer.points) % u"\" fill=\"none\" stroke=\"" % layer.colour
                % u"\" stroke-width=\"" % px(layer.width) % u"\" stroke-linejoin=\"round\""
                % (dash.isEmpty() ? QString() : QString(u" stroke-dasharray=\"" % dash % u'"'))
                % opacity(layer, QLatin1StringView("stroke-opacity")) % u"/>\n";
            break;
        }
        case Mark::Points: {
            QString discs;
            for (const QPointF &p : layer.points)
                discs += u'M' % tenths(x(p.x())) % u' ' % tenths(y(p.y())) % u"h.1";  // some draw no stroke of no length
            m_svg += u"<path" % series % u" d=\"" % discs % u"\" fill=\"none\" stroke=\"" % layer.colour % u"\" stroke-width=\""
                % px(layer.width) % u"\" stroke-linecap=\"round\"" % opacity(layer, QLatin1StringView("stroke-opacity"))
                % u"/>\n";
            break;
        }
        case Mark::Band: {
            QString back = path(layer.lower, true);
            if (!back.isEmpty())
                back[0] = u'L';
            m_svg += u"<path" % series % u" d=\"" % path(layer.points) % back % u"Z\" fill=\"" % layer.colour % u'"'
                % opacity(layer, QLatin1StringView("fill-opacity")) % u"/>\n";
            break;
        }
        case Mark::Bar: {
            QString bars;
            for (size_t i = 0; i < layer.points.size(); ++i) {
                const qint64 left = x(layer.lower[i].x()), right = x(layer.points[i].x());
                const qint64 top = y(layer.points[i].y()), bottom = y(layer.lower[i].y());
                bars += u'M' % tenths(left) % u' ' % tenths(bottom) % u'V' % tenths(top) % u'H' % tenths(right) % u'V'
                    % tenths(bottom) % u'Z';
            }
            // Neighbours would show a seam where both cover half a pixel.
            m_svg += u"<path" % series % u" d=\"" % bars % u"\" shape-rendering=\"crispEdges\" fill=\"" % layer.colour % u'"'
                % opacity(layer, QLatin1StringView("fill-opacity")) % u"/>\n";
            break;
        }
        }
    }

    QString text(double left, double middle, const QString &words) const
    {
        return u"<text x=\"" % px(left) % u"\" y=\"" % px(middle + middleToBaseline * m_figure.fontSize) % u"\">"
            % words.toHtmlEscaped() % u"</text>";
    }

    void labels()
    {
        if (!m_figure.y.ticks.isEmpty()) {
            m_svg += u"<g fill=\"" % m_figure.soft % u"\" text-anchor=\"end\">";
            for (const Tick &tick : m_figure.y.ticks)
                m_svg += text(m_figure.plot.left() - tickGap, double(y(tick.at)) / 10, tick.label);
            m_svg += u"</g>\n";
        }
        if (!m_figure.x.ticks.isEmpty()) {
            m_svg += u"<g fill=\"" % m_figure.soft % u"\" text-anchor=\"middle\">";
            for (const Tick &tick : m_figure.x.ticks)
                m_svg += text(double(x(tick.at)) / 10, m_figure.plot.bottom() + tickGap / 2 + m_figure.fontSize * 0.75, tick.label);
            m_svg += u"</g>\n";
        }
    }

    void labelsWithin()
    {
        static constexpr const char *anchors[] = {"start", "middle", "end"};
        for (const Label &label : m_figure.labels)
            m_svg += u"<g fill=\"" % label.colour % u"\" text-anchor=\"" % QLatin1StringView(anchors[int(label.anchor)]) % u"\">"
                % text(double(x(label.at.x())) / 10, double(y(label.at.y())) / 10, label.text) % u"</g>\n";
    }

    void legend()
    {
        int number = 0;
        for (const LegendItem &item : m_figure.legend) {
            const QString series = mark(number++);
            const double middle = item.place.center().y();
            double left = item.place.left();
            m_svg += u"<g" % series % u" fill=\"" % m_figure.soft % u"\">";
            if (!item.colour.isEmpty() && item.swatch == Mark::Bar) {
                m_svg += u"<rect x=\"" % px(left) % u"\" y=\"" % px(middle - legendBlock / 2) % u"\" width=\""
                    % px(legendSwatch) % u"\" height=\"" % px(legendBlock) % u"\" fill=\"" % item.colour % u"\"/>";
                left += legendSwatch + legendGap;
            } else if (!item.colour.isEmpty()) {
                QString dash;
                for (const double length : item.dash)
                    dash += (dash.isEmpty() ? QStringLiteral("") : QStringLiteral(" ")) % px(length * 2);
                m_svg += u"<path d=\"M" % px(left) % u' ' % px(middle) % u'h' % px(legendSwatch)
                    % u"\" fill=\"none\" stroke=\"" % item.colour % u"\" stroke-width=\"2\""
                    % (dash.isEmpty() ? QString() : QString(u" stroke-dasharray=\"" % dash % u'"')) % u"/>";
                left += legendSwatch + legendGap;
            }
            m_svg += text(left, middle, item.label) % u"</g>\n";
        }
        if (!m_figure.note.isEmpty())
            m_svg += u"<g fill=\"" % m_figure.soft % u"\" text-anchor=\"end\">"
                % text(m_figure.notePlace.right(), m_figure.notePlace.center().y(), m_figure.note) % u"</g>\n";
    }

    const ResolvedFigure &m_figure;
    QString m_svg;
};

} // namespace

QString paintSvg(const ResolvedFigure &figure)
{
    return Painter(figure).paint();
}

} // namespace yeonji::figures
