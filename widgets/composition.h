// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The syllable being composed: where it stands in the buffer. KTextEditor puts what the input method
// shows into the document like any other text; this watches the events go by and remembers which part
// it was, through every change around it.

#include <KTextEditor/MovingRange>

#include <QInputMethodEvent>
#include <QPointer>

#include <memory>

namespace KTextEditor {
class Document;
class View;
}

namespace yeonji::widgets {

class Composition
{
public:
    explicit Composition(KTextEditor::View *view);
    ~Composition();

    // Hands the event to KTextEditor and sees what came of it.
    void handle(QObject *receiver, QInputMethodEvent *event);
    void commit(QObject *receiver);
    void forget();  // the whole text was replaced

    bool isActive() const { return m_range != nullptr; }
    KTextEditor::Range range() const;

    // The document's text without the syllable.
    QString settledText() const;
    // A position in settledText() as one in the document.
    KTextEditor::Cursor inDocument(KTextEditor::Cursor settled) const;

private:
    KTextEditor::View *m_view;
    KTextEditor::Document *m_document;
    std::unique_ptr<KTextEditor::MovingRange> m_range;
};

} // namespace yeonji::widgets
