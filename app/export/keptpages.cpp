// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/keptpages.h"

#include <algorithm>

namespace yeonji::exporting {

namespace {

constexpr int exportsKept = 6;
constexpr qsizetype bytesKept = 96 * 1024 * 1024;

} // namespace

void KeptPages::keep(const std::shared_ptr<Printed> &print, const QStringList &keys)
{
    for (int i = 0; i < keys.size() && i < print->count(); ++i)
        m_pages.insert(keys.at(i), {print, i});
}

std::optional<KeptPages::Page> KeptPages::page(const QString &key) const
{
    const auto found = m_pages.constFind(key);
    return found == m_pages.constEnd() ? std::nullopt : std::optional(*found);
}

void KeptPages::used(const QStringList &keys)
{
    ++m_exports;
    for (const QString &key : keys)
        if (const auto kept = page(key))
            m_lastUse.insert(kept->print.get(), m_exports);
    // The latest used first, until there is too much of it.
    std::vector<std::pair<int, const Printed *>> prints;
    QHash<const Printed *, qsizetype> sizes;
    for (const Page &kept : std::as_const(m_pages))
        sizes.insert(kept.print.get(), kept.print->size());
    m_lastUse.removeIf([&sizes](const auto &entry) { return !sizes.contains(entry.key()); });
    for (const auto &[print, size] : sizes.asKeyValueRange())
        prints.emplace_back(-m_lastUse.value(print), print);
    std::ranges::sort(prints);
    qsizetype bytes = 0;
    for (const auto &[use, print] : prints) {
        bytes += sizes.value(print);
        if (-use > m_exports - exportsKept && (bytes <= bytesKept || -use == m_exports))
            continue;
        m_pages.removeIf([print](const auto &entry) { return entry.value().print.get() == print; });
        m_lastUse.remove(print);
    }
}

} // namespace yeonji::exporting
