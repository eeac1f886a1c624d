// SPDX-License-Identifier: GPL-3.0-or-later
//
// The `runs` block: a table of runs, a line each, parameters and best values beside each other.
#include "figures/blockyaml.h"
#include "figures/curves.h"
#include "figures/format.h"
#include "figures/group.h"
#include "figures/html.h"
#include "figures/metrics.h"
#include "figures/pick.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>

namespace yeonji::figures {

namespace {

struct TableSpec
{
    QStringList runs;
    QStringList columns;  // empty: what differs, and the metrics people look at first
    QString sort;         // a column; `-` before it turns it round
    bool diff = false;    // only parameters that differ
    QString caption;
};

constexpr Key<TableSpec> keys[] = {
    {"runs", [](const Field &f, TableSpec &s) { return store(f.names(), s.runs); }},
    {"columns", [](const Field &f, TableSpec &s) { return store(f.names(), s.columns); }},
    {"sort", [](const Field &f, TableSpec &s) { return store(f.text(), s.sort); }},
    {"diff", [](const Field &f, TableSpec &s) { return store(f.truth(), s.diff); }},
    {"caption", [](const Field &f, TableSpec &s) { return store(f.text(), s.caption); }}};

constexpr qsizetype mostColumns = 24;

struct Cell
{
    QString text;                 // empty: the run does not have it
    std::optional<double> value;  // for sorting and for the best
    QString title;
    bool best = false;
};

struct Column
{
    QString name;         // as a person would write it
    bool metric = false;
    runs::Direction direction = runs::Direction::Unknown;
    std::vector<Cell> cells;  // one a run
};

Cell cellOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Double: return {plainNumber(value.toDouble()), value.toDouble(), {}};
    case QJsonValue::String: return {value.toString(), {}, {}};
    case QJsonValue::Bool: return {value.toBool() ? QStringLiteral("true") : QStringLiteral("false"), {}, {}};
    case QJsonValue::Null: return {QStringLiteral("null"), {}, {}};
    case QJsonValue::Undefined: return {};
    default: {
        const QJsonDocument document = value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
        return {QString::fromUtf8(document.toJson(QJsonDocument::Compact)), {}, {}};
    }
    }
}

// On a narrow page a name is broken behind what joins its words.
QString breakable(const QString &name)
{
    QString html;
    for (const QChar c : name) {
        html += QString(c).toHtmlEscaped();
        if (QStringView(u"_./@,=+").contains(c))
            html += QStringLiteral("<wbr/>");
    }
    return html;
}

class Table
{
public:
    Table(const TableSpec &spec, const Ingredients &with) : m_spec(spec), m_with(with) {}

    Result<Rendered> make()
    {
        if (const auto chosen = choose(); !chosen)
            return std::unexpected(chosen.error());
        if (m_spec.diff)
            std::erase_if(m_columns, [](const Column &c) { return !c.metric && !differs(c); });
        for (size_t i = 0; i < m_with.runs.size(); ++i)
            m_order.push_back(i);
        if (const auto sorted = sort(); !sorted)
            return std::unexpected(sorted.error());
        for (Column &column : m_columns) {
            markBest(column);
            alignDecimals(column);
        }
        Rendered rendered;
        rendered.html = html();
        rendered.text = markdown();
        rendered.findings = m_findings;
        return rendered;
    }

private:
    Column paramColumn(const QString &name) const
    {
        Column column{name, false, runs::Direction::Unknown, {}};
        for (const auto &run : m_with.runs)
            column.cells.push_back(cellOf(parameterOf(*run, name)));
        return column;
    }

