// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The projects of the documents a call names, each opened once, as the page that shows them must know it.

#include "pages/projectruns.h"
#include "pages/setting.h"
#include "project/project.h"
#include "runs/library.h"

#include <map>
#include <memory>

namespace yeonji::commands {

class Projects
{
public:
    struct Opened
    {
        project::Project project;
        std::unique_ptr<runs::Library> library;

        pages::Setting setting() const { return pages::settingOf(project, library.get()); }
    };

    // The project of a file, or of a folder. It lives as long as this.
    Result<const Opened *> of(const QString &path)
    {
        auto project = project::open(path);
        if (!project)
            return std::unexpected(project.error());
        Opened &opened = m_opened[project->root];
        if (!opened.library) {
            opened.library = std::make_unique<runs::Library>(pages::placesOf(*project));
            opened.project = std::move(*project);
        }
        return &opened;
    }

private:
    std::map<QString, Opened> m_opened;
};

} // namespace yeonji::commands
