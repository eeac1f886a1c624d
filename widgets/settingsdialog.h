// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The person's own choices. They hold at once; the language at the next start.

#include "widgets/workspace.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QSpinBox;

namespace yeonji::widgets {

class SettingsDialog : public QDialog
{
    Q_OBJECT
public:
    SettingsDialog(const Settings &settings, QWidget *parent);

    Settings settings() const;  // what is no matter of this dialog stays as it was

Q_SIGNALS:
    void changed();

private:
    Settings m_before;
    QComboBox *m_theme = nullptr;
    QComboBox *m_language = nullptr;
    QDoubleSpinBox *m_size = nullptr;
    QSpinBox *m_autosave = nullptr;
    QCheckBox *m_readingFace = nullptr;
    QCheckBox *m_spelling = nullptr;
    QCheckBox *m_quotes = nullptr;
    QCheckBox *m_vi = nullptr;
    QCheckBox *m_strict = nullptr;
    QCheckBox *m_notifyRuns = nullptr;
    QCheckBox *m_noteRuns = nullptr;
};

} // namespace yeonji::widgets
