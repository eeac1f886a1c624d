// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Runs are named by the files they lie in, and texts by those names: `{{sft-3 eval_loss}}`, `runs: [sft-*]`. Such a
// name is no link that a rename could rewrite, since it may be a glob, or shared with other files.

#include "project/textindex.h"

#include <optional>

namespace yeonji::diary {

struct RunMention
{
    QString path;  // of the document, from the root
    int line = 0;  // from 1: of the number, or where the block begins
    QString name;  // as written
};

// The first place that means the run which the file at `from` is or belongs to, and would no longer if that were
// at `to`; both from the root. Nothing: the file is of no run, or nobody would miss it.
std::optional<RunMention> mentionLost(const project::Project &project, const project::TextIndex &index, const QString &from,
                                      const QString &to);

// The file of a run that names this picture of it, as those of W&B name their images: it would miss it under another
// name. Both from the root. Nothing: the picture is of no run, or its run does not know of it.
std::optional<QString> runFileNaming(const project::Project &project, const QString &picture);

} // namespace yeonji::diary
