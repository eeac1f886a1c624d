// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/source.h"

#include "core/filekinds.h"
#include "core/frontmatter.h"
#include "core/json.h"
#include "core/textfile.h"
#include "core/words.h"
#include "runs/reader.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace yeonji::exporting {

namespace {

constexpr qint64 limit = 256 * 1024 * 1024;

// A page of CSV or of JSON is never what was meant; what an experiment left has a verb of its own.
Result<> isDocument(const QString &file)
{
    if (isMarkdownFile(file) || isNotebookFile(file))
        return {};
    const auto runs = runs::discover(file);
    if (runs && !runs->empty())
        return failure(ErrorKind::BadInput, tr("this is an experiment file (%1), no document; use yeonji report")
                                                .arg(runs::kindName(runs->front().reader->kind)), file);
    return failure(ErrorKind::BadInput, tr("this is no entry, report, notebook or deck; a Markdown file ends in .md"), file);
}

// A notebook cut short would otherwise leave as a page without cells.
Result<> looksWhole(const QString &notebook, const QString &file)
{
    const JsonRead read = readJson(notebook.toUtf8());
    if (read.whole())
        return {};
    return failure(ErrorKind::BadInput,
                   tr("this notebook is damaged (%1); open it in Jupyter and save it again")
                       .arg(read.problem),
                   file, read.line);
}

} // namespace

Result<pages::Document> readSource(const QString &file)
{
    // A folder or a file that is not there is told of before its ending is.
    auto decoded = readText(file, limit);
    if (!decoded && !QFileInfo(file).isFile())
        return std::unexpected(decoded.error());
    if (const auto document = isDocument(file); !document)
        return std::unexpected(document.error());
    if (!decoded)
        return std::unexpected(decoded.error());
    if (decoded->text.trimmed().isEmpty())
        return failure(ErrorKind::BadInput, tr("this file is empty; write something into it first"), file);
    if (const auto matter = findFrontMatter(decoded->text); matter && QStringView(decoded->text).sliced(matter->end).trimmed().isEmpty())
        return failure(ErrorKind::BadInput, tr("this file has front matter and no text; write something below it first"), file);
    pages::Document document;
    document.file = QFileInfo(file).absoluteFilePath();
    document.mode = pages::modeOf(document.file, decoded->text);
    document.text = std::move(decoded->text);
    if (document.mode == pages::Mode::Notebook)
        if (auto whole = looksWhole(document.text, file); !whole)
            return std::unexpected(whole.error());
    return document;
}

} // namespace yeonji::exporting
