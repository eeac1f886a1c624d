// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What views remember from one opening to the next, whatever the project: one choice for all of a kind.

#include <QList>
#include <QString>

#include <memory>

class QSettings;
class QSplitter;

namespace yeonji::widgets {

std::unique_ptr<QSettings> remembered();

// As it stood last; where nothing is remembered, or what is would leave a part without room to read
// in, in these proportions.
void restoreSplitter(QSplitter &splitter, const QString &key, const QList<int> &otherwise);
void keepSplitter(const QSplitter &splitter, const QString &key);

} // namespace yeonji::widgets
