// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a file is by its name, as everyone who lists, reads or writes documents must agree.

#include <QString>

#include <algorithm>
#include <initializer_list>

namespace yeonji {

inline bool isMarkdownFile(QStringView name)
{
    return std::ranges::any_of(std::initializer_list<QStringView>{u".md", u".markdown", u".mdx"},
                               [name](QStringView ending) { return name.endsWith(ending, Qt::CaseInsensitive); });
}

inline bool isPlainTextFile(QStringView name)
{
    return name.endsWith(u".txt", Qt::CaseInsensitive);
}

inline bool isNotebookFile(QStringView name)
{
    return name.endsWith(u".ipynb", Qt::CaseInsensitive);
}

// That a page shows where a text embeds it (as wiki.js of the page's script has it), or a phone makes.
inline bool isPictureFile(QStringView name)
{
    return std::ranges::any_of(std::initializer_list<QStringView>{u".png", u".jpg", u".jpeg", u".gif", u".webp", u".avif", u".bmp", u".svg", u".heic"},
                               [name](QStringView ending) { return name.endsWith(ending, Qt::CaseInsensitive); });
}

} // namespace yeonji
