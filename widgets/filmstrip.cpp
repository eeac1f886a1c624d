// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/filmstrip.h"

#include <QDrag>
#include <QDragEnterEvent>
#include <QItemSelection>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

using namespace std::chrono_literals;

namespace yeonji::widgets {

namespace {

constexpr auto quietFor = 350ms;
constexpr int pictureHeight = 72;
constexpr int gap = 12;
constexpr int numberHeight = 20;

enum Role {
    PictureRole = Qt::UserRole + 1,
    KeyRole,        // what the slide looks like now
    TakenRole,      // what it looked like when the picture was taken
    HiddenRole,
    TitleRole,
    NumberRole,     // what stands below the picture
    FindingsRole,   // sentences, one a line; empty: nothing is wrong
    WorstRole,      // Level
    LabelRole,      // of the section it begins, above the picture
};

constexpr int markSize = 16;
constexpr int labelHeight = 18;
constexpr int margin = 8;         // around the row of slides

class SlideDelegate : public QStyledItemDelegate
{
public:
    SlideDelegate(const Workspace &workspace, QObject *parent) : QStyledItemDelegate(parent), m_workspace(workspace) {}

    QSizeF slide{1280, 720};
    bool labelled = false;   // some slide begins a section

    int top() const { return labelled ? labelHeight : 0; }

    QRectF placeIn(const QRect &cell) const
    {
        return {QPointF(cell.topLeft()) + QPointF(gap / 2.0, gap / 2.0 + top()), picture()};
    }
    static QRectF markIn(const QRectF &place)
    {
        return {place.right() - markSize - 4, place.top() + 4, markSize, markSize};
    }

    QSize picture() const { return {qRound(pictureHeight * slide.width() / slide.height()), pictureHeight}; }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return picture() + QSize(gap, gap + top() + numberHeight);
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &tokens = m_workspace.tokens();
        const bool current = option.state & QStyle::State_Selected;
        const QRectF place = placeIn(option.rect);
        painter->save();
        painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
        QPainterPath corners;
        corners.addRoundedRect(place, 6, 6);
        painter->fillPath(corners, QColor(tokens.paper));
        if (const auto image = index.data(PictureRole).value<QImage>(); !image.isNull()) {
            painter->setClipPath(corners);
            painter->drawImage(place, image);
            painter->setClipping(false);
        }
        if (index.data(HiddenRole).toBool())
            painter->fillPath(corners, [&] { QColor veil(tokens.bg); veil.setAlpha(170); return veil; }());
        painter->setPen(QPen(QColor(current ? tokens.accent : tokens.line), current ? 2 : 1));
        painter->drawPath(corners);
        if (!index.data(FindingsRole).toString().isEmpty())
            drawMark(*painter, markIn(place), Level(index.data(WorstRole).toInt()), tokens);
        painter->setPen(QColor(current ? tokens.ink : tokens.soft));
        QFont font = option.font;
        font.setPixelSize(11);
        painter->setFont(font);
        painter->drawText(QRectF(place.left(), place.bottom() + 2, place.width(), numberHeight),
                          Qt::AlignHCenter | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(index.data(NumberRole).toString(), Qt::ElideRight, int(place.width())));
        if (const QString label = index.data(LabelRole).toString(); !label.isEmpty()) {
            painter->setPen(QColor(tokens.soft));
            font.setWeight(QFont::DemiBold);
            painter->setFont(font);
            painter->drawText(QRectF(place.left(), option.rect.top() + gap / 2.0 - 3, place.width(), labelHeight), Qt::AlignLeft | Qt::AlignVCenter,
                              painter->fontMetrics().elidedText(label, Qt::ElideRight, int(place.width())));
        }
        painter->restore();
    }

private:
    static void drawMark(QPainter &painter, const QRectF &place, Level level, const Tokens &tokens)
    {
        painter.setPen(QPen(QColor(tokens.paper), 1.5));
        painter.setBrush(QColor(level == Level::Error ? tokens.bad : level == Level::Warning ? tokens.warn : tokens.soft));
        painter.drawEllipse(place);
        painter.setBrush(Qt::NoBrush);
        QFont font = painter.font();
        font.setPixelSize(11);
        font.setBold(true);
        painter.setFont(font);
        painter.setPen(QColor(tokens.paper));
        painter.drawText(place, Qt::AlignCenter, QStringLiteral("!"));
    }

