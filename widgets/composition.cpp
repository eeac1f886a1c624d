// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/composition.h"

#include <KTextEditor/Document>
#include <KTextEditor/View>

#include <QGuiApplication>
#include <QInputMethod>

using KTextEditor::Cursor;
using KTextEditor::Range;

namespace yeonji::widgets {

Composition::Composition(KTextEditor::View *view)
    : m_view(view)
    , m_document(view->document())
{
}

Composition::~Composition() = default;

void Composition::handle(QObject *receiver, QInputMethodEvent *event)
{
    const QString preedit = event->preeditString();
    Cursor start = Cursor::invalid();
    // The last insertion of exactly this text during the event is the syllable's.
    const auto watching = QObject::connect(m_document, &KTextEditor::Document::textInserted, m_view,
        [&](KTextEditor::Document *, Cursor at, const QString &text) {
            if (text == preedit)
                start = at;
        });
    // Before the event the old syllable is text like any other to whoever listens: it goes first.
    m_range.reset();
    receiver->event(event);
    QObject::disconnect(watching);
    if (!preedit.isEmpty() && start.isValid())
        m_range.reset(m_document->newMovingRange(Range(start, start + Cursor(0, int(preedit.size())))));
}

void Composition::commit(QObject *receiver)
{
    if (!m_range)
        return;
    QGuiApplication::inputMethod()->commit();
    if (!m_range)
        return;
    // An input method that does not answer: what is seen becomes text by our own hand.
    QInputMethodEvent event;
    event.setCommitString(m_document->text(m_range->toRange()));
    QGuiApplication::inputMethod()->reset();
    if (m_range)
        handle(receiver, &event);
}

void Composition::forget()
{
    m_range.reset();
}

Range Composition::range() const
{
    return m_range ? m_range->toRange() : Range::invalid();
}

QString Composition::settledText() const
{
    const Range syllable = range();
    if (!syllable.isValid() || syllable.isEmpty())
        return m_document->text();
    return m_document->text(Range(Cursor(0, 0), syllable.start()))
        + m_document->text(Range(syllable.end(), m_document->documentEnd()));
}

Cursor Composition::inDocument(Cursor settled) const
{
    const Range syllable = range();
    if (syllable.isValid() && settled.line() == syllable.start().line() && settled.column() > syllable.start().column())
        settled.setColumn(settled.column() + syllable.columnWidth());
    return settled;
}

} // namespace yeonji::widgets
