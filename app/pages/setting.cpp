// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/setting.h"

#include "project/project.h"

namespace yeonji::pages {

Setting settingOf(const project::Project &project, runs::Library *library)
{
    Setting setting;
    setting.root = project.root;
    setting.pictureRoots = project.config.roots;
    setting.library = library;
    setting.directions = project.config.directions;
    setting.author = project.config.author;
    setting.language = project.config.language;
    return setting;
}

} // namespace yeonji::pages
