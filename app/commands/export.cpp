// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/commands.h"
#include "commands/pageverbs.h"
#include "commands/projects.h"
#include "commands/usage.h"
#include "commands/wait.h"
#include "core/paths.h"
#include "core/words.h"
#include "export/target.h"

#include <QDir>
#include <QFileInfo>
#include <QThread>

#include <map>
#include <optional>

namespace yeonji::commands {

using namespace Qt::StringLiterals;
using exporting::Format;
using exporting::formatNamed;
using exporting::suffixOf;

namespace {

// `3-5`, `3`.
std::optional<std::pair<int, int>> slideRange(const QString &text)
{
    bool first = false, last = false;
    const QStringList ends = text.split(u'-');
    const int from = ends.constFirst().toInt(&first);
    const int to = ends.constLast().toInt(&last);
    if (ends.size() > 2 || !first || !last || from < 1 || to < from)
        return std::nullopt;
    return std::pair(from, to);
}

constexpr int lanesAtMost = 4;  // each has a page of its own, some 100 MB

struct Call
{
    QStringList files;
    QString out;
    exporting::Options options;
};

// The call as options, or the exit status after what was wrong has been said.
std::expected<Call, int> read(const QStringList &arguments)
{
    const auto wrong = [](const QString &why) { return std::unexpected(wrongUsage("export", why)); };
    QCommandLineParser parser;
    const QCommandLineOption to(u"to"_s, {}, u"format"_s), out({u"o"_s, u"output"_s}, {}, u"out"_s),
        slides(u"slides"_s, {}, u"range"_s), width(u"width"_s, {}, u"pixels"_s), fragment(u"fragment"_s),
        strict(u"strict"_s), notes(u"notes"_s), fragments(u"fragments"_s), handout(u"handout"_s, {}, u"number"_s),
        details(u"picture-details"_s);
    parser.addOptions({to, out, slides, width, fragment, strict, notes, fragments, handout, details});
    if (!parse(parser, arguments))
        return wrong(whyWrong(parser));
    Call call;
    call.files = parser.positionalArguments();
    if (call.files.isEmpty())
        return wrong(tr("name a file to export"));
    call.out = parser.value(out);
    if (parser.isSet(out) && call.out.isEmpty())
        return wrong(tr("-o needs a name"));
    if (parser.isSet(to)) {
        const auto format = formatNamed(parser.value(to));
        if (!format)
            return wrong(tr("there is no format %1; use pdf, html, png, svg or md").arg(parser.value(to)));
        call.options.format = *format;
    } else if (parser.isSet(fragment)) {
        call.options.format = Format::Html;
    } else {
        call.options.format = formatNamed(QFileInfo(call.out).suffix()).value_or(Format::Pdf);
    }
    const bool oneFile = call.files.size() == 1 && !QFileInfo(call.out).isDir() && !call.out.endsWith(u'/');
    if (oneFile && !call.out.isEmpty() && QFileInfo(call.out).suffix().isEmpty())
        call.out += u'.' % suffixOf(call.options.format);
    if (call.options.format == Format::Pptx)
        return std::unexpected(complain(tr("yeonji export: %1 is not there yet; use pdf, html, png, svg or md")
                                            .arg(suffixOf(call.options.format)), 2));
    call.options.fragment = parser.isSet(fragment);
    call.options.strict = parser.isSet(strict);
    call.options.pictureDetails = parser.isSet(details);
    if (call.options.fragment && call.options.format != Format::Html)
        return wrong(tr("--fragment is HTML; leave --to away or say html"));
    if (parser.isSet(slides)) {
        const auto range = slideRange(parser.value(slides));
        if (!range)
            return wrong(tr("--slides takes a number or two, as in 3-5"));
        call.options.slides = *range;
        if (call.options.format == Format::Markdown)
            return wrong(tr("--slides is for pdf, html, png and svg; a frozen deck has all of its slides"));
    }
    call.options.notes = parser.isSet(notes);
    call.options.fragments = parser.isSet(fragments);
    if (parser.isSet(handout)) {
        const int perPage = parser.value(handout).toInt();
        if (perPage != 2 && perPage != 4 && perPage != 6)
            return wrong(tr("--handout takes 2, 4 or 6: how many slides stand on a page"));
        call.options.handout = {perPage, call.options.notes};
    }
    if ((parser.isSet(notes) || parser.isSet(fragments) || parser.isSet(handout)) && call.options.format != Format::Pdf)
        return wrong(tr("--notes, --fragments and --handout are for PDF; leave --to away or say pdf"));
    if (parser.isSet(width)) {
        bool number = false;
        call.options.width = parser.value(width).toInt(&number);
        if (!number || call.options.width < 16 || call.options.width > 8192)
            return wrong(tr("--width takes pixels, from 16 to 8192"));
        if (call.options.format != Format::Png)
            return wrong(tr("--width is for PNG; leave it away or say --to png"));
    }
    return call;
}

// Where each file goes, in the order of the files.
std::expected<QStringList, int> targets(const Call &call)
{
    const QLatin1StringView suffix = suffixOf(call.options.format);
    const QFileInfo out(call.out);
    const bool folder = call.files.size() > 1 || out.isDir() || call.out.endsWith(u'/');
    // `-o x.html` for several files is a slip, and a folder of that name would hide it.
    if (call.files.size() > 1 && !out.isDir() && !call.out.endsWith(u'/') && formatNamed(out.suffix()))
        return std::unexpected(wrongUsage("export", tr("several files go into a folder, and %1 is the name of one file").arg(call.out)));
    if (!call.out.isEmpty() && call.files.size() > 1 && out.exists() && !out.isDir())
        return std::unexpected(wrongUsage("export", tr("several files go into a folder, and %1 is a file").arg(call.out)));
    QStringList places;
    std::map<QString, QString> taken;
    for (const QString &file : call.files) {
        const QFileInfo info(file);
        const QString name = info.completeBaseName() % u'.' % suffix;
        const QString place = call.out.isEmpty() ? info.path() % u'/' % name
            : folder ? QDir(call.out).filePath(name) : call.out;
        if (const QString why = exporting::whyNotTo(file, place, call.options.format); !why.isEmpty())
            return std::unexpected(wrongUsage("export", why));
        const QString real = realPath(place);
        const auto [entry, fresh] = taken.emplace(real.isEmpty() ? place : real, file);
        if (!fresh)
            return std::unexpected(wrongUsage("export", tr("%1 and %2 would both be written to %3; export them one at a time")
                                                            .arg(entry->second, file, place)));
        places.append(place);
    }
    return places;
}

} // namespace

int exportVerb(const QStringList &arguments)
{
    auto call = read(arguments);
    if (!call)
        return call.error();
    const auto places = targets(*call);
    if (!places)
        return places.error();
    Projects projects;
    int status = 0;
    call->options.halves = call->files.size() == 1;
    // Side by side, and told of in the order of the call.
    std::vector<exporting::Exporter *> lanes;  // end with the program, see run()
    std::vector<QFuture<Result<exporting::Exported>>> exports;
    const qsizetype most = std::clamp(QThread::idealThreadCount(), 1, lanesAtMost);
    for (qsizetype i = 0; i < std::min(call->files.size(), most); ++i)
        lanes.push_back(new exporting::Exporter);
    for (qsizetype i = 0; i < call->files.size(); ++i) {
        const QString &file = call->files.at(i);
        // What is wrong with the file comes before what is wrong with its project.
        pages::Setting setting;
        if (QFileInfo(file).isFile()) {
            const auto opened = projects.of(file);
            if (!opened) {
                exports.push_back(QtFuture::makeReadyValueFuture(Result<exporting::Exported>(std::unexpected(opened.error()))));
                continue;
            }
            setting = (*opened)->setting();
        }
        exports.push_back(lanes.at(size_t(i) % lanes.size())->exportDocument(file, places->at(i), call->options, setting));
    }
    for (qsizetype i = 0; i < call->files.size(); ++i) {
        const QString &file = call->files.at(i);
        const auto exported = waitFor(exports.at(size_t(i)));
        if (!exported) {
            status = failed(exported.error());
            continue;
        }
        for (const QString &written : exported->files)
            print(shownPath(written, places->at(i)));
        // A document with an error in it is written, with the error in its place, and still bad input.
        for (const Finding &finding : exported->findings)
            status = std::max(status, complain(findingSentence(finding, file), finding.level == Level::Error ? 1 : 0));
    }
    return status;
}

} // namespace yeonji::commands
