// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The first launch: choose a folder, make a project, or try the sample; below, what was open before.

#include <QWidget>

namespace yeonji::widgets {

class RowList;

class Welcome : public QWidget
{
    Q_OBJECT
public:
    explicit Welcome(QWidget *parent = nullptr);

    void refresh();

Q_SIGNALS:
    void openFolderRequested();
    void newProjectRequested();
    void sampleRequested();
    void folderRequested(const QString &folder);

protected:
    void paintEvent(QPaintEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    RowList *m_recent = nullptr;
};

} // namespace yeonji::widgets
