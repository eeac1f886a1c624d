// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which tab opens a path: one line a kind.

#include "widgets/tab.h"

namespace yeonji::widgets {

class Workspace;

enum class TabKind { Entry, Notebook, Deck, Run, Picture, Text, Outside };

// Decides by the name, and by the first bytes where the name does not tell. Outside: the system's own
// program opens it.
TabKind tabKindOf(const QString &path);

// The first reader that takes what lies at `path` says true. Looks at 64 KiB of a file and the names in
// a folder, no deeper.
bool isExperiment(const QString &path);

// Null for Outside.
Tab *makeTab(TabKind kind, const QString &path, Workspace &workspace, QWidget *parent);

} // namespace yeonji::widgets
