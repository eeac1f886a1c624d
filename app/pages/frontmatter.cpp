// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/frontmatter.h"

#include "core/yaml.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace yeonji::pages {

Findings checkFrontMatter(const QString &text, const QString &file)
{
    if (!text.startsWith("---"_L1))
        return {};
    // As resources/web/dialect/frontmatter.js finds it.
    static const QRegularExpression open(u"\\A---[ \\t]*\\r?\\n(?=[^\\n]*\\S)"_s);
    static const QRegularExpression close(u"^(?:---|\\.\\.\\.)[ \\t]*\\r?$"_s, QRegularExpression::MultilineOption);
    const auto begin = open.match(text);
    if (!begin.hasMatch())
        return {};
    const auto end = close.match(text, begin.capturedEnd());
    if (!end.hasMatch())
        return {};
    const QByteArray matter = text.mid(begin.capturedEnd(), end.capturedStart() - begin.capturedEnd()).toUtf8();
    const auto read = yaml::parse(matter, file, 2);
    if (read)
        return {};
    return {{Level::Warning, u"front-matter"_s, read.error().message, file, std::max(read.error().line, 1)}};
}

} // namespace yeonji::pages
