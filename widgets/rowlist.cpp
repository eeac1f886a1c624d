// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/rowlist.h"
#include "widgets/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <algorithm>

namespace yeonji::widgets {

namespace {

constexpr int headingHeight = 36, shortHeight = 34, denseHeight = 27, tallHeight = 55, curveWidth = 64, levelWidth = 14;

class RowDelegate : public QStyledItemDelegate
{
public:
    RowDelegate(const RowModel &model, QObject *parent) : QStyledItemDelegate(parent), m_model(model) {}

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        const Row &row = m_model.row(index.row());
        return {100, row.heading ? headingHeight : !row.second.isEmpty() ? tallHeight : m_model.dense ? denseHeight : shortHeight};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Row &row = m_model.row(index.row());
        const Tokens &t = tokensOf(*option.widget);
        const QRectF place(option.rect);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (row.heading) {
            painter->setFont(interfaceFont(11, Weight::Semibold));
            painter->setPen(QColor(t.soft));
            painter->drawText(place.adjusted(4, 0, -4, -6), Qt::AlignLeft | Qt::AlignBottom, row.title);
        } else {
            paintRow(*painter, option, row, t, place);
        }
        painter->restore();
    }

private:
    static void paintRow(QPainter &painter, const QStyleOptionViewItem &option, const Row &row, const Tokens &t,
                         const QRectF &place)
    {
        if (option.state & QStyle::State_Selected)
            paintRounded(painter, place, 8, QColor(t.sel));
        else if (option.state & QStyle::State_MouseOver)
            paintRounded(painter, place, 8, mixed(t.bg, t.sel, 0.5));
        QRectF text = place.adjusted(10 + row.level * levelWidth, 0, -10, 0);
        const double right = text.right();
        const double firstLine = row.second.isEmpty() ? place.center().y() : place.top() + 18;
        if (!row.dot.isEmpty()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(QColor(row.dot));
            painter.drawEllipse(QPointF(text.left() + 3.5, firstLine), 3.5, 3.5);
            text.setLeft(text.left() + 14);
        }
        if (row.curve.size() > 1) {
            paintCurve(painter, row, QRectF(text.right() - curveWidth, place.top() + 10, curveWidth, 16));
            text.setRight(text.right() - curveWidth - 10);
        }
        if (!row.hint.isEmpty()) {
            painter.setFont(interfaceFont(11.5));
            painter.setPen(QColor(t.soft));
            painter.drawText(QRectF(text.left(), firstLine - 10, text.width(), 20), Qt::AlignRight | Qt::AlignVCenter,
                             row.hint);
            text.setRight(text.right() - QFontMetricsF(painter.font()).horizontalAdvance(row.hint) - 12);
        }
        const QFont titleFont = interfaceFont(13, row.second.isEmpty() || !row.marks.isEmpty() ? Weight::Regular : Weight::Semibold);
        const QRectF titlePlace(text.left(), firstLine - 10, text.width(), 20);
        for (const auto &[from, length] : row.marks) {
            const QFontMetricsF metrics(titleFont);
            const double left = titlePlace.left() + metrics.horizontalAdvance(row.title.first(from));
            const QRectF mark(left - 1, titlePlace.top() + 1, metrics.horizontalAdvance(row.title.mid(from, length)) + 2, 18);
            if (mark.left() < titlePlace.right())
                paintRounded(painter, mark & titlePlace, 3, QColor(t.accentGround));
        }
        // Names of files and runs differ at their end, sentences are read from their beginning.
        line(painter, row.title, titleFont, QColor(t.ink), titlePlace,
             row.marks.isEmpty() && !row.title.contains(u' ') ? Qt::ElideMiddle : Qt::ElideRight);
        if (!row.second.isEmpty())
            line(painter, row.second, interfaceFont(11.5), QColor(t.soft),
                 QRectF(text.left(), place.top() + 29, right - text.left(), 18));
        if ((option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange))
            paintFocus(painter, *option.widget, place, 8);
    }

    static void line(QPainter &painter, const QString &text, const QFont &font, const QColor &colour,
                     const QRectF &place, Qt::TextElideMode elide = Qt::ElideRight)
    {
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetricsF(font).elidedText(text, elide, place.width()));
    }