    Column metricColumn(const Selector &selector)
    {
        Column column{selector.text(), true, directionOf(selector), {}};
        if (const auto can = canPick(selector.metric, selector, m_with.surroundings.directions); !can) {
            const Finding finding{Level::Error, can.error().code, can.error().message, {}};
            if (!m_findings.contains(finding))  // a column that is sorted by is made twice
                m_findings.append(finding);
        }
        for (const auto &run : m_with.runs) {
            const auto picked = pick(*run, selector.metric, selector, m_with.surroundings.directions);
            if (!picked) {
                column.cells.push_back({});
                continue;
            }
            Cell cell{plainNumber(picked->value), {}, {}};
            if (std::isfinite(picked->value))
                cell.value = picked->value;
            cell.title = tr("%1 = %2 at step %3 · %4")
                             .arg(selector.text(), QString::number(picked->value, 'g', QLocale::FloatingPointShortest),
                                  plainNumber(picked->step), sourceOf(*run, m_with.surroundings.file));
            column.cells.push_back(cell);
        }
        return column;
    }

    // Who asks for the least of a metric without a known direction wants the least marked.
    runs::Direction directionOf(const Selector &selector) const
    {
        const auto known = runs::directionOf(selector.metric, m_with.surroundings.directions);
        if (known == runs::Direction::Up || known == runs::Direction::Down)
            return known;
        return selector.which == Which::Max ? runs::Direction::Up : selector.which == Which::Min ? runs::Direction::Down : known;
    }

    static bool differs(const Column &column)
    {
        return std::ranges::any_of(column.cells, [&](const Cell &c) { return c.text != column.cells.front().text; });
    }

    // A name is a parameter if a run has one, else a metric; with `@` it is a metric.
    Result<std::vector<Column>> columnsOf(const QString &name)
    {
        if (!name.contains(u'@')
            && std::ranges::any_of(m_with.runs, [&](const auto &run) { return !parameterOf(*run, name).isUndefined(); }))
            return std::vector{paramColumn(name)};
        const auto selector = parseSelector(name);
        if (!selector)
            return failure(ErrorKind::BadInput, tr("column `%1`: %2").arg(name, selector.error().message), {}, lineOf(name));
        std::vector<Column> columns;
        for (const QString &metric : matchingMetrics(selector->metric, m_with.runs)) {
            Selector one = *selector;
            one.metric = metric;
            columns.push_back(metricColumn(one));
        }
        if (!columns.empty())
            return columns;
        QStringList known;
        for (const auto &run : m_with.runs) {
            known += flattened(run->params).keys();
            for (const runs::Series &series : run->series)
                known.append(series.name);
        }
        known.removeDuplicates();
        const QString near = nearestName(selector->metric, known);
        return failure(ErrorKind::BadInput,
                       near.isEmpty() ? tr("no run here has a parameter or metric `%1`; correct its name, or leave this column away").arg(selector->metric)
                                      : tr("no run here has a parameter or metric `%1`; did you mean `%2`?")
                                            .arg(selector->metric, near),
                       {}, lineOf(name));
    }

    // Where the block names a column; 0 if that cannot be told.
    int lineOf(const QString &column) const
    {
        const qsizetype at = m_with.block.source.indexOf(column);
        return at < 0 || m_with.block.line <= 0 ? 0 : m_with.block.line + 1 + int(m_with.block.source.first(at).count(u'\n'));
    }

    Result<> choose()
    {
        for (const QString &name : m_spec.columns) {
            auto columns = columnsOf(name);
            if (!columns)
                return std::unexpected(columns.error());
            m_columns.insert(m_columns.end(), columns->begin(), columns->end());
        }
        if (m_spec.columns.isEmpty())
            chooseForThem();
        if (qsizetype(m_columns.size()) > mostColumns) {
            m_findings.append({Level::Info, QStringLiteral("many-columns"),
                               tr("only %1 of %2 columns are shown; name those you want").arg(mostColumns).arg(m_columns.size()), {}});
            m_columns.resize(mostColumns);
        }
        return {};
    }

