// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The syllable being composed: where it stands in the buffer. KTextEditor puts what the input method
// shows into the document like any other text; this watches the events go by and remembers which part
// it was, through every change around it.

#include <KTextEditor/MovingRange>

#include <QInputMethodEvent>

#include <memory>

namespace KTextEditor {
class Document;
class View;
}

namespace yeonji::widgets {

class WholeText;

class Composition
{
public:
    Composition(KTextEditor::View *view, WholeText &text);
    ~Composition();

    // Hands the event to KTextEditor and sees what came of it.
    void handle(QObject *receiver, const QInputMethodEvent &event);
    void commit(QObject *receiver);
    void forget();  // the whole text was replaced

    // Takes the syllable out of the document and puts it back where the caret is then. What is edited
    // in between touches nothing that is being composed; the input method notices nothing.
    void suspend(QObject *receiver);
    void resume(QObject *receiver);

    bool isActive() const { return m_range != nullptr; }

    // The document's text without the syllable.
    QString settledText();

private:
    KTextEditor::View *m_view;
    KTextEditor::Document *m_document;
    WholeText &m_text;
    std::unique_ptr<KTextEditor::MovingRange> m_range;
    QString m_preedit;  // the syllable as last shown
    QList<QInputMethodEvent::Attribute> m_attributes;
    bool m_suspended = false;
};

} // namespace yeonji::widgets
