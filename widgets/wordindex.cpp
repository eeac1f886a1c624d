// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wordindex.h"
#include "widgets/catalog.h"
#include "widgets/workspace.h"

#include <QtConcurrentRun>

namespace yeonji::widgets {

namespace {

constexpr qsizetype worthKeeping = 500;  // files that the next start would read anew
constexpr size_t firstRead = 4000;      // of very many that were never read

using project::TextIndex;
using project::TextIndexPtr;

void readTree(QPromise<WordIndex::Stage> &promise, const project::Project &project, const project::Tree &tree, const TextIndexPtr &now,
              const QFuture<TextIndexPtr> &left)
{
    const auto cancelled = [&promise] { return promise.isCanceled(); };
    const auto progress = [&promise](qsizetype done, qsizetype all) {
        promise.setProgressRange(0, int(all));
        promise.setProgressValue(int(done));
    };
    TextIndexPtr known = now ? now : left.result();
    if (known->texts().empty() && tree.documents.size() > 2 * firstRead) {
        project::Tree newest;
        newest.documents.assign(tree.documents.begin(), tree.documents.begin() + firstRead);
        known = TextIndex::read(project, newest, {}, progress, cancelled);
        if (known)
            promise.addResult(WordIndex::Stage{known, false});
    }
    if (known)
        if (auto all = TextIndex::read(project, tree, known, progress, cancelled))
            promise.addResult(WordIndex::Stage{std::move(all), true});
}

} // namespace

WordIndex::WordIndex(Workspace &workspace, Catalog &catalog, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_catalog(catalog), m_left(QtConcurrent::run(&TextIndex::load, workspace.project()))
{
    connect(&catalog, &Catalog::changed, this, &WordIndex::read);
    connect(&m_reading, &QFutureWatcherBase::progressValueChanged, this,
            [this](int done) { Q_EMIT progressed(done, m_reading.progressMaximum()); });
    connect(&m_reading, &QFutureWatcherBase::resultReadyAt, this, [this](int at) { take(m_reading.resultAt(at)); });
    connect(&m_reading, &QFutureWatcherBase::finished, this, [this] {
        if (std::exchange(m_again, false))
            read();
    });
    m_left.then(this, [this](const TextIndexPtr &index) {
        if (!m_index && !index->texts().empty())
            take({index, false});
    });
}

WordIndex::~WordIndex()
{
    m_reading.cancel();
    m_reading.waitForFinished();
}

void WordIndex::take(const Stage &stage)
{
    m_index = stage.index;
    m_whole = m_whole || stage.whole;
    m_unkept += m_index->freshlyRead();
    if (stage.whole && m_unkept >= worthKeeping) {
        m_unkept = 0;
        // Where it cannot be written it is done without.
        (void)QtConcurrent::run([index = m_index, project = m_workspace.project()] { (void)index->save(project); });
    }
    Q_EMIT changed();
}

void WordIndex::read()
{
    if (m_reading.isRunning()) {
        m_again = true;
        return;
    }
    m_reading.setFuture(QtConcurrent::run(readTree, m_workspace.project(), m_catalog.tree(), m_index, m_left));
    Q_EMIT reading(m_reading.future());
}

} // namespace yeonji::widgets
