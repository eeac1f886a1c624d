// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One document in the middle of the window: an entry or report, a deck, a run, a notebook. The window
// knows tabs only by this; a tab knows the window only by what it signals.

#include "core/error.h"
#include "diary/outline.h"

#include <QAction>
#include <QList>
#include <QWidget>

#include <optional>

namespace yeonji::widgets {

class Tab : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    virtual QString path() const = 0;        // absolute: the file or the run's folder
    virtual QString title() const = 0;       // short, for the tab bar
    virtual QString leftStatus() const { return {}; }   // `saved · just now`
    virtual bool isDeck() const { return false; }
    virtual QString rightStatus() const { return {}; }  // `412 characters · 1 promise`

    // What acts on this document; the window adds them to its menus and the palette while the tab is
    // current. Owned by the tab.
    virtual QList<QAction *> documentActions() const { return {}; }

    // Writes what is unsaved (a syllable being composed is committed first). Called before the file is
    // used otherwise. An Error keeps the tab open.
    virtual Result<> save() { return {}; }
    // The same before a person's closing: nothing where that takes longer than a window may wait; left() or stayed() follow then.
    // Cancelled: the person would rather keep it open.
    virtual std::optional<Result<>> leave() { return save(); }
    // The same in the background: by Ctrl+S, and when the window loses the focus. The tab itself tells of an error.
    virtual void saveSoon() {}
    virtual void goToLine(int line) { Q_UNUSED(line) }

    // Puts Markdown where the caret is, as one undo step (*put into entry*, a dropped picture).
    // False: this tab takes no text.
    virtual bool insertText(const QString &markdown) { Q_UNUSED(markdown) return false; }

    // The same at the end: of an entry nobody was writing in, or as a further slide of a deck.
    virtual bool appendText(const QString &markdown) { Q_UNUSED(markdown) return false; }

    // Takes the last edit back, when the bar that told of it is answered with *Undo*.
    virtual void undo() {}

    // Where one can go within the text, as it was at headingsChanged(); none: it has no headings.
    virtual QList<diary::Heading> headings() const { return {}; }
    virtual int caretLine() const { return 1; }  // from 1

Q_SIGNALS:
    void titleChanged();
    void statusChanged();
    void left();
    void stayed(const yeonji::Error &error);
    void headingsChanged();                                 // half a second after the text, at most
    void caretLineChanged(int line);
    void openRequested(const QString &path, int line);      // another document, 0: no line
    void followRequested(const QString &target);            // a link, as the text has it
    void message(const QString &sentence);                  // quiet, in the status line
    void filesGiven(const QStringList &paths);              // pasted here, though this tab takes no such files
    void putIntoEntry(const QString &block);                // a `plot` block for today's entry
    void putOnSlide(const QString &block);                  // … for the deck last used
    void reportRequested(const QStringList &runPaths);      // *new report from these runs*
};

} // namespace yeonji::widgets
