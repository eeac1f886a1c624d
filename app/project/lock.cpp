// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/words.h"
#include "project/lock.h"

#include <QSysInfo>

using namespace Qt::StringLiterals;

namespace yeonji::project {

Lock::Lock(const Project &project) : m_project(project) {}

Result<> Lock::take(Take how)
{
    m_ours = true;
    m_mayBeGone = false;
    if (!m_project.made || !prepareState(m_project))
        return {};
    m_file = std::make_unique<QLockFile>(m_project.stateFolder() + u"/lock"_s);
    m_file->setStaleLockTime(0);  // it may be held for weeks; only one whose program is gone is stale
    if (m_file->tryLock(0) || m_file->error() != QLockFile::LockFailedError)
        return {};
    qint64 process = 0;
    QString host, program;
    const bool known = m_file->getLockInfo(&process, &host, &program);
    m_mayBeGone = !known || host != QSysInfo::machineHostName();
    if (m_mayBeGone && how == Take::Over && m_file->removeStaleLockFile() && m_file->tryLock(0))
        return {};
    m_ours = false;
    m_file.reset();
    return failure(ErrorKind::Conflict,
                   !known        ? tr("this project is open for writing in another window; close it there to write here")
                   : m_mayBeGone ? tr("this project was opened for writing on another machine (%1 on %2), which may have gone without closing it; close it there, or take it over").arg(program, host)
                                 : tr("this project is open for writing in another window (%1 on %2); close it there to write here").arg(program, host),
                   m_project.root);
}

} // namespace yeonji::project
