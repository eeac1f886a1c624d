// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A document's text as one string that follows every change. KTextEditor holds lines, and joining the
// forty thousand of a long entry takes longer than a key may wait; whoever wants the text (saving,
// preview, counting) wants it many times a second while someone types.

#include <KTextEditor/Range>

#include <QObject>
#include <QString>

namespace KTextEditor {
class Document;
}

namespace yeonji::widgets {

class WholeText : public QObject
{
    Q_OBJECT
public:
    explicit WholeText(KTextEditor::Document *document);

    const QString &text();
    qsizetype offsetOf(KTextEditor::Cursor at);
    void know(const QString &text);  // the document says exactly this
    void forget();  // the whole text was replaced: read it anew when it is wanted next
    // Whether it says what the document says. Takes as long as reading it anew.
    bool isTrue();

private:
    void read();
    qsizetype startOf(int line);
    void change(qsizetype at, qsizetype removed, const QString &inserted, int lines);

    KTextEditor::Document *m_document;
    QString m_text;
    bool m_known = false;
    int m_lines = 1;
    // A line whose start is known: what is typed stands near what was typed.
    int m_line = 0;
    qsizetype m_start = 0;
};

} // namespace yeonji::widgets
