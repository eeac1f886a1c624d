// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What may stand here, listed under the caret while it is typed: documents after [[, tags after #, runs
// and their metrics after {{, days behind the ~ of a promise. Typed initials (ㅅㅎ) find Hangul, and a
// syllable still being composed counts as typed. Enter or Tab takes, Escape leaves, other keys type on.
// A tag may be new: Enter ends it, unless one of the list was chosen.

#include "widgets/offers.h"
#include "widgets/rowlist.h"

#include <QFrame>

#include <optional>

class QKeyEvent;

namespace KTextEditor {
class View;
}

namespace yeonji::widgets {

class Suggestions : public QFrame
{
    Q_OBJECT
public:
    // A child of `window`, above its other children.
    Suggestions(KTextEditor::View *view, QWidget *window);

    void setOffers(Offers offers) { m_offers = std::move(offers); }
    void look();                       // the text changed by typing
    void lookAgain();                  // there may be offers now for what had none
    bool press(const QKeyEvent &key);  // true: it was meant for the list
    bool takes(const QKeyEvent &key) const;  // though it is also a shortcut of KTextEditor's
    int shown() const;                 // rows; 0: hidden
    QString current() const;           // title of the chosen row; empty: hidden

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void take();
    void leave();
    void place();
    std::optional<Asked> askedHere() const;
    QList<Offer> matching(const Asked &asked) const;

    KTextEditor::View *m_view;
    RowList *m_list;
    Offers m_offers;
    QList<Offer> m_listed;
    std::optional<Asked> m_asked;
};

} // namespace yeonji::widgets
