// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/exportdialog.h"
#include "export/target.h"
#include "widgets/stored.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace yeonji::widgets {

using namespace Qt::StringLiterals;
using exporting::Format;
using exporting::suffixOf;

ExportDialog::ExportDialog(const QString &file, pages::Mode mode, QWidget *parent) : QDialog(parent), m_file(file), m_mode(mode)
{
    setWindowTitle(tr("Export %1").arg(QFileInfo(file).fileName()));
    setMinimumWidth(520);
    m_format = new QComboBox;
    m_format->addItem(tr("PDF"), int(Format::Pdf));
    m_format->addItem(tr("HTML, one file"), int(Format::Html));
    m_format->addItem(mode == pages::Mode::Deck ? tr("PNG, a picture of every slide") : tr("PNG, one picture"), int(Format::Png));
    if (mode == pages::Mode::Deck)
        m_format->addItem(tr("SVG, a drawing of every slide"), int(Format::Svg));
    m_out = new QLineEdit;
    auto *browseButton = new QPushButton(tr("Choose…"));
    browseButton->setAutoDefault(false);
    m_details = new QCheckBox(tr("Leave place, time and device inside the pictures"));
    m_note = new QLabel;
    m_note->setWordWrap(true);
    auto *where = new QHBoxLayout;
    where->setSpacing(8);
    where->addWidget(m_out, 1);
    where->addWidget(browseButton);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(24);
    form->setVerticalSpacing(12);
    form->addRow(tr("&Format"), m_format);
    m_slides = makeSlides();
    form->addRow(tr("&Slides"), m_slides);
    qobject_cast<QLabel *>(form->labelForField(m_slides))->setBuddy(m_perPage);
    m_form = form;
    auto *whereLabel = new QLabel(tr("&Where"));
    whereLabel->setBuddy(m_out);
    form->addRow(whereLabel, where);
    form->addRow(QString(), m_details);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_export = buttons->addButton(tr("Export"), QDialogButtonBox::AcceptRole);
    m_export->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 16);
    layout->setSpacing(16);
    layout->addLayout(form);
    layout->addWidget(m_note);
    layout->addWidget(buttons);

    const auto stored = storedValues();
    const int format = stored->value(u"export/format"_s, int(Format::Pdf)).toInt();
    m_format->setCurrentIndex(qMax(0, m_format->findData(format)));
    m_perPage->setCurrentIndex(qMax(0, m_perPage->findData(stored->value(u"export/perPage"_s, 0).toInt())));
    m_notes->setChecked(stored->value(u"export/notes"_s, false).toBool());
    m_fragments->setChecked(stored->value(u"export/fragments"_s, false).toBool());
    const QString folder = stored->value(u"export/folder"_s).toString();
    m_out->setText(QDir(QFileInfo(folder).isDir() ? folder : QFileInfo(file).path())
                       .filePath(QFileInfo(file).completeBaseName() % u'.' % suffixOf(options().format)));
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::formatChanged);
    connect(m_out, &QLineEdit::textChanged, this, &ExportDialog::check);
    connect(browseButton, &QPushButton::clicked, this, &ExportDialog::browse);
    connect(buttons, &QDialogButtonBox::accepted, this, &ExportDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_perPage, &QComboBox::currentIndexChanged, this, &ExportDialog::slidesChanged);
    formatChanged();
    slidesChanged();
}

QWidget *ExportDialog::makeSlides()
{
    m_perPage = new QComboBox;
    m_perPage->addItem(tr("One a page"), 0);
    for (const int number : {2, 4, 6})
        m_perPage->addItem(tr("Handout, %1 a page").arg(number), number);
    m_notes = new QCheckBox;
    m_fragments = new QCheckBox(tr("A page for every step of a list"));
    auto *box = new QWidget;
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    for (QWidget *part : std::initializer_list<QWidget *>{m_perPage, m_notes, m_fragments})
        layout->addWidget(part);
    return box;
}

exporting::Options ExportDialog::options() const
{
    exporting::Options options;
    options.format = Format(m_format->currentData().toInt());
    options.pictureDetails = m_details->isChecked();
    if (m_mode != pages::Mode::Deck || options.format != Format::Pdf)
        return options;
    options.notes = m_notes->isChecked();
    options.fragments = m_fragments->isChecked();
    options.handout = {m_perPage->currentData().toInt(), options.notes};
    return options;
}

void ExportDialog::slidesChanged()
{
    m_notes->setText(m_perPage->currentData().toInt() > 0 ? tr("Presenter notes beside the slides, instead of lines")
                                                          : tr("Presenter notes on the pages, to be opened"));
}

QString ExportDialog::out() const
{
    const QString out = QDir(QFileInfo(m_file).path()).absoluteFilePath(m_out->text().trimmed());
    return QFileInfo(out).suffix().isEmpty() && !QFileInfo(out).isDir() ? QString(out % u'.' % suffixOf(options().format)) : out;
}

void ExportDialog::formatChanged()
{
    const QFileInfo now(m_out->text());
    m_out->setText(QDir(now.path()).filePath(now.completeBaseName() % u'.' % suffixOf(options().format)));
    m_form->setRowVisible(m_slides, m_mode == pages::Mode::Deck && options().format == Format::Pdf);
    check();
}

void ExportDialog::check()
{
    const QFileInfo target(out());
    const bool named = !m_out->text().trimmed().isEmpty() && !target.isDir();
    const QString why = named ? exporting::whyNotTo(m_file, target.filePath(), options().format) : tr("Name the file to write.");
    m_export->setEnabled(why.isEmpty());
    m_note->setText(!why.isEmpty()    ? why
                    : target.exists() ? tr("A file of this name is there and will be replaced.") : QString());
    const bool was = m_note->isVisible();
    m_note->setVisible(!m_note->text().isEmpty());
    if (isVisible() && m_note->isVisible() != was) {  // or it stays as high as it was with the note
        layout()->activate();
        resize(width(), layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width()) : sizeHint().height());
    }
}

void ExportDialog::browse()
{
    const QLatin1StringView suffix = suffixOf(options().format);
    const QString chosen = QFileDialog::getSaveFileName(this, windowTitle(), out(), u"*."_s % suffix, nullptr,
                                                        QFileDialog::DontConfirmOverwrite);
    if (!chosen.isEmpty())
        m_out->setText(chosen);
}

void ExportDialog::accept()
{
    const auto stored = storedValues();
    stored->setValue(u"export/format"_s, m_format->currentData().toInt());
    stored->setValue(u"export/folder"_s, QFileInfo(out()).path());
    if (!m_slides->isHidden()) {
        stored->setValue(u"export/perPage"_s, m_perPage->currentData().toInt());
        stored->setValue(u"export/notes"_s, m_notes->isChecked());
        stored->setValue(u"export/fragments"_s, m_fragments->isChecked());
    }
    QDialog::accept();
}

} // namespace yeonji::widgets
