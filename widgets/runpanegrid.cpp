// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runpanegrid.h"

#include "widgets/runpanecard.h"
#include "widgets/runpaneexhibit.h"

#include <QScrollBar>

#include <algorithm>

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
    for (auto it = m_cards.cbegin(); it != m_cards.cend(); ++it)
        present(it.key(), it.value());
    for (const auto &[title, all] : m_content.exhibits)
        if (ExhibitCard *card = m_exhibits.value(title))
            card->present(title, all, *m_content.tokens);
}

void CardGrid::present(const QString &metric, RunCard *card) const
{
    figures::PlotSpec spec = m_content.spec;
    spec.y = {metric};
    card->present(spec, m_content.runs, m_content.colours, *m_content.tokens);
}

qsizetype CardGrid::placeOfExhibit(const QString &title) const
{
    const auto at = std::ranges::find(m_content.exhibits, title, &Content::Exhibits::title);
    return at == m_content.exhibits.end() ? -1 : m_content.metrics.size() + (at - m_content.exhibits.begin());
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
    const qsizetype metrics = m_content.metrics.size();
    const qsizetype count = metrics + qsizetype(m_content.exhibits.size());
    const qsizetype rows = (count + m_columns - 1) / m_columns;
    widget()->resize(viewport()->width(), int(rows) * (cardHeight + gap) - gap + 2 * margin);
    const int page = viewport()->height();
    const int top = verticalScrollBar()->value();
    const int pitch = cardHeight + gap;
    const auto indexAt = [&](int y) { return qsizetype(std::max(0, y - margin) / pitch) * m_columns; };
    // What is seen exists; what is a page away may stay, so that scrolling back and forth makes nothing.
    const qsizetype first = indexAt(top), last = std::min(count - 1, indexAt(top + page) + m_columns - 1);
    const qsizetype keepFirst = indexAt(top - page), keepLast = std::min(count - 1, indexAt(top + 2 * page) + m_columns - 1);
    const auto settle = [&](auto &cards, const auto &indexOf) {
        for (auto it = cards.begin(); it != cards.end();) {
            const qsizetype index = indexOf(it.key());
            if (index >= 0 && index >= keepFirst && index <= keepLast) {
                it.value()->setGeometry(placeOf(index));
                ++it;
                continue;
            }
            it.value()->deleteLater();
            it.value()->hide();
            it = cards.erase(it);
        }
    };
    settle(m_cards, [this](const QString &metric) { return m_content.metrics.indexOf(metric); });
    settle(m_exhibits, [this](const QString &title) { return placeOfExhibit(title); });
    for (qsizetype i = first; i <= last; ++i) {
        if (i >= metrics) {
            const auto &[title, all] = m_content.exhibits[size_t(i - metrics)];
            if (m_exhibits.contains(title))
                continue;
            auto *card = new ExhibitCard(widget());
            m_exhibits.insert(title, card);
            card->setGeometry(placeOf(i));
            card->present(title, all, *m_content.tokens);
            card->show();
            continue;
        }
        const QString &metric = m_content.metrics.at(i);
        if (m_cards.contains(metric))
            continue;
        RunCard *card = make(metric);
        card->setGeometry(placeOf(i));
        present(metric, card);
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