    // Parameters that differ (of one run: none), and the best of the metrics with a direction, those of
    // an evaluation first: what most runs have, and what can be read in a table.
    void chooseForThem()
    {
        constexpr qsizetype mostParams = 6, mostMetrics = 4, longest = 24;
        QStringList params;
        for (const auto &run : m_with.runs)
            params += flattened(run->params).keys();
        params.removeDuplicates();
        // `all_results.eval_loss` was measured, not chosen.
        std::vector<Column> differing;
        for (const QString &name : std::as_const(params)) {
            if (name.section(u'.', 0, 0).endsWith(QStringLiteral("_results")))
                continue;
            Column column = paramColumn(name);
            if (differs(column) && std::ranges::none_of(column.cells, [](const Cell &cell) { return cell.text.size() > longest; }))
                differing.push_back(std::move(column));
        }
        std::ranges::stable_sort(differing, std::ranges::greater(), &Table::known);
        differing.resize(std::min(differing.size(), size_t(mostParams)));
        std::ranges::move(differing, std::back_inserter(m_columns));
        QStringList evaluated, others;
        for (const auto &run : m_with.runs)
            for (const runs::Series &series : run->series)
                if (const auto way = runs::directionOf(series.name, m_with.surroundings.directions);
                    way == runs::Direction::Up || way == runs::Direction::Down)
                    (runs::isEvaluation(series.name) ? evaluated : others).append(series.name);
        evaluated.removeDuplicates();
        others.removeDuplicates();
        std::ranges::stable_sort(evaluated, std::ranges::greater(), [this](const QString &name) {
            return std::ranges::count_if(m_with.runs, [&name](const auto &run) { return run->find(name) != nullptr; });
        });
        for (const QString &metric : (evaluated + others).mid(0, mostMetrics))
            m_columns.push_back(metricColumn({metric, Which::Best, 0, true}));
    }

    static std::ptrdiff_t known(const Column &column)
    {
        return std::ranges::count_if(column.cells, [](const Cell &cell) { return !cell.text.isEmpty(); });
    }

    Result<> sort()
    {
        if (m_spec.sort.isEmpty())
            return {};
        const bool turned = m_spec.sort.startsWith(u'-');
        auto columns = columnsOf(turned ? m_spec.sort.mid(1).trimmed() : m_spec.sort);
        if (!columns)
            return std::unexpected(columns.error());
        const Column &by = columns->front();
        // The best first; of a parameter the smallest.
        const bool down = (by.direction == runs::Direction::Up) != turned;
        std::ranges::stable_sort(m_order, [&](size_t a, size_t b) {
            const Cell &x = by.cells[a], &y = by.cells[b];
            if (x.text.isEmpty() != y.text.isEmpty())
                return y.text.isEmpty();
            if (x.value && y.value)
                return down ? *x.value > *y.value : *x.value < *y.value;
            if (x.value.has_value() != y.value.has_value())
                return x.value.has_value();
            return down ? x.text > y.text : x.text < y.text;
        });
        return {};
    }

    static void markBest(Column &column)
    {
        if (!column.metric || column.direction == runs::Direction::Unknown || column.direction == runs::Direction::None)
            return;
        std::vector<double> values;
        for (const Cell &cell : column.cells)
            if (cell.value)
                values.push_back(*cell.value);
        if (values.size() < 2)
            return;
        const auto [least, most] = std::ranges::minmax(values);
        if (!canBeRanked(column.name, least, most))
            return;
        const double best = column.direction == runs::Direction::Up ? most : least;
        for (Cell &cell : column.cells)
            cell.best = cell.value && *cell.value == best;
    }

    // Below each other, numbers have their points below each other.
    static void alignDecimals(Column &column)
    {
        const auto plain = [](const Cell &cell) { return cell.value && !cell.text.contains(u'e'); };
        qsizetype decimals = 0;
        for (const Cell &cell : column.cells)
            if (plain(cell) && cell.text.contains(u'.'))
                decimals = std::max(decimals, cell.text.size() - cell.text.indexOf(u'.') - 1);
        for (Cell &cell : column.cells)
            if (column.metric && plain(cell))
                cell.text = QString::number(*cell.value, 'f', int(decimals));
    }

