// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/recent.h"
#include "widgets/welcome.h"
#include "widgets/dropplace.h"
#include "widgets/localpaths.h"
#include "widgets/rowlist.h"
#include "widgets/theme.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace yeonji::widgets {

Welcome::Welcome(QWidget *parent) : QWidget(parent)
{
    setAcceptDrops(true);
    auto *title = new QLabel(tr("Yeonji"));
    title->setFont(interfaceFont(26, Weight::Semibold));
    auto *line = new QLabel(tr("Write the day, drop in what the experiment left behind, and the same live "
                               "figure stands in the diary, the report and the slide. All of it is plain "
                               "files in one folder."));
    line->setWordWrap(true);
    auto *folder = new QPushButton(tr("Open a folder"));
    auto *made = new QPushButton(tr("New project"));
    auto *sample = new QPushButton(tr("Try the sample"));
    sample->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QPushButton *button : {sample, folder, made})
        buttons->addWidget(button);
    buttons->addStretch();
    m_recent = new RowList(tr("Recent"));
    auto *drop = new DropPlace(tr("or drop a folder here"));

    auto *column = new QWidget;
    column->setFixedWidth(520);
    auto *inner = new QVBoxLayout(column);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(16);
    inner->addStretch(2);
    inner->addWidget(title);
    inner->addWidget(line);
    inner->addLayout(buttons);
    inner->addWidget(drop);
    inner->addWidget(m_recent, 4);
    inner->addStretch(3);
    auto *layout = new QHBoxLayout(this);
    layout->addStretch();
    layout->addWidget(column);
    layout->addStretch();
    connect(folder, &QPushButton::clicked, this, &Welcome::openFolderRequested);
    connect(made, &QPushButton::clicked, this, &Welcome::newProjectRequested);
    connect(sample, &QPushButton::clicked, this, &Welcome::sampleRequested);
    connect(m_recent, &RowList::opened, this, &Welcome::folderRequested);
    refresh();
}

void Welcome::refresh()
{
    QList<Row> rows;
    for (const QString &path : project::recentProjects()) {
        Row row;
        row.title = QDir(path).dirName();
        row.second = QDir::toNativeSeparators(path);
        row.path = path;
        rows.append(row);
    }
    if (!rows.isEmpty())
        rows.prepend(headingRow(tr("Recent")));
    m_recent->setRows(rows);
    m_recent->setVisible(!rows.isEmpty());
}

void Welcome::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), QColor(tokensOf(*this).paper));
}

// Anything the window could be started with opens: a folder, a project file, an entry.
void Welcome::dragEnterEvent(QDragEnterEvent *event)
{
    if (!localPaths(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void Welcome::dropEvent(QDropEvent *event)
{
    const QStringList paths = localPaths(event->mimeData());
    if (paths.isEmpty())
        return;
    event->acceptProposedAction();
    Q_EMIT folderRequested(paths.first());
}

} // namespace yeonji::widgets
