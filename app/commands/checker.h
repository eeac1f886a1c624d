// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a careful reviewer looks at: of a project its documents and runs, of a document its page and, of a
// deck, its text; anything else is an experiment.

#include "commands/projects.h"
#include "core/finding.h"

namespace yeonji::decks { class Camera; }
namespace yeonji::pages { class PageView; }

namespace yeonji::commands {

// Keeps one page for all documents of a call.
class Checker
{
public:
    Checker();
    ~Checker();

    Result<Findings> look(const QString &path);

private:
    Result<Findings> document(const QString &file);
    Result<Findings> folder(const QString &path);
    static Result<Findings> runsAt(const QString &path);

    Projects m_projects;
    std::unique_ptr<pages::PageView> m_page;
    std::unique_ptr<decks::Camera> m_camera;  // has the page drawn without a window
};

} // namespace yeonji::commands
