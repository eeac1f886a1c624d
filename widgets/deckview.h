// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A deck: its text, the slide at the caret, and all slides in a strip below.

#include "pages/pageview.h"
#include "widgets/editingpane.h"
#include "widgets/pagetab.h"

#include <QTimer>

class QSplitter;

namespace yeonji::widgets {

class FilmStrip;
class SlideStage;
class Workspace;

class DeckView : public PageTab
{
    Q_OBJECT
public:
    DeckView(Workspace &workspace, const QString &path, QWidget *parent = nullptr);
    ~DeckView() override;

    QString title() const override;
    QString leftStatus() const override;
    QString rightStatus() const override;
    QList<QAction *> documentActions() const override { return m_actions; }
    Result<> save() override;
    void goToLine(int line) override;
    bool insertText(const QString &markdown) override;
    bool appendText(const QString &markdown) override { return m_pane->append(markdown); }
    void undo() override { m_pane->editor()->undo(); }

    EditingPane *pane() const { return m_pane; }
    FilmStrip *strip() const { return m_strip; }
    int slide() const { return m_slide; }             // from 0

    void goToSlide(int slide);   // caret to its first line

protected:
    void showEvent(QShowEvent *event) override;
    void painted() override;

private:
    void makeActions();
    void render();
    void rendered();
    void showSlideAt(int line);
    void show(int slide);
    void addSlide();
    void rewrite(const QString &text, const QList<int> &chosen);
    void moveSlides(const QList<int> &slides, int before);
    void hideOrShow();
    void goToWordsOf(int slide);
    pages::Document document() const;

    EditingPane *m_pane;
    SlideStage *m_stage;
    FilmStrip *m_strip;
    QSplitter *m_splitter;
    QList<QAction *> m_actions;
    QList<pages::Part> m_parts;
    pages::About m_about;
    QList<int> m_chosen;   // what the strip chooses when the edit is drawn
    QTimer m_rendering;
    int m_slide = 0;
};

} // namespace yeonji::widgets
