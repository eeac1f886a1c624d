// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/commands.h"
#include "commands/help.h"
#include "widgets/launch.h"

#include <QString>

// Composes: a verb runs under the lightest application object it needs; anything else is the window.
int main(int argc, char **argv)
{
    using namespace yeonji;
    if (argc > 1)
        if (const auto *verb = commands::findVerb(QString::fromLocal8Bit(argv[1])))
            return commands::run(argc, argv, *verb);
    if (const auto status = commands::answerItself(argc, argv))
        return *status;
    return widgets::launch(argc, argv);
}
