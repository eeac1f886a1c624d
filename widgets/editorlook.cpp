// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/editorlook.h"

#include "resources/resources.h"

#include <KActionCollection>
#include <KConfigGroup>
#include <KSharedConfig>
#include <KTextEditor/Document>
#include <KTextEditor/View>

#include <QAction>

using namespace Qt::StringLiterals;

namespace yeonji::widgets {

namespace {

constexpr double lineHeight = 1.75;

struct Default
{
    const char *group;
    const char *key;
    QVariant value;
};

// What stays of KTextEditor's actions: editing and moving. The window has its own of all others.
bool isWelcome(const QString &name)
{
    static const QStringList names = {
        u"edit_cut"_s, u"edit_paste"_s, u"edit_copy"_s, u"edit_undo"_s, u"edit_redo"_s, u"edit_select_all"_s,
        u"edit_deselect"_s, u"edit_find"_s, u"edit_find_next"_s, u"edit_find_prev"_s, u"edit_find_selected"_s,
        u"edit_replace"_s, u"go_goto_line"_s, u"tools_indent"_s, u"tools_unindent"_s, u"tools_join_lines"_s,
        u"tools_scripts_moveLinesDown"_s, u"tools_scripts_moveLinesUp"_s, u"delete_line"_s, u"backspace"_s,
        u"delete_word_left"_s, u"delete_word_right"_s, u"delete_next_character"_s, u"smart_newline"_s,
        u"newline_above"_s, u"newline_below"_s, u"to_matching_bracket"_s, u"word_left"_s, u"word_right"_s,
        u"transpose_char"_s, u"folding_toggle_current"_s, u"folding_expandtoplevel"_s, u"edit_create_multi_cursor_from_sel"_s, u"edit_create_multi_cursor_down"_s,
        u"edit_create_multi_cursor_up"_s, u"edit_find_multicursor_next_occurrence"_s};
    static const QStringList beginnings = {
        u"select_"_s, u"move_"_s, u"scroll_"_s, u"beginning_of_"_s, u"end_of_"_s, u"subword_"_s};
    return names.contains(name)
        || std::ranges::any_of(beginnings, [&](const QString &beginning) { return name.startsWith(beginning); });
}

} // namespace

void prepareEditor()
{
    static bool done = false;
    if (std::exchange(done, true))
        return;
    resources::load();  // the theme and the dialect are among them
    const Default defaults[] = {
        // That this group is there keeps KTextEditor from taking over Kate's settings.
        {"KTextEditor Editor", "Encoding Prober Type", 0},
        {"KTextEditor Document", "Swap File Mode", 0},
        {"KTextEditor Document", "Line Length Limit", 0},
        {"KTextEditor Document", "Remove Spaces", 0},
        {"KTextEditor Document", "Newline at End of File", false},
        {"KTextEditor Document", "Auto Detect Indent", false},
        {"KTextEditor Document", "Auto Save", false},
        {"KTextEditor Document", "Indent On Text Paste", false},
        {"KTextEditor Document", "On-The-Fly Spellcheck", false},
        {"KTextEditor Renderer", "Line Height Multiplier", lineHeight},
        {"KTextEditor Renderer", "Auto Color Theme Selection", false},
        {"KTextEditor Renderer", "Animate Bracket Matching", false},
        {"KTextEditor Renderer", "Show Indentation Lines", false},
        {"KTextEditor Renderer", "Word Wrap Marker", false},
        {"KTextEditor View", "Dynamic Word Wrap", true},
        {"KTextEditor View", "Dynamic Word Wrap Indicators", 0},
        {"KTextEditor View", "Dynamic Word Wrap Align Indent", 40},
        {"KTextEditor View", "Line Numbers", false},
        {"KTextEditor View", "Icon Bar", false},
        {"KTextEditor View", "Folding Bar", false},
        {"KTextEditor View", "Folding Preview", false},
        {"KTextEditor View", "Line Modification", false},
        {"KTextEditor View", "Scroll Bar Marks", false},
        {"KTextEditor View", "Scroll Bar MiniMap", false},
        {"KTextEditor View", "Scroll Bar Preview", false},
        {"KTextEditor View", "Show Scrollbars", 2},
        {"KTextEditor View", "Auto Completion", false},
        {"KTextEditor View", "Auto Brackets", false},
        {"KTextEditor View", "Keyword Completion", false},
        {"KTextEditor View", "Bracket Match Preview", false},
    };
    const auto config = KSharedConfig::openConfig();
    for (const auto &[group, key, value] : defaults)
        KConfigGroup(config, QString::fromLatin1(group)).writeEntry(key, value);
    config->markAsClean();  // held in memory, never written
}

void strip(KTextEditor::View *view)
{
    view->setStatusBarEnabled(false);
    view->setAutomaticInvocationEnabled(false);
    for (const char *key : {"line-numbers", "icon-bar", "folding-bar", "folding-preview", "modification-markers",
                            "keyword-completion", "scrollbar-minimap", "scrollbar-preview"})
        view->setConfigValue(QString::fromLatin1(key), false);
    view->setConfigValue(u"dynamic-word-wrap"_s, true);
    const auto actions = view->actionCollection()->actions();
    for (QAction *action : actions) {
        if (isWelcome(action->objectName()))
            continue;
        action->setShortcuts({});
        action->setEnabled(false);
    }
}

QFont editorFont(const Tokens &tokens, bool readingFace, double pixels)
{
    QFont font;
    font.setFamilies(readingFace ? tokens.readingFaces : tokens.editorFaces);
    font.setStyleHint(readingFace ? QFont::SansSerif : QFont::Monospace);
    // Pixels of 1/96 inch, as in the page beside it.
    font.setPointSizeF(pixels * 0.75);
    return font;
}

QString themeName(Scheme scheme)
{
    return scheme == Scheme::Light ? u"Yeonji Light"_s : u"Yeonji Dark"_s;
}

} // namespace yeonji::widgets
