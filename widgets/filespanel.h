// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Reports and decks: the files of a kind, the latest first, and the one action that makes another.

#include "widgets/panel.h"

class QLabel;
class QPushButton;

namespace yeonji::widgets {

class Catalog;

class FilesPanel : public Panel
{
    Q_OBJECT
public:
    enum class Holds { Reports, Decks };
    FilesPanel(Holds holds, Catalog &catalog, QWidget *parent = nullptr);

    void setCurrentPath(const QString &path) override;

Q_SIGNALS:
    void newRequested();

private:
    void fill();

    Holds m_holds;
    Catalog &m_catalog;
    RowList *m_list = nullptr;
    QPushButton *m_new = nullptr;
    QLabel *m_empty = nullptr;
};

} // namespace yeonji::widgets
