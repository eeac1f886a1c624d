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

QPDFObjectHandle outlineOf(QPDF &pdf, const QList<std::pair<QString, int>> &headings)
{
    const auto pages = QPDFPageDocumentHelper(pdf).getAllPages();
    auto root = pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
    std::vector<QPDFObjectHandle> items;
    for (const auto &[heading, page] : headings) {
        if (page < 0 || size_t(page) >= pages.size())
            continue;
        auto item = pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
        item.replaceKey("/Title", text(heading));
        item.replaceKey("/Parent", root);
        item.replaceKey("/Dest", QPDFObjectHandle::newArray({pages[size_t(page)].getObjectHandle(),
                                                             QPDFObjectHandle::newName("/Fit")}));
        items.push_back(item);
    }
    for (size_t i = 0; i < items.size(); ++i) {
        if (i > 0)
            items[i].replaceKey("/Prev", items[i - 1]);
        if (i + 1 < items.size())
            items[i].replaceKey("/Next", items[i + 1]);
    }
    root.replaceKey("/Type", QPDFObjectHandle::newName("/Outlines"));
    root.replaceKey("/Count", QPDFObjectHandle::newInteger((long long)items.size()));
    if (!items.empty()) {
        root.replaceKey("/First", items.front());
        root.replaceKey("/Last", items.back());
    }
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
