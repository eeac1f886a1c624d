// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/frontmatter.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace yeonji {

std::optional<FrontMatter> findFrontMatter(QStringView text)
{
    if (!text.startsWith("---"_L1))
        return std::nullopt;
    static const QRegularExpression open(u"\\A---[ \\t]*\\r?\\n(?=[^\\n]*\\S)"_s);
    static const QRegularExpression close(u"^(?:---|\\.\\.\\.)[ \\t]*\\r?$\\n?"_s, QRegularExpression::MultilineOption);
    const auto begin = open.matchView(text);
    if (!begin.hasMatch())
        return std::nullopt;
    const auto end = close.matchView(text, begin.capturedEnd());
    if (!end.hasMatch())
        return std::nullopt;
    const QStringView yaml = text.sliced(begin.capturedEnd(), end.capturedStart() - begin.capturedEnd());
    // It begins with a key, comments aside: what else stands between two rules is text.
    static const QRegularExpression key(
        uR"re(\A(?:[ \t]*(?:#[^\n]*)?\r?\n)*+[ \t]*(?:\{(?!\{)|(?:"[^"\n]*"|'[^'\n]*'|[^\s#"'[{>*&!|-][^\n]*?)[ \t]*:(?:\s|$)))re"_s);
    if (!yaml.isEmpty() && !key.matchView(yaml).hasMatch())
        return std::nullopt;
    return FrontMatter{yaml, end.capturedEnd(), int(yaml.count(u'\n')) + 2};
}

bool isDeck(QStringView text)
{
    static const QRegularExpression marp(u"^marp[ \\t]*:[ \\t]+true[ \\t]*(?:[ \\t]#.*)?\\r?$"_s, QRegularExpression::MultilineOption);
    const auto matter = findFrontMatter(text);
    return matter && marp.matchView(matter->yaml).hasMatch();
}

} // namespace yeonji
