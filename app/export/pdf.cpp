// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/words.h"
#include "export/pdf.h"

#include <QDateTime>

#include <algorithm>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>

namespace yeonji::exporting {

namespace {

QPDFObjectHandle text(const QString &value)
{
    return QPDFObjectHandle::newUnicodeString(value.toStdString());
}

// Where a place of one of the prints lies in the file; null if that page is not in it.
QPDFObjectHandle destinationOf(QPDF &pdf, const QList<Sheet> &sheets, const Sheet &from, const QString &name)
{
    const auto pages = pdf.getAllPages();
    const auto to = [&pages](qsizetype i) { return pages.at(size_t(i)); };
    if (const auto target = from.print ? from.print->target(name) : std::nullopt)
        for (qsizetype i = 0; i < sheets.size(); ++i)
            if (sheets.at(i).print == from.print && sheets.at(i).page == target->page)
                return QPDFObjectHandle::newArray({to(i), QPDFObjectHandle::newName("/XYZ"),
                                                   QPDFObjectHandle::newReal(target->left, 1), QPDFObjectHandle::newReal(target->top, 1),
                                                   QPDFObjectHandle::newInteger(0)});
    for (qsizetype i = 0; i < sheets.size(); ++i)
        if (sheets.at(i).name == name && !name.isEmpty())
            return QPDFObjectHandle::newArray({to(i), QPDFObjectHandle::newName("/Fit")});
    for (qsizetype i = 0; i < sheets.size(); ++i)
        if (const auto target = sheets.at(i).print->target(name); target && sheets.at(i).page == target->page)
            return QPDFObjectHandle::newArray({to(i), QPDFObjectHandle::newName("/Fit")});
    return QPDFObjectHandle::newNull();
}

QPDFObjectHandle rectangle(const std::array<double, 4> &box)
{
    auto array = QPDFObjectHandle::newArray();
    for (const double side : box)
        array.appendItem(QPDFObjectHandle::newReal(side, 2));
    return array;
}

QPDFObjectHandle mark(const char *kind, const std::array<double, 4> &box)
{
    auto mark = QPDFObjectHandle::newDictionary();
    mark.replaceKey("/Type", QPDFObjectHandle::newName("/Annot"));
    mark.replaceKey("/Subtype", QPDFObjectHandle::newName(kind));
    mark.replaceKey("/Rect", rectangle(box));
    return mark;
}

// What lies on a page to be clicked: its links, and its note in the upper left corner.
QPDFObjectHandle marksOf(QPDF &pdf, const QList<Sheet> &sheets, const Sheet &sheet)
{
    auto marks = QPDFObjectHandle::newArray();
    for (const Link &link : sheet.print->links(sheet.page)) {
        auto made = mark("/Link", link.box);
        made.replaceKey("/Border", QPDFObjectHandle::parse("[0 0 0]"));
        if (link.address.startsWith(u'#')) {
            const auto place = destinationOf(pdf, sheets, sheet, link.address.mid(1));
            if (!place.isArray())
                continue;
            made.replaceKey("/Dest", place);
        } else {
            auto action = QPDFObjectHandle::newDictionary();
            action.replaceKey("/S", QPDFObjectHandle::newName("/URI"));
            action.replaceKey("/URI", QPDFObjectHandle::newString(link.address.toStdString()));
            made.replaceKey("/A", action);
        }
        marks.appendItem(pdf.makeIndirectObject(made));
    }
    if (!sheet.notes.isEmpty()) {
        const auto frame = sheet.print->page(sheet.page).getKey("/MediaBox");
        const double top = frame.isArray() && frame.getArrayNItems() == 4 ? frame.getArrayItem(3).getNumericValue() : 540;
        auto note = mark("/Text", {8, top - 28, 28, top - 8});
        note.replaceKey("/Contents", text(sheet.notes));
        note.replaceKey("/Name", QPDFObjectHandle::newName("/Note"));
        note.replaceKey("/F", QPDFObjectHandle::newInteger(24));  // neither zoomed nor turned with the page
        marks.appendItem(pdf.makeIndirectObject(note));
    }
    return marks;
}

// One range a page: each may have a number of its own kind.
QPDFObjectHandle labelsOf(const QList<Sheet> &sheets)
{
    auto ranges = QPDFObjectHandle::newArray();
    for (qsizetype i = 0; i < sheets.size(); ++i) {
        auto range = QPDFObjectHandle::newDictionary();
        range.replaceKey("/P", text(sheets.at(i).label));
        ranges.appendItem(QPDFObjectHandle::newInteger(i));
        ranges.appendItem(range);
    }
    auto labels = QPDFObjectHandle::newDictionary();
    labels.replaceKey("/Nums", ranges);
    return labels;
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

QPDFObjectHandle outlineOf(QPDF &pdf, const QList<Sheet> &sheets, const QList<OutlineItem> &items)
{
    const auto pages = pdf.getAllPages();
    auto root = pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
    root.replaceKey("/Type", QPDFObjectHandle::newName("/Outlines"));
    std::vector<std::pair<int, QPDFObjectHandle>> above{{0, root}};  // level, item
    for (const OutlineItem &item : items) {
        auto destination = QPDFObjectHandle::newNull();
        if (!item.place.isEmpty())
            destination = destinationOf(pdf, sheets, sheets.constFirst(), item.place);
        else if (item.page >= 0 && item.page < sheets.size())
            destination = QPDFObjectHandle::newArray({pages.at(size_t(item.page)), QPDFObjectHandle::newName("/Fit")});
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

QPDFObjectHandle aboutOf(const PdfInfo &info)
{
    auto about = QPDFObjectHandle::newDictionary();
    if (!info.title.isEmpty())
        about.replaceKey("/Title", text(info.title));
    if (!info.author.isEmpty())
        about.replaceKey("/Author", text(info.author));
    about.replaceKey("/Creator", text(QStringLiteral("Yeonji " YEONJI_VERSION)));
    const QString now = QDateTime::currentDateTimeUtc().toString(QStringLiteral("'D:'yyyyMMddHHmmss'Z'"));
    about.replaceKey("/CreationDate", QPDFObjectHandle::newString(now.toStdString()));
    about.replaceKey("/ModDate", QPDFObjectHandle::newString(now.toStdString()));
    return about;
}

} // namespace

Result<QByteArray> makePdf(const QList<Sheet> &sheets, const PdfInfo &info)
{
    try {
        QPDF pdf;
        pdf.emptyPDF();
        for (const Sheet &sheet : sheets)
            pdf.addPage(sheet.print->page(sheet.page), false);
        const auto pages = pdf.getAllPages();
        for (qsizetype i = 0; i < sheets.size(); ++i)
            if (const auto marks = marksOf(pdf, sheets, sheets.at(i)); marks.getArrayNItems() > 0)
                QPDFObjectHandle(pages.at(size_t(i))).replaceKey("/Annots", marks);
        pdf.getTrailer().replaceKey("/Info", pdf.makeIndirectObject(aboutOf(info)));
        auto root = pdf.getRoot();
        if (!info.language.isEmpty())
            root.replaceKey("/Lang", QPDFObjectHandle::newString(info.language.toStdString()));
        if (!info.title.isEmpty()) {
            auto preferences = QPDFObjectHandle::newDictionary();
            preferences.replaceKey("/DisplayDocTitle", QPDFObjectHandle::newBool(true));
            root.replaceKey("/ViewerPreferences", preferences);
        }
        if (!info.outline.isEmpty())
            root.replaceKey("/Outlines", outlineOf(pdf, sheets, info.outline));
        if (std::ranges::any_of(sheets, [](const Sheet &sheet) { return !sheet.label.isEmpty(); }))
            root.replaceKey("/PageLabels", labelsOf(sheets));
        QPDFWriter writer(pdf);
        writer.setOutputMemory();
        writer.setMinimumPDFVersion("1.5");
        writer.setObjectStreamMode(qpdf_o_generate);
        // Streams go through as they were printed: pictures are not packed a second time.
        writer.setStreamDataMode(qpdf_s_preserve);
        writer.write();
        const auto buffer = writer.getBufferSharedPointer();
        return QByteArray(reinterpret_cast<const char *>(buffer->getBuffer()), qsizetype(buffer->getSize()));
    } catch (const std::exception &error) {
        return failure(ErrorKind::Unsupported, tr("the printed PDF cannot be finished (%1)").arg(QString::fromUtf8(error.what())));
    }
}

} // namespace yeonji::exporting
