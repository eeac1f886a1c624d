// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// *Put into entry* and *put on slide*: a block goes to the document last written in, as one undo step,
// and the window says where it went.

#include "widgets/tab.h"

#include <functional>

namespace yeonji::widgets {

class Catalog;
class TabArea;
class Workspace;

class Putting : public QObject
{
    Q_OBJECT
public:
    // `open` makes the tab of a path, or gives the one that shows it.
    using Open = std::function<Tab *(const QString &path)>;
    Putting(Workspace &workspace, Catalog &catalog, TabArea &tabs, Open open, QObject *parent);

    // What is put, given where it goes: a picture's address depends on it.
    using Text = std::function<QString(const QString &document)>;

    // Into the entry or report last written in (at its caret), else at the end of today's entry.
    void intoEntry(const Text &text);
    void intoEntry(const QString &markdown);

    // At the end of today's entry, wherever the person is: into its text if it is open, else into the file.
    // Opens nothing and takes no focus.
    Result<> intoToday(const QString &markdown);

    // As a new slide at the end of the deck last used; one is made if there is none.
    void onSlide(const QString &markdown);

    void setLastDeck(const QString &path) { m_lastDeck = path; }
    QString lastDeck() const { return m_lastDeck; }

Q_SIGNALS:
    void done(const QString &sentence, Tab *where);
    void failed(const Error &error);

private:
    Workspace &m_workspace;
    Catalog &m_catalog;
    TabArea &m_tabs;
    Open m_open;
    QString newestDeck() const;

    QString m_lastDeck;
};

} // namespace yeonji::widgets
