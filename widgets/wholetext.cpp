// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wholetext.h"

#include <KTextEditor/Document>

using KTextEditor::Cursor;
using KTextEditor::Range;

namespace yeonji::widgets {

WholeText::WholeText(KTextEditor::Document *document) : QObject(document), m_document(document)
{
    using KTextEditor::Document;
    connect(document, &Document::textInserted, this, [this](Document *, Cursor at, const QString &text) {
        if (m_known)
            change(offsetOf(at), 0, text, 0);
    });
    connect(document, &Document::textRemoved, this, [this](Document *, Range range, const QString &text) {
        if (m_known)
            change(offsetOf(range.start()), text.size(), {}, 0);
    });
    connect(document, &Document::lineWrapped, this, [this](Document *, Cursor at) {
        if (m_known)
            change(offsetOf(at), 0, QStringLiteral("\n"), 1);
    });
    connect(document, &Document::lineUnwrapped, this, [this](Document *, int line) {
        if (m_known)
            change(startOf(line) - 1, 1, {}, -1);
    });
    connect(document, &Document::aboutToInvalidateMovingInterfaceContent, this, &WholeText::forget);
}

void WholeText::read()
{
    know(m_document->text());
}

void WholeText::know(const QString &text)
{
    m_text = text;
    m_lines = m_document->lines();
    m_line = 0;
    m_start = 0;
    m_known = true;
}

const QString &WholeText::text()
{
    // A change nobody told of would show in the number of lines first.
    if (!m_known || m_lines != m_document->lines())
        read();
    return m_text;
}

bool WholeText::isTrue()
{
    return !m_known || m_text == m_document->text();
}

void WholeText::forget()
{
    m_known = false;
    m_text.clear();
}

qsizetype WholeText::offsetOf(Cursor at)
{
    if (!m_known)
        read();
    return startOf(at.line()) + at.column();
}

qsizetype WholeText::startOf(int line)
{
    if (line < m_line / 2) {
        m_line = 0;
        m_start = 0;
    }
    for (; m_line < line; ++m_line)
        m_start = m_text.indexOf(u'\n', m_start) + 1;
    for (; m_line > line; --m_line)
        m_start = m_start >= 2 ? m_text.lastIndexOf(u'\n', m_start - 2) + 1 : 0;
    return m_start;
}

void WholeText::change(qsizetype at, qsizetype removed, const QString &inserted, int lines)
{
    if (at < 0 || at + removed > m_text.size()) {
        forget();
        return;
    }
    m_text.replace(at, removed, inserted);
    m_lines += lines;
    // The line known last still begins where it did, unless the change was before it.
    if (at < m_start) {
        m_line = 0;
        m_start = 0;
    }
}

} // namespace yeonji::widgets
