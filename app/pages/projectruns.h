// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where the runs of a project's pages, lists and exports are looked for, and what is remembered of them:
// the same for the window and the command line, so that a figure looks the same from both.

#include "project/project.h"
#include "runs/library.h"

namespace yeonji::pages {

inline runs::Places placesOf(const project::Project &project)
{
    if (project.made)
        (void)project::prepareState(project);  // where it cannot be written, nothing is remembered
    return {project.root, project.config.sources, project.stateFolder(), project.cacheFolder()};
}

} // namespace yeonji::pages
