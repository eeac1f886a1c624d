// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// `yeonji --help` and `--version`, and the answer to an option nobody knows.

class QString;

namespace yeonji::commands {

// True if `argument` is an option of the program itself; `status` is then the exit status.
bool answerOption(const QString &argument, int &status);

} // namespace yeonji::commands
