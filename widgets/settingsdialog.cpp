// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/settingsdialog.h"

#include "widgets/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace yeonji::widgets {

using namespace Qt::StringLiterals;

SettingsDialog::SettingsDialog(const Settings &settings, QWidget *parent) : QDialog(parent), m_before(settings)
{
    setWindowTitle(tr("Settings"));
    setMinimumWidth(440);
    m_theme = new QComboBox;
    m_theme->addItems({tr("As the system"), tr("Light"), tr("Dark")});
    m_theme->setCurrentIndex(int(settings.theme));
    m_language = new QComboBox;
    m_language->addItem(tr("As the system"), QString());
    m_language->addItem(u"한국어"_s, u"ko"_s);
    m_language->addItem(u"English"_s, u"en"_s);
    m_language->setCurrentIndex(qMax(0, m_language->findData(settings.language)));
    m_language->setToolTip(tr("Takes effect at the next start"));
    m_size = new QDoubleSpinBox;
    m_size->setRange(9, 40);
    m_size->setSingleStep(0.5);
    m_size->setDecimals(1);
    m_size->setValue(settings.editorSize);
    m_autosave = new QSpinBox;
    m_autosave->setRange(1, 60);
    m_autosave->setSuffix(tr(" s"));
    m_autosave->setValue(settings.autosaveSeconds);
    for (QAbstractSpinBox *box : {static_cast<QAbstractSpinBox *>(m_size), static_cast<QAbstractSpinBox *>(m_autosave)})
        box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_readingFace = new QCheckBox(tr("Write in the reading face"));
    m_readingFace->setChecked(settings.readingFaceInEditor);
    m_spelling = new QCheckBox(tr("Check spelling while typing"));
    m_spelling->setChecked(settings.spelling);
    m_quotes = new QCheckBox(tr("Printed quotation marks (“ ”), not in code"));
    m_quotes->setChecked(settings.smartQuotes);
    m_vi = new QCheckBox(tr("vi keys"));
    m_vi->setChecked(settings.viMode);
    m_strict = new QCheckBox(tr("Strict CommonMark (no blocks of Yeonji's own)"));
    m_strict->setChecked(settings.strictMarkdown);
    m_notifyRuns = new QCheckBox(tr("Tell me when a run fails, goes quiet, diverges or finishes"));
    m_notifyRuns->setChecked(settings.notifyRuns);
    m_noteRuns = new QCheckBox(tr("Write that into today's entry, too"));
    m_noteRuns->setChecked(settings.noteRuns);

    auto *form = new QFormLayout;
    form->setHorizontalSpacing(24);
    form->setVerticalSpacing(12);
    const auto heading = [form](const QString &text) {
        auto *label = new QLabel(text);
        label->setFont(interfaceFont(11.5, Weight::Semibold));
        label->setContentsMargins(0, form->rowCount() > 0 ? 12 : 0, 0, 0);
        form->addRow(label);
    };
    heading(tr("Look"));
    form->addRow(tr("&Colours"), m_theme);
    form->addRow(tr("&Language (next start)"), m_language);
    heading(tr("Writing"));
    form->addRow(tr("Editor text si&ze"), m_size);
    form->addRow(tr("Save &after"), m_autosave);
    for (QCheckBox *box : {m_readingFace, m_spelling, m_quotes, m_vi})
        form->addRow(QString(), box);
    heading(tr("Markdown"));
    form->addRow(QString(), m_strict);
    heading(tr("Runs"));
    for (QCheckBox *box : {m_notifyRuns, m_noteRuns})
        form->addRow(QString(), box);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::accept);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 16);
    layout->setSpacing(24);
    layout->addLayout(form);
    layout->addWidget(buttons);

    connect(m_theme, &QComboBox::currentIndexChanged, this, &SettingsDialog::changed);
    connect(m_language, &QComboBox::currentIndexChanged, this, &SettingsDialog::changed);
    connect(m_size, &QDoubleSpinBox::valueChanged, this, &SettingsDialog::changed);
    connect(m_autosave, &QSpinBox::valueChanged, this, &SettingsDialog::changed);
    for (QCheckBox *box : {m_readingFace, m_spelling, m_quotes, m_vi, m_strict, m_notifyRuns, m_noteRuns})
        connect(box, &QCheckBox::toggled, this, &SettingsDialog::changed);
}

Settings SettingsDialog::settings() const
{
    Settings settings = m_before;
    settings.theme = Settings::Theme(m_theme->currentIndex());
    settings.language = m_language->currentData().toString();
    settings.editorSize = m_size->value();
    settings.autosaveSeconds = m_autosave->value();
    settings.readingFaceInEditor = m_readingFace->isChecked();
    settings.spelling = m_spelling->isChecked();
    settings.smartQuotes = m_quotes->isChecked();
    settings.viMode = m_vi->isChecked();
    settings.strictMarkdown = m_strict->isChecked();
    settings.notifyRuns = m_notifyRuns->isChecked();
    settings.noteRuns = m_noteRuns->isChecked();
    return settings;
}

} // namespace yeonji::widgets
