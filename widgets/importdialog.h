// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How a text of many days will be divided into entries, before anything is written.

#include "import/import.h"

#include <QDialog>

namespace yeonji::widgets {

class RowList;

class ImportDialog : public QDialog
{
    Q_OBJECT
public:
    ImportDialog(const project::Project &project, importing::Plan plan, QWidget *parent);

    RowList *list() const { return m_list; }
    const importing::Plan &plan() const { return m_plan; }
    qsizetype fresh() const;  // entries that are not there yet

private:
    importing::Plan m_plan;
    RowList *m_list;
};

} // namespace yeonji::widgets
