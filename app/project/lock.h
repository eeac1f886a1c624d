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
    // `Over`: also one of another machine, of which nobody here can tell whether it still runs; the person says so.
    enum class Take { IfFree, Over };
    Result<> take(Take how = Take::IfFree);
    bool isOurs() const { return m_ours; }
    bool mayBeGone() const { return m_mayBeGone; }  // who has it: it can be taken over

private:
    Project m_project;
    std::unique_ptr<QLockFile> m_file;
    bool m_ours = false, m_mayBeGone = false;
};

} // namespace yeonji::project