    QString html() const
    {
        QString html = QStringLiteral("<table class=\"runs\">\n");
        if (!m_spec.caption.isEmpty())
            html += u"<caption>" % m_spec.caption.toHtmlEscaped() % u"</caption>\n";
        html += u"<thead><tr><th scope=\"col\">" % tr("run").toHtmlEscaped() % u"</th>";
        for (const Column &column : m_columns)
            html += u"<th scope=\"col\"" % (isNumeric(column) ? QStringLiteral(" class=\"n\"") : QString()) % u'>'
                % breakable(column.name) % u"</th>";
        html += QStringLiteral("</tr></thead>\n<tbody>\n");
        for (const size_t i : m_order) {
            const runs::Run &run = *m_with.runs[i];
            html += u"<tr data-run=\"" % run.name.toHtmlEscaped() % u"\"><th scope=\"row\" title=\""
                % sourceOf(run, m_with.surroundings.file).toHtmlEscaped()
                % u"\"><svg class=\"swatch\" width=\"14\" height=\"8\" aria-hidden=\"true\"><path d=\"M0 4h14\" stroke=\""
                % m_with.colours.value(run.name) % u"\" stroke-width=\"2\"/></svg> " % breakable(run.name) % u"</th>";
            for (const Column &column : m_columns)
                html += cell(column, column.cells[i]);
            html += QStringLiteral("</tr>\n");
        }
        return html + QStringLiteral("</tbody></table>");
    }

    static bool isNumeric(const Column &column)
    {
        return column.metric || std::ranges::any_of(column.cells, [](const Cell &c) { return c.value.has_value(); });
    }

    static QString cell(const Column &column, const Cell &cell)
    {
        const QString text = cell.text.isEmpty() ? QStringLiteral("–") : cell.value ? cell.text.toHtmlEscaped() : breakable(cell.text);
        return u"<td" % (isNumeric(column) ? QStringLiteral(" class=\"n\"") : QString())
            % (cell.title.isEmpty() ? QString() : QString(u" title=\"" % cell.title.toHtmlEscaped() % u'"')) % u'>'
            % (cell.best ? QString(u"<strong>" % text % u"</strong>") : text) % u"</td>";
    }

    QString markdown() const
    {
        const auto plain = [](QString text) { return text.replace(u'|', QStringLiteral("\\|")).replace(u'\n', u' '); };
        QString head = u"| " % tr("run") % u" |", rule = QStringLiteral("|---|"), body;
        for (const Column &column : m_columns) {
            head += u' ' % plain(column.name) % u" |";
            rule += isNumeric(column) ? QStringLiteral("---:|") : QStringLiteral("---|");
        }
        for (const size_t i : m_order) {
            body += u"| " % plain(m_with.runs[i]->name) % u" |";
            for (const Column &column : m_columns) {
                const Cell &cell = column.cells[i];
                const QString text = cell.text.isEmpty() ? QStringLiteral("–") : plain(cell.text);
                body += u' ' % (cell.best ? QString(u"**" % text % u"**") : text) % u" |";
            }
            body += u'\n';
        }
        return head % u'\n' % rule % u'\n' % body;
    }

    const TableSpec &m_spec;
    const Ingredients &m_with;
    std::vector<Column> m_columns;
    std::vector<size_t> m_order;
    Findings m_findings;
};

} // namespace

Result<Request> tableRequest(const Block &block, const Surroundings &surroundings)
{
    const auto spec = readBlock<TableSpec>(keys, block.source, surroundings.file, block.line + 1,
                                           tr("`runs: [\"sft-*\", baseline]` and `columns: [learning_rate, eval_loss@best]`"));
    if (!spec)
        return std::unexpected(spec.error());
    if (spec->runs.isEmpty())
        return failure(ErrorKind::BadInput, tr("this table names no runs; add `runs:` with names, globs or paths"),
                       surroundings.file, block.line);
    return Request{spec->runs, [spec = *spec](const Ingredients &with) {
                       auto table = Table(spec, with).make();
                       return table ? *table : errorBlock(with.block, table.error(), with.surroundings);
                   }};
}

} // namespace yeonji::figures
