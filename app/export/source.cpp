// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/source.h"

#include "core/files.h"
#include "core/text.h"
#include "runs/reader.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace yeonji::exporting {

namespace {

constexpr qint64 limit = 256 * 1024 * 1024;

// A page of CSV or of JSON is never what was meant; what an experiment left has a verb of its own.
Result<> isDocument(const QString &file)
{
    const QString suffix = QFileInfo(file).suffix().toLower();
    if (suffix == "md"_L1 || suffix == "markdown"_L1 || suffix == "ipynb"_L1)
        return {};
    const auto runs = runs::discover(file);
    if (runs && !runs->empty())
        return failure(ErrorKind::BadInput, QCoreApplication::translate("export", "this is an experiment file (%1), no document; use yeonji report")
                                                .arg(runs::kindName(runs->front().reader->kind)), file);
    return failure(ErrorKind::BadInput, QCoreApplication::translate("export", "this is no entry, report, notebook or deck; a Markdown file ends in .md"), file);
}

int lineAt(QByteArrayView bytes, qsizetype position)
{
    return 1 + int(std::count(bytes.begin(), bytes.begin() + std::min(position, bytes.size()), '\n'));
}

// Where the first bytes that are no UTF-8 stand.
int firstInvalidLine(const QByteArray &bytes)
{
    int line = 1;
    for (const QByteArray &text : bytes.split('\n')) {
        if (!text.isValidUtf8())
            return line;
        ++line;
    }
    return 0;
}

// A notebook cut short would otherwise leave as a page without cells. Python writes NaN, which JSON has not.
Result<> looksWhole(const QString &notebook, const QString &file)
{
    static const QRegularExpression bare(u"(?<=[:\\[,\\s])-?(?:NaN|Infinity)(?=[\\],}\\s])"_s);
    const QByteArray bytes = QString(notebook).replace(bare, u"0"_s).toUtf8();
    QJsonParseError error;
    if (!QJsonDocument::fromJson(bytes, &error).isNull())
        return {};
    return failure(ErrorKind::BadInput,
                   QCoreApplication::translate("export", "this notebook is damaged (%1); open it in Jupyter and save it again")
                       .arg(error.errorString()),
                   file, lineAt(bytes, error.offset));
}

} // namespace

Result<pages::Document> readSource(const QString &file)
{
    const auto bytes = readFile(file, limit);
    if (!bytes)
        return std::unexpected(bytes.error());
    if (const auto document = isDocument(file); !document)
        return std::unexpected(document.error());
    if (bytes->isEmpty())
        return failure(ErrorKind::BadInput, QCoreApplication::translate("export", "this file is empty; write something into it first"), file);
    if (const auto nul = bytes->indexOf('\0'); nul >= 0)
        return failure(ErrorKind::BadInput,
                       QCoreApplication::translate("export", "this is not a text file; name a Markdown file or a notebook"), file, lineAt(*bytes, nul));
    DecodedText decoded = decodeText(*bytes);
    if (!decoded.format.valid)
        return failure(ErrorKind::BadInput, QCoreApplication::translate("export", "this is not UTF-8; save it as UTF-8 first"), file,
                       firstInvalidLine(*bytes));
    pages::Document document;
    document.file = QFileInfo(file).absoluteFilePath();
    document.mode = pages::modeOf(document.file, decoded.text);
    document.text = std::move(decoded.text);
    if (document.mode == pages::Mode::Notebook)
        if (auto whole = looksWhole(document.text, file); !whole)
            return std::unexpected(whole.error());
    return document;
}

} // namespace yeonji::exporting
