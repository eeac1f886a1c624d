// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/language.h"
#include "core/words.h"
#include "pages/words.h"

#include <QLocale>

namespace yeonji::pages {

namespace {

struct Word
{
    const char *key;
    const char *text;
};

// %1 and %2 are replaced by the script.
constexpr Word onPage[] = {
    // callouts
    {"note", QT_TRANSLATE_NOOP("yeonji", "Note")},
    {"tip", QT_TRANSLATE_NOOP("yeonji", "Tip")},
    {"important", QT_TRANSLATE_NOOP("yeonji", "Important")},
    {"warning", QT_TRANSLATE_NOOP("yeonji", "Warning")},
    {"caution", QT_TRANSLATE_NOOP("yeonji", "Caution")},
    {"error", QT_TRANSLATE_NOOP("yeonji", "Error")},
    {"fix", QT_TRANSLATE_NOOP("yeonji", "Fix")},
    {"question", QT_TRANSLATE_NOOP("yeonji", "Question")},
    {"quote", QT_TRANSLATE_NOOP("yeonji", "Quote")},
    {"example", QT_TRANSLATE_NOOP("yeonji", "Example")},
    {"summary", QT_TRANSLATE_NOOP("yeonji", "Summary")},
    // promises
    {"today", QT_TRANSLATE_NOOP("yeonji", "today")},
    {"tomorrow", QT_TRANSLATE_NOOP("yeonji", "tomorrow")},
    {"yesterday", QT_TRANSLATE_NOOP("yeonji", "yesterday")},
    {"minutesLeft", QT_TRANSLATE_NOOP("yeonji", "%1 min left")},
    {"hoursLeft", QT_TRANSLATE_NOOP("yeonji", "%1 h left")},
    {"daysLeft", QT_TRANSLATE_NOOP("yeonji", "%1 days left")},
    {"minutesOver", QT_TRANSLATE_NOOP("yeonji", "%1 min over")},
    {"hoursOver", QT_TRANSLATE_NOOP("yeonji", "%1 h over")},
    {"daysOver", QT_TRANSLATE_NOOP("yeonji", "%1 days over")},
    {"dayMonth", QT_TRANSLATE_NOOP("yeonji", "%2/%1")},
    {"done", QT_TRANSLATE_NOOP("yeonji", "done")},
    // refusals and reasons
    {"notLoaded", QT_TRANSLATE_NOOP("yeonji", "not loaded: it does not lie in the project")},
    {"noPicture", QT_TRANSLATE_NOOP("yeonji", "a picture without an address")},
    {"leftOut", QT_TRANSLATE_NOOP("yeonji", "the picture %1 lies on the net and was not loaded; save it beside the document")},
    {"noMediaAddress", QT_TRANSLATE_NOOP("yeonji", "a video or sound without an address")},
    {"mediaElsewhere", QT_TRANSLATE_NOOP("yeonji", "video and sound from elsewhere are not loaded; save the file into the project and name that")},
    {"cannotPlay", QT_TRANSLATE_NOOP("yeonji", "the page engine of this system cannot play it; make a WebM file of it, or an MP4 with H.264 and AAC")},
    {"mediaTooLarge", QT_TRANSLATE_NOOP("yeonji", "%1 MB are too much for one file, which holds 64 MB of video and sound; shorten it, or link to it")},
    {"remotePicture", QT_TRANSLATE_NOOP("yeonji", "A picture from the net, not loaded")},
    {"showOnce", QT_TRANSLATE_NOOP("yeonji", "Show once")},
    {"saveIntoAssets", QT_TRANSLATE_NOOP("yeonji", "Save into assets")},
    {"fetching", QT_TRANSLATE_NOOP("yeonji", "Fetching…")},
    {"allowDocument", QT_TRANSLATE_NOOP("yeonji", "Allow the scripts of this document")},
    {"runsApart", QT_TRANSLATE_NOOP("yeonji", "This output runs its script in a frame of its own, without network and without your files.")},
    {"linkOutside", QT_TRANSLATE_NOOP("yeonji", "refused: it leads out of the project's folder")},
    {"linkScheme", QT_TRANSLATE_NOOP("yeonji", "refused: only http, https and mail links open")},
    {"mathError", QT_TRANSLATE_NOOP("yeonji", "This formula cannot be drawn: %1")},
    {"diagramError", QT_TRANSLATE_NOOP("yeonji", "This diagram cannot be drawn: %1")},
    {"longParagraph", QT_TRANSLATE_NOOP("yeonji", "This paragraph has %1 characters in one piece. It is shown as plain text; divide it by empty lines")},
    {"pageStumbled", QT_TRANSLATE_NOOP("yeonji", "A part of this page could not be drawn (%1); tell us of it, and look at the rest with care.")},
    {"pageError", QT_TRANSLATE_NOOP("yeonji", "This document cannot be drawn (%1); here is its text.")},
    // notebooks
    {"code", QT_TRANSLATE_NOOP("yeonji", "Code")},
    {"outputHidden", QT_TRANSLATE_NOOP("yeonji", "Output")},
    {"needsScript", QT_TRANSLATE_NOOP("yeonji", "This output needs a script, and scripts of documents do not run: %1")},
    {"notShown", QT_TRANSLATE_NOOP("yeonji", "This output has no form that can be shown: %1")},
    {"brokenPicture", QT_TRANSLATE_NOOP("yeonji", "this picture (%1) is damaged in the notebook; run its cell again")},
    {"unknownOutput", QT_TRANSLATE_NOOP("yeonji", "this output is of no known kind (“%1”); run its cell again")},
    {"noOutput", QT_TRANSLATE_NOOP("yeonji", "this stands where an output should; run its cell again")},
    {"noCell", QT_TRANSLATE_NOOP("yeonji", "this stands where a cell should; save the notebook anew from the program that made it")},
    {"scriptLeftOut", QT_TRANSLATE_NOOP("yeonji", "A script of this output was left out.")},
    {"attachmentMissing", QT_TRANSLATE_NOOP("yeonji", "the attachment is not in the notebook; paste the picture into the cell again")},
    {"atLine", QT_TRANSLATE_NOOP("yeonji", "line %1: %2")},
    {"emptyNotebook", QT_TRANSLATE_NOOP("yeonji", "This notebook has no cells.")},
};

constexpr Word ofDecks[] = {
    {"frozenPages", QT_TRANSLATE_NOOP("yeonji", "this deck has %1 slides here and %2 as plain Marp; look at how they are divided")},
    {"frozenTheme", QT_TRANSLATE_NOOP("yeonji", "the theme “%1” lies beside this deck; give it to Marp: %2")},
    {"frozenLink", QT_TRANSLATE_NOOP("yeonji", "a link here leads to slide %1, which is hidden and left out, so it leads elsewhere; show that slide or take the link out")},
    {"frozenOtherwise", QT_TRANSLATE_NOOP("yeonji", "this slide holds something that plain Marp shows otherwise")},
    {"noTheme", QT_TRANSLATE_NOOP("yeonji", "there is no theme %1, so the default one is used; put its CSS into themes/ beside the deck or correct the name")},
    {"noValue", QT_TRANSLATE_NOOP("yeonji", "Marp passes over %1; write one of %2")},
    {"likeDirective", QT_TRANSLATE_NOOP("yeonji", "Marp knows no directive %1 and passes over it; write %2")},
    {"noDirective", QT_TRANSLATE_NOOP("yeonji", "Marp knows no directive %1 and passes over it; correct its name")},
    {"noCitation", QT_TRANSLATE_NOOP("yeonji", "the bibliography has no %1; add it to the .bib file or correct the key")},
    {"brokenEntry", QT_TRANSLATE_NOOP("yeonji", "%1, line %2: this entry cannot be read; correct its braces and quotes")},
    {"overflow-right", QT_TRANSLATE_NOOP("yeonji", "the slide overflows to the right by %1 px; shorten it or split it")},
    {"overflow-left", QT_TRANSLATE_NOOP("yeonji", "the slide overflows to the left by %1 px; shorten it or split it")},
    {"overflow-top", QT_TRANSLATE_NOOP("yeonji", "the slide overflows at the top by %1 px; shorten it or split it")},
    {"overflow-bottom", QT_TRANSLATE_NOOP("yeonji", "the slide overflows at the bottom by %1 px; shorten it or split it")},
    {"overflow-hidden-right", QT_TRANSLATE_NOOP("yeonji", "%1 px to the right in a box that scrolls cannot be seen; shorten it or split it")},
    {"overflow-hidden-below", QT_TRANSLATE_NOOP("yeonji", "%1 px below in a box that scrolls cannot be seen; shorten it or split it")},
    {"overflow-header", QT_TRANSLATE_NOOP("yeonji", "the text runs into the header by %1 px; shorten it or split it")},
    {"overflow-footer", QT_TRANSLATE_NOOP("yeonji", "the text runs into the footer by %1 px; shorten it or split it")},
    {"small-text", QT_TRANSLATE_NOOP("yeonji", "“%3” is %1 px high and cannot be read from the back; make it %2 px or more")},
    {"small-figure", QT_TRANSLATE_NOOP("yeonji", "the words of a figure (“%3”) are %1 px high and cannot be read from the back; give the figure more room, %2 px or more for its words")},
    {"small-formula", QT_TRANSLATE_NOOP("yeonji", "the letters of a formula are %1 px high and cannot be read from the back; shorten it or break it into lines, for %2 px or more")},
    {"contrast-code", QT_TRANSLATE_NOOP("yeonji", "“%3” in the code has a contrast of %1 : 1 and fades on a projector; give `pre` another background in a `style`, for %2 : 1 or more")},
    {"contrast", QT_TRANSLATE_NOOP("yeonji", "“%3” has a contrast of %1 : 1 and fades on a projector; choose colours with %2 : 1 or more")},
    {"missing-font", QT_TRANSLATE_NOOP("yeonji", "the face %1 is not on this machine, so another one stands in; install it or name one that is there")},
};

} // namespace

QJsonObject words(const QString &language)
{
    QJsonObject object;
    for (const auto &[key, text] : ofDecks)
        object.insert(QLatin1StringView(key), tr(text));
    const Speaking speaking(language);
    for (const auto &[key, text] : onPage)
        object.insert(QLatin1StringView(key), tr(text));
    return object;
}

} // namespace yeonji::pages
