// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/commitdialog.h"

#include "core/files.h"
#include "core/text.h"
#include "widgets/changespage.h"
#include "widgets/listandtext.h"
#include "widgets/theme.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace yeonji::widgets {

namespace {

constexpr qint64 largest = 4 << 20;

QString wordOf(project::Uncommitted::Is is)
{
    switch (is) {
    case project::Uncommitted::Is::New: return CommitDialog::tr("new");
    case project::Uncommitted::Is::Changed: return CommitDialog::tr("changed");
    case project::Uncommitted::Is::Gone: return CommitDialog::tr("gone");
    }
    return {};
}

} // namespace

CommitDialog::CommitDialog(const project::Project &project, const QList<project::Uncommitted> &files, QWidget *parent)
    : QDialog(parent)
    , m_project(project)
    , m_files(files)
    , m_list(new QListWidget)
    , m_text(new QTextBrowser)
    , m_message(new QLineEdit)
{
    setWindowTitle(tr("Commit"));
    resize(900, 600);
    m_list->setAccessibleName(tr("Files that differ from the last commit"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setStyleSheet(u"QListWidget::item { padding: 7px 8px; }"_s);
    m_text->setOpenLinks(false);
    m_text->setAccessibleName(tr("What differs from the last commit"));
    m_message->setPlaceholderText(tr("What changed, in a line"));
    m_message->setAccessibleName(tr("Message of the commit"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_commit = buttons->addButton(tr("Commit"), QDialogButtonBox::AcceptRole);
    m_commit->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(listAndText(m_list, m_text, 300), 1);
    layout->addWidget(m_message);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &QListWidget::currentRowChanged, this, &CommitDialog::showChosen);
    connect(m_list, &QListWidget::itemChanged, this, &CommitDialog::look);
    connect(m_message, &QLineEdit::textChanged, this, &CommitDialog::look);

    for (const project::Uncommitted &file : m_files) {
        auto *item = new QListWidgetItem(tr("%1 · %2").arg(file.path, wordOf(file.is)), m_list);
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Checked);
    }
    m_list->setCurrentRow(0);
    m_message->setFocus();
    look();
}

QString CommitDialog::shown() const
{
    return m_text->toPlainText();
}

QStringList CommitDialog::ticked() const
{
    QStringList paths;
    for (qsizetype i = 0; i < m_files.size(); ++i)
        if (m_list->item(int(i))->checkState() == Qt::Checked)
            paths.append(m_files.at(i).path);
    return paths;
}

QString CommitDialog::message() const
{
    return m_message->text().trimmed();
}

void CommitDialog::look()
{
    m_commit->setEnabled(!message().isEmpty() && !ticked().isEmpty());
}

void CommitDialog::showChosen()
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    const QString path = m_project.root % u'/' % m_files.at(row).path;
    const auto now = decodeText(readFile(path, largest).value_or(QByteArray()));
    const auto committed = project::lastCommitted(path);
    const auto then = decodeText(committed ? committed->bytes : QByteArray());
    if (!now.format.valid || !then.format.valid || now.text.contains(QChar(u'\0')))
        m_text->setPlainText(tr("This file is no text."));
    else
        m_text->setHtml(changesAsHtml(project::changesBetween(now.text, then.text), tokensOf(*this),
                                      {tr("committed"), tr("now"), {}, tr("Nothing in its text differs.")}));
}

} // namespace yeonji::widgets
