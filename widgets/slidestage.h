// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where one slide stands: on the panel's tone, as large as fits, with a soft shadow around it.

#include "widgets/workspace.h"

#include <QWidget>

namespace yeonji::widgets {

class SlideStage : public QWidget
{
    Q_OBJECT
public:
    explicit SlideStage(Workspace &workspace, QWidget *parent = nullptr);

    // Takes the page as its child. Before, the stage is empty.
    void setPage(pages::PageView *page);
    void setSlideSize(QSizeF size);   // of the deck; only its proportion matters

    QSize sizeHint() const override { return {640, 480}; }
    QSize minimumSizeHint() const override { return {240, 180}; }

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void arrange();

    Workspace &m_workspace;
    pages::PageView *m_page = nullptr;
    QSizeF m_slide{1280, 720};
};

} // namespace yeonji::widgets
