// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The side panel of one place of the rail: lists what there is of one kind and asks for it to be
// opened.

#include <QWidget>

namespace yeonji::widgets {

class RowList;

class Panel : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    virtual void setCurrentPath(const QString &path) = 0;  // shows which row is open, without opening it

    // A right click on a row of documents offers what can be made of it.
    void offerDeck(RowList *list);

Q_SIGNALS:
    void openRequested(const QString &path);
    void deckRequested(const QString &path);             // a deck is to be made of it
    void placeRequested(const QString &path, int line);  // from 1
};

} // namespace yeonji::widgets
