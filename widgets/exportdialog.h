// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How a document leaves and where to; remembers both.

#include "export/export.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;
class QLabel;

namespace yeonji::widgets {

class ExportDialog : public QDialog
{
    Q_OBJECT
public:
    ExportDialog(const QString &file, pages::Mode mode, QWidget *parent);

    exporting::Options options() const;
    QString out() const;  // absolute

    void accept() override;

private:
    QWidget *makeSlides();
    void formatChanged();
    void slidesChanged();
    void check();
    void browse();

    QString m_file;
    pages::Mode m_mode;
    QComboBox *m_format = nullptr;
    QFormLayout *m_form = nullptr;
    QWidget *m_slides = nullptr;  // what only a PDF of a deck asks
    QComboBox *m_perPage = nullptr;
    QCheckBox *m_notes = nullptr;
    QCheckBox *m_fragments = nullptr;
    QLineEdit *m_out = nullptr;
    QCheckBox *m_details = nullptr;
    QLabel *m_note = nullptr;
    QPushButton *m_export = nullptr;
};

} // namespace yeonji::widgets
