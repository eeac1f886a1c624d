// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// `yeonji [PATH…]`: the window, from a bare process to the end of its event loop.

namespace yeonji::widgets {

// The exit status: 0; 1 if there is no display or a path is not there.
int launch(int &argc, char **argv);

} // namespace yeonji::widgets
