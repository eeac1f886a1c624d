// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/html.h"
#include "figures/svg.h"

namespace yeonji::figures {

namespace {

// Wider than a column, words and lines grow with it.
double fontSizeFor(double width)
{
    return width <= 760 ? 12 : std::min(20.0, 12 * width / 640);
}

Rendered makePlot(const PlotSpec &spec, const Ingredients &with)
{
    Canvas canvas;
    const double width = std::max(160.0, with.surroundings.width);
    canvas.size = {width, spec.height.value_or(std::clamp(width / 2, 180.0, 400.0))};
    canvas.tokens = with.surroundings.tokens;
    canvas.directions = with.surroundings.directions;
    canvas.fontSize = with.surroundings.letters > 0 ? with.surroundings.letters : fontSizeFor(width);
    ResolvedFigure figure = resolve(spec, with.runs, with.colours, canvas);
    figure.fragments = spec.fragments;
    if (figure.layers.empty() && !figure.findings.isEmpty()) {
        Rendered rendered = errorBlock(with.block, {ErrorKind::BadInput, figure.findings.first().message, {}, 0}, with.surroundings);
        rendered.findings = figure.findings;
        return rendered;
    }
    Rendered rendered;
    rendered.text = spec.caption.isEmpty() ? figure.description : spec.caption;
    rendered.findings = figure.findings;
    rendered.html = u"<figure class=\"plot\">\n" % paintSvg(figure);
    if (!spec.caption.isEmpty())
        rendered.html += u"<figcaption>" % spec.caption.toHtmlEscaped() % u"</figcaption>\n";
    QString remarks;
    for (const Finding &finding : figure.findings)
        if (finding.level != Level::Info)
            remarks += u"<li class=\"" % levelName(finding.level) % u"\">" % finding.message.toHtmlEscaped() % u"</li>";
    if (!remarks.isEmpty())
        rendered.html += u"<ul class=\"findings\">" % remarks % u"</ul>\n";
    rendered.html += QStringLiteral("</figure>");
    return rendered;
}

} // namespace

Result<Request> plotRequest(const Block &block, const Surroundings &surroundings)
{
    const auto spec = parsePlot(block.source, surroundings.file, block.line + 1);
    if (!spec)
        return std::unexpected(spec.error());
    return Request{spec->runs, [spec = *spec](const Ingredients &with) { return makePlot(spec, with); }};
}

} // namespace yeonji::figures
