// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panel.h"

#include "core/filekinds.h"
#include "widgets/rowlist.h"

#include <QMenu>

namespace yeonji::widgets {

void Panel::offerDeck(RowList *list)
{
    list->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(list, &QWidget::customContextMenuRequested, this, [this, list](QPoint at) {
        const QModelIndex index = list->indexAt(at);
        const QString path = index.isValid() ? list->row(index.row()).path : QString();
        if (!isMarkdownFile(path))
            return;
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addAction(tr("Make a deck of it"), this, [this, path] { Q_EMIT deckRequested(path); });
        menu->popup(list->viewport()->mapToGlobal(at));
    });
}

} // namespace yeonji::widgets
