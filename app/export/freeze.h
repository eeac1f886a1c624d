// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The files of a frozen document: its text, the pictures of its figures and, where it leaves its folder,
// those it shows, which it names anew.

#include "core/files.h"
#include "pages/pageview.h"

namespace yeonji::exporting {

// Where its pictures lie, seen from the file: `talk.md` → `talk.files/`.
QString folderOf(const QString &out);

QList<FileToWrite> frozenFiles(const pages::Frozen &frozen, const QString &source, const QString &out, const pages::Setting &setting);

} // namespace yeonji::exporting
