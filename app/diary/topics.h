// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the entries of a project are about: tags, places of stamps, people to whom something is promised,
// each with how many documents name it. Read from the documents, so on a worker.

#include "project/textindex.h"

namespace yeonji::diary {

struct Topic
{
    enum class Kind { Tag, Place, Person };
    Kind kind = Kind::Tag;
    QString name;
    int documents = 0;

    friend bool operator==(const Topic &, const Topic &) = default;
};

// The most named first.
QList<Topic> topicsOf(const project::Project &project, const project::TextIndex &index);

// What the search box takes to find a topic: `tag:실험`, `place:"포항시 남구"`, `@교수님`.
QString queryOf(const Topic &topic);

} // namespace yeonji::diary
