// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where splitters stood last, whatever the project: one choice for all views of a kind.

#include <QList>
#include <QString>

class QSplitter;

namespace yeonji::widgets {

// As it stood last; where nothing is remembered, or what is would leave a part without room to read
// in, in these proportions.
void restoreSplitter(QSplitter &splitter, const QString &key, const QList<int> &otherwise);
void keepSplitter(const QSplitter &splitter, const QString &key);

} // namespace yeonji::widgets
