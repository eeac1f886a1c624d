// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Who writes in a project: one window at a time. A second one, of another program or another machine
// that shares the folder, is told who it is, and may read.

#include "core/error.h"
#include "project/project.h"

#include <QLockFile>

#include <memory>

namespace yeonji::project {

class Lock
{
public:
    explicit Lock(const Project &project);

    // Ours from now on, until this object goes. A lock whose program is gone is taken over. Conflict:
    // the sentence says who has it. A folder that is no project, or that cannot be written to, needs none.
    Result<> take();
    bool isOurs() const { return m_ours; }

private:
    Project m_project;
    std::unique_ptr<QLockFile> m_file;
    bool m_ours = false;
};

} // namespace yeonji::project
