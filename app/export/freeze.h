// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The files of a frozen document: its text, the pictures of its figures, the themes it cannot do without and, where
// it leaves its folder, the pictures it shows, which it names anew.

#include "core/files.h"
#include "pages/pageview.h"

namespace yeonji::exporting {

// Where they lie, seen from the file: `talk.md` → `talk.files/`.
QString folderOf(const QString &out);

QList<FileToWrite> frozenFiles(const pages::Frozen &frozen, const QString &source, const QString &out, const pages::Setting &setting);

} // namespace yeonji::exporting
