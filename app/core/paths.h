// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where a name leads. Names come out of files of anyone's making (a journal, a list, a link in a text), so
// whether one stays in a folder is asked here and nowhere else.

#include "core/error.h"

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace yeonji {

// The folder itself or what lies below it, by the names alone; both absolute and clean. In an empty folder
// name lies nothing.
bool isWithin(const QString &path, const QString &folder);

// Seen from the folder; what does not lie below it stays as it is.
QString nameWithin(const QString &path, const QString &folder);

// With every link followed, also those that lead to what is not there yet. Empty: a link that leads to
// itself, no name, and a relative one when the working folder is gone.
QString realPath(const QString &path);

// As the disk spells it: what is not there stands for what has the same name in NFC, since macOS writes names in
// NFD. As it is, if there is no such thing.
QString spelledPath(const QString &path);

// isWithin() of where both really lie: what may be read and written for someone who was given the folder.
bool leadsWithin(const QString &path, const QString &folder);

// What `name` stands for below the folder, be it there or not. Nothing: it is empty, absolute or not clean
// (`..` in it), or a link stands on the way; the last part counts too, the folder itself does not.
std::optional<QString> placeWithin(const QString &folder, const QString &name);

// writeFile() (core/files.h) of what the program writes by itself, under a name below `folder` as placeWithin() has it: a
// link that someone laid there is refused and leads it nowhere else.
Result<> writeWithin(const QString &folder, const QString &name, QByteArrayView bytes);

} // namespace yeonji
