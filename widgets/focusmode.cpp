// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/focusmode.h"

#include <KTextEditor/Attribute>
#include <KTextEditor/Document>
#include <KTextEditor/View>

#include <QColor>

#include <algorithm>

using KTextEditor::Cursor;
using KTextEditor::Range;

namespace yeonji::widgets {

FocusMode::FocusMode(KTextEditor::View *view) : QObject(view), m_view(view)
{
    connect(view, &KTextEditor::View::cursorPositionChanged, this, &FocusMode::refresh);
    connect(view->document(), &KTextEditor::Document::textChanged, this, &FocusMode::refresh);
}

void FocusMode::set(bool focus, bool typewriter, const QString &faint)
{
    m_focus = focus;
    m_typewriter = typewriter;
    m_faint = faint;
    m_above.reset();
    m_below.reset();
    refresh();
}

std::pair<int, int> FocusMode::clearLines() const
{
    const KTextEditor::Document *document = m_view->document();
    if (!m_focus)
        return {1, document->lines()};
    const auto blank = [document](int line) { return document->line(line).trimmed().isEmpty(); };
    int first = std::clamp(m_view->cursorPosition().line(), 0, std::max(0, document->lines() - 1)), last = first;
    while (!blank(first) && first > 0 && !blank(first - 1))
        --first;
    while (!blank(last) && last + 1 < document->lines() && !blank(last + 1))
        ++last;
    return {first + 1, last + 1};
}

void FocusMode::dim(std::unique_ptr<KTextEditor::MovingRange> &part, Range range)
{
    if (part && part->toRange() == range)
        return;
    part.reset(m_view->document()->newMovingRange(range));
    const KTextEditor::Attribute::Ptr look(new KTextEditor::Attribute);
    look->setForeground(QColor(m_faint));
    part->setView(m_view);
    part->setZDepth(-100);  // over the highlighting, below what is selected
    part->setAttribute(look);
}

void FocusMode::centre()
{
    // By lines as they are wrapped: a long paragraph is many of them.
    const int high = std::max(1, m_view->fontMetrics().lineSpacing());
    const int off = (m_view->cursorPositionCoordinates().y() - m_view->height() / 2) / high;
    const Cursor top = m_view->coordinatesToCursor(QPoint(m_view->width() / 2, std::clamp(off, 0, m_view->height() / high) * high + high / 2));
    if (off > 0 && top.isValid())
        m_view->setScrollPosition(Cursor(top.line(), top.column()));
    else if (off < 0)
        m_view->setScrollPosition(Cursor(std::max(0, m_view->firstDisplayedLine() + off), 0));
}

void FocusMode::refresh()
{
    const KTextEditor::Document *document = m_view->document();
    if (m_focus) {
        const auto [first, last] = clearLines();
        dim(m_above, Range(Cursor(0, 0), Cursor(first - 1, 0)));
        dim(m_below, Range(Cursor(last - 1, document->lineLength(last - 1)), document->documentEnd()));
    }
    if (m_typewriter && m_view->isVisible())
        centre();
}

} // namespace yeonji::widgets
