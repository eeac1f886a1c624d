// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How a document leaves and where to; remembers both.

#include "export/export.h"

#include <QDialog>

class QComboBox;
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
    void formatChanged();
    void check();
    void browse();

    QString m_file;
    QComboBox *m_format = nullptr;
    QLineEdit *m_out = nullptr;
    QLabel *m_note = nullptr;
    QPushButton *m_export = nullptr;
};

} // namespace yeonji::widgets
