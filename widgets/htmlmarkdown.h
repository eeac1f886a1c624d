// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// HTML of the clipboard as Markdown: turndown (resources/web/paste.js), run in a script engine without a
// page, so that it is there at once, needs no preview, and nothing in the HTML can run or load.

#include <QByteArrayList>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

class QJSEngine;

namespace yeonji::widgets {

class HtmlMarkdown
{
public:
    HtmlMarkdown();
    ~HtmlMarkdown();

    // Takes the pictures that lie in `html` as data out of it, and leaves `data:image/0`, `data:image/1` and so on in their
    // places, which of() keeps as addresses.
    static QByteArrayList takePictures(QString &html);
    // `markdown` of such HTML with the addresses they came to have; a picture without one leaves its words.
    static QString withPictures(const QString &markdown, const QStringList &addresses);

    // Nothing: it is too long to be worth waiting for, or says nothing.
    std::optional<QString> of(const QString &html);

private:
    std::unique_ptr<QJSEngine> m_engine;  // from the first use on: it takes 0.2 s to start
};

} // namespace yeonji::widgets
