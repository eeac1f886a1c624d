// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/commands.h"
#include "commands/runverbs.h"
#include "commands/usage.h"
#include "core/files.h"
#include "export/report.h"
#include "runs/reader.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>

namespace yeonji::commands {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("commands", text);
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
    if (suffix != "md"_L1)
        return complain(tr("yeonji report: .%1 is not there yet; use .md").arg(suffix), 2);

    const auto read = runs::readAll(paths);
    if (!read)
        return failed(read.error());
    const QString text = exporting::reportMarkdown(*read, out.absolutePath(), QDateTime::currentDateTime());
    if (const auto written = writeFile(out.absoluteFilePath(), text.toUtf8()); !written)
        return failed(written.error());
    print(parser.value(outOption));
    return 0;
}

} // namespace yeonji::commands
