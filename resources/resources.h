// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Everything the program carries (page script, icons, tokens, templates, translations, the sample
// project) is one resource file inside the executable. Until load() it is not found under :/yeonji/.

namespace yeonji::resources {

void load();  // any number of times

} // namespace yeonji::resources
