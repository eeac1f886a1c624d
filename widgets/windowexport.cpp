// SPDX-License-Identifier: GPL-3.0-or-later
//
// The document leaves: asks how and where to, and tells when it is there.
#include "core/filekinds.h"
#include "core/files.h"
#include "decks/include.h"
#include "widgets/exportdialog.h"
#include "widgets/mainwindow.h"
#include "widgets/noticebar.h"
#include "widgets/progress.h"
#include "widgets/statusline.h"
#include "widgets/tabarea.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QUrl>

namespace yeonji::widgets {

namespace {

// What a person should look at before the file goes to others.
QString foundIn(const exporting::Exported &exported, const QString &file)
{
    Findings found = exported.findings;
    found.removeIf([](const Finding &finding) { return finding.level == Level::Info; });
    if (found.isEmpty())
        return {};
    const Finding &first = found.constFirst();
    const bool isHere = first.file.isEmpty() || QFileInfo(first.file) == QFileInfo(file);
    const QString where = first.line > 0 && isHere ? MainWindow::tr("line %1: %2").arg(QString::number(first.line), first.message)
                                                   : decks::toldFrom(first, file);
    return found.size() == 1 ? where : MainWindow::tr("%1, and %n more", nullptr, int(found.size()) - 1).arg(where);
}

} // namespace

void MainWindow::exportCurrent()
{
    Tab *tab = m_tabs->current();
    if (!tab || !(isMarkdownFile(tab->path()) || isNotebookFile(tab->path()))) {
        m_status->say(tr("Open the entry, report, notebook or deck to export first"));
        return;
    }
    if (const auto saved = tab->save(); !saved) {
        complain(saved.error());
        return;
    }
    const QString file = tab->path();
    const auto text = readFile(file);
    if (!text) {
        complain(text.error());
        return;
    }
    auto *dialog = new ExportDialog(file, pages::modeOf(file, QString::fromUtf8(*text)), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, file] {
        const QString out = dialog->out();
        if (!m_exporter)
            m_exporter = std::make_unique<exporting::Exporter>();
        auto exported = m_exporter->exportDocument(file, out, dialog->options(), m_workspace->pageSetting());
        m_status->progress()->follow(tr("Exporting %1").arg(QFileInfo(out).fileName()), exported);
        exported.then(this, [this, out, file](const Result<exporting::Exported> &result) {
            if (!result && result.error().kind != ErrorKind::Cancelled)
                complain(result.error());
            if (!result)
                return;
            const QString first = result->files.value(0, out);
            const QString found = foundIn(*result, file);
            const QString done = tr("Exported: %1").arg(QDir::toNativeSeparators(first));
            m_notices->say(found.isEmpty() ? done : QString(done % u" — " % found),
                           {{tr("Open"), [first] { QDesktopServices::openUrl(QUrl::fromLocalFile(first)); }},
                            {tr("Show folder"), [first] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(first).path())); }}});
        });
    });
    dialog->open();
}

} // namespace yeonji::widgets
