// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/resources.h"

#include <QResource>

// The linker takes the file in as it is; nothing is copied when the program starts.
__asm__(".section .rodata\n"
        ".balign 16\n"
        "yeonjiResourceFile:\n"
        ".incbin \"" YEONJI_RCC "\"\n"
        ".previous\n");

extern "C" const unsigned char yeonjiResourceFile[];

namespace yeonji::resources {

void load()
{
    static const bool loaded = QResource::registerResource(yeonjiResourceFile);
    Q_UNUSED(loaded);
}

} // namespace yeonji::resources