    static void paintCurve(QPainter &painter, const Row &row, const QRectF &place)
    {
        QPainterPath path;
        for (qsizetype i = 0; i < row.curve.size(); ++i) {
            const QPointF at(place.left() + row.curve.at(i).x() * place.width(),
                             place.bottom() - row.curve.at(i).y() * place.height());
            i == 0 ? path.moveTo(at) : path.lineTo(at);
        }
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(QColor(row.curveColour), 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPath(path);
    }

    const RowModel &m_model;
};

} // namespace

Row headingRow(const QString &title)
{
    Row row;
    row.title = title;
    row.heading = true;
    return row;
}

void RowModel::setRows(QList<Row> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int RowModel::indexOf(const QString &path) const
{
    for (qsizetype i = 0; i < m_rows.size(); ++i)
        if (!m_rows.at(i).heading && m_rows.at(i).path == path)
            return int(i);
    return -1;
}

int RowModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant RowModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.title;
    case Qt::AccessibleTextRole: {
        QString text = row.title;
        for (const QString &part : {row.second, row.hint})
            if (!part.isEmpty())
                text += u", " % part;
        return text;
    }
    case Qt::ToolTipRole:
        return row.heading || row.path.isEmpty() || !row.path.startsWith(u'/') ? QVariant() : QVariant(row.path);
    default:
        return {};
    }
}

Qt::ItemFlags RowModel::flags(const QModelIndex &index) const
{
    if (index.isValid() && m_rows.at(index.row()).heading)
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

RowList::RowList(const QString &name, QWidget *parent) : QListView(parent)
{
    setAccessibleName(name);
    setModel(&m_model);
    setItemDelegate(new RowDelegate(m_model, this));
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setUniformItemSizes(false);
    setSelectionMode(SingleSelection);
    viewport()->setAutoFillBackground(false);
    connect(this, &QListView::clicked, this, [this](const QModelIndex &index) {
        // A click that gathers rows opens none of them.
        if (!m_gathers && !m_model.row(index.row()).heading)
            Q_EMIT opened(m_model.row(index.row()).path);
    });
}

void RowList::setRows(const QList<Row> &rows)
{
    const QString chosen = currentRow() ? currentRow()->path : m_wanted;
    const QStringList several = chosenPaths();
    const int scrolled = verticalScrollBar() ? verticalScrollBar()->value() : 0;
    m_model.setRows(rows);
    setCurrentPath(chosen);
    if (several.size() > 1)
        for (const QString &path : several)
            if (const int index = m_model.indexOf(path); index >= 0)
                selectionModel()->select(m_model.index(index), QItemSelectionModel::Select);
    verticalScrollBar()->setValue(scrolled);
}

const Row *RowList::currentRow() const
{
    const QModelIndex index = currentIndex();
    return index.isValid() && index.row() < m_model.rowCount() ? &m_model.row(index.row()) : nullptr;
}

void RowList::setCurrentPath(const QString &path)
{
    m_wanted = path;
    const int index = path.isEmpty() ? -1 : m_model.indexOf(path);
    if (index < 0)
        setCurrentIndex({});
    else
        setCurrentIndex(m_model.index(index));
    if (index < 0)
        clearSelection();
}

void RowList::setDense()
{
    m_model.dense = true;
}

void RowList::setSeveral()
{
    setSelectionMode(ExtendedSelection);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &RowList::chosenChanged);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &RowList::chosenChanged);
}

QStringList RowList::chosenPaths() const
{
    QList<int> rows;
    for (const QModelIndex &index : selectionModel()->selectedIndexes())
        rows.append(index.row());
    std::ranges::sort(rows);
    QStringList paths;
    for (const int row : rows)
        if (!m_model.row(row).heading)
            paths.append(m_model.row(row).path);
    return paths;
}

void RowList::chooseFirst()
{
    setCurrentIndex({});
    step(1);
}

void RowList::step(int by)
{
    int index = currentIndex().isValid() ? currentIndex().row() : by > 0 ? -1 : m_model.rowCount();
    for (index += by; index >= 0 && index < m_model.rowCount(); index += by > 0 ? 1 : -1) {
        if (!m_model.row(index).heading) {
            setCurrentIndex(m_model.index(index));
            scrollTo(currentIndex());
            return;
        }
    }
}

void RowList::mousePressEvent(QMouseEvent *event)
{
    m_gathers = selectionMode() == ExtendedSelection && (event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier));
    QListView::mousePressEvent(event);
}

void RowList::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentRow())
        Q_EMIT opened(currentRow()->path);
    else
        QListView::keyPressEvent(event);
}

} // namespace yeonji::widgets
