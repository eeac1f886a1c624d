// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/catalog.h"
#include "widgets/workspace.h"

#include "core/filekinds.h"
#include "core/files.h"
#include "core/notebooktext.h"
#include "core/text.h"
#include "decks/slides.h"
#include "pages/pageview.h"

#include <QFileInfo>
#include <QtConcurrentRun>

#include <chrono>

namespace yeonji::widgets {

using namespace std::chrono_literals;

Catalog::Catalog(Workspace &workspace, QObject *parent) : QObject(parent), m_workspace(workspace), m_looked{{}, {workspace.project(), {}}}
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(60ms);
    connect(&m_soon, &QTimer::timeout, this, &Catalog::look);
    connect(&m_scan, &QFutureWatcherBase::finished, this, [this] {
        if (m_scan.future().resultCount() > 0)
            if (auto looked = m_scan.result())
                m_looked = std::move(*looked);
        m_ready = true;
        // Files may have changed under the same names.
        m_wanted = m_summaries.keys();
        Q_EMIT changed();
        readWanted();
        if (std::exchange(m_again, false))
            refresh();
    });
    connect(&m_read, &QFutureWatcherBase::finished, this, [this] {
        if (m_read.future().resultCount() > 0)
            m_summaries.insert(m_read.result());
        Q_EMIT summarized();
        readWanted();
    });
    connect(&workspace, &Workspace::projectChanged, this, &Catalog::refresh);
    connect(&workspace, &Workspace::foldersChanged, this, &Catalog::refresh);
}

Catalog::~Catalog()
{
    m_scan.cancel();
    m_read.cancel();
    m_scan.waitForFinished();
    m_read.waitForFinished();
}

QList<project::TreeDocument> Catalog::of(project::DocumentKind kind) const
{
    QList<project::TreeDocument> some;
    for (const auto &document : m_looked.tree.documents)
        if (document.kind == kind)
            some.append(document);
    return some;
}

QString Catalog::absolute(const QString &relative) const
{
    return m_workspace.project().root % u'/' % relative;
}

void Catalog::refresh()
{
    if (m_scan.isRunning())
        m_again = true;
    else
        m_soon.start();
}

void Catalog::look()
{
    m_scan.setFuture(QtConcurrent::run(
        [](QPromise<Result<Looked>> &promise, const project::Project &project) {
            auto tree = project::scan(project, [&promise] { return promise.isCanceled(); });
            promise.addResult(std::move(tree).transform([&project](project::Tree &&scanned) {
                for (const QString &folder : std::as_const(scanned.leftovers))
                    sweepTemporaries(folder);
                const project::LinkTable links(project, scanned);
                return Looked{std::move(scanned), links};
            }));
        },
        m_workspace.project()));
}

DocumentSummary Catalog::summary(const QString &relative)
{
    const auto known = m_summaries.constFind(relative);
    if (known != m_summaries.cend())
        return *known;
    if (!m_wanted.contains(relative))
        m_wanted.append(relative);
    readWanted();
    return {};
}

QString Catalog::title(const project::TreeDocument &document) const
{
    if (const auto known = m_summaries.constFind(document.path); known != m_summaries.cend() && !known->text.title.isEmpty())
        return known->text.title;
    // QFileInfo takes too long for all of a large folder.
    const QStringView name = QStringView(document.path).sliced(document.path.lastIndexOf(u'/') + 1);
    return name.chopped(name.contains(u'.') ? name.size() - name.lastIndexOf(u'.') : 0).toString();
}

void Catalog::readWanted()
{
    if (m_wanted.isEmpty() || m_read.isRunning())
        return;
    m_read.setFuture(QtConcurrent::run(
        [](QPromise<Summaries> &promise, const QString &root, const QStringList &paths, const Summaries &before) {
            Summaries found;
            for (const QString &path : paths) {
                if (promise.isCanceled())
                    return;
                const QFileInfo file(root % u'/' % path);
                const auto known = before.constFind(path);
                if (known != before.cend() && known->modified == file.lastModified())
                    continue;
                DocumentSummary summary;
                summary.modified = file.lastModified();
                if (const auto bytes = readFile(file.filePath()); bytes && isNotebookFile(path)) {
                    summary.text.title = notebookTitle(*bytes);
                } else if (bytes) {
                    const QString text = decodeText(*bytes).text;
                    summary.text = diary::summarize(text);
                    if (pages::modeOf(file.filePath(), text) == pages::Mode::Deck)
                        summary.slides = int(decks::slidesOf(text).size());
                }
                found.insert(path, summary);
            }
            promise.addResult(found);
        },
        m_workspace.project().root, std::exchange(m_wanted, {}), m_summaries));
}

} // namespace yeonji::widgets
