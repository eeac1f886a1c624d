// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/notebooktext.h"

#include "core/json.h"
#include "core/jsonplaces.h"
#include "core/jsontokens.h"

#include <QJsonArray>

#include <utility>

namespace yeonji {

using namespace Qt::StringLiterals;

namespace {

constexpr int deepest = 64;

// nbformat 3 called the source `input`, and an output's text/plain `text`.
bool isRead(QByteArrayView key)
{
    for (const char *name : {"source", "input", "text", "text/plain", "text/markdown", "text/latex", "ename", "evalue"})
        if (key == QByteArrayView(name))
            return true;
    return false;
}

QByteArrayView unquoted(QByteArrayView token)
{
    return token.size() < 2 ? QByteArrayView() : token.sliced(1).chopped(1);
}

QByteArray stringOf(QByteArrayView token)
{
    const QByteArrayView inner = unquoted(token);
    if (!inner.contains('\\'))
        return inner.toByteArray();
    if (inner.endsWith("\\n") && !inner.chopped(2).contains('\\'))
        return inner.chopped(2).toByteArray() + '\n';
    return readJson(token).value.toString().toUtf8();
}

class Reader
{
public:
    Reader(QByteArrayView json, bool markdownAlone) : m_json(json), m_tokens(json, 0), m_lineOf(json), m_markdownAlone(markdownAlone) {}

    NotebookText read()
    {
        if (m_tokens.next())
            value({}, false, 0);
        endLine();
        return std::move(m_found);
    }

private:
    // The value the tokens stand at, under `key`; false: the text breaks in it.
    bool value(QByteArrayView key, bool inCells, int depth)
    {
        const bool list = m_tokens.kind() == '[';
        if (!m_tokens.opens()) {
            if (inCells && m_tokens.kind() == '"' && isRead(key))
                add(stringOf(m_tokens.text()), m_lineOf(m_tokens.begin()));
            return !m_tokens.closes();
        }
        if (depth == deepest)
            return false;
        if (m_markdownAlone && inCells && key == "cells" && !list)
            inCells = isMarkdown(m_tokens.begin());
        const bool isOtherCell = m_markdownAlone && !inCells && key == "cells" && !list;
        while (m_tokens.next() && !m_tokens.closes()) {
            if (m_tokens.kind() == ',')
                continue;
            QByteArrayView name = key;
            if (!list) {
                if (m_tokens.kind() != '"')
                    return false;
                name = unquoted(m_tokens.text());
                if (!m_tokens.next() || m_tokens.kind() != ':' || !m_tokens.next())
                    return false;
            }
            if (!value(name, inCells || (name == "cells" && !isOtherCell), depth + 1))
                return false;
            // One text ends, and with it its last line; pieces of a list are one text.
            if (!list)
                endLine();
        }
        return true;
    }

    // Whether the cell that begins there is one.
    bool isMarkdown(qsizetype cell) const
    {
        JsonTokens type(m_json, memberOf(m_json, cell, "cell_type"));
        return type.next() && type.isString("cell_type") && type.next() && type.next() && type.isString("markdown");
    }

    void add(const QByteArray &piece, int line)
    {
        for (qsizetype from = 0; from < piece.size();) {
            if (!std::exchange(m_open, true))
                m_found.lines.append(line);
            const qsizetype end = piece.indexOf('\n', from);
            m_found.text += QByteArrayView(piece).sliced(from, (end < 0 ? piece.size() : end) - from);
            if (end < 0)
                return;
            endLine();
            from = end + 1;
        }
    }

    void endLine()
    {
        if (std::exchange(m_open, false))
            m_found.text += '\n';
    }

    QByteArrayView m_json;
    JsonTokens m_tokens;
    LineOf m_lineOf;
    NotebookText m_found;
    bool m_markdownAlone;
    bool m_open = false;
};

} // namespace

NotebookText notebookText(QByteArrayView json)
{
    return Reader(json, false).read();
}

NotebookText notebookMarkdown(QByteArrayView json)
{
    return Reader(json, true).read();
}

QString notebookTitle(QByteArrayView json)
{
    const QJsonValue notebook = readJson(json).value;
    for (const auto &cell : notebook["cells"_L1].toArray()) {
        if (cell["cell_type"_L1].toString() != "markdown"_L1)
            continue;
        const QJsonValue source = cell["source"_L1];
        QString text = source.toString();
        for (const auto &piece : source.toArray())
            text += piece.toString();
        for (const QStringView line : QStringView(text).tokenize(u'\n'))
            if (line.startsWith(u"# "))
                return line.sliced(2).trimmed().toString();
    }
    return {};
}

} // namespace yeonji
