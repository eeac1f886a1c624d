// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/words.h"
#include "export/packedphotos.h"
#include "export/printed.h"

#include <QUrl>

#include <qpdf/QPDFPageDocumentHelper.hh>

using namespace Qt::StringLiterals;

namespace yeonji::exporting {

namespace {

double number(QPDFObjectHandle object)
{
    return object.isNumber() ? object.getNumericValue() : 0;
}

// `yeonji://page/#x` is a place in the document that this print has not; nothing else of ours is followed.
QString followed(const QString &address)
{
    if (!address.startsWith("yeonji:"_L1))
        return address;
    const QString name = QUrl(address).fragment(QUrl::FullyDecoded);
    return name.isEmpty() ? QString() : QString(u'#' % name);
}

QString named(const std::string &name)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(QByteArray::fromStdString(name)));
}

} // namespace

Result<std::shared_ptr<Printed>> Printed::read(const QByteArray &bytes, int count, const QList<QByteArray> &photos)
{
    if (bytes.isEmpty())
        return failure(ErrorKind::Unsupported, tr("the page engine printed nothing; try again"));
    try {
        const auto printed = std::make_shared<Printed>();
        printed->m_bytes = bytes;
        printed->m_pdf.processMemoryFile("printed", printed->m_bytes.constData(), size_t(bytes.size()));
        printed->m_pages = QPDFPageDocumentHelper(printed->m_pdf).getAllPages();
        if (printed->m_pages.empty() || (count > 0 && printed->count() != count))
            return failure(ErrorKind::Unsupported,
                           tr("the page engine printed %1 pages where there are %2; please report this")
                               .arg(printed->count()).arg(count));
        packPhotos(printed->m_pdf, photos);
        printed->readTargets();
        printed->readLinks();
        return printed;
    } catch (const std::exception &error) {
        return failure(ErrorKind::Unsupported, tr("the printed PDF cannot be finished (%1)").arg(QString::fromUtf8(error.what())));
    }
}

void Printed::readTargets()
{
    auto named = m_pdf.getRoot().getKey("/Dests");
    if (!named.isDictionary())
        return;
    for (const auto &[name, value] : named.getDictAsMap()) {
        QPDFObjectHandle place = value;
        if (place.isDictionary())
            place = place.getKey("/D");
        if (!place.isArray() || place.getArrayNItems() < 1)
            continue;
        const auto at = std::ranges::find(m_pages, place.getArrayItem(0).getObjGen(),
                                          [](QPDFPageObjectHelper &page) { return page.getObjectHandle().getObjGen(); });
        if (at == m_pages.end())
            continue;
        const bool exact = place.getArrayNItems() >= 4;
        m_targets.insert(exporting::named(name.substr(1)), {int(at - m_pages.begin()), exact ? number(place.getArrayItem(2)) : 0,
                                                exact ? number(place.getArrayItem(3)) : 0});
    }
}

void Printed::readLinks()
{
    for (QPDFPageObjectHelper &helper : m_pages) {
        QList<Link> links;
        auto page = helper.getObjectHandle();
        auto marks = page.getKey("/Annots");
        for (int i = 0; marks.isArray() && i < marks.getArrayNItems(); ++i) {
            auto mark = marks.getArrayItem(i);
            auto box = mark.getKey("/Rect");
            if (!box.isArray() || box.getArrayNItems() != 4)
                continue;
            Link link;
            for (int side = 0; side < 4; ++side)
                link.box.at(size_t(side)) = number(box.getArrayItem(side));
            auto place = mark.getKey("/Dest");
            auto action = mark.getKey("/A");
            if (place.isName())
                link.address = u'#' % named(place.getName().substr(1));
            else if (place.isString())
                link.address = u'#' % named(place.getStringValue());
            else if (action.isDictionary() && action.getKey("/URI").isString())
                link.address = followed(QString::fromStdString(action.getKey("/URI").getStringValue()));
            if (!link.address.isEmpty())
                links.append(link);
        }
        page.removeKey("/Annots");
        m_links.append(links);
    }
}

std::optional<Target> Printed::target(const QString &name) const
{
    const auto found = m_targets.constFind(name);
    return found == m_targets.constEnd() ? std::nullopt : std::optional(*found);
}

} // namespace yeonji::exporting
