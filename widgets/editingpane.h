// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A file being written in: the editor, the bar above it, and everything that keeps the text safe:
// saving by itself, recovery, changes from outside. Entry, report and deck put their preview beside it.

#include "diary/photostamps.h"
#include "project/documentfile.h"
#include "project/watch.h"
#include "widgets/editor.h"

#include <QDateTime>
#include <QTimer>

namespace yeonji::widgets {

class DocumentBar;
class Workspace;

class EditingPane : public QWidget
{
    Q_OBJECT
public:
    EditingPane(Workspace &workspace, const QString &path, QWidget *parent = nullptr);
    ~EditingPane() override;

    Editor *editor() const { return m_editor; }
    QString path() const { return m_file.path(); }
    QString text() const { return m_editor->text(); }
    // Also where long lines are shown cut short.
    QString wholeText() const { return m_file.isReadOnly() ? m_file.seenText() : text(); }

    // Writes what is unsaved, a syllable being composed included.
    Result<> save();
    void saveSoon();  // in the background, and into the history
    // As save(), for who closes it; nothing: the folder is slow, and left() or stayed() follow.
    std::optional<Result<>> leave();
    // After the caret's line, with blank lines around it, as one undo step. False: the file takes no text.
    bool insertBlock(const QString &markdown);
    // At the end, as a paragraph of its own and one undo step. False: the file takes no text.
    bool append(const QString &markdown);
    // An earlier text or a part of it, as one undo step. False: the file takes no text.
    bool bringBack(const QList<project::TextEdit> &edits);
    // When and where, after the caret's line: now, and the place last named above, in the diary or in the project.
    bool insertStamp();
    // The next change of the file on the disk is this program's own, and nothing to tell.
    void expectOwnChange() { m_expectsOwnChange = true; }
    // When pictures that have come into the text were taken, and where, if the diary knows: asked first.
    void offerStamps(const QList<pictures::Kept> &kept);
    QString savedStatus() const;  // `saved · just now`

    // The sentence of the bar, for tests and screen readers; empty: none.
    QString question() const;

Q_SIGNALS:
    void statusChanged();
    void left();
    void stayed(const yeonji::Error &error);
    void message(const QString &sentence);

private:
    void load();
    void show(const Result<project::DocumentFile::Loaded> &loaded);
    void startAutosave();
    void applySettings();
    void textEdited();
    void autosave(project::DocumentFile::Past past = project::DocumentFile::Past::OnceAMinute);
    void hearOutside();
    void lookOutside();
    void takeOutside(const project::DocumentFile::OnDisk &now);
    void saveFailed(const Error &error);
    std::optional<Result<>> howLeft();
    void askToWrite();
    void askAboutConflict();
    void settle(project::DocumentFile::Choice choice);
    void putStamps(const QList<diary::PhotoStamp> &stamps, const QList<pictures::Kept> &kept);
    void offerRecovered(const project::DocumentFile::Loaded &loaded);

    enum class State { Clean, Unsaved, Failed, Conflict, Vanished, ReadOnly };
    void setState(State state);

    Workspace &m_workspace;
    project::DocumentFile m_file;
    DocumentBar *m_bar;
    Editor *m_editor;
    project::FolderWatch m_watch;
    QTimer m_autosave, m_journal, m_words;
    QTimer m_settling;      // another program is at work on the file
    int m_patience = 0;     // how often it is waited for still
    QTimer m_leaving;       // closes as soon as all is written
    Error m_failure;        // of State::Failed
    bool m_expectsOwnChange = false;
    bool m_isShown = false;  // the file's text, not why it cannot be read
    State m_state = State::Clean;
    bool m_edited = false;  // since the text was last handed over to be saved
    QDateTime m_savedAt;
    bool m_loading = true;
};

} // namespace yeonji::widgets
