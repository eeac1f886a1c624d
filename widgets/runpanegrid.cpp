// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runpanegrid.h"

#include "widgets/runpanecard.h"

#include <QScrollBar>

namespace yeonji::widgets {

namespace {

constexpr int margin = 16, gap = 12, cardHeight = 248;
constexpr int twoColumnsFrom = 640;

} // namespace

CardGrid::CardGrid(QWidget *parent) : QScrollArea(parent)
{
    setObjectName(QStringLiteral("cardGrid"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidget(new QWidget);
    widget()->setObjectName(QStringLiteral("cardGround"));
    verticalScrollBar()->setSingleStep(48);
}

void CardGrid::setContent(Content content)
{
    const bool sameMetrics = content.metrics == m_content.metrics;
    m_content = std::move(content);
    if (!sameMetrics)
        for (auto it = m_cards.begin(); it != m_cards.end();) {
            if (m_content.metrics.contains(it.key())) {
                ++it;
                continue;
            }
            delete it.value();
            it = m_cards.erase(it);
        }
    arrange();
    for (auto it = m_cards.cbegin(); it != m_cards.cend(); ++it) {
        figures::PlotSpec spec = m_content.spec;
        spec.y = {it.key()};
        it.value()->present(spec, m_content.runs, m_content.colours, *m_content.tokens);
    }
}

QRect CardGrid::placeOf(qsizetype index) const
{
    const int width = (viewport()->width() - 2 * margin - (m_columns - 1) * gap) / m_columns;
    const int row = int(index) / m_columns, column = int(index) % m_columns;
    return {margin + column * (width + gap), margin + row * (cardHeight + gap), width, cardHeight};
}

RunCard *CardGrid::make(const QString &metric)
{
    auto *card = new RunCard(widget());
    connect(card, &RunCard::putIntoEntry, this, &CardGrid::putIntoEntry);
    connect(card, &RunCard::putOnSlide, this, &CardGrid::putOnSlide);
    connect(card, &RunCard::copied, this, &CardGrid::copied);
    m_cards.insert(metric, card);
    return card;
}

void CardGrid::arrange()
{
    m_columns = viewport()->width() >= twoColumnsFrom ? 2 : 1;
    const qsizetype count = m_content.metrics.size();
    const qsizetype rows = (count + m_columns - 1) / m_columns;
    widget()->resize(viewport()->width(), int(rows) * (cardHeight + gap) - gap + 2 * margin);
    if (count == 0)
        return;
    const int page = viewport()->height();
    const int top = verticalScrollBar()->value();
    const int pitch = cardHeight + gap;
    const auto indexAt = [&](int y) { return qsizetype(std::max(0, y - margin) / pitch) * m_columns; };
    // What is seen exists; what is a page away may stay, so that scrolling back and forth makes nothing.
    const qsizetype first = indexAt(top), last = std::min(count - 1, indexAt(top + page) + m_columns - 1);
    const qsizetype keepFirst = indexAt(top - page), keepLast = std::min(count - 1, indexAt(top + 2 * page) + m_columns - 1);
    for (auto it = m_cards.begin(); it != m_cards.end();) {
        const qsizetype index = m_content.metrics.indexOf(it.key());
        if (index >= keepFirst && index <= keepLast) {
            it.value()->setGeometry(placeOf(index));
            ++it;
            continue;
        }
        it.value()->deleteLater();
        it.value()->hide();
        it = m_cards.erase(it);
    }
    for (qsizetype i = first; i <= last; ++i) {
        const QString &metric = m_content.metrics.at(i);
        if (m_cards.contains(metric))
            continue;
        RunCard *card = make(metric);
        card->setGeometry(placeOf(i));
        figures::PlotSpec spec = m_content.spec;
        spec.y = {metric};
        card->present(spec, m_content.runs, m_content.colours, *m_content.tokens);
        card->show();
    }
}

void CardGrid::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    arrange();
}

void CardGrid::scrollContentsBy(int dx, int dy)
{
    QScrollArea::scrollContentsBy(dx, dy);
    arrange();
}

} // namespace yeonji::widgets
