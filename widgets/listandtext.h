// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A dialog's two parts: a list at the left, and at the right a text of what is chosen in it.

class QTextEdit;
class QWidget;

namespace yeonji::widgets {

// `text` becomes read only. What comes back owns both.
QWidget *listAndText(QWidget *list, QTextEdit *text, int listWidth);

} // namespace yeonji::widgets
