// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Slides that were printed once are not printed again: their pages are kept by what they look like, and
// an export after the change of one slide prints that one alone.

#include "export/printed.h"

#include <optional>

namespace yeonji::exporting {

class KeptPages
{
public:
    struct Page
    {
        std::shared_ptr<Printed> print;
        int page = 0;
    };

    // `keys`: of the pages of the print, in order.
    void keep(const std::shared_ptr<Printed> &print, const QStringList &keys);
    std::optional<Page> page(const QString &key) const;
    QStringList keys() const { return m_pages.keys(); }

    // What is not among the pages of this or the last exports, or too much, goes.
    void used(const QStringList &keys);

private:
    QHash<QString, Page> m_pages;
    QHash<const Printed *, int> m_lastUse;
    int m_exports = 0;
};

} // namespace yeonji::exporting
