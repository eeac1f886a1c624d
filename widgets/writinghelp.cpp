// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/writinghelp.h"

#include "diary/blocks.h"
#include "diary/lists.h"
#include "diary/pasting.h"
#include "diary/quotes.h"
#include "diary/tables.h"

#include <KTextEditor/Document>
#include <KTextEditor/View>

#include <QKeyEvent>
#include <QMimeData>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;
using KTextEditor::Cursor;
using KTextEditor::Range;

namespace yeonji::widgets {

namespace {

constexpr int longestTable = 2000;  // lines around the caret that are looked at

struct Table
{
    int first = 0;       // its line in the document
    QStringList rows;
};

std::optional<Table> tableAt(const KTextEditor::Document &document, int line)
{
    if (!diary::isTableRow(document.line(line)))
        return std::nullopt;
    const int from = std::max(0, line - longestTable), to = std::min(document.lines() - 1, line + longestTable);
    QStringList lines;
    for (int i = from; i <= to; ++i)
        lines.append(document.line(i));
    const auto rows = diary::tableAround(lines, line - from);
    if (!rows)
        return std::nullopt;
    return Table{from + rows->first, lines.sliced(rows->first, rows->last - rows->first + 1)};
}

// Editors put their code on the clipboard as coloured HTML; its text is what is meant.
bool isRich(const QString &html)
{
    static const QRegularExpression form(uR"(<(?:a\s[^>]*href|b|strong|em|i|h[1-6]|li|table|blockquote|del|s|img|pre|sup|sub|math|mjx-container)\b|font-weight:\s*(?:bold|[6-9]00)|font-style:\s*italic)"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression code(u"<pre\\b|white-space:\\s*pre(?!-)|font-family:[^;\"']*mono"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression page(u"<(?:p|h[1-6]|li|table|blockquote)\\b"_s, QRegularExpression::CaseInsensitiveOption);
    return form.match(html).hasMatch() && !(code.match(html).hasMatch() && !page.match(html).hasMatch());
}

// Only lines that differ are written, so that marks and folds of the others stay.
void putRows(KTextEditor::Document &document, const Table &table, const QStringList &rows)
{
    const KTextEditor::Document::EditingTransaction transaction(&document);
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const int line = table.first + int(i);
        if (i >= table.rows.size())
            document.insertText(Cursor(line - 1, document.lineLength(line - 1)), u'\n' + rows.at(i));
        else if (rows.at(i) != table.rows.at(i))
            document.replaceText(Range(line, 0, line, document.lineLength(line)), rows.at(i));
    }
}

} // namespace

WritingHelp::WritingHelp(KTextEditor::View *view) : QObject(view), m_view(view), m_document(view->document())
{
    connect(view, &KTextEditor::View::cursorPositionChanged, this, [this](KTextEditor::View *, Cursor at) {
        if (const int from = std::exchange(m_line, at.line()); from != at.line())
            formatLeftTable(from);
    });
}

bool isCode(const KTextEditor::Document &document, int line)
{
    return diary::isFenced(document.text(Range(0, 0, line, 0)), document.line(line));
}

bool isFrontMatter(const KTextEditor::Document &document, int line)
{
    if (document.line(0).trimmed() != u"---")
        return false;
    for (int i = 1; i < line; ++i)
        if (const QString text = document.line(i).trimmed(); text == u"---" || text == u"...")
            return false;
    return true;
}

bool WritingHelp::press(const QKeyEvent &key)
{
    if (!m_document->isReadWrite() || m_view->cursorPositions().size() > 1 || m_view->viewInputMode() == KTextEditor::View::ViInputMode)
        return false;
    const auto with = key.modifiers() & ~Qt::KeypadModifier;
    if (!key.text().isEmpty() && !(with & Qt::ControlModifier))
        m_typed = true;
    if (key.key() == Qt::Key_Backspace && with == Qt::NoModifier && takeQuoteBack())
        return true;
    m_quote = Cursor::invalid();
    if (m_smartQuotes && (key.text() == u"\"" || key.text() == u"'") && putQuote(key.text().front()))
        return true;
    switch (key.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return with == Qt::NoModifier && !m_view->selection() && goOnWithList();
    case Qt::Key_Tab:
        return with == Qt::NoModifier && stepInTable(1);
    case Qt::Key_Backtab:
        return stepInTable(-1);
    default:
        return false;
    }
}

bool WritingHelp::putQuote(QChar typed)
{
    const Cursor at = m_view->selection() ? m_view->selectionRange().start() : m_view->cursorPosition();
    const QChar put = diary::smartQuote(QStringView(m_document->line(at.line())).first(at.column()), typed);
    if (put == typed || diary::isVerbatim(m_document->text(Range(Cursor(0, 0), at))) || isFrontMatter(*m_document, at.line()))
        return false;
    m_view->insertText(put);
    m_quote = m_view->cursorPosition();
    m_quoteTyped = typed;
    return true;
}

bool WritingHelp::isBehindQuote() const
{
    return m_quote.isValid() && m_quote.column() > 0 && m_view->cursorPosition() == m_quote && !m_view->selection();
}

bool WritingHelp::takes(const QKeyEvent &key) const
{
    return key.key() == Qt::Key_Backspace && key.modifiers() == Qt::NoModifier && isBehindQuote();
}

// The first Backspace gives back what was typed.
bool WritingHelp::takeQuoteBack()
{
    if (!isBehindQuote())
        return false;
    const Cursor at = m_quote;
    m_quote = Cursor::invalid();
    return m_document->replaceText(Range(at.line(), at.column() - 1, at.line(), at.column()), QString(m_quoteTyped));
}

bool WritingHelp::goOnWithList()
{
    const Cursor at = m_view->cursorPosition();
    const QString line = m_document->line(at.line());
    const auto done = diary::enterInList(QStringView(line).first(at.column()), QStringView(line).sliced(at.column()));
    if (!done || isCode(*m_document, at.line()))
        return false;
    const KTextEditor::Document::EditingTransaction transaction(m_document);
    if (done->removed > 0)
        m_document->removeText(Range(at.line(), at.column() - done->removed, at.line(), at.column()));
    if (!done->inserted.isEmpty()) {
        m_document->insertText(at, done->inserted);
        m_view->setCursorPosition(Cursor(at.line() + 1, int(done->inserted.size()) - 1));
    }
    return true;
}

bool WritingHelp::stepInTable(int by)
{
    const Cursor at = m_view->cursorPosition();
    const auto table = tableAt(*m_document, at.line());
    if (!table || isCode(*m_document, at.line()))
        return false;
    const auto from = diary::cellAt(table->rows, at.line() - table->first, at.column());
    const auto step = diary::stepCell(table->rows, from, by);
    putRows(*m_document, *table, step.rows);
    const auto [begin, end] = diary::columnsOf(step.rows.at(step.at.row), step.at.cell);
    const int line = table->first + step.at.row;
    m_typed = false;
    m_view->setCursorPosition(Cursor(line, end));
    // What the cell holds is chosen, so that typing puts something else there.
    if (end > begin)
        m_view->setSelection(Range(line, begin, line, end));
    else
        m_view->removeSelection();
    return true;
}

// Going on below or above sets the columns of what was typed in.
void WritingHelp::formatLeftTable(int from)
{
    if (!std::exchange(m_typed, false) || from >= m_document->lines() || !m_document->isReadWrite()
        || m_document->isEditingTransactionRunning())
        return;
    const auto table = tableAt(*m_document, from);
    const int now = m_view->cursorPosition().line();
    if (!table || isCode(*m_document, from) || (now >= table->first && now < table->first + table->rows.size())) {
        m_typed = table.has_value();
        return;
    }
    putRows(*m_document, *table, diary::formatTable(table->rows));
    m_typed = false;
}

bool WritingHelp::paste(const QMimeData &mime)
{
    const bool isAlone = mime.hasHtml() && !mime.hasText();  // of a program that offers no plain text beside it
    if (!m_document->isReadWrite() || !(mime.hasText() || isAlone) || isCode(*m_document, m_view->cursorPosition().line()))
        return false;
    const QString text = mime.text();
    static const QRegularExpression link(uR"(^(?:https?://|mailto:)\S+$)"_s);
    const QString chosen = m_view->selection() ? m_view->selectionText() : QString();
    QString put;
    if (!chosen.isEmpty() && !chosen.contains(u'\n') && link.match(text.trimmed()).hasMatch() && !link.match(chosen).hasMatch())
        put = diary::linked(chosen, text.trimmed());
    else if (const auto table = diary::tableFromTabs(text))
        put = *table;
    else if (const auto markdown = isAlone || (mime.hasHtml() && isRich(mime.html())) ? m_html.of(mime.html()) : std::nullopt)
        put = *markdown;
    else
        return false;
    const KTextEditor::Document::EditingTransaction transaction(m_document);
    if (m_view->selection())
        m_view->removeSelectionText();
    const Cursor at = m_view->cursorPosition();
    m_document->insertText(at, fittedAt(put, at));
    return true;
}

QString WritingHelp::fittedAt(const QString &markdown, Cursor at) const
{
    const QString line = m_document->line(at.line());
    return diary::fitted(markdown, {line.left(at.column()), line.mid(at.column()), m_document->line(at.line() - 1),
                                    m_document->line(at.line() + 1), tableAt(*m_document, at.line()).has_value()});
}

} // namespace yeonji::widgets
