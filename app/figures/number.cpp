// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/number.h"

#include "core/text.h"
#include "figures/curves.h"
#include "figures/format.h"
#include "figures/html.h"
#include "core/words.h"

#include <algorithm>
#include <cmath>

namespace yeonji::figures {

namespace {

class Reader
{
public:
    explicit Reader(const QString &text) : m_text(nfc(text)) {}

    void skipSpace()
    {
        while (m_at < m_text.size() && m_text.at(m_at).isSpace())
            ++m_at;
    }
    bool atEnd() const { return m_at >= m_text.size(); }
    bool take(QChar c)
    {
        if (atEnd() || m_text.at(m_at) != c)
            return false;
        ++m_at;
        return true;
    }
    QString rest() const { return m_text.mid(m_at); }

    Result<QString> name(const QString &what)
    {
        skipSpace();
        if (take(u'"')) {
            const auto end = m_text.indexOf(u'"', m_at);
            if (end < 0)
                return failure(ErrorKind::BadInput, tr("a quote is not closed; end the name with \""));
            const QString quoted = m_text.mid(m_at, end - m_at);
            m_at = end + 1;
            if (!quoted.isEmpty())
                return quoted;
        }
        const auto start = m_at;
        while (m_at < m_text.size() && isBare(m_at))
            ++m_at;
        if (m_at > start)
            return m_text.mid(start, m_at - start);
        if (atEnd())
            return failure(ErrorKind::BadInput,
                           tr("%1 is missing; write it as in {{sft-3 eval_loss@best}}").arg(what));
        return failure(ErrorKind::BadInput,
                       tr("a name with `%1` needs double quotes, as in {{\"sft 3\" \"acc (norm)\"}}").arg(m_text.at(m_at)));
    }

    // Up to a space or one of `ends`.
    QString word(QStringView ends)
    {
        const auto start = m_at;
        while (m_at < m_text.size() && !m_text.at(m_at).isSpace() && !ends.contains(m_text.at(m_at)))
            ++m_at;
        return m_text.mid(start, m_at - start);
    }

private:
    bool isBare(qsizetype at) const
    {
        const QChar c = m_text.at(at);
        return c.isLetterOrNumber() || c.isMark() || c.isSurrogate() || QStringView(u"_-./,*").contains(c);
    }

