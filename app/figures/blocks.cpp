// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/blocks.h"

#include "figures/html.h"
#include "core/language.h"
#include "core/words.h"
#include "runs/library.h"

#include <QDir>
#include <QFileInfo>
#include <QThreadPool>

namespace yeonji::figures {

namespace {

QString seenFrom(const QString &document, const QString &file)
{
    const QString relative = QFileInfo(document).dir().relativeFilePath(file);
    return relative.size() < file.size() ? relative : file;
}

// With where it stands.
QString placed(const QString &message, const QString &file, int line)
{
    if (line <= 0)
        return message;
    return file.isEmpty() ? tr("line %1: %2").arg(QString::number(line), message)
                          : tr("%1, line %2: %3").arg(QFileInfo(file).fileName(), QString::number(line), message);
}

} // namespace

QString sourceOf(const runs::Run &run, const QString &document)
{
    return seenFrom(document, run.files.isEmpty() ? run.path : run.files.first());
}

Rendered errorBlock(const Block &block, const Error &given, const Surroundings &surroundings, QLatin1StringView code)
{
    Error error = given;
    if (!given.file.isEmpty() && given.file != surroundings.file) {  // of a run, which is not the document
        error.file = seenFrom(surroundings.file, given.file);
        error = {given.kind, error.sentence(), {}, 0};
    }
    const int line = error.line > 0 ? error.line : block.line;
    Rendered rendered;
    rendered.text = error.message;
    rendered.findings.append({Level::Error, code, error.message, surroundings.file, line});
    const QString sentence = placed(error.message, block.file, line);
    if (block.kind == BlockKind::Number)
        rendered.html = u"<span class=\"block-error\"><code>{{" % block.source.trimmed().toHtmlEscaped() % u"}}</code> "
            % sentence.toHtmlEscaped() % u"</span>";
    else
        rendered.html = u"<div class=\"block-error\"><p>" % sentence.toHtmlEscaped() % u"</p></div>";
    return rendered;
}

QFuture<Rendered> render(const Block &block, const Surroundings &surroundings)
{
    const Speaking speaking(surroundings.language);
    const auto request = block.kind == BlockKind::Plot ? plotRequest(block, surroundings)
        : block.kind == BlockKind::RunTable            ? tableRequest(block, surroundings)
                                                       : numberRequest(block, surroundings);
    if (!request)
        return QtFuture::makeReadyValueFuture(errorBlock(block, request.error(), surroundings));

    using Listed = Result<std::vector<runs::Found>>;
    using Read = Result<std::vector<runs::RunPtr>>;
    const QString base = surroundings.file.isEmpty() ? QString() : QFileInfo(surroundings.file).path();
    // All runs, because a run has the same colour in every figure; then those that are asked for.
    return surroundings.library->list()
        .then([library = surroundings.library, wanted = request->runs, base, language = surroundings.language](const Listed &listed) {
            const Speaking inItsLanguage(language);
            return library->find(wanted, base).then([all = listed.value_or(std::vector<runs::Found>())](const Read &read) { return std::pair(all, read); });
        })
        .unwrap()
        .then(QThreadPool::globalInstance(),
              [block, surroundings, make = request->make](const std::pair<std::vector<runs::Found>, Read> &there) {
                  const Speaking inItsLanguage(surroundings.language);
                  const auto &[all, read] = there;
                  if (!read)
                      return errorBlock(block, read.error(), surroundings,
                                        read.error().kind == ErrorKind::NotFound ? QLatin1StringView("missing-run") : badBlock);
                  const auto colours = runColours(all, *read, *surroundings.tokens);
                  Rendered rendered = make({block, surroundings, *read, colours});
                  for (const auto &run : *read)
                      rendered.runPaths.append(run->path);
                  for (Finding &finding : rendered.findings)
                      if (finding.file.isEmpty()) {
                          finding.file = surroundings.file;
                          finding.line = block.line;
                      }
                  return rendered;
              });
}

} // namespace yeonji::figures
