// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/asked.h"
#include "commands/commands.h"
#include "commands/runverbs.h"
#include "commands/usage.h"
#include "commands/wait.h"
#include "core/files.h"
#include "core/words.h"
#include "export/export.h"
#include "export/report.h"
#include "pages/projectruns.h"
#include "runs/allowed.h"
#include "runs/library.h"

#include <QDateTime>
#include <QFileInfo>

namespace yeonji::commands {

using namespace Qt::StringLiterals;

namespace {

// The exit status. The Markdown is never written: a page is made of it as if it lay beside OUT, from where it names its runs.
Result<int> exportReport(const QString &text, const QFileInfo &out, const std::vector<runs::RunPtr> &read, const project::Project &project)
{
    pages::Document document;
    document.text = text;
    document.file = out.absolutePath() % u'/' % out.completeBaseName() % u".md"_s;
    runs::Places places;
    for (const runs::RunPtr &run : read)
        places.sources.append(run->path);
    places.names = runs::namesOf(read);
    runs::Library library(places);
    pages::Setting setting = pages::settingOf(project, &library);
    setting.root = out.absolutePath();
    exporting::Options options;
    options.format = out.suffix().compare("pdf"_L1, Qt::CaseInsensitive) == 0 ? exporting::Format::Pdf : exporting::Format::Html;
    auto &exporter = *new exporting::Exporter;  // ends with the program, see run()
    const auto exported = waitFor(exporter.exportDocument(document, out.absoluteFilePath(), options, setting));
    if (!exported)
        return std::unexpected(exported.error());
    int status = 0;
    for (Finding finding : exported->findings) {
        finding.file = out.absoluteFilePath();
        finding.line = 0;  // of the Markdown, which is gone
        status = std::max(status, complain(findingSentence(finding, out.filePath()), finding.level == Level::Error ? 1 : 0));
    }
    return status;
}

// A report that nobody wrote into may be made anew; what a person wrote stays.
Result<> mayBecome(const QFileInfo &out)
{
    if (!out.exists())
        return {};
    const auto there = readFile(out.filePath());
    if (!there)
        return std::unexpected(there.error());
    if (exporting::isSealed(*there))
        return {};
    return failure(ErrorKind::Conflict, tr("this was not written by `yeonji report`, or somebody wrote into it since; name another file with -o, or move this one away"), out.filePath());
}

// Its figures name the runs where they lie, which may be outside its project.
Result<int> writeMarkdown(const QString &text, const QFileInfo &out, const std::vector<runs::RunPtr> &read)
{
    auto written = writeFile(out.absoluteFilePath(), exporting::sealed(text).toUtf8());
    if (!written)
        return std::unexpected(written.error());
    runs::allow(out.absolutePath(), read);
    return 0;
}

// In a project a run is called what its list calls it, and so it is in what is written there.
runs::Names namesIn(const project::Project &project)
{
    if (!project.made)
        return {};
    runs::Library library(pages::placesOf(project));
    const auto listed = waitFor(library.list());
    return listed ? runs::namesOf(*listed) : runs::Names();
}

} // namespace

int reportVerb(const QStringList &arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption outOption({u"o"_s, u"output"_s}, {}, u"out"_s);
    parser.addOption(outOption);
    if (!parse(parser, arguments))
        return wrongUsage("report", whyWrong(parser));
    const QStringList paths = parser.positionalArguments();
    if (paths.isEmpty())
        return wrongUsage("report", tr("a file or folder is missing"));
    const QFileInfo out(parser.value(outOption));
    const QString suffix = out.suffix().toLower();
    if (suffix != "md"_L1 && suffix != "html"_L1 && suffix != "pdf"_L1)
        return wrongUsage("report", tr("-o needs a name that ends in .md, .html or .pdf"));

    if (suffix == "md"_L1)
        if (const auto may = mayBecome(out); !may)
            return failed(may.error());

    AskedProjects projects;
    project::Project project = projects.of(out.absolutePath());
    std::vector<runs::RunPtr> read;
    Directions directions;
    const auto take = [&](const Asked &asked) {
        read.push_back(asked.run);
        directions.insert(asked.directions);
    };
    const int status = eachAsked(paths, take, namesIn(project));
    if (read.empty())
        return status;
    // The project that it is written into has the last word: there it is read.
    directions.insert(project.config.directions);
    project.config.directions = directions;
    const QString text = exporting::reportMarkdown(read, out.absolutePath(), directions, QDateTime::currentDateTime());
    const auto written = suffix == "md"_L1 ? writeMarkdown(text, out, read) : exportReport(text, out, read, project);
    if (!written)
        return failed(written.error());
    print(parser.value(outOption));
    return std::max({status, *written, projects.status()});
}

} // namespace yeonji::commands
