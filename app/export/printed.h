// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the page engine printed, taken apart: pages that can be put into another file, and the links on
// them by themselves, since where a link within the document leads is known only when all is put together.

#include "core/error.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

#include <array>
#include <memory>
#include <optional>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

namespace yeonji::exporting {

// A place in a print: its page, from 0, and points from the lower left corner.
struct Target
{
    int page = 0;
    double left = 0, top = 0;
};

struct Link
{
    std::array<double, 4> box{};
    QString address;  // as it is followed; of a link within the document `#name`
};

class Printed
{
public:
    // A damaged print, or one of another number of pages than `count` (0: any), is an Error. `photos`: those of
    // packPhotos().
    static Result<std::shared_ptr<Printed>> read(const QByteArray &bytes, int count, const QList<QByteArray> &photos = {});

    int count() const { return int(m_pages.size()); }
    qsizetype size() const { return m_bytes.size(); }
    QPDFObjectHandle page(int i) const { return m_pages.at(size_t(i)).getObjectHandle(); }  // without its links
    const QList<Link> &links(int i) const { return m_links.at(i); }
    std::optional<Target> target(const QString &name) const;

private:
    void readLinks();
    void readTargets();

    QByteArray m_bytes;  // outlives m_pdf, which reads from it
    QPDF m_pdf;
    std::vector<QPDFPageObjectHelper> m_pages;
    QList<QList<Link>> m_links;
    QHash<QString, Target> m_targets;
};

} // namespace yeonji::exporting
