// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/target.h"

#include "core/files.h"
#include "core/paths.h"
#include "core/words.h"
#include "project/history.h"

#include <QFileInfo>

#include <algorithm>

namespace yeonji::exporting {

using namespace Qt::StringLiterals;

namespace {

constexpr std::pair<QLatin1StringView, Format> formats[] = {{"pdf"_L1, Format::Pdf},
                                                            {"html"_L1, Format::Html},
                                                            {"htm"_L1, Format::Html},
                                                            {"png"_L1, Format::Png},
                                                            {"svg"_L1, Format::Svg},
                                                            {"pptx"_L1, Format::Pptx},
                                                            {"md"_L1, Format::Markdown}};

} // namespace

std::optional<Format> formatNamed(const QString &name)
{
    for (const auto &[known, format] : formats)
        if (name.compare(known, Qt::CaseInsensitive) == 0)
            return format;
    return std::nullopt;
}

QLatin1StringView suffixOf(Format format)
{
    return std::ranges::find(formats, format, &std::pair<QLatin1StringView, Format>::second)->first;
}

QString whyNotTo(const QString &file, const QString &out, Format format)
{
    if (const QString ending = QFileInfo(out).suffix(); !ending.isEmpty() && formatNamed(ending) != format)
        return tr("%1 is no name for %2; let it end in .%2").arg(out, suffixOf(format));
    if (const QString real = realPath(out); !real.isEmpty() && real == realPath(file))
        return tr("%1 would be written over itself; choose another name").arg(file);
    return {};
}

Result<> keepWhatIsThere(const QString &out, const QByteArray &coming)
{
    if (!QFileInfo(out).isFile())
        return {};
    const auto there = readFile(out);
    if (!there)
        return std::unexpected(there.error());
    if (*there == coming)
        return {};
    const auto project = project::open(out);
    if (!project)
        return std::unexpected(project.error());
    return project::History(*project).keep(out, *there, project::History::Why::SetAside);
}

} // namespace yeonji::exporting
