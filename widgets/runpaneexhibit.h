// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Texts or pictures that a run logged under one name, as a card of the run pane: the last of them, and
// by a slider those before. A click shows it large.

#include "core/tokens.h"
#include "runs/exhibit.h"

#include <QFutureWatcher>
#include <QImage>
#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QSlider;
class QStackedLayout;

namespace yeonji::widgets {

class ExhibitCard : public QWidget
{
    Q_OBJECT
public:
    explicit ExhibitCard(QWidget *parent = nullptr);
    ~ExhibitCard() override;

    // In the order of their steps; the place that is looked at stays while `exhibits` only grow.
    void present(const QString &title, const std::vector<runs::Exhibit> &exhibits, const Tokens &tokens);
    const std::vector<runs::Exhibit> &exhibits() const { return m_exhibits; }

    QString text() const;                            // that is shown; empty for pictures
    const QImage &picture() const { return m_image; }  // that is shown; null for texts
    void enlarge();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    class Picture;
    struct Content
    {
        QString text, problem;
        QImage picture;
    };
    static Content contentOf(const runs::Exhibit &exhibit);
    void showAt(int index);

    std::vector<runs::Exhibit> m_exhibits;
    const Tokens *m_tokens = nullptr;
    QImage m_image;
    QFutureWatcher<Content> m_reading;
    int m_shown = -1;
    QLabel *m_title = nullptr;
    QLabel *m_step = nullptr;
    QStackedLayout *m_stack = nullptr;
    QPlainTextEdit *m_text = nullptr;
    Picture *m_picture = nullptr;
    QSlider *m_slider = nullptr;
};

} // namespace yeonji::widgets
