// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Two ways to look at nothing but the sentence at hand: focus dims every paragraph but the one with the
// caret; typewriter keeps the caret's line in the middle of the view.

#include <KTextEditor/MovingRange>

#include <QObject>

#include <memory>

namespace KTextEditor {
class View;
}

namespace yeonji::widgets {

class FocusMode : public QObject
{
    Q_OBJECT
public:
    explicit FocusMode(KTextEditor::View *view);

    void set(bool focus, bool typewriter, const QString &faint);  // #rrggbb of what is dimmed

    // The lines left clear, from 1; the whole text without focus.
    std::pair<int, int> clearLines() const;

private:
    void refresh();
    void dim(std::unique_ptr<KTextEditor::MovingRange> &part, KTextEditor::Range range);
    void centre();

    KTextEditor::View *m_view;
    std::unique_ptr<KTextEditor::MovingRange> m_above, m_below;
    QString m_faint;
    bool m_focus = false, m_typewriter = false;
};

} // namespace yeonji::widgets
