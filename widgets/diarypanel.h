// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Diary: the month (or the year, by a click on its name), the entries of the week or month looked at, and
// what was written on this day in other years.

#include "widgets/panel.h"

#include <QDate>

class QLabel;
class QPushButton;

namespace yeonji::project { struct TreeDocument; }

namespace yeonji::widgets {

class Catalog;
class MonthGrid;
class WordIndex;
class Workspace;
class YearGrid;
struct Row;

class DiaryPanel : public Panel
{
    Q_OBJECT
public:
    DiaryPanel(Workspace &workspace, Catalog &catalog, WordIndex &index, QWidget *parent = nullptr);

    void setCurrentPath(const QString &path) override;
    MonthGrid *grid() const { return m_grid; }
    YearGrid *year() const { return m_year; }
    void showYear();
    void showMonth(QDate month);

Q_SIGNALS:
    void dayRequested(const QDate &day);  // its entry, which need not exist

private:
    void fill();
    void tint();
    Row rowOf(const project::TreeDocument &entry, const QString &dateFormat);

    Workspace &m_workspace;
    Catalog &m_catalog;
    WordIndex &m_index;
    MonthGrid *m_grid = nullptr;
    YearGrid *m_year = nullptr;
    RowList *m_list = nullptr;
    QPushButton *m_begin = nullptr;  // an empty diary's one line
};

} // namespace yeonji::widgets
