// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Ways to come to a project that are not there yet when the window opens.

#include "core/error.h"

class QWidget;

namespace yeonji::widgets {

// Asks for a new or empty folder and makes it a project; its path. Cancelled: the person thought better.
Result<QString> chooseNewProject(QWidget *parent);

// A copy of the sample in the person's documents, to play with; a new one beside one that is there.
Result<QString> copySample();

} // namespace yeonji::widgets
