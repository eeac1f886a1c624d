// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/openers.h"
#include "core/filekinds.h"
#include "core/text.h"
#include "core/textfile.h"
#include "project/assets.h"
#include "project/tree.h"
#include "runs/reader.h"
#include "widgets/deckview.h"
#include "widgets/entryview.h"
#include "widgets/fileviews.h"
#include "widgets/runpane.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace yeonji::widgets {

namespace {

constexpr qint64 headSize = 64 << 10;

QByteArray headOf(const QString &path)
{
    QFile file(path);
    return QFileInfo(path).isFile() && file.open(QIODevice::ReadOnly) ? file.read(headSize) : QByteArray();
}

bool looksLikeText(QByteArrayView head)
{
    return isUtf16(head) || !head.contains('\0');  // the view says how to make UTF-8 of it
}

// One that nothing was written into yet. Its pane says so.
bool willBeARun(const QString &path)
{
    const QString name = QFileInfo(path).fileName().toLower();
    return std::ranges::any_of(runs::readers(), [&name](const runs::Reader &reader) {
        const QString globs = QLatin1StringView(reader.ownNames) % u' ' % QLatin1StringView(reader.names);
        return std::ranges::any_of(globs.split(u' ', Qt::SkipEmptyParts), [&name](const QString &glob) { return globMatches(glob, name); });
    });
}

template<class View>
Tab *make(Workspace &workspace, const QString &path, QWidget *parent)
{
    return new View(workspace, path, parent);
}

struct Opener
{
    TabKind kind;
    Tab *(*make)(Workspace &, const QString &, QWidget *);
};

constexpr Opener openers[] = {
    {TabKind::Entry, make<EntryView>},
    {TabKind::Notebook, make<EntryView>},
    {TabKind::Deck, make<DeckView>},
    {TabKind::Run, make<RunPane>},
    {TabKind::Picture, make<PictureView>},
    {TabKind::Text, make<TextView>},
};

} // namespace

bool isExperiment(const QString &path)
{
    const QFileInfo info(path);
    runs::Candidate candidate;
    candidate.path = info.absoluteFilePath();
    candidate.folder = info.isDir();
    if (info.isDir())
        candidate.children = QDir(path).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    else
        candidate.head = headOf(path);
    return std::ranges::any_of(runs::readers(),
                               [&](const runs::Reader &reader) { return reader.sniff(candidate) > 0; });
}

TabKind tabKindOf(const QString &path)
{
    if (QFileInfo(path).isDir())
        return TabKind::Run;
    const QByteArray head = headOf(path);
    if (isMarkdownFile(path))
        return project::isDeckFile(path) ? TabKind::Deck : TabKind::Entry;
    if (isNotebookFile(path))
        return TabKind::Notebook;
    if (project::isPictureName(path))
        return TabKind::Picture;
    if (isExperiment(path) || (head.isEmpty() && willBeARun(path)))
        return TabKind::Run;
    return looksLikeText(head) ? TabKind::Text : TabKind::Outside;
}

Tab *makeTab(TabKind kind, const QString &path, Workspace &workspace, QWidget *parent)
{
    for (const Opener &opener : openers)
        if (opener.kind == kind)
            return opener.make(workspace, path, parent);
    return nullptr;
}

} // namespace yeonji::widgets
