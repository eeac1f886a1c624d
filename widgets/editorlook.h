// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How KTextEditor is made to look and behave as a page to write on.

#include "core/tokens.h"

#include <QFont>

namespace KTextEditor {
class Document;
class View;
}

namespace yeonji::widgets {

// Before the first editor: its defaults, for this process alone. What a person set up in Kate is not
// read, and nothing is written.
void prepareEditor();

// Takes away line numbers, borders, bars, shortcuts the window needs for itself, and every action that
// would save, print or reload behind our back.
void strip(KTextEditor::View *view);

QFont editorFont(const Tokens &tokens, bool readingFace, double pixels);

// The theme made from the tokens, as KSyntaxHighlighting knows it.
QString themeName(Scheme scheme);

} // namespace yeonji::widgets
