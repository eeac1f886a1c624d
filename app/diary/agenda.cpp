// SPDX-License-Identifier: GPL-3.0-or-later
#include "diary/agenda.h"

#include "core/filekinds.h"
#include "core/textfile.h"

#include <QThreadPool>
#include <QtConcurrentMap>

using namespace Qt::StringLiterals;

namespace yeonji::diary {

std::vector<Result<Outline>> outlinesOf(const QStringList &paths)
{
    const auto read = [](const QString &path) -> Result<Outline> {
        return readText(path).transform([](const DecodedText &decoded) { return outlineOf(decoded.text); });
    };
    // Threads of its own: a caller in the common pool would wait for itself.
    QThreadPool pool;
    return QtConcurrent::blockingMapped<std::vector<Result<Outline>>>(&pool, paths, read);
}

Agenda agenda(const project::Project &project, const project::TextIndex &index)
{
    std::vector<project::TreeDocument> documents;
    QStringList paths;
    for (const auto &text : index.texts())
        if (text.document.kind != project::DocumentKind::Notebook && !isPlainTextFile(text.document.path)
            && (text.folded.contains("[ ]") || text.folded.contains("[x]")) && text.folded.contains("~")) {
            documents.push_back(text.document);
            paths.append(project.root % u'/' % text.document.path);
        }
    Agenda agenda;
    const auto outlines = outlinesOf(paths);
    for (size_t i = 0; i < outlines.size(); ++i) {
        if (!outlines[i]) {
            agenda.failed.append(outlines[i].error());
            continue;
        }
        for (const Promise &promise : outlines[i]->promises)
            agenda.promises.push_back({documents[i], promise});
    }
    std::ranges::stable_sort(agenda.promises, {}, [](const PromiseAt &at) { return std::tie(at.promise.due, at.document.path, at.promise.line); });
    return agenda;
}

} // namespace yeonji::diary
