// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/checker.h"

#include "commands/wait.h"
#include "core/filekinds.h"
#include "core/paths.h"
#include "decks/camera.h"
#include "decks/include.h"
#include "decks/lint.h"
#include "diary/dues.h"
#include "export/source.h"
#include "pages/pageview.h"
#include "project/tree.h"
#include "runs/reader.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>

#include <algorithm>

namespace yeonji::commands {

using namespace Qt::StringLiterals;

namespace {

// Whichever deck it is shown in.
QString sentenceOf(const Finding &finding)
{
    return QStringList{QFileInfo(finding.file).canonicalFilePath(), QString::number(finding.line), finding.code, finding.message}.join(u'\n');
}

} // namespace

Checker::Checker() = default;
Checker::~Checker() = default;

Result<Findings> Checker::look(const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir())
        return folder(path);
    return info.isFile() && (isMarkdownFile(path) || isNotebookFile(path)) ? document(path) : runsAt(path);
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
    const QString own = source->text;
    decks::Expansion expansion;
    if (source->mode == pages::Mode::Deck) {
        expansion = decks::expand(own, source->file, (*opened)->setting().root);
        source->text = expansion.text;
        source->origins = expansion.origins();
    }
    source->hidden = true;
    m_page->showSlide(-1);
    m_page->setDocument(*source);
    const auto about = waitFor(m_page->standing());
    if (!about)
        return std::unexpected(about.error());
    Findings findings = m_page->findings();
    if (source->mode != pages::Mode::Deck) {
        if (isMarkdownFile(file))
            findings += diary::impossibleDues(own, source->file);
        std::ranges::stable_sort(findings, {}, &Finding::line);
        return findings;
    }
    findings = decks::switchedOn(findings, own);
    for (const decks::Remark &remark : decks::lintText(expansion.text, source->file))
        findings.append(remark.finding);
    return expansion.placed(findings);
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
    const QString below = QFileInfo(path).canonicalFilePath();
    const bool isWhole = project.made && below == QFileInfo(project.root).canonicalFilePath();
    // What lies beside a run's files belongs to it.
    const auto isRunAt = [&below](const QString &folder) {
        const auto here = runs::discover(folder);
        return here && here->size() == 1 && QFileInfo(here->front().path).canonicalFilePath() == below;
    };
    const bool isRun = !isWhole && isRunAt(path);
    Findings all, elsewhere;
    bool holdsDocuments = false;
    for (const auto &one : tree->documents) {
        const QString file = QDir(project.root).filePath(one.path);
        if (isRun || !isWithin(QFileInfo(file).canonicalFilePath(), below))
            continue;
        holdsDocuments = true;
        const auto found = document(file);
        if (!found) {
            // One that cannot be read does not silence the others.
            all.append({Level::Error, u"unreadable"_s, found.error().message, found.error().file, found.error().line});
            continue;
        }
        const QString document = QFileInfo(file).canonicalFilePath();
        for (const Finding &finding : *found)
            (QFileInfo(finding.file).canonicalFilePath() == document ? all : elsewhere).append(finding);
    }
    // What an included slide has from its own deck is said once.
    QSet<QString> said;
    for (const Finding &finding : std::as_const(all))
        said.insert(sentenceOf(finding));
    for (const Finding &finding : std::as_const(elsewhere))
        if (const QString sentence = sentenceOf(finding); !said.contains(sentence)) {
            said.insert(sentence);
            all.append(finding);
        }
    const auto found = runsAt(isWhole ? project.runsFolder() : path);
    if (!found && !holdsDocuments && !isWhole)
        return std::unexpected(found.error());
    for (const Finding &finding : found.value_or(Findings()))
        if (!all.contains(finding))  // a notebook is both
            all.append(finding);
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

} // namespace yeonji::commands
