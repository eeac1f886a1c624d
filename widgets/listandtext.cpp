// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/listandtext.h"

#include <QSplitter>
#include <QTextEdit>

namespace yeonji::widgets {

QWidget *listAndText(QWidget *list, QTextEdit *text, int listWidth)
{
    text->setReadOnly(true);
    text->setFrameShape(QFrame::NoFrame);
    text->document()->setDocumentMargin(16);
    auto *parts = new QSplitter(Qt::Horizontal);
    parts->setHandleWidth(1);
    parts->setChildrenCollapsible(false);
    parts->addWidget(list);
    parts->addWidget(text);
    parts->setStretchFactor(1, 1);
    parts->setSizes({listWidth, 2 * listWidth});
    return parts;
}

} // namespace yeonji::widgets
