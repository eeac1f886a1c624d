// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The cards of a run pane, one a metric, then one for each name under which texts or pictures were
// logged, in two columns. A run may have ten thousand metrics: only the cards that are seen, and those a
// page away, exist.

#include "figures/plotspec.h"
#include "runs/run.h"
#include "core/tokens.h"

#include <QHash>
#include <QScrollArea>

#include <functional>

namespace yeonji::widgets {

class ExhibitCard;
class RunCard;

class CardGrid : public QScrollArea
{
    Q_OBJECT
public:
    explicit CardGrid(QWidget *parent = nullptr);

    struct Content
    {
        QStringList metrics;            // one card each, in this order
        struct Exhibits { QString title; std::vector<runs::Exhibit> all; };
        std::vector<Exhibits> exhibits; // behind them, one card each; no two of one title
        figures::PlotSpec spec;         // of every card, but for `y`
        std::vector<runs::RunPtr> runs;
        QHash<QString, QString> colours;
        const Tokens *tokens = nullptr;
    };
    void setContent(Content content);   // keeps the place that is scrolled to

    int cards() const { return int(m_cards.size()); }  // of metrics, that exist now
    RunCard *card(const QString &metric) const { return m_cards.value(metric); }
    ExhibitCard *exhibit(const QString &title) const { return m_exhibits.value(title); }

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
    qsizetype placeOfExhibit(const QString &title) const;  // among all cards; -1: gone
    RunCard *make(const QString &metric);
    void present(const QString &metric, RunCard *card) const;

    Content m_content;
    QHash<QString, RunCard *> m_cards;  // children of the content widget, as are these
    QHash<QString, ExhibitCard *> m_exhibits;
    int m_columns = 2;
};

} // namespace yeonji::widgets
