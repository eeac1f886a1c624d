// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/pdf.h"

#include <QCoreApplication>
#include <QDateTime>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

namespace yeonji::exporting {

namespace {

QPDFObjectHandle text(const QString &value)
{
    return QPDFObjectHandle::newUnicodeString(value.toStdString());
}

// Where an item leads to; null if that is not in the file.
QPDFObjectHandle destinationOf(QPDF &pdf, const std::vector<QPDFPageObjectHelper> &pages, const OutlineItem &item)
{
    if (!item.place.isEmpty()) {
        auto named = pdf.getRoot().getKey("/Dests");
        auto found = named.isDictionary() ? named.getKey('/' + item.place.toStdString()) : QPDFObjectHandle::newNull();
        return found.isDictionary() ? found.getKey("/D") : found;
    }
    if (item.page < 0 || size_t(item.page) >= pages.size())
        return QPDFObjectHandle::newNull();
    return QPDFObjectHandle::newArray({pages[size_t(item.page)].getObjectHandle(), QPDFObjectHandle::newName("/Fit")});
}

// Puts `child` last below `parent`. (/Count is left to the end: it counts what lies open below.)
void append(QPDFObjectHandle parent, QPDFObjectHandle child)
{
    child.replaceKey("/Parent", parent);
    if (parent.hasKey("/Last")) {
        auto before = parent.getKey("/Last");
        before.replaceKey("/Next", child);
        child.replaceKey("/Prev", before);
    } else {
        parent.replaceKey("/First", child);
    }
    parent.replaceKey("/Last", child);
}

// The two upper levels lie open.
long long countBelow(QPDFObjectHandle parent, int depth)
{
    long long count = 0;
    for (auto child = parent.getKey("/First"); child.isDictionary(); child = child.getKey("/Next"))
        count += 1 + std::max(0LL, countBelow(child, depth + 1));
    if (count > 0)
        parent.replaceKey("/Count", QPDFObjectHandle::newInteger(depth < 2 ? count : -count));
    return depth < 2 ? count : 0;
}

QPDFObjectHandle outlineOf(QPDF &pdf, const QList<OutlineItem> &items)
{
    const auto pages = QPDFPageDocumentHelper(pdf).getAllPages();
    auto root = pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
    root.replaceKey("/Type", QPDFObjectHandle::newName("/Outlines"));
    std::vector<std::pair<int, QPDFObjectHandle>> above{{0, root}};  // level, item
    for (const OutlineItem &item : items) {
        const auto destination = destinationOf(pdf, pages, item);
        if (!destination.isArray())
            continue;
        auto entry = pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
        entry.replaceKey("/Title", text(item.text));
        entry.replaceKey("/Dest", destination);
        while (above.size() > 1 && above.back().first >= item.level)
            above.pop_back();
        append(above.back().second, entry);
        above.emplace_back(item.level, entry);
    }
    countBelow(root, 0);
    return root;
}

} // namespace

Result<QByteArray> finishPdf(const QByteArray &printed, const PdfInfo &info)
{
    if (printed.isEmpty())
        return failure(ErrorKind::Unsupported, QCoreApplication::translate("export", "the page engine printed nothing; try again"));
    try {
        QPDF pdf;
        pdf.processMemoryFile("printed", printed.constData(), size_t(printed.size()));
        const auto count = int(QPDFPageDocumentHelper(pdf).getAllPages().size());
        if (count == 0 || (info.pages > 0 && count != info.pages))
            return failure(ErrorKind::Unsupported,
                           QCoreApplication::translate("export", "the page engine printed %1 pages where there are %2; please report this")
                               .arg(count).arg(info.pages));
        auto trailer = pdf.getTrailer();
        auto about = pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
        if (!info.title.isEmpty())
            about.replaceKey("/Title", text(info.title));
        if (!info.author.isEmpty())
            about.replaceKey("/Author", text(info.author));
        about.replaceKey("/Creator", text(QStringLiteral("Yeonji " YEONJI_VERSION)));
        const QString now = QDateTime::currentDateTimeUtc().toString(QStringLiteral("'D:'yyyyMMddHHmmss'Z'"));
        about.replaceKey("/CreationDate", QPDFObjectHandle::newString(now.toStdString()));
        about.replaceKey("/ModDate", QPDFObjectHandle::newString(now.toStdString()));
        trailer.replaceKey("/Info", about);
        auto root = pdf.getRoot();
        if (!info.language.isEmpty())
            root.replaceKey("/Lang", QPDFObjectHandle::newString(info.language.toStdString()));
        if (!info.title.isEmpty()) {
            auto preferences = QPDFObjectHandle::newDictionary();
            preferences.replaceKey("/DisplayDocTitle", QPDFObjectHandle::newBool(true));
            root.replaceKey("/ViewerPreferences", preferences);
        }
        if (!info.outline.isEmpty())
            root.replaceKey("/Outlines", outlineOf(pdf, info.outline));
        root.removeKey("/Metadata");
        QPDFWriter writer(pdf);
        writer.setOutputMemory();
        writer.setObjectStreamMode(qpdf_o_generate);
        // Streams go through as they were printed: pictures are not packed a second time.
        writer.setStreamDataMode(qpdf_s_preserve);
        writer.write();
        const auto buffer = writer.getBufferSharedPointer();
        return QByteArray(reinterpret_cast<const char *>(buffer->getBuffer()), qsizetype(buffer->getSize()));
    } catch (const std::exception &error) {
        return failure(ErrorKind::Unsupported, QCoreApplication::translate("export", "the printed PDF cannot be finished (%1)").arg(QString::fromUtf8(error.what())));
    }
}

} // namespace yeonji::exporting
