// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A link on a page was asked for: the network's go to the person's browser, the project's to a tab.

#include "widgets/tab.h"

namespace yeonji::widgets {

class Catalog;
class Workspace;

void follow(Tab &tab, const Workspace &workspace, const Catalog &catalog, const QString &target);

} // namespace yeonji::widgets
