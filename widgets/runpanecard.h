// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One metric of the run pane: its name, its curves, and what can be done with them, which shows itself
// under the pointer or the keyboard.

#include "figures/plotspec.h"
#include "widgets/figureview.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace yeonji::widgets {

class RunCard : public QWidget
{
    Q_OBJECT
public:
    explicit RunCard(QWidget *parent = nullptr);

    void present(const figures::PlotSpec &spec, const std::vector<runs::RunPtr> &runs,
              const QHash<QString, QString> &colours, const Tokens &tokens);
    QString metric() const { return m_spec.y.value(0); }
    FigureView *figure() const { return m_figure; }

    // A fence with the figure as it is drawn now.
    QString block() const;

Q_SIGNALS:
    void putIntoEntry(const QString &block);
    void putOnSlide(const QString &block);
    void copied();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void showActions();

    figures::PlotSpec m_spec;
    const Tokens *m_tokens = nullptr;
    QLabel *m_title = nullptr;
    QWidget *m_actions = nullptr;
    FigureView *m_figure = nullptr;
};

} // namespace yeonji::widgets
