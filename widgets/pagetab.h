// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A document that is shown as a page. The page engine starts after the first paint, so that typing can
// begin at once; from then on the page follows what is chosen for the window and said in yeonji.yaml.

#include "widgets/tab.h"

namespace yeonji::pages { class PageView; }

namespace yeonji::widgets {

class Workspace;

class PageTab : public Tab
{
    Q_OBJECT
public:
    PageTab(Workspace &workspace, const QString &path, QWidget *parent = nullptr);

    QString path() const override { return m_path; }
    pages::PageView *page() const { return m_page; }  // null until the first paint is over

protected:
    void paintEvent(QPaintEvent *event) override;

    virtual void painted() = 0;         // the first paint has reached the screen
    bool isPainted() const { return m_painted; }
    pages::PageView *makePage(QWidget *parent = nullptr);

    Workspace &m_workspace;
    const QString m_path;               // absolute
    pages::PageView *m_page = nullptr;

private:
    void reset();

    bool m_painted = false;
};

} // namespace yeonji::widgets
