// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The cards of a run pane, one a metric, in two columns. A run may have ten thousand metrics: only the
// cards that are seen, and those a page away, exist.

#include "figures/plotspec.h"
#include "runs/run.h"
#include "core/tokens.h"

#include <QHash>
#include <QScrollArea>

#include <functional>

namespace yeonji::widgets {

class RunCard;

class CardGrid : public QScrollArea
{
    Q_OBJECT
public:
    explicit CardGrid(QWidget *parent = nullptr);

    struct Content
    {
        QStringList metrics;            // one card each, in this order
        figures::PlotSpec spec;         // of every card, but for `y`
        std::vector<runs::RunPtr> runs;
        QHash<QString, QString> colours;
        const Tokens *tokens = nullptr;
    };
    void setContent(Content content);   // keeps the place that is scrolled to

    int cards() const { return int(m_cards.size()); }  // that exist now
    RunCard *card(const QString &metric) const { return m_cards.value(metric); }

Q_SIGNALS:
    void putIntoEntry(const QString &block);
    void putOnSlide(const QString &block);
    void copied();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    void arrange();
    QRect placeOf(qsizetype index) const;
    RunCard *make(const QString &metric);

    Content m_content;
    QHash<QString, RunCard *> m_cards;  // children of the content widget
    int m_columns = 2;
};

} // namespace yeonji::widgets
