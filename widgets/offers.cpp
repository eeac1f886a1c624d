// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/offers.h"

#include "core/files.h"
#include "core/fuzzy.h"
#include "core/text.h"
#include "diary/outline.h"
#include "diary/references.h"
#include "figures/format.h"
#include "widgets/catalog.h"
#include "widgets/runspanel.h"
#include "widgets/workspace.h"

#include <QDir>
#include <QFileInfo>
#include <QFuture>
#include <QRegularExpression>
#include <QtConcurrentRun>

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;

namespace yeonji::widgets {

namespace {

constexpr qsizetype mostRead = 300;
constexpr qint64 largestRead = 1 << 20;

// A run's name or a metric's as a bound number writes it.
QString bound(const QString &name)
{
    static const QRegularExpression bare(uR"(^[\p{L}\p{N}_./,*-]+$)"_s);
    return bare.match(name).hasMatch() ? name : u'"' % name % u'"';
}

QStringList tagsOf(const QStringList &files)
{
    QHash<QString, int> often;
    for (const QString &file : files)
        if (const auto bytes = readFile(file, largestRead))
            for (const QString &tag : diary::outlineOf(decodeText(*bytes).text).tags)
                ++often[tag];
    QStringList tags = often.keys();
    std::ranges::sort(tags, [&](const QString &a, const QString &b) {
        return std::pair(-often.value(a), a) < std::pair(-often.value(b), b);
    });
    return tags;
}

class ProjectOffers
{
public:
    ProjectOffers(Workspace &workspace, const Catalog &catalog, const RunsPanel &runs)
        : m_workspace(workspace), m_catalog(catalog), m_runs(runs)
    {
        QObject::connect(&catalog, &Catalog::changed, &m_context, [this] {
            m_documents.reset();
            Q_EMIT m_workspace.offersChanged();
        });
        QObject::connect(&runs, &RunsPanel::listed, &workspace, &Workspace::offersChanged);
        QObject::connect(&runs, &RunsPanel::runRead, &workspace, &Workspace::offersChanged);
    }

    QList<Offer> operator()(const Asked &asked)
    {
        switch (asked.what) {
        case Asked::For::Document: return documents(asked.typed);
        case Asked::For::Run: return runs();
        case Asked::For::Metric: return metrics(asked.run);
        case Asked::For::Which: return numbers(asked.run, asked.metric);
        case Asked::For::Tag: return tags();
        case Asked::For::Day: break;
        }
        return {};
    }

private:
    // There may be a hundred thousand: only those that are listed become offers.
    QList<Offer> documents(const QString &typed)
    {
        const auto &all = m_catalog.tree().documents;
        if (!m_documents || typed.isEmpty()) {
            std::vector<FuzzySearch::Names> names;
            names.reserve(all.size());
            m_titles.clear();
            for (const auto &document : all) {
                m_titles.append(m_catalog.title(document));
                names.emplace_back(m_titles.last(), document.path);
            }
            m_documents.emplace(std::move(names));
        }
        QList<Offer> offers;
        for (const qsizetype index : m_documents->best(typed.normalized(QString::NormalizationForm_C), mostOffers)) {
            const auto &document = all[size_t(index)];
            offers.append({diary::wikiTarget(document.path), m_catalog.title(document), document.path});
        }
        return offers;
    }

    QList<Offer> runs() const
    {
        QList<Offer> offers;
        for (const runs::Found &found : m_runs.found())
            offers.append({bound(found.name) + u' ', found.name, {}});
        return offers;
    }

    // The first run of that name or glob that was read.
    runs::RunPtr runOf(const QString &name)
    {
        bool isAsked = false;
        for (const runs::Found &found : m_runs.found())
            if (found.name == name || globMatches(name, found.name)) {
                // While it is read anew, the numbers of a moment ago serve as well.
                runs::RunPtr run = m_workspace.library()->cached(found.name);
                if (!run)
                    run = m_runs.lastRead(found.key());
                if (run)
                    return run;
                if (!std::exchange(isAsked, true))
                    m_workspace.library()->find({found.path}).then(&m_context, [this, called = found.name](const auto &) {
                        if (m_workspace.library()->cached(called))
                            Q_EMIT m_workspace.offersChanged();
                    });
            }
        return m_workspace.library()->cached(name);
    }

    runs::Summary summaryOf(const runs::Series &series) const
    {
        return runs::summarize(series, runs::directionOf(series.name, m_workspace.project().config.directions));
    }

    QList<Offer> metrics(const QString &name)
    {
        QList<Offer> offers;
        if (const runs::RunPtr run = runOf(name))
            for (const runs::Series &series : run->series) {
                const auto last = summaryOf(series).last;
                offers.append({bound(series.name), series.name, last ? figures::plainNumber(*last) : QString()});
            }
        return offers;
    }

    QList<Offer> numbers(const QString &name, const QString &metric)
    {
        QList<Offer> offers;
        if (const runs::RunPtr run = runOf(name))
            for (const runs::Series &series : run->series) {
                if (series.name != metric)
                    continue;
                const runs::Summary all = summaryOf(series);
                const std::pair<QString, std::optional<double>> ways[] = {
                    {u"best"_s, all.best}, {u"last"_s, all.last}, {u"min"_s, all.min}, {u"max"_s, all.max}, {u"first"_s, all.first}};
                for (const auto &[which, value] : ways)
                    if (value)
                        offers.append({which, which, figures::plainNumber(*value)});
            }
        return offers;
    }

    QList<Offer> tags()
    {
        if (!m_reading.isRunning()) {
            QStringList files;
            for (const auto &document : m_catalog.tree().documents | std::views::take(mostRead))
                files.append(m_catalog.absolute(document.path));
            m_reading = QtConcurrent::run(tagsOf, files).then(&m_context, [this](const QStringList &tags) {
                if (std::exchange(m_tags, tags) != tags)
                    Q_EMIT m_workspace.offersChanged();
            });
        }
        QList<Offer> offers;
        for (const QString &tag : std::as_const(m_tags))
            offers.append({tag, u'#' + tag, {}});
        return offers;
    }

    Workspace &m_workspace;
    const Catalog &m_catalog;
    const RunsPanel &m_runs;
    QObject m_context;
    QStringList m_titles;
    std::optional<FuzzySearch> m_documents;  // by m_titles and their paths, until the catalog is another
    QFuture<void> m_reading;
    QStringList m_tags;
};

} // namespace

Offers projectOffers(Workspace &workspace, const Catalog &catalog, const RunsPanel &runs)
{
    return [offers = std::make_shared<ProjectOffers>(workspace, catalog, runs)](const Asked &asked) { return (*offers)(asked); };
}

} // namespace yeonji::widgets
