// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Keys that know Markdown: quotation marks become printed ones where that is wanted, Enter goes on with a list, Tab goes through a table and sets its columns,
// a link pasted over words becomes their link, cells of a spreadsheet a table, a web page Markdown. Each is one
// step to undo. What they do is decided in diary/; this only reads the lines and puts them back.

#include "widgets/htmlmarkdown.h"

#include <KTextEditor/Cursor>

#include <QObject>

class QKeyEvent;
class QMimeData;

namespace KTextEditor {
class Document;
class View;
}

namespace yeonji::widgets {

// The line stands within a fenced block.
bool isCode(const KTextEditor::Document &document, int line);
bool isFrontMatter(const KTextEditor::Document &document, int line);

class WritingHelp : public QObject
{
    Q_OBJECT
public:
    explicit WritingHelp(KTextEditor::View *view);

    // True: the key is dealt with. Not while a syllable is being composed.
    bool press(const QKeyEvent &key);
    // Whether press() takes a key that is also a shortcut of KTextEditor's.
    bool takes(const QKeyEvent &key) const;
    bool paste(const QMimeData &mime);
    std::optional<QString> markdownOf(const QString &html) { return m_html.of(html); }
    QString fittedAt(const QString &markdown, KTextEditor::Cursor at) const;  // as what stands around it asks
    void setSmartQuotes(bool smart) { m_smartQuotes = smart; }
    void typed() { m_typed = true; }  // by an input method, which presses no keys

private:
    bool goOnWithList();
    bool stepInTable(int by);
    void formatLeftTable(int from);
    bool putQuote(QChar typed);
    bool isBehindQuote() const;
    bool takeQuoteBack();

    KTextEditor::View *m_view;
    KTextEditor::Document *m_document;
    HtmlMarkdown m_html;
    int m_line = 0;          // of the caret
    bool m_smartQuotes = false;
    KTextEditor::Cursor m_quote = KTextEditor::Cursor::invalid();  // behind one just put, of
    QChar m_quoteTyped;                                            // this key
    bool m_typed = false;    // since a table was last set; an undo is no typing
};

} // namespace yeonji::widgets