    const Workspace &m_workspace;
};

// Above the slide that begins a section, its name; above the first backup slide, that it is one.
QStringList labelsOf(const QList<decks::Slide> &said)
{
    QStringList labels;
    for (qsizetype i = 0; i < said.size(); ++i) {
        const bool backup = said.at(i).backup && (i == 0 || !said.at(i - 1).backup);
        const bool section = said.at(i).section != (i == 0 ? QString() : said.at(i - 1).section);
        labels.append(section ? said.at(i).section : backup ? FilmStrip::tr("Backup") : QString());
    }
    return labels;
}

} // namespace

FilmStrip::FilmStrip(Workspace &workspace, QWidget *parent)
    : QListView(parent), m_workspace(workspace), m_model(new QStandardItemModel(this))
{
    setModel(m_model);
    setItemDelegate(new SlideDelegate(workspace, this));
    setFlow(LeftToRight);
    setWrapping(false);
    setUniformItemSizes(true);
    setSelectionMode(ExtendedSelection);
    setDragEnabled(true);
    setAcceptDrops(true);
    setDragDropMode(DragDrop);
    setDropIndicatorShown(false);  // drawn below: between slides, never on one
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(NoFrame);
    setViewportMargins(margin, margin, margin, 0);
    arrange();
    setAccessibleName(tr("Slides"));
    viewport()->setAutoFillBackground(false);
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quietFor);
    connect(&m_quiet, &QTimer::timeout, this, &FilmStrip::takePictures);
    connect(&workspace, &Workspace::schemeChanged, viewport(), qOverload<>(&QWidget::update));
}

FilmStrip::~FilmStrip()
{
    ++m_generation;
    m_camera.reset();
}

void FilmStrip::arrange()
{
    constexpr int scrollBar = 12;
    setFixedHeight(margin + pictureHeight + gap + static_cast<const SlideDelegate *>(itemDelegate())->top() + numberHeight + scrollBar);
}

void FilmStrip::setSlides(const pages::Document &document, const QList<pages::Part> &parts, const QList<decks::Slide> &said, QSizeF slide)
{
    auto *delegate = static_cast<SlideDelegate *>(itemDelegate());
    const QStringList labels = labelsOf(said);
    const bool labelled = !labels.join(QString()).isEmpty();
    const bool reshaped = (!slide.isEmpty() && slide != delegate->slide) || labelled != delegate->labelled;
    if (!slide.isEmpty())
        delegate->slide = slide;
    delegate->labelled = labelled;
    m_setting = true;
    const int before = current();
    if (m_model->rowCount() > parts.size())
        m_model->removeRows(int(parts.size()), m_model->rowCount() - int(parts.size()));
    while (m_model->rowCount() < parts.size())
        m_model->appendRow(new QStandardItem);
    for (int i = 0; i < parts.size(); ++i) {
        const pages::Part &part = parts.at(i);
        QStandardItem *item = m_model->item(i);
        const QString name = part.title.isEmpty() ? tr("Slide %1").arg(i + 1) : tr("Slide %1: %2").arg(i + 1).arg(part.title);
        item->setData(name, Qt::AccessibleTextRole);
        item->setData(part.title, TitleRole);
        item->setData(part.key, KeyRole);
        item->setData(part.hidden, HiddenRole);
        const QString number = part.page.startsWith(u'B') ? part.page : QString::number(i + 1);
        const QString reason = said.value(i).reason;
        item->setData(reason.isEmpty() ? number : tr("%1 · %2").arg(number, reason), NumberRole);
        item->setData(labels.value(i), LabelRole);
    }
    setCurrent(std::min(before, int(parts.size()) - 1));
    m_setting = false;
    if (reshaped) {
        arrange();
        scheduleDelayedItemsLayout();
    }
    m_document = document;
    m_standing = false;
    ++m_generation;
    m_quiet.start();
}

