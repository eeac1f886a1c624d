// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Code in pages, coloured by the engine the editor uses. The HTML names styles by class and no
// colours, so that one answer serves both schemes and print.

#include <KSyntaxHighlighting/Repository>

#include <QString>

namespace yeonji::pages {

// `language` as after a fence: a definition's name, an alternative name, or a file extension. Unknown:
// the code escaped, without spans. Lines past the bounds stay plain.
QString highlight(const KSyntaxHighlighting::Repository &repository, const QString &language,
                  const QString &code);

} // namespace yeonji::pages
