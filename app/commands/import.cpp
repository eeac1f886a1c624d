// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/commands.h"
#include "commands/diaryverbs.h"
#include "commands/usage.h"
#include "core/words.h"
#include "import/import.h"

#include <cstdio>
#include <unistd.h>

namespace yeonji::commands {

using namespace Qt::StringLiterals;

namespace {

QString rangesOf(const importing::Part &part)
{
    QStringList ranges;
    for (const auto &[first, last] : part.lines)
        ranges.append(first == last ? QString::number(first) : QString(QString::number(first) % u'-' % QString::number(last)));
    return ranges.join(u',');
}

// A person who watches sees how far it is; what is written for scripts stays as it is.
std::function<bool(qsizetype)> told(qsizetype all)
{
    if (::isatty(STDERR_FILENO) == 0)
        return {};
    return [all](qsizetype done) {
        const QByteArray line = tr("%1 of %2").arg(done).arg(all).toUtf8();
        std::fprintf(stderr, "\r%s%s", line.constData(), done == all ? "\n" : "");
        return true;
    };
}

} // namespace

// A line an entry: where it goes, what it is made of, what it is called.
int importVerb(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOptions({QCommandLineOption(u"preview"_s), {u"into"_s, {}, u"project"_s}});
    if (!parse(parser, arguments))
        return wrongUsage("import", whyWrong(parser));
    if (parser.positionalArguments().size() != 1)
        return wrongUsage("import", tr("name one file or folder"));
    if (!parser.isSet(u"into"_s))
        return wrongUsage("import", tr("--into PROJECT is missing"));
    const QString source = parser.positionalArguments().constFirst(), into = parser.value(u"into"_s);
    const auto project = project::open(into);
    if (!project)
        return failed(project.error());
    if (!project->made)
        return failed({ErrorKind::BadInput, tr("this folder is no project; make it one with `yeonji new`"), into});
    const auto plan = importing::plan({source}, *project);
    if (!plan)
        return failed(plan.error());
    if (!parser.isSet(u"preview"_s))
        if (const auto done = importing::carryOut(*project, *plan, told(plan->entries.size())); !done)
            return failed(done.error());
    for (const auto &entry : plan->entries)
        print(printable(shownPath(entry.path, into) % u"  "_s % shownPath(entry.source, source) % u':' % rangesOf(entry.part)
                        % u"  "_s % (entry.there ? tr("(there already)") : entry.part.title)
                        % (entry.part.encoding.isEmpty() ? QString() : u"  "_s + tr("(%1, becomes UTF-8)").arg(entry.part.encoding))));
    int status = 0;
    for (const Error &error : plan->failed)
        status = failed(error);
    return status;
}

} // namespace yeonji::commands