void FilmStrip::setFindings(const Findings &findings)
{
    QHash<int, std::pair<QStringList, Level>> bySlide;
    for (const Finding &finding : findings) {
        auto &[sentences, worst] = bySlide[finding.slide];
        sentences.append(finding.message);
        worst = std::max(worst, finding.level);
    }
    for (int i = 0; i < m_model->rowCount(); ++i) {
        QStandardItem *item = m_model->item(i);
        const auto &[sentences, worst] = bySlide.value(i + 1);
        item->setData(sentences.join(u'\n'), FindingsRole);
        item->setData(int(worst), WorstRole);
        item->setToolTip((QStringList(item->data(TitleRole).toString()) + sentences).join(u'\n').trimmed());
    }
}

int FilmStrip::current() const
{
    return std::max(0, currentIndex().row());
}

void FilmStrip::setCurrent(int slide)
{
    const bool outer = std::exchange(m_setting, true);
    // Several chosen ones stay chosen while the caret is in one of them.
    if (!selectionModel()->isSelected(m_model->index(slide, 0)))
        setCurrentIndex(m_model->index(slide, 0));
    else if (slide != current())
        selectionModel()->setCurrentIndex(m_model->index(slide, 0), QItemSelectionModel::NoUpdate);
    m_setting = outer;
}

QList<int> FilmStrip::chosen() const
{
    QList<int> slides;
    for (const QModelIndex &index : selectionModel()->selectedIndexes())
        slides.append(index.row());
    if (slides.isEmpty())
        slides.append(current());
    std::ranges::sort(slides);
    return slides;
}

void FilmStrip::choose(const QList<int> &slides)
{
    const bool outer = std::exchange(m_setting, true);
    QItemSelection all;
    for (const int slide : slides)
        all.select(m_model->index(slide, 0), m_model->index(slide, 0));
    selectionModel()->setCurrentIndex(m_model->index(slides.value(0), 0), QItemSelectionModel::NoUpdate);
    selectionModel()->select(all, QItemSelectionModel::ClearAndSelect);
    m_setting = outer;
}

void FilmStrip::startDrag(Qt::DropActions)
{
    // The view's own would take the rows away once they are dropped; here the text decides.
    auto *drag = new QDrag(this);
    auto *slides = new QMimeData;
    slides->setData(QStringLiteral("application/x-yeonji-slides"), {});
    drag->setMimeData(slides);
    if (const auto picture = m_model->index(chosen().first(), 0).data(PictureRole).value<QImage>(); !picture.isNull())
        drag->setPixmap(QPixmap::fromImage(picture.scaledToHeight(pictureHeight, Qt::SmoothTransformation)));
    drag->exec(Qt::MoveAction);
}

void FilmStrip::dragEnterEvent(QDragEnterEvent *event)
{
    event->setAccepted(event->source() == this);
}

void FilmStrip::dragMoveEvent(QDragMoveEvent *event)
{
    QListView::dragMoveEvent(event);  // scrolls at the edges
    event->setAccepted(event->source() == this);
    if (event->isAccepted())
        setDropPlace(placeAt(event->position().toPoint()));
}

void FilmStrip::dragLeaveEvent(QDragLeaveEvent *event)
{
    QListView::dragLeaveEvent(event);
    setDropPlace(-1);
}

void FilmStrip::dropEvent(QDropEvent *event)
{
    if (event->source() != this)
        return;
    event->acceptProposedAction();
    stopAutoScroll();
    setState(NoState);
    setDropPlace(-1);
    Q_EMIT moveRequested(chosen(), placeAt(event->position().toPoint()));
}

int FilmStrip::placeAt(QPoint position) const
{
    for (int i = 0; i < m_model->rowCount(); ++i)
        if (position.x() < visualRect(m_model->index(i, 0)).center().x())
            return i;
    return m_model->rowCount();
}

