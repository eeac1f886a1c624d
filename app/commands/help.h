// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the program answers by itself: `--help`, `--version`, and a first word that is no verb, no
// option and nothing on the disk.

#include <optional>

namespace yeonji::commands {

// The exit status, if the first argument asks for one of these; else the window is meant. Makes the
// application object it needs itself.
std::optional<int> answerItself(int &argc, char **argv);

} // namespace yeonji::commands
