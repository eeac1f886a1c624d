// SPDX-License-Identifier: GPL-3.0-or-later
//
// `yeonji check`: what a check notices in decks, entries, reports and runs. What a path is decides who
// looks at it: one line in the table below.
#include "commands/commands.h"
#include "commands/pageverbs.h"
#include "commands/projects.h"
#include "commands/usage.h"
#include "commands/wait.h"
#include "decks/camera.h"
#include "decks/lint.h"
#include "export/source.h"
#include "project/tree.h"
#include "runs/reader.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace yeonji::commands {

using namespace Qt::StringLiterals;

namespace {

// Keeps one page for all documents of a call.
class Checker
{
public:
    Result<Findings> look(const QString &path);

private:
    Result<Findings> document(const QString &file);
    Result<Findings> folder(const QString &path);
    static Result<Findings> runsAt(const QString &path);

    Projects m_projects;
    std::unique_ptr<pages::PageView> m_page;
    std::unique_ptr<decks::Camera> m_camera;  // has the page drawn without a window
};

bool isDocument(const QFileInfo &file)
{
    return file.suffix().compare("md"_L1, Qt::CaseInsensitive) == 0 || file.suffix().compare("ipynb"_L1, Qt::CaseInsensitive) == 0
        || file.suffix().compare("markdown"_L1, Qt::CaseInsensitive) == 0;
}

Result<Findings> Checker::look(const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir() && QFileInfo(QDir(path).filePath(u"yeonji.yaml"_s)).isFile())
        return folder(path);
    return info.isFile() && isDocument(info) ? document(path) : runsAt(path);
}

Result<Findings> Checker::document(const QString &file)
{
    auto source = exporting::readSource(file);
    if (!source)
        return std::unexpected(source.error());
    const auto opened = m_projects.of(file);
    if (!opened)
        return std::unexpected(opened.error());
    if (!m_page) {
        m_page = std::make_unique<pages::PageView>((*opened)->setting());
        m_camera = std::make_unique<decks::Camera>(m_page.get());
        m_page->resize(1280, 720);
    } else {
        m_page->setSetting((*opened)->setting());
    }
    source->hidden = true;
    m_page->showSlide(-1);
    m_page->setDocument(*source);
    const auto about = waitFor(m_page->standing());
    if (!about)
        return std::unexpected(about.error());
    Findings findings = m_page->findings();
    if (source->mode != pages::Mode::Deck)
        return findings;
    findings = decks::switchedOn(findings, source->text);
    for (const decks::Remark &remark : decks::lintText(source->text, source->file))
        findings.append(remark.finding);
    std::ranges::stable_sort(findings, {}, &Finding::line);
    return findings;
}

Result<Findings> Checker::folder(const QString &path)
{
    const auto opened = m_projects.of(path);
    if (!opened)
        return std::unexpected(opened.error());
    const project::Project &project = (*opened)->project;
    const auto tree = project::scan(project);
    if (!tree)
        return std::unexpected(tree.error());
    Findings all;
    for (const auto &one : tree->documents) {
        const auto found = document(QDir(project.root).filePath(one.path));
        // One that cannot be read does not silence the others.
        all += found ? *found : Findings{{Level::Error, u"unreadable"_s, found.error().message, found.error().file, found.error().line}};
    }
    if (QFileInfo(project.runsFolder()).isDir())
        if (const auto found = runsAt(project.runsFolder()))
            all += *found;
    return all;
}

Result<Findings> Checker::runsAt(const QString &path)
{
    const auto read = runs::readAll({path});
    if (!read)
        return std::unexpected(read.error());
    Findings findings;
    for (const auto &run : *read)
        findings += run->findings;
    return findings;
}

QJsonObject json(const Finding &finding, const QString &given)
{
    QJsonObject object{{u"level"_s, levelName(finding.level)}, {u"code"_s, finding.code}, {u"message"_s, finding.message},
                       {u"file"_s, shownPath(finding.file, given)},
                       {u"line"_s, finding.line > 0 ? QJsonValue(finding.line) : QJsonValue(QJsonValue::Null)}};
    if (finding.slide > 0)
        object.insert(u"slide"_s, finding.slide);
    return object;
}

} // namespace

int checkVerb(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOption(QCommandLineOption(u"json"_s));
    if (!parse(parser, arguments))
        return wrongUsage("check", parser.errorText());
    if (parser.positionalArguments().isEmpty())
        return wrongUsage("check", QCoreApplication::translate("commands", "a file or folder is missing"));
    Checker checker;
    QJsonArray all;
    int status = 0;
    for (const QString &path : parser.positionalArguments()) {
        const auto findings = checker.look(path);
        if (!findings) {
            status = failed(findings.error());
            continue;
        }
        for (const Finding &finding : *findings) {
            if (finding.level == Level::Error)
                status = 1;
            if (parser.isSet(u"json"_s))
                all.append(json(finding, path));
            else
                print(u"%1 (%2)"_s.arg(findingSentence(finding, path), finding.code));
        }
    }
    if (parser.isSet(u"json"_s))
        print(QString::fromUtf8(QJsonDocument(QJsonObject{{u"version"_s, 1}, {u"findings"_s, all}}).toJson(QJsonDocument::Compact)));
    return status;
}

} // namespace yeonji::commands
