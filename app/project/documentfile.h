// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A text file that is open: what it was when last seen, how it is written, and what to do when someone
// else writes it meanwhile. It knows no editor: who has one hands the text in and takes edits out.
// Everything about not losing text is decided here.

#include "core/lane.h"
#include "core/text.h"
#include "project/history.h"
#include "project/merge.h"
#include "project/recovery.h"

#include <QElapsedTimer>
#include <QFuture>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <chrono>
#include <memory>

namespace yeonji::project {

class DocumentFile : public QObject
{
    Q_OBJECT
public:
    DocumentFile(const QString &path, const Project &project, QObject *parent = nullptr);
    ~DocumentFile() override;  // waits for a save under way

    const QString &path() const { return m_path; }

    struct Loaded
    {
        QString text;
        QString whyReadOnly;  // a sentence; empty: it can be written
        std::optional<Recovered> recovered;  // unsaved text of another day, other than the file's
        bool recoveredFits = false;          // the file is as it was when that text was begun
    };
    // A file that is not there is an empty one: saving makes it.
    Result<Loaded> load();
    // The same in two steps: what lies on the disk is found on a worker, which a network may keep waiting.
    struct Found;
    QFuture<Found> find() const;
    Result<Loaded> load(const Found &found);

    bool isUnsaved(const QString &text) const { return text != m_base; }
    bool isReadOnly() const { return m_readOnly; }
    const QString &seenText() const { return m_base; }  // whole, also where lines are shown cut short

    // Writes now, and keeps what was written in the history. Conflict: someone else has written since; look() says what to do.
    Result<> save(const QString &text);
    // The same in the background, and aside if it takes long; saved() or failed() follow. Texts that come
    // during a save wait for its end, and only the last of them is written.
    enum class Past { OnceAMinute, Now };  // when the history gets it
    void saveSoon(const QString &text, Past past = Past::OnceAMinute);
    // Until nothing is read, written or kept any more, saved() and failed() included. False: it takes longer.
    bool waitFor(std::chrono::milliseconds patience);
    // Keeps the text for the next start, in the background. saved() lets it go again. What was found
    // at load() and neither restored nor discarded moves to history/ first.
    void keepForRecovery(const QString &text);
    // What the person says to the text found at load(): edits that bring it back into `mine` (the
    // file's own text moves to history/ if it has changed since), or away with it, into history/.
    QList<TextEdit> restoreRecovered(const QString &mine);
    void forgetRecovered();

    // What the file says now, seen from the text in the editor.
    struct Outside
    {
        enum class What {
            Same,       // nothing to do, or only what we wrote ourselves
            Edits,      // apply these: the change of the other alone, or merged with mine
            Conflict,   // both changed the same lines: the person decides, see settle()
            Vanished,   // the file is gone; what is in the editor is all there is
            Unreadable,
        };
        What what = What::Same;
        QList<TextEdit> edits;
        QString theirs;   // of a conflict
        Error error;      // of Unreadable
    };
    Outside look(const QString &mine);
    // The same in two steps: the file is read on a worker.
    struct Stat
    {
        qint64 size = -1, seconds = 0, nanoseconds = 0;
        quint64 inode = 0;
        friend bool operator==(const Stat &, const Stat &) = default;
    };
    struct OnDisk
    {
        Result<QByteArray> bytes;
        Stat stat;
        bool beingWritten = false;  // by another program, this very moment
        int turn = 0;               // of what was last seen, when it was asked for
    };
    QFuture<OnDisk> read() const;
    OnDisk readNow() const { return readFrom(m_path, m_seenTurn); }
    // It was read while a save ended: it may be what we have written over.
    bool isOutdated(const OnDisk &now) const { return now.turn != m_seenTurn; }
    Outside look(const QString &mine, const OnDisk &now);
    // False: it was read while another program is at work on it, which may have emptied it first; read it
    // again in a moment.
    bool isSettled(const OnDisk &now) const;
    bool isNews(const OnDisk &now) const;  // other than what was last seen or is being written here

    // After a conflict: edits that lead from `mine` to what was chosen. The version that is given up
    // is set aside in the history.
    enum class Choice { Mine, Theirs, Both };
    QList<TextEdit> settle(Choice choice, const QString &mine);

Q_SIGNALS:
    void saved();
    void failed(const yeonji::Error &error);

private:
    QByteArray bytesOf(const QString &text) const;
    static QString rawOf(const QString &text, const QByteArray &bytes, const TextFormat &format);
    void seen(const QString &text, const QByteArray &bytes);
    bool isAsSeen() const;          // by size, time and inode: cheap
    void setAside(const QString &text) const;
    void keepFirst();
    void keepPast(QByteArray bytes, History::Why why = History::Why::Saved);
    void shelveRecovered();
    Result<> whyNotHere() const;
    void startSave(const QString &text);
    void finishSave();              // once for every startSave(), by whoever comes first
    // What a save has to know of what was last seen, on any thread.
    struct Seen
    {
        QString path, root;
        QByteArray hash;
        Stat stat;
    };
    Seen seenNow() const { return {m_path, m_project.root, m_hash, m_stat}; }
    static Result<> mayWrite(const Seen &seen, const QByteArray &bytes);
    static Stat statOf(const QString &path);
    static OnDisk readFrom(const QString &path, int turn);
    static Found findNow(const QString &path, const Recovery &recovery);
    void keepRecord(const QString &text, Recovery::Where where);

    QString m_path;
    Project m_project;
    // Its own: in a slow folder the threads of all would wait for the tree and for searches first.
    mutable QThreadPool m_threads;
    Recovery m_recovery;
    QString m_base;             // the text as the file had it when last seen
    QString m_raw;              // with its own line ends, where they are mixed; else empty
    TextFormat m_format;
    QByteArray m_hash;          // of its bytes; empty: there was no file
    int m_seenTurn = 0;         // counts each time those change
    Stat m_stat;
    bool m_readOnly = false;
    struct Conflicting { QString theirs; QByteArray bytes; Stat stat; };
    std::optional<Conflicting> m_conflict;
    struct Written
    {
        Result<> result;
        QByteArray hash;
        QString raw;
        Stat stat;
        QByteArray bytes;
    };
    std::optional<QString> m_running;  // what is being written
    int m_saveTurn = 0;                // counts what was
    QFuture<Written> m_saving;
    std::optional<QString> m_waiting;
    std::optional<Recovered> m_recovered;  // found at load, not yet decided on
    Lane m_keeping{m_threads};
    std::shared_ptr<std::atomic<int>> m_turn = std::make_shared<std::atomic<int>>(0);  // of the last that is to be kept
    QTimer m_slow;                         // a save takes long
    History m_history;
    QByteArray m_unkept;        // written, and not yet in the history
    QElapsedTimer m_kept;       // since the history had something last
    bool m_keepsNext = false;   // whatever m_kept says
    Lane m_keepingPast{m_threads};
};

struct DocumentFile::Found
{
    OnDisk disk;
    bool writable = true;
    std::optional<Recovered> recovered;
};

} // namespace yeonji::project
