// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/composition.h"

#include "widgets/wholetext.h"

#include <KTextEditor/Document>
#include <KTextEditor/View>

#include <QGuiApplication>
#include <QInputMethod>

using KTextEditor::Cursor;
using KTextEditor::Range;

namespace yeonji::widgets {

Composition::Composition(KTextEditor::View *view, WholeText &text)
    : m_view(view)
    , m_document(view->document())
    , m_text(text)
{
}

Composition::~Composition() = default;

void Composition::handle(QObject *receiver, const QInputMethodEvent &event)
{
    const QString preedit = event.preeditString();
    if (!preedit.isEmpty() && (!event.commitString().isEmpty() || event.replacementLength() > 0)) {
        // Wayland says both at once; KTextEditor then shows the new syllable before the committed one.
        QInputMethodEvent settled;
        settled.setCommitString(event.commitString(), event.replacementStart(), event.replacementLength());
        handle(receiver, settled);
        handle(receiver, QInputMethodEvent(preedit, event.attributes()));
        return;
    }
    Cursor start = Cursor::invalid();
    // The last insertion of exactly this text during the event is the syllable's.
    const auto watching = QObject::connect(m_document, &KTextEditor::Document::textInserted, m_view,
        [&](KTextEditor::Document *, Cursor at, const QString &text) {
            if (text == preedit)
                start = at;
        });
    // Before the event the old syllable is text like any other to whoever listens: it goes first.
    m_range.reset();
    const std::unique_ptr<QEvent> copy(event.clone());
    receiver->event(copy.get());
    QObject::disconnect(watching);
    m_preedit = preedit;
    m_attributes = event.attributes();
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
        handle(receiver, event);
}

void Composition::suspend(QObject *receiver)
{
    if (!m_range)
        return;
    const QString preedit = m_preedit;
    const auto attributes = m_attributes;
    handle(receiver, QInputMethodEvent());
    m_preedit = preedit;
    m_attributes = attributes;
    m_suspended = true;
}

void Composition::resume(QObject *receiver)
{
    if (std::exchange(m_suspended, false))
        handle(receiver, QInputMethodEvent(m_preedit, m_attributes));
}

void Composition::forget()
{
    m_range.reset();
}

QString Composition::settledText()
{
    const Range syllable = m_range ? m_range->toRange() : Range::invalid();
    QString text = m_text.text();
    if (syllable.isValid() && !syllable.isEmpty())
        text.remove(m_text.offsetOf(syllable.start()), m_text.offsetOf(syllable.end()) - m_text.offsetOf(syllable.start()));
    return text;
}

} // namespace yeonji::widgets
