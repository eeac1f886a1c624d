// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The place to write: KTextEditor without its clutter, and without its saving, which loses text on a
// full disk. It is a buffer; project::DocumentFile reads and writes the file.
//
// A Hangul syllable being composed stands in the buffer before it is certain. text() leaves it out, and
// applyEdits() works around it, so that nobody else has to think of it.

#include "core/tokens.h"
#include "pictures/keep.h"
#include "project/merge.h"
#include "widgets/offers.h"

#include <KTextEditor/Cursor>

#include <QAction>
#include <QThreadPool>
#include <QWidget>

#include <memory>

class QMimeData;
class QScrollBar;

namespace KTextEditor {
class Document;
class View;
}

namespace yeonji::widgets {

class Composition;
class FocusMode;
class Spelling;
class Suggestions;
class WholeText;
class WritingHelp;

class Editor : public QWidget
{
    Q_OBJECT
public:
    struct Appearance
    {
        Scheme scheme = Scheme::Light;
        bool readingFace = false;  // the proportional face instead of the monospaced one
        double size = 13.5;        // pixels
        bool spelling = false;
        bool viMode = false;
        bool smartQuotes = false;
        bool focus = false;       // all but the paragraph of the caret is faint
        bool typewriter = false;  // the caret's line stays in the middle
    };

    explicit Editor(const Appearance &appearance, QWidget *parent = nullptr);
    ~Editor() override;

    void setAppearance(const Appearance &appearance);

    // A whole new text, with an empty undo history and the caret at its start. Only for opening.
    void setText(const QString &text);
    QString text() const;       // without the syllable being composed; costs nothing
    QString sureText();         // the same, looked at line by line: for a text that is left
    bool isComposing() const;
    void commitComposition();   // what is being composed becomes text, as on leaving the window

    // Edits in positions of text(), as one undo step. Caret, selection and composition stay.
    void applyEdits(const QList<project::TextEdit> &edits);
    void insertText(const QString &text);  // at the caret, as one undo step; what was chosen stays and is so no longer

    void setReadOnly(bool readOnly);
    bool isReadOnly() const;

    Spelling *spelling() const { return m_spelling; }
    Suggestions *suggestions() const { return m_suggestions; }
    void setOffers(Offers offers);  // what is suggested while typing; without: only days

    int caretLine() const;       // from 1
    KTextEditor::Cursor caret() const;   // from 0, 0
    QString selectedText() const;

    // The section, fence or front matter around the caret is hidden but for its first line, or shown again.
    void toggleFold();
    void foldSections();         // all below the level of titles
    void unfoldAll();
    bool isVisible(int line) const;  // not folded away

    void goTo(KTextEditor::Cursor place);  // behind the end: to the end
    void goToEnd();
    void goToLineEnd(int line);
    void undo();
    void goToLine(int line);     // caret to its start, and the line into sight
    double topLine() const;      // the line at the top edge, from 1; parts of a line are fractions
    void scrollToLine(double line);  // without scrolledTo()

    // Where pasted and dropped pictures go, and what Markdown addresses them from. Without it pictures
    // are refused.
    void setPictureFolder(const QString &folder, const QString &documentFolder);

    // Undo, redo, cut, copy, paste, select all, find, replace.
    QList<QAction *> editActions() const;

Q_SIGNALS:
    void textChanged();                 // text() did, at once, by whoever
    void caretLineChanged(int line);
    void selectionChanged();
    void scrolledTo(double line);       // by the person or by typing
    void filesDropped(const QStringList &paths);   // those that are no pictures
    void picturesKept(const QList<yeonji::pictures::Kept> &pictures);  // and are in the text, where they were given
    void failed(const QString &sentence);          // a picture could not be kept
    void leaving();                     // the focus goes; the composition is committed already

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void arrange();
    void paste();
    void mirrorScrollBar();
    bool takePictures(const QMimeData *mime);  // true: there were some, and they come into the text once they are kept
    bool takePicturesOfHtml(const QMimeData &mime);  // the same of a text they lie in
    // `around`: the text they are part of (widgets/htmlmarkdown.h); empty: they come alone.
    void putWhenKept(const QFuture<Result<pictures::Kept>> &keeping, const QString &around = {});

    Appearance m_appearance;
    std::unique_ptr<KTextEditor::Document> m_document;
    WholeText *m_text;          // its text as one
    KTextEditor::View *m_view;  // owned by the document's widget tree: a child of this
    QScrollBar *m_bar;
    Spelling *m_spelling;
    WritingHelp *m_help;
    Suggestions *m_suggestions;
    FocusMode *m_focusMode;
    std::unique_ptr<Composition> m_composition;
    QString m_pictureFolder, m_documentFolder;
    QThreadPool m_keeping;
    bool m_inputMethodAtWork = false;
    bool m_scrolling = false;   // by scrollToLine, not by the person
    int m_caretLine = 1;
};

} // namespace yeonji::widgets
