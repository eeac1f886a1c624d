// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wordindex.h"
#include "widgets/catalog.h"
#include "widgets/workspace.h"

#include <QtConcurrentRun>

namespace yeonji::widgets {

namespace {

constexpr qsizetype worthKeeping = 500;  // files that the next start would read anew

} // namespace

WordIndex::WordIndex(Workspace &workspace, Catalog &catalog, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_catalog(catalog)
{
    connect(&catalog, &Catalog::changed, this, &WordIndex::read);
    connect(&m_reading, &QFutureWatcherBase::progressValueChanged, this,
            [this](int done) { Q_EMIT progressed(done, m_reading.progressMaximum()); });
    connect(&m_reading, &QFutureWatcherBase::finished, this, [this] {
        if (m_reading.future().resultCount() > 0)
            if (const auto index = m_reading.result()) {
                m_index = index;
                m_unkept += index->freshlyRead();
                if (m_unkept >= worthKeeping) {
                    m_unkept = 0;
                    // Where it cannot be written it is done without.
                    (void)QtConcurrent::run([index, project = m_workspace.project()] { (void)index->save(project); });
                }
                Q_EMIT changed();
            }
        if (std::exchange(m_again, false))
            read();
    });
}

WordIndex::~WordIndex()
{
    m_reading.cancel();
    m_reading.waitForFinished();
}

void WordIndex::read()
{
    if (m_reading.isRunning()) {
        m_again = true;
        return;
    }
    m_reading.setFuture(QtConcurrent::run(
        [](QPromise<project::TextIndexPtr> &promise, const project::Project &project, const project::Tree &tree,
           const project::TextIndexPtr &known) {
            const auto progress = [&promise](qsizetype done, qsizetype all) {
                promise.setProgressRange(0, int(all));
                promise.setProgressValue(int(done));
            };
            promise.addResult(project::TextIndex::read(project, tree, known ? known : project::TextIndex::load(project), progress,
                                                       [&promise] { return promise.isCanceled(); }));
        },
        m_workspace.project(), m_catalog.tree(), m_index));
}

} // namespace yeonji::widgets
