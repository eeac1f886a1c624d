// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/historydialog.h"

#include "core/text.h"
#include "widgets/changespage.h"
#include "widgets/listandtext.h"
#include "widgets/rowlist.h"
#include "widgets/theme.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QLocale>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace yeonji::widgets {

namespace {

constexpr qsizetype committed = -1;  // in place of the number of a version

} // namespace

HistoryDialog::HistoryDialog(const project::Project &project, const QString &path, const QString &now, QWidget *parent)
    : QDialog(parent)
    , m_history(project)
    , m_path(path)
    , m_now(now)
    , m_versions(m_history.versions(path))
    , m_list(new RowList(tr("Earlier texts")))
    , m_text(new QTextBrowser)
{
    setWindowTitle(tr("Earlier texts of %1").arg(QFileInfo(path).fileName()));
    resize(900, 600);
    m_text->setOpenLinks(false);
    m_text->setAccessibleName(tr("What differs from now"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    m_all = buttons->addButton(tr("Bring the whole text back"), QDialogButtonBox::ActionRole);
    // Enter in the list must not change the text.
    for (QAbstractButton *button : buttons->buttons())
        static_cast<QPushButton *>(button)->setAutoDefault(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(listAndText(m_list, m_text, 240), 1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_all, &QPushButton::clicked, this, &HistoryDialog::bringBackAll);
    connect(m_text, &QTextBrowser::anchorClicked, this, [this](const QUrl &link) { bringBack(link.toString().toLongLong()); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        if (const Row *row = m_list->currentRow())
            showVersion(row->path.toLongLong());
    });
    m_all->setEnabled(false);
    showTimes();
    m_list->chooseFirst();
    // The newest is mostly what stands there now; what a person looks for lies before it.
    if (m_changes.isEmpty() && m_versions.size() > 1)
        m_list->step(1);
    // git may take its time, over a large repository or a slow disk.
    QtConcurrent::run(project::lastCommitted, path).then(this, [this](const std::optional<project::Committed> &last) {
        m_committed = last;
        showTimes();
        if (last && !m_list->currentRow())
            m_list->chooseFirst();
    });
}

void HistoryDialog::showTimes()
{
    QList<Row> rows;
    QDate day;
    if (m_committed) {
        Row row;
        row.title = tr("Last commit");
        row.hint = QLocale().toString(m_committed->when.date(), tr("MMM d, yyyy"));
        row.path = QString::number(committed);
        rows.append(row);
    }
    for (qsizetype i = 0; i < m_versions.size(); ++i) {
        const project::Version &version = m_versions.at(i);
        const QDateTime when = version.when.toLocalTime();
        if (day != when.date()) {
            day = when.date();
            rows.append(headingRow(QLocale().toString(day, tr("ddd, MMM d, yyyy"))));
        }
        Row row;
        row.title = QLocale().toString(when.time(), u"HH:mm:ss"_s);
        row.hint = version.setAside ? tr("set aside") : QLocale().formattedDataSize(version.size);
        row.path = QString::number(i);
        rows.append(row);
    }
    if (rows.isEmpty())
        rows.append(headingRow(tr("Nothing earlier is kept yet")));
    m_list->setRows(rows);
}

void HistoryDialog::setNow(const QString &now)
{
    m_now = now;
    showChanges();
}

void HistoryDialog::showVersion(qsizetype version)
{
    const auto bytes = version == committed ? Result<QByteArray>(m_committed->bytes) : m_history.read(m_versions.at(version));
    if (!bytes) {
        m_changes.clear();
        m_all->setEnabled(false);
        m_text->setPlainText(bytes.error().message);
        return;
    }
    m_then = decodeText(*bytes).text;
    showChanges();
}

void HistoryDialog::showChanges()
{
    m_changes = project::changesBetween(m_now, m_then);
    m_all->setEnabled(!m_changes.isEmpty());
    m_text->setHtml(changesAsHtml(m_changes, tokensOf(*this), {tr("then"), tr("now"), tr("Bring this back"), tr("This is what it says now.")}));
}

void HistoryDialog::bringBack(qsizetype change)
{
    if (change >= 0 && change < m_changes.size())
        Q_EMIT broughtBack(m_changes.at(change).edits);
}

void HistoryDialog::bringBackAll()
{
    QList<project::TextEdit> edits;
    for (const project::Change &change : std::as_const(m_changes))
        edits += change.edits;
    Q_EMIT broughtBack(edits);
}

} // namespace yeonji::widgets
