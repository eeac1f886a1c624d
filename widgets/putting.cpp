// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/putting.h"
#include "widgets/catalog.h"
#include "widgets/creating.h"
#include "widgets/openers.h"
#include "widgets/tabarea.h"
#include "widgets/workspace.h"

#include "core/paths.h"
#include "project/documentfile.h"

#include <QFileInfo>

namespace yeonji::widgets {

using namespace Qt::StringLiterals;

Putting::Putting(Workspace &workspace, Catalog &catalog, TabArea &tabs, Open open, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_catalog(catalog), m_tabs(tabs), m_open(std::move(open))
{
}

void Putting::intoEntry(const QString &markdown)
{
    intoEntry([markdown](const QString &) { return markdown; });
}

void Putting::intoEntry(const Text &text)
{
    const auto used = m_tabs.byUse();
    for (Tab *tab : used) {
        if (tabKindOf(tab->path()) == TabKind::Entry && tab->insertText(text(tab->path()))) {
            Q_EMIT done(tr("Put into %1").arg(tab->title()), tab);
            return;
        }
    }
    const auto path = createEntry(m_workspace.project(), m_catalog.tree(), project::today(m_workspace.project().config));
    if (!path) {
        Q_EMIT failed(path.error());
        return;
    }
    Tab *tab = m_open(*path);
    if (tab && tab->appendText(text(*path)))
        Q_EMIT done(tr("Put into %1").arg(tab->title()), tab);
    else
        Q_EMIT failed({ErrorKind::NotWritable, tr("today's entry cannot be written; check the permissions of the folder"), *path, 0});
}

// The deck the project's people worked at last; empty: there is none.
QString Putting::newestDeck() const
{
    QFileInfo newest;
    for (const auto &document : m_catalog.tree().documents) {
        if (document.kind != project::DocumentKind::Deck)
            continue;
        const QFileInfo deck(m_catalog.absolute(document.path));
        if (newest.filePath().isEmpty() || deck.lastModified() > newest.lastModified())
            newest = deck;
    }
    return newest.filePath();
}

Result<> Putting::intoToday(const QString &markdown)
{
    if (const auto may = project::mayWrite(m_workspace.project()); !may)
        return may;
    const auto path = createEntry(m_workspace.project(), m_catalog.tree(), project::today(m_workspace.project().config));
    if (!path)
        return std::unexpected(path.error());
    const QString canonical = QFileInfo(*path).canonicalFilePath();
    for (Tab *tab : m_tabs.byUse())
        if (QFileInfo(tab->path()).canonicalFilePath() == canonical)
            return tab->appendText(markdown) ? Result<>()
                                             : failure(ErrorKind::NotWritable, tr("today's entry cannot be written; check the permissions of the folder"), *path);
    if (!leadsWithin(*path, m_workspace.project().root))
        return failure(ErrorKind::NotWritable, tr("today's entry is a link that leads out of the project; nothing is written there by itself"), *path);
    project::DocumentFile file(*path, m_workspace.project());
    const auto before = file.load();
    if (!before)
        return std::unexpected(before.error());
    if (before->recovered)
        return failure(ErrorKind::Conflict, tr("text of today's entry was not saved and waits to be brought back; open the entry"), *path);
    // No more blank lines than one.
    QString text = before->text;
    if (!text.isEmpty() && !text.endsWith(u'\n'))
        text += u'\n';
    if (!text.isEmpty() && !text.endsWith(u"\n\n"))
        text += u'\n';
    return file.save(text % markdown.trimmed() % u'\n');
}

void Putting::onSlide(const QString &markdown)
{
    QString path = m_lastDeck;
    if (!QFileInfo::exists(path))
        path = newestDeck();
    if (path.isEmpty()) {
        const auto made = createDeck(m_workspace.project(), tr("Seminar"));
        if (!made) {
            Q_EMIT failed(made.error());
            return;
        }
        path = *made;
    }
    Tab *tab = m_open(path);
    if (tab && tab->appendText(markdown)) {
        m_lastDeck = path;
        Q_EMIT done(tr("Put on a new slide of %1").arg(tab->title()), tab);
    } else {
        Q_EMIT failed({ErrorKind::NotWritable, tr("this deck cannot be written; check the permissions of the file"), path, 0});
    }
}

} // namespace yeonji::widgets
