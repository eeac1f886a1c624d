// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A deck: its text, the slide at the caret, and all slides in a strip below.

#include "decks/include.h"
#include "decks/slides.h"
#include "pages/pageview.h"
#include "widgets/editingpane.h"
#include "widgets/pagetab.h"

#include <QTimer>

class QSplitter;

namespace yeonji::widgets {

class DeckFixes;
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
    bool isDeck() const override { return true; }
    Result<> save() override;
    std::optional<Result<>> leave() override;
    void saveSoon() override;
    void goToLine(int line) override;
    bool insertText(const QString &markdown) override;
    bool appendText(const QString &markdown) override;
    void undo() override { m_pane->editor()->undo(); }
    QList<diary::Heading> headings() const override;   // sections and slides
    int caretLine() const override;

    EditingPane *pane() const { return m_pane; }
    FilmStrip *strip() const { return m_strip; }
    int slide() const { return m_slide; }             // from 0

    void goToSlide(int slide);   // caret to its first line

    // A slide of the strip may come from another deck: then it stands for the slide that includes it. What
    // edits the text counts the text's own slides, from 0 as well.
    int ownSlide(int slide) const { return m_own.value(slide); }
    QString otherDeckOf(int slide) const;   // which one it comes from; empty: it is this deck's own
    int ownLineOf(int slide) const;         // the first line of this deck's own on it
    decks::Expansion expanded() const;      // the text as it stands, with what it includes
    QList<int> chosenSlides() const;   // own ones that are chosen in the strip, at least one
    Findings findingsOf(int slide) const;
    // The new text as one step to undo, and these own slides chosen in it.
    void rewrite(const QString &text, const QList<int> &chosen);

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
    void moveSlides(const QList<int> &slides, int before);
    void hideOrShow();
    void hideBecause();
    void beginSection();
    void showFindings();
    void showSource(int line);
    void goToWordsOf(int slide);
    pages::Document document();              // what the text is now
    pages::Document shownDocument() const;   // what the page was given

    EditingPane *m_pane;
    SlideStage *m_stage;
    FilmStrip *m_strip;
    DeckFixes *m_fixes = nullptr;
    QSplitter *m_splitter;
    QList<QAction *> m_actions;
    QList<pages::Part> m_parts;
    pages::About m_about;
    decks::Expansion m_expansion;     // what the page was given
    QList<decks::Slide> m_said;       // of each slide, what its text says
    QList<int> m_own;                 // of each slide, which of the text's own it is or comes from
    Findings m_findings;
    QList<int> m_chosen;   // own slides that the strip chooses when the edit is drawn
    QTimer m_rendering, m_checking;
    project::FolderWatch m_included;
    int m_slide = 0;
};

} // namespace yeonji::widgets
