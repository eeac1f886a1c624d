// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The deck's slides in a row, as they look; several can be chosen, and dragged to another place. The strip
// only asks: what moves is the text. Pictures are taken of a page nobody sees, a while after the
// last change, and only of slides that changed and can be seen in the strip.

#include "decks/camera.h"
#include "decks/slides.h"
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

    // The slides as the deck's page last drew them, the document they come from, and what its text says of
    // each (why it is hidden, which section it begins).
    void setSlides(const pages::Document &document, const QList<pages::Part> &parts, const QList<decks::Slide> &said, QSizeF slide);
    void setFindings(const Findings &findings);  // a mark on each slide they are about
    void setCurrent(int slide);   // from 0; without slideRequested()
    int current() const;
    QList<int> chosen() const;    // from 0, in their order; at least the current one
    void choose(const QList<int> &slides);
    bool isDrawn() const;         // every slide in sight has its picture

Q_SIGNALS:
    void slideRequested(int slide);   // by click or key
    void fixesRequested(int slide, QPoint global);   // its mark was clicked
    void moveRequested(const QList<int> &slides, int before);   // `before` the number of slides: to the end

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent *event) override;
    void startDrag(Qt::DropActions actions) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void takePictures();
    void takeNext(int generation);
    int nextToTake() const;
    int placeAt(QPoint position) const;
    int markAt(QPoint position) const;
    void arrange();
    void setDropPlace(int before);

    Workspace &m_workspace;
    QStandardItemModel *m_model;
    pages::Document m_document;
    std::unique_ptr<pages::PageView> m_page;
    std::unique_ptr<decks::Camera> m_camera;
    QTimer m_quiet;
    int m_generation = 0;
    int m_dropPlace = -1;      // where the dragged slides would go; -1: nothing is dragged
    bool m_standing = false;   // m_page shows m_document
    bool m_setting = false;
};

} // namespace yeonji::widgets
