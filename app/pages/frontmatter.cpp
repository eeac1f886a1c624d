// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/frontmatter.h"

#include "core/frontmatter.h"
#include "core/yaml.h"

using namespace Qt::StringLiterals;

namespace yeonji::pages {

Findings checkFrontMatter(const QString &text, const QString &file)
{
    const auto matter = findFrontMatter(text);
    if (!matter)
        return {};
    const auto read = yaml::parse(matter->yaml.toUtf8(), file, 2);
    if (read)
        return {};
    return {{Level::Warning, u"front-matter"_s, read.error().message, file, std::max(read.error().line, 1)}};
}

} // namespace yeonji::pages
