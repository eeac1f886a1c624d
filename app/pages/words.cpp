// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/words.h"

#include <QCoreApplication>
#include <QLocale>

namespace yeonji::pages {

namespace {

struct Word
{
    const char *key;
    const char *text;
};

// %1 and %2 are replaced by the script.
constexpr Word table[] = {
    // callouts
    {"note", QT_TRANSLATE_NOOP("pages", "Note")},
    {"tip", QT_TRANSLATE_NOOP("pages", "Tip")},
    {"important", QT_TRANSLATE_NOOP("pages", "Important")},
    {"warning", QT_TRANSLATE_NOOP("pages", "Warning")},
    {"caution", QT_TRANSLATE_NOOP("pages", "Caution")},
    {"error", QT_TRANSLATE_NOOP("pages", "Error")},
    {"fix", QT_TRANSLATE_NOOP("pages", "Fix")},
    {"question", QT_TRANSLATE_NOOP("pages", "Question")},
    {"quote", QT_TRANSLATE_NOOP("pages", "Quote")},
    {"example", QT_TRANSLATE_NOOP("pages", "Example")},
    {"summary", QT_TRANSLATE_NOOP("pages", "Summary")},
    // promises
    {"today", QT_TRANSLATE_NOOP("pages", "today")},
    {"tomorrow", QT_TRANSLATE_NOOP("pages", "tomorrow")},
    {"yesterday", QT_TRANSLATE_NOOP("pages", "yesterday")},
    {"minutesLeft", QT_TRANSLATE_NOOP("pages", "%1 min left")},
    {"hoursLeft", QT_TRANSLATE_NOOP("pages", "%1 h left")},
    {"daysLeft", QT_TRANSLATE_NOOP("pages", "%1 days left")},
    {"minutesOver", QT_TRANSLATE_NOOP("pages", "%1 min over")},
    {"hoursOver", QT_TRANSLATE_NOOP("pages", "%1 h over")},
    {"daysOver", QT_TRANSLATE_NOOP("pages", "%1 days over")},
    {"dayMonth", QT_TRANSLATE_NOOP("pages", "%2/%1")},
    {"done", QT_TRANSLATE_NOOP("pages", "done")},
    // refusals and reasons
    {"notLoaded", QT_TRANSLATE_NOOP("pages", "not loaded: it does not lie in the project")},
    {"noPicture", QT_TRANSLATE_NOOP("pages", "a picture without an address")},
    {"leftOut", QT_TRANSLATE_NOOP("pages", "the picture %1 lies on the net and was not loaded; save it beside the document")},
    {"remotePicture", QT_TRANSLATE_NOOP("pages", "A picture from the net, not loaded")},
    {"showOnce", QT_TRANSLATE_NOOP("pages", "Show once")},
    {"saveIntoAssets", QT_TRANSLATE_NOOP("pages", "Save into assets")},
    {"fetching", QT_TRANSLATE_NOOP("pages", "Fetching…")},
    {"allowDocument", QT_TRANSLATE_NOOP("pages", "Allow the scripts of this document")},
    {"runsApart", QT_TRANSLATE_NOOP("pages", "This output runs its script in a frame of its own, without network and without your files.")},
    {"linkOutside", QT_TRANSLATE_NOOP("pages", "refused: it leads out of the project's folder")},
    {"linkScheme", QT_TRANSLATE_NOOP("pages", "refused: only http, https and mail links open")},
    {"mathError", QT_TRANSLATE_NOOP("pages", "This formula cannot be drawn: %1")},
    {"diagramError", QT_TRANSLATE_NOOP("pages", "This diagram cannot be drawn: %1")},
    {"longParagraph", QT_TRANSLATE_NOOP("pages", "This paragraph has %1 characters in one piece. It is shown as plain text; divide it by empty lines")},
    {"pageStumbled", QT_TRANSLATE_NOOP("pages", "A part of this page could not be drawn (%1); tell us of it, and look at the rest with care.")},
    {"pageError", QT_TRANSLATE_NOOP("pages", "This document cannot be drawn (%1); here is its text.")},
    // decks
    {"frozenPages", QT_TRANSLATE_NOOP("pages", "this deck has %1 slides here and %2 as plain Marp; look at how they are divided")},
    {"frozenOtherwise", QT_TRANSLATE_NOOP("pages", "this slide holds something that plain Marp shows otherwise")},
    {"noTheme", QT_TRANSLATE_NOOP("pages", "there is no theme %1, so the default one is used; put its CSS into themes/ beside the deck or correct the name")},
    {"likeDirective", QT_TRANSLATE_NOOP("pages", "Marp knows no directive %1 and passes over it; write %2")},
    {"noDirective", QT_TRANSLATE_NOOP("pages", "Marp knows no directive %1 and passes over it; correct its name")},
    {"noCitation", QT_TRANSLATE_NOOP("pages", "the bibliography has no %1; add it to the .bib file or correct the key")},
    {"brokenEntry", QT_TRANSLATE_NOOP("pages", "%1, line %2: this entry cannot be read; correct its braces and quotes")},
    {"overflow-right", QT_TRANSLATE_NOOP("pages", "the slide overflows to the right by %1 px; shorten it or split it")},
    {"overflow-left", QT_TRANSLATE_NOOP("pages", "the slide overflows to the left by %1 px; shorten it or split it")},
    {"overflow-top", QT_TRANSLATE_NOOP("pages", "the slide overflows at the top by %1 px; shorten it or split it")},
    {"overflow-bottom", QT_TRANSLATE_NOOP("pages", "the slide overflows at the bottom by %1 px; shorten it or split it")},
    {"overflow-hidden-right", QT_TRANSLATE_NOOP("pages", "%1 px to the right in a box that scrolls cannot be seen; shorten it or split it")},
    {"overflow-hidden-below", QT_TRANSLATE_NOOP("pages", "%1 px below in a box that scrolls cannot be seen; shorten it or split it")},
    {"overflow-header", QT_TRANSLATE_NOOP("pages", "the text runs into the header by %1 px; shorten it or split it")},
    {"overflow-footer", QT_TRANSLATE_NOOP("pages", "the text runs into the footer by %1 px; shorten it or split it")},
    {"small-text", QT_TRANSLATE_NOOP("pages", "“%3” is %1 px high and cannot be read from the back; make it %2 px or more")},
    {"small-figure", QT_TRANSLATE_NOOP("pages", "the words of a figure (“%3”) are %1 px high and cannot be read from the back; give the figure more room, %2 px or more for its words")},
    {"contrast-code", QT_TRANSLATE_NOOP("pages", "“%3” in the code has a contrast of %1 : 1 and fades on a projector; give `pre` another background in a `style`, for %2 : 1 or more")},
    {"contrast", QT_TRANSLATE_NOOP("pages", "“%3” has a contrast of %1 : 1 and fades on a projector; choose colours with %2 : 1 or more")},
    {"missing-font", QT_TRANSLATE_NOOP("pages", "the face %1 is not on this machine, so another one stands in; install it or name one that is there")},
    // notebooks
    {"code", QT_TRANSLATE_NOOP("pages", "Code")},
    {"outputHidden", QT_TRANSLATE_NOOP("pages", "Output")},
    {"needsScript", QT_TRANSLATE_NOOP("pages", "This output needs a script, and scripts of documents do not run: %1")},
    {"notShown", QT_TRANSLATE_NOOP("pages", "This output has no form that can be shown: %1")},
    {"scriptLeftOut", QT_TRANSLATE_NOOP("pages", "A script of this output was left out.")},
    {"attachmentMissing", QT_TRANSLATE_NOOP("pages", "the attachment is not in the notebook")},
    {"emptyNotebook", QT_TRANSLATE_NOOP("pages", "This notebook has no cells.")},
};

} // namespace

QJsonObject words()
{
    QJsonObject object;
    for (const auto &[key, text] : table)
        object.insert(QLatin1StringView(key), QCoreApplication::translate("pages", text));
    return object;
}

} // namespace yeonji::pages
