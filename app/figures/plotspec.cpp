// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/plotspec.h"

#include "figures/blockyaml.h"

namespace yeonji::figures {

namespace {

constexpr std::pair<const char *, PlotKind> kinds[] = {
    {"line", PlotKind::Line},           {"scatter", PlotKind::Scatter}, {"bar", PlotKind::Bar},
    {"box", PlotKind::Box},             {"histogram", PlotKind::Histogram},
    {"heatmap", PlotKind::Heatmap},     {"parallel", PlotKind::Parallel}};

constexpr std::pair<const char *, ScaleKind> scales[] = {{"linear", ScaleKind::Linear},
                                                         {"log", ScaleKind::Log}};

constexpr Key<PlotSpec> keys[] = {
    {"runs", [](const Field &f, PlotSpec &s) { return store(f.names(), s.runs); }},
    {"y", [](const Field &f, PlotSpec &s) { return store(f.names(), s.y); }},
    {"x", [](const Field &f, PlotSpec &s) { return store(f.text(), s.x); }},
    {"group", [](const Field &f, PlotSpec &s) { return store(f.text(), s.group); }},
    {"smooth",
     [](const Field &f, PlotSpec &s) {
         if (auto stored = store(f.number(), s.smooth); !stored)
             return stored;
         if (s.smooth < 0 || s.smooth >= 1)
             return Result<>(f.wrong(tr("`smooth` lies between 0 (as it is) and 0.99 (very smooth)")));
         return Result<>();
     }},
    {"kind", [](const Field &f, PlotSpec &s) { return store(f.oneOf(kinds), s.kind); }},
    {"xscale", [](const Field &f, PlotSpec &s) { return store(f.oneOf(scales), s.xscale); }},
    {"yscale", [](const Field &f, PlotSpec &s) { return store(f.oneOf(scales), s.yscale); }},
    {"xrange", [](const Field &f, PlotSpec &s) { return store(f.range(), s.xrange); }},
    {"yrange", [](const Field &f, PlotSpec &s) { return store(f.range(), s.yrange); }},
    {"caption", [](const Field &f, PlotSpec &s) { return store(f.text(), s.caption); }},
    {"height",
     [](const Field &f, PlotSpec &s) {
         if (auto stored = store(f.number(), s.height); !stored)
             return stored;
         if (*s.height < 80 || *s.height > 2000)
             return Result<>(f.wrong(tr("`height` lies between 80 and 2000 pixels")));
         return Result<>();
     }},
    {"fragments", [](const Field &f, PlotSpec &s) { return store(f.truth(), s.fragments); }},
};

// A scalar that YAML reads back as the same text.
QString quoted(const QString &text)
{
    const bool plain = !text.isEmpty() && text.at(0).isLetter()
        && std::ranges::all_of(text, [](QChar c) { return c.isLetterOrNumber() || QStringLiteral("_-./ ").contains(c); })
        && !text.endsWith(u' ');
    static const QStringList words = {QStringLiteral("true"), QStringLiteral("false"), QStringLiteral("null"), QStringLiteral("yes"), QStringLiteral("no"), QStringLiteral("on"), QStringLiteral("off"), QStringLiteral("y"), QStringLiteral("n")};
    if (plain && !words.contains(text.toLower()))
        return text;
    QString escaped = text;
    escaped.replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\"")).replace(u'\n', QStringLiteral("\\n"));
    return u'"' % escaped % u'"';
}

QString list(const QStringList &names)
{
    if (names.size() == 1)
        return quoted(names.first());
    QStringList items;
    for (const QString &name : names)
        items.append(quoted(name));
    return u'[' % items.join(QStringLiteral(", ")) % u']';
}

QString number(double value)
{
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

template<class Value, size_t size>
QString nameOf(const std::pair<const char *, Value> (&table)[size], Value value)
{
    for (const auto &[word, known] : table)
        if (known == value)
            return QLatin1StringView(word);
    return {};
}

} // namespace

Result<PlotSpec> parsePlot(const QString &text, const QString &file, int firstLine)
{
    auto read = readBlock<PlotSpec>(keys, text, file, firstLine, tr("`runs: sft-3` and `y: eval_loss`"));
    if (!read)
        return read;
    const PlotSpec &spec = *read;
    if (spec.runs.isEmpty())
        return failure(ErrorKind::BadInput, tr("this figure names no runs; add `runs:` with names, globs or paths"), file, firstLine);
    if (spec.y.isEmpty())
        return failure(ErrorKind::BadInput, tr("this figure names no metric; add `y:` with names or globs"), file, firstLine);
    return read;
}

QString plotYaml(const PlotSpec &spec)
{
    const PlotSpec standard;
    QString yaml = u"runs: " % list(spec.runs) % u"\ny: " % list(spec.y) % u'\n';
    const auto add = [&yaml](const char *key, const QString &value) {
        yaml += QLatin1StringView(key) % u": " % value % u'\n';
    };
    if (spec.x != standard.x)
        add("x", quoted(spec.x));
    if (!spec.group.isEmpty())
        add("group", quoted(spec.group));
    if (spec.smooth > 0)
        add("smooth", number(spec.smooth));
    if (spec.kind != standard.kind)
        add("kind", nameOf(kinds, spec.kind));
    if (spec.xscale != standard.xscale)
        add("xscale", nameOf(scales, spec.xscale));
    if (spec.yscale != standard.yscale)
        add("yscale", nameOf(scales, spec.yscale));
    const auto range = [](std::pair<double, double> ends) -> QString {
        return u'[' % number(ends.first) % u", " % number(ends.second) % u']';
    };
    if (spec.xrange)
        add("xrange", range(*spec.xrange));
    if (spec.yrange)
        add("yrange", range(*spec.yrange));
    if (spec.height)
        add("height", number(*spec.height));
    if (spec.fragments)
        add("fragments", QStringLiteral("true"));
    if (!spec.caption.isEmpty())
        add("caption", quoted(spec.caption));
    return yaml;
}

} // namespace yeonji::figures
