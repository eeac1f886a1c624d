// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a page has to know of the project besides the document: the same in the window, on the command
// line and for every export.

#include "core/tokens.h"

#include <QHash>
#include <QStringList>

namespace yeonji::project { struct Project; }
namespace yeonji::runs { class Library; }

namespace yeonji::pages {

struct Setting
{
    QString root;                       // what documents may show: the project's folder, else the document's
    QString assets;                     // where a remote picture may be saved; empty: that is not offered
    QString scaled;                     // where pictures lie in the size the page shows them, and are put; empty: all are shown as they are
    bool bare = false;                  // pictures without place, time and device: the page is to leave
    QStringList pictureRoots;           // `roots:` of yeonji.yaml, absolute: where /imgs/… is looked for
    runs::Library *library = nullptr;   // null: runs are found by path only
    QHash<QString, QString> directions; // `metrics:` of yeonji.yaml
    Scheme scheme = Scheme::Light;
    QString author, language;           // what a document that leaves as a file is given where it says neither
    QString words;                      // the language of what a page adds to the document; empty: the program's
    bool strict = false;                // CommonMark as specified, nothing of ours

    friend bool operator==(const Setting &, const Setting &) = default;
};

// As yeonji.yaml says; the rest stands as above.
Setting settingOf(const project::Project &project, runs::Library *library);

} // namespace yeonji::pages
