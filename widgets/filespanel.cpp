// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/filespanel.h"
#include "widgets/catalog.h"
#include "widgets/dropplace.h"
#include "widgets/rowlist.h"

#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace yeonji::widgets {

using namespace Qt::StringLiterals;
using project::DocumentKind;

namespace {

QString secondLine(DocumentKind kind, const DocumentSummary &summary)
{
    QStringList parts;
    if (kind == DocumentKind::Notebook)
        parts.append(FilesPanel::tr("Notebook"));
    else if (summary.slides > 0)
        parts.append(FilesPanel::tr("%n slide(s)", nullptr, summary.slides));
    else if (summary.text.characters > 0)
        parts.append(FilesPanel::tr("%Ln character(s)", nullptr, summary.text.characters));
    if (summary.text.figures > 0 && summary.slides == 0)
        parts.append(FilesPanel::tr("%n figure(s)", nullptr, summary.text.figures));
    const QDate day = summary.modified.date();
    parts.append(QLocale().toString(day, day.year() == QDate::currentDate().year() ? FilesPanel::tr("MMM d")
                                                                                   : FilesPanel::tr("MMM d, yyyy")));
    return parts.join(u" · "_s);
}

} // namespace

FilesPanel::FilesPanel(Holds holds, Catalog &catalog, QWidget *parent)
    : Panel(parent), m_holds(holds), m_catalog(catalog)
{
    const bool decks = holds == Holds::Decks;
    m_list = new RowList(decks ? tr("Decks") : tr("Reports"));
    m_new = new QPushButton(decks ? tr("New deck") : tr("New report"));
    m_new->setFlat(true);
    m_empty = new DropPlace(decks ? tr("Drop a Marp file here, or make a new deck")
                                  : tr("Drop a Markdown file or a notebook here, or write a new report"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 8, 14, 12);
    layout->setSpacing(8);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_empty);
    layout->addWidget(m_new, 0, Qt::AlignLeft);
    if (!decks)
        offerDeck(m_list);
    connect(m_list, &RowList::opened, this, &Panel::openRequested);
    connect(m_new, &QPushButton::clicked, this, &FilesPanel::newRequested);
    connect(&catalog, &Catalog::changed, this, &FilesPanel::fill);
    connect(&catalog, &Catalog::summarized, this, &FilesPanel::fill);
    fill();
}

void FilesPanel::setCurrentPath(const QString &path)
{
    m_list->setCurrentPath(path);
}

void FilesPanel::fill()
{
    struct Item
    {
        project::TreeDocument document;
        DocumentSummary summary;
    };
    QList<Item> items;
    for (const DocumentKind kind : m_holds == Holds::Decks
             ? QList{DocumentKind::Deck} : QList{DocumentKind::Report, DocumentKind::Notebook})
        for (const auto &document : m_catalog.of(kind))
            items.append({document, m_catalog.summary(document.path)});
    std::ranges::stable_sort(items, std::ranges::greater(), [](const Item &item) { return item.summary.modified; });
    QList<Row> rows;
    if (!items.isEmpty())
        rows.append(headingRow(m_holds == Holds::Decks ? tr("Decks") : tr("Reports")));
    for (const Item &item : std::as_const(items)) {
        Row row;
        row.title = m_catalog.title(item.document);
        row.second = secondLine(item.document.kind, item.summary);
        row.path = m_catalog.absolute(item.document.path);
        rows.append(row);
    }
    m_list->setRows(rows);
    m_empty->setVisible(m_catalog.ready() && items.isEmpty());
}

} // namespace yeonji::widgets