void FilmStrip::setDropPlace(int before)
{
    if (std::exchange(m_dropPlace, before) != before)
        viewport()->update();
}

void FilmStrip::currentChanged(const QModelIndex &to, const QModelIndex &from)
{
    QListView::currentChanged(to, from);
    if (!m_setting && to.isValid())
        Q_EMIT slideRequested(to.row());
}

int FilmStrip::markAt(QPoint position) const
{
    const QModelIndex index = indexAt(position);
    const bool marked = index.isValid() && !index.data(FindingsRole).toString().isEmpty();
    const auto *delegate = static_cast<const SlideDelegate *>(itemDelegate());
    return marked && SlideDelegate::markIn(delegate->placeIn(visualRect(index))).contains(position) ? index.row() : -1;
}

void FilmStrip::mousePressEvent(QMouseEvent *event)
{
    QListView::mousePressEvent(event);
    const int slide = event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier ? markAt(event->position().toPoint()) : -1;
    if (slide < 0)
        return;
    setState(NoState);  // nothing is dragged by its mark
    Q_EMIT fixesRequested(slide, event->globalPosition().toPoint());
}

void FilmStrip::scrollContentsBy(int dx, int dy)
{
    QListView::scrollContentsBy(dx, dy);
    if (!m_quiet.isActive())
        m_quiet.start();
}

void FilmStrip::paintEvent(QPaintEvent *event)
{
    QPainter(viewport()).fillRect(viewport()->rect(), QColor(m_workspace.tokens().bg));
    QListView::paintEvent(event);
    if (m_dropPlace < 0 || m_model->rowCount() == 0)
        return;
    const bool end = m_dropPlace == m_model->rowCount();
    const QRect beside = visualRect(m_model->index(end ? m_dropPlace - 1 : m_dropPlace, 0));
    QPainter(viewport()).fillRect(QRect(end ? beside.right() : beside.left() - 1, beside.top() + gap / 2 + static_cast<const SlideDelegate *>(itemDelegate())->top(), 3, pictureHeight),
                                  QColor(m_workspace.tokens().accent));
}

void FilmStrip::takePictures()
{
    if (!isVisible() || nextToTake() < 0)
        return;
    if (m_standing)
        return takeNext(m_generation);
    if (!m_page) {
        m_page = std::make_unique<pages::PageView>(m_workspace.pageSetting());
        m_camera = std::make_unique<decks::Camera>(m_page.get());
    }
    m_page->setDocument(m_document);
    m_page->standing().then(this, [this, generation = m_generation](const Result<pages::About> &about) {
        if (!about || generation != m_generation)
            return;
        m_standing = true;
        takeNext(generation);
    });
}

// The current slide first, then those in sight from left to right.
int FilmStrip::nextToTake() const
{
    const auto due = [this](int i) {
        const QModelIndex index = m_model->index(i, 0);
        return index.isValid() && index.data(KeyRole) != index.data(TakenRole);
    };
    if (due(current()))
        return current();
    for (int i = 0; i < m_model->rowCount(); ++i)
        if (due(i) && visualRect(m_model->index(i, 0)).intersects(viewport()->rect()))
            return i;
    return -1;
}

bool FilmStrip::isDrawn() const
{
    return m_model->rowCount() > 0 && nextToTake() < 0;
}

void FilmStrip::takeNext(int generation)
{
    const int slide = nextToTake();
    if (slide < 0 || generation != m_generation)
        return;
    const QSize size = static_cast<SlideDelegate *>(itemDelegate())->picture() * 2;
    const QVariant key = m_model->index(slide, 0).data(KeyRole);
    m_camera->take(size, [slide](pages::PageView *page) { page->showSlide(slide); })
        .then(this, [this, generation, slide, key](const QImage &picture) {
            if (generation != m_generation || picture.isNull())
                return;
            QStandardItem *item = m_model->item(slide);
            item->setData(picture, PictureRole);
            item->setData(key, TakenRole);
            takeNext(generation);
        });
}

} // namespace yeonji::widgets
