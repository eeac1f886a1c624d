// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The deck's slides in a row, as they look. Pictures are taken of a page nobody sees, a while after the
// last change, and only of slides that changed and can be seen in the strip.

#include "decks/camera.h"
#include "widgets/workspace.h"

#include <QListView>
#include <QTimer>

class QStandardItemModel;

namespace yeonji::widgets {

class FilmStrip : public QListView
{
    Q_OBJECT
public:
    explicit FilmStrip(Workspace &workspace, QWidget *parent = nullptr);
    ~FilmStrip() override;

    // The slides as the deck's page last drew them, and the document they come from.
    void setSlides(const pages::Document &document, const QList<pages::Part> &parts, QSizeF slide);
    void setFindings(const Findings &findings);  // a mark on each slide they are about
    void setCurrent(int slide);   // from 0; without slideRequested()
    int current() const;

Q_SIGNALS:
    void slideRequested(int slide);   // by click or key

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void scrollContentsBy(int dx, int dy) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void takePictures();
    void takeNext(int generation);
    int nextToTake() const;

    Workspace &m_workspace;
    QStandardItemModel *m_model;
    pages::Document m_document;
    std::unique_ptr<pages::PageView> m_page;
    std::unique_ptr<decks::Camera> m_camera;
    QTimer m_quiet;
    int m_generation = 0;
    bool m_standing = false;   // m_page shows m_document
    bool m_setting = false;
};

} // namespace yeonji::widgets
