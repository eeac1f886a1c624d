// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/importdialog.h"

#include "widgets/listandtext.h"
#include "widgets/rowlist.h"
#include "widgets/theme.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTextEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace yeonji::widgets {

ImportDialog::ImportDialog(const project::Project &project, importing::Plan plan, QWidget *parent)
    : QDialog(parent)
    , m_plan(std::move(plan))
    , m_list(new RowList(tr("Entries that will be made")))
{
    setWindowTitle(tr("Import text"));
    resize(860, 560);
    auto *words = new QLabel;
    words->setWordWrap(true);
    auto *text = new QTextEdit;
    text->setAccessibleName(tr("Text of the entry"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    auto *take = buttons->addButton(tr("Import"), QDialogButtonBox::AcceptRole);
    take->setDefault(true);
    take->setEnabled(fresh() > 0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(words);
    layout->addWidget(listAndText(m_list, text, 320), 1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this, text] {
        if (const Row *row = m_list->currentRow())
            text->setPlainText(QString::fromUtf8(m_plan.entries.at(row->path.toLongLong()).part.bytes));
    });

    words->setText(fresh() > 0 ? tr("The text becomes %Ln entry(s). Not a word of it is changed, and nothing is written over.", nullptr, int(fresh()))
                               : tr("There is nothing to import: all of it is there already."));
    const QDir root(project.root);
    QList<Row> rows;
    for (qsizetype i = 0; i < m_plan.entries.size(); ++i) {
        const importing::Planned &entry = m_plan.entries.at(i);
        QStringList ranges;
        for (const auto &[first, last] : entry.part.lines)
            ranges.append(first == last ? QString::number(first) : QString(QString::number(first) % u'–' % QString::number(last)));
        Row row;
        row.title = entry.part.title.isEmpty() ? QFileInfo(entry.path).completeBaseName() : entry.part.title;
        row.second = QStringList{entry.part.day.isValid() ? QLocale().toString(entry.part.day, tr("MMM d, yyyy")) : tr("without a day"),
                                 root.relativeFilePath(entry.path), tr("lines %1").arg(ranges.join(u", "_s))}.join(u" · "_s);
        if (!entry.part.encoding.isEmpty())
            row.second += u" · "_s + tr("%1, becomes UTF-8").arg(entry.part.encoding);
        row.hint = entry.there ? tr("there already") : QString();
        row.path = QString::number(i);
        rows.append(row);
    }
    for (const Error &error : m_plan.failed)
        rows.append(headingRow(error.sentence()));
    m_list->setRows(rows);
    m_list->chooseFirst();
}

qsizetype ImportDialog::fresh() const
{
    return std::ranges::count(m_plan.entries, false, &importing::Planned::there);
}

} // namespace yeonji::widgets
