// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/renamedialog.h"

#include "widgets/rowlist.h"
#include "widgets/theme.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace yeonji::widgets {

Result<diary::Renaming> planFresh(const project::Project &project, const project::TextIndexPtr &known, const QString &path,
                                  const QString &name)
{
    return project::scan(project).and_then([&](const project::Tree &tree) {
        return diary::planRename(project, tree, *project::TextIndex::read(project, tree, known), path, name);
    });
}

RenameDialog::RenameDialog(const project::Project &project, const QString &path, const project::TextIndexPtr &known, QWidget *parent)
    : QDialog(parent)
    , m_project(project)
    , m_path(path)
    , m_known(known)
    , m_field(new QLineEdit(QFileInfo(path).completeBaseName()))
    , m_words(new QLabel)
    , m_list(new RowList(tr("Links that follow")))
{
    setWindowTitle(tr("Rename %1").arg(QFileInfo(path).fileName()));
    resize(560, 420);
    m_field->setAccessibleName(tr("New name"));
    m_field->selectAll();
    m_words->setWordWrap(true);
    m_words->setFont(interfaceFont(11.5));
    m_words->setForegroundRole(QPalette::PlaceholderText);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_rename = buttons->addButton(tr("Rename"), QDialogButtonBox::AcceptRole);
    m_rename->setDefault(true);
    m_rename->setEnabled(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(m_field);
    layout->addWidget(m_words);
    layout->addWidget(m_list, 1);
    layout->addWidget(buttons);
    m_soon.setSingleShot(true);
    m_soon.setInterval(150ms);
    connect(m_field, &QLineEdit::textChanged, this, [this] {
        m_plan.reset();
        m_rename->setEnabled(false);
        m_soon.start();
    });
    connect(&m_soon, &QTimer::timeout, this, &RenameDialog::look);
    connect(&m_planning, &QFutureWatcherBase::finished, this, [this] {
        if (std::exchange(m_again, false))
            look();
        else if (!m_soon.isActive())
            showPlan(m_planning.result());
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_words->setText(tr("The links to it follow. What will change is shown here."));
}

RenameDialog::~RenameDialog()
{
    m_planning.waitForFinished();
}

void RenameDialog::look()
{
    if (m_planning.isRunning()) {
        m_again = true;
        return;
    }
    m_planning.setFuture(QtConcurrent::run(planFresh, m_project, m_known, m_path, m_field->text()));
}

void RenameDialog::showPlan(const Result<diary::Renaming> &plan)
{
    QList<Row> rows;
    if (plan) {
        m_plan = *plan;
        qsizetype lines = 0;
        for (const auto &file : plan->files)
            for (const auto &[line, text] : file.lines) {
                Row row;
                row.title = text;
                row.second = file.path % u':' % QString::number(line);
                row.path = file.path;
                row.line = line;
                rows.append(row);
                ++lines;
            }
        m_words->setText(lines == 0 ? tr("Nothing links to it.") : tr("%Ln line(s) will read so:", nullptr, int(lines)));
    } else {
        m_words->setText(plan.error().message);
    }
    m_list->setRows(rows);
    m_rename->setEnabled(m_plan.has_value());
}

} // namespace yeonji::widgets
