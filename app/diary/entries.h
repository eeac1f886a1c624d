// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The days of the diary: where an entry lies, what a new one says, and what the panel shows of it.
// A folder may hold a hundred thousand days: lists come from the tree's names, and only the entries
// in sight are opened.

#include "core/error.h"
#include "project/textindex.h"
#include "project/tree.h"

#include <QDateTime>
#include <QMap>

namespace yeonji::diary {

// diary/2026/2026-04-16.md, absolute.
QString entryPath(const project::Project &project, QDate day);

// The day's entry, absolute: the one that is there, under whatever name, or a new one with a title to
// fill in and a stamp of now and the place last used. `now` gives the day by project::today().
Result<QString> openOrMakeToday(const project::Project &project, const project::Tree &tree,
                                const QDateTime &now = QDateTime::currentDateTime());

QString newEntryText(const QString &place, const QDateTime &now);

// Of the newest entry that names one, else the project's. Opens entries, so it belongs on a worker.
QString placeLastUsed(const project::Project &project, const project::Tree &tree);

// What one row of the list shows.
struct Summary
{
    QString title;       // first heading, else front matter's title, else first line; empty: has none
    int characters = 0;  // of the text as written, blanks left out
    int words = 0;       // what blanks separate
    int figures = 0;     // plot blocks
    int pictures = 0;
    int promises = 0;    // open ones
};
Summary summarize(const QString &text);

// For the calendar: days from `first` to `last` that have an entry, each with a weight from 0 (hardly a
// word) to 1 (a long day), by the size of the file as the index knows it; ½ where it does not (or is null).
QMap<QDate, double> weights(const project::Tree &tree, const project::TextIndex *index, QDate first, QDate last);

// Entries of the same day in other years, newest first.
QList<project::TreeDocument> onThisDay(const project::Tree &tree, QDate day);

} // namespace yeonji::diary
