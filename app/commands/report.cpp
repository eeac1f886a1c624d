// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/commands.h"
#include "commands/runverbs.h"
#include "commands/usage.h"
#include "commands/wait.h"
#include "core/files.h"
#include "export/export.h"
#include "export/report.h"
#include "runs/library.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QTemporaryFile>

namespace yeonji::commands {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("commands", text);
}

// The Markdown lies beside what is made from it while that is made: its figures name their runs from there.
Result<> exportReport(const QString &text, const QFileInfo &out, const std::vector<runs::RunPtr> &read)
{
    if (!QDir().mkpath(out.absolutePath()))
        return failure(ErrorKind::NotWritable, tr("this folder cannot be made; check its permissions"), out.absolutePath());
    QTemporaryFile draft(out.absolutePath() % u"/.report-XXXXXX.md"_s);
    if (!draft.open() || draft.write(text.toUtf8()) < 0 || !draft.flush())
        return failure(ErrorKind::NotWritable, tr("this folder cannot be written (%1)").arg(draft.errorString()), out.absolutePath());
    runs::Places places;
    for (const runs::RunPtr &run : read)
        places.sources.append(run->path);
    runs::Library library(places);
    pages::Setting setting;
    setting.root = out.absolutePath();
    setting.library = &library;
    exporting::Options options;
    options.format = out.suffix().compare("pdf"_L1, Qt::CaseInsensitive) == 0 ? exporting::Format::Pdf : exporting::Format::Html;
    exporting::Exporter exporter;
    const auto exported = waitFor(exporter.exportDocument(draft.fileName(), out.absoluteFilePath(), options, setting));
    if (!exported)
        return std::unexpected(exported.error());
    for (Finding finding : exported->findings) {
        finding.file = out.absoluteFilePath();
        finding.line = 0;  // of the Markdown, which is gone
        complain(findingSentence(finding, out.filePath()), 0);
    }
    return {};
}

} // namespace

int reportVerb(const QStringList &arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption outOption({u"o"_s, u"output"_s}, {}, u"out"_s);
    parser.addOption(outOption);
    if (!parse(parser, arguments))
        return wrongUsage("report", parser.errorText());
    const QStringList paths = parser.positionalArguments();
    if (paths.isEmpty())
        return wrongUsage("report", tr("a file or folder is missing"));
    const QFileInfo out(parser.value(outOption));
    const QString suffix = out.suffix().toLower();
    if (suffix != "md"_L1 && suffix != "html"_L1 && suffix != "pdf"_L1)
        return wrongUsage("report", tr("-o needs a name that ends in .md, .html or .pdf"));

    const auto read = runs::readAll(paths);
    if (!read)
        return failed(read.error());
    const QString text = exporting::reportMarkdown(*read, out.absolutePath(), QDateTime::currentDateTime());
    const auto written = suffix == "md"_L1 ? writeFile(out.absoluteFilePath(), text.toUtf8()) : exportReport(text, out, *read);
    if (!written)
        return failed(written.error());
    print(parser.value(outOption));
    return 0;
}

} // namespace yeonji::commands
