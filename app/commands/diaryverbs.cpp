// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/diaryverbs.h"

#include "commands/commands.h"
#include "commands/usage.h"
#include "core/words.h"

#include <QFileInfo>
#include <QtConcurrentRun>

namespace yeonji::commands {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype worthKeeping = 500;  // files that would be read anew

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

} // namespace

Result<Indexed> openIndexed(const QString &path)
{
    if (const QFileInfo info(path); info.exists() && !info.isDir())
        return failure(ErrorKind::BadInput, tr("this is no folder; name that of a project"), path);
    const auto project = project::open(path);
    if (!project)
        return std::unexpected(project.error());
    const auto known = QtConcurrent::run(&project::TextIndex::load, *project);
    const auto tree = project::scan(*project);
    if (!tree)
        return std::unexpected(tree.error());
    return Indexed{*project, project::TextIndex::read(*project, *tree, known.result())};
}

int tellUnread(const QList<Error> &unread, const QString &given)
{
    int status = 0;
    for (Error error : unread) {
        error.file = shownPath(error.file, given);
        status = failed(error);
    }
    return status;
}

void keep(const Indexed &indexed)
{
    // Without it everything works; where it cannot be written, it is done without.
    if (indexed.index->freshlyRead() >= worthKeeping)
        (void)indexed.index->save(indexed.project);
}

QJsonObject promiseJson(const diary::Promise &promise, const QString &file)
{
    return {{u"text"_s, promise.text},
            {u"person"_s, orNull(promise.person)},
            {u"due"_s, promise.due},
            {u"done"_s, promise.done},
            {u"evidence"_s, orNull(promise.evidence)},
            {u"file"_s, file},
            {u"line"_s, promise.line}};
}

} // namespace yeonji::commands