    QString m_text;
    qsizetype m_at = 0;
};

// The values a number is made of, one a run.
struct Part
{
    runs::RunPtr run;
    QString metric;
    Picked picked;
};

std::expected<Part, Unpicked> partOf(const runs::RunPtr &run, const NumberSpec &spec, const Surroundings &surroundings)
{
    const QStringList metrics = matchingMetrics(spec.selector.metric, {run});
    if (metrics.size() > 1)
        return std::unexpected(Unpicked{{ErrorKind::BadInput,
                                         tr("`%1` means %2 in %3; name one of them")
                                             .arg(spec.selector.metric, metrics.mid(0, 5).join(QStringLiteral(", ")), run->name), {}, 0},
                                        badBlock});
    const QString metric = metrics.value(0, spec.selector.metric);
    return pick(*run, metric, spec.selector, surroundings.directions).transform([&](const Picked &picked) {
        return Part{run, metric, picked};
    });
}

Result<QString> formatted(double value, const QString &format)
{
    return format.isEmpty() ? Result<QString>(plainNumber(value)) : pythonFormat(value, format);
}

QString titleOf(const NumberSpec &spec, const std::vector<Part> &parts, const Surroundings &surroundings)
{
    QStringList lines;
    for (const Part &part : parts) {
        if (lines.size() == 6) {
            lines.append(tr("and %1 more").arg(parts.size() - 6));
            break;
        }
        Selector selector = spec.selector;
        selector.metric = part.metric;
        lines.append(tr("%1 · %2 = %3 at step %4 · %5")
                         .arg(part.run->name, selector.text(), QString::number(part.picked.value, 'g', QLocale::FloatingPointShortest),
                              plainNumber(part.picked.step), sourceOf(*part.run, surroundings.file)));
    }
    return lines.join(u'\n');
}

// Without those that measure nothing, as a notebook that a glob caught; of a folder's runs, when one
// number is wanted, those that have it.
std::vector<runs::RunPtr> measured(const std::vector<runs::RunPtr> &runs, const NumberSpec &spec)
{
    std::vector<runs::RunPtr> some;
    std::ranges::copy_if(runs, std::back_inserter(some), [&](const runs::RunPtr &run) {
        return spec.over == Over::None ? !matchingMetrics(spec.selector.metric, {run}).isEmpty() : !run->series.empty();
    });
    return some.empty() ? runs : some;
}

Rendered makeNumber(const NumberSpec &spec, const Ingredients &with)
{
    const auto fail = [&](const Error &error, QLatin1StringView code = badBlock) { return errorBlock(with.block, error, with.surroundings, code); };
    const auto runs = measured(with.runs, spec);
    if (spec.over == Over::None && runs.size() > 1)
        return fail({ErrorKind::BadInput,
                     tr("%n runs match `%1`; say how to put them together, as in :mean, :mean±std or :min", nullptr,
                               int(runs.size())).arg(spec.run), {}, 0});
    std::vector<Part> parts;
    std::optional<Unpicked> missing;
    Findings findings;
    for (const auto &run : runs) {
        const auto part = partOf(run, spec, with.surroundings);
        if (part && (std::isfinite(part->picked.value) || spec.over == Over::None))
            parts.push_back(*part);
        else if (part)
            findings.append({Level::Warning, QStringLiteral("nan"), tr("%1 of %2 is NaN there and left out").arg(part->metric, run->name), {}});
        else
            missing = missing ? missing : part.error();
    }
    if (missing && (parts.empty() || missing->kind == ErrorKind::BadInput))
        return fail(*missing, missing->code);
    if (missing)
        findings.append({Level::Warning, missing->code, missing->message, {}});
    std::vector<double> values;
    for (const Part &part : parts)
        values.push_back(part.picked.value);
    const auto merged = merge(values, spec.over);
    if (!merged)
        return fail(merged.error());
    auto text = formatted(merged->value, spec.over == Over::N ? QString() : spec.format);
    if (text && merged->spread)
        text = formatted(*merged->spread, spec.format).transform([&](const QString &spread) {
            return QString(*text % u" ± " % spread);
        });
    if (!text)
        return fail(text.error());
    for (const Part &part : parts)
        if (part.picked.skipped)
            findings.append({Level::Warning, QStringLiteral("nan"),
                             tr("%1 of %2 ends in NaN; this is the last finite value, at step %3")
                                 .arg(part.metric, part.run->name, plainNumber(part.picked.step)), {}});
    QStringList names;
    for (const Part &part : parts)
        names.append(part.run->name);
    Rendered rendered;
    rendered.text = *text;
    rendered.findings = findings;
    rendered.html = u"<span class=\"number\" data-run=\"" % names.join(u' ').toHtmlEscaped() % u"\" data-value=\""
        % QString::number(merged->value, 'g', QLocale::FloatingPointShortest) % u'"'
        % (parts.size() == 1 ? QString(u" data-step=\"" % plainNumber(parts.front().picked.step) % u'"') : QString())
        % u" title=\"" % titleOf(spec, parts, with.surroundings).toHtmlEscaped() % u"\">" % text->toHtmlEscaped() % u"</span>";
    return rendered;
}

} // namespace

Result<NumberSpec> parseNumber(const QString &source)
{
    Reader reader(source);
    NumberSpec spec;
    const auto run = reader.name(tr("the run"));
    if (!run)
        return std::unexpected(run.error());
    spec.run = *run;
    const auto metric = reader.name(tr("the metric"));
    if (!metric)
        return std::unexpected(metric.error());
    spec.selector.metric = *metric;
    if (reader.take(u'@'))
        if (const auto which = parseWhich(reader.word(u":|"), spec.selector); !which)
            return std::unexpected(which.error());
    if (reader.take(u':')) {
        const auto over = parseOver(reader.word(u"|"));
        if (!over)
            return std::unexpected(over.error());
        spec.over = *over;
    }
    reader.skipSpace();
    if (reader.take(u'|')) {
        spec.format = reader.rest().trimmed();
        if (const auto sound = pythonFormat(1, spec.format); !sound)
            return std::unexpected(sound.error());
        return spec;
    }
    if (!reader.atEnd())
        return failure(ErrorKind::BadInput,
                       tr("`%1` is left over; a number is {{RUN METRIC@WHICH:OVER | FORMAT}}, names with spaces in double quotes")
                           .arg(reader.rest()));
    return spec;
}

Result<Request> numberRequest(const Block &block, const Surroundings &)
{
    const auto spec = parseNumber(block.source);
    if (!spec)
        return std::unexpected(spec.error());
    return Request{{spec->run}, [spec = *spec](const Ingredients &with) { return makeNumber(spec, with); }};
}

} // namespace yeonji::figures
