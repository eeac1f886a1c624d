// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/splitters.h"

#include "widgets/stored.h"

#include <QSplitter>

#include <algorithm>
#include <numeric>

namespace yeonji::widgets {

using namespace Qt::StringLiterals;

namespace {

// Below this share of the whole a part shows nothing.
constexpr double least = 0.1;

// Larger than any screen: a part that needs much room for a moment must not tip the balance.
constexpr int large = 100'000;

// Sizes are known once the splitter has been laid out.
bool isLaidOut(const QSplitter &splitter) { return std::ranges::max(splitter.sizes()) > 0; }

bool isReadable(const QSplitter &splitter)
{
    const QList<int> sizes = splitter.sizes();
    return std::ranges::min(sizes) >= least * std::accumulate(sizes.begin(), sizes.end(), 0);
}

} // namespace

void restoreSplitter(QSplitter &splitter, const QString &key, const QList<int> &otherwise)
{
    const int handle = splitter.handleWidth();
    const bool restored = splitter.restoreState(storedValues()->value(key).toByteArray());
    splitter.setHandleWidth(handle);
    if (restored && (!isLaidOut(splitter) || isReadable(splitter)))
        return;
    QList<int> sizes = otherwise;
    const int all = std::accumulate(sizes.begin(), sizes.end(), 0);
    for (int &size : sizes)
        size = int(qint64(size) * large / all);
    splitter.setSizes(sizes);
}

void keepSplitter(const QSplitter &splitter, const QString &key)
{
    if (isLaidOut(splitter) && isReadable(splitter))
        storedValues()->setValue(key, splitter.saveState());
}

} // namespace yeonji::widgets
