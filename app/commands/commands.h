// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The command line. A verb is one file and one line in the table of commands.cpp. Verbs never need a
// display. Exit 0: done; 1: the input was bad; 2: wrong usage.

#include <QJsonObject>
#include <QStringList>

#include <span>

namespace yeonji::commands {

enum class Needs { Core, Page };  // Core: a QCoreApplication does; Page: a QApplication, offscreen

struct Verb
{
    const char *name;
    Needs needs;
    const char *usage;  // what follows the name in the usage line
    int (*run)(const QStringList &arguments);  // the arguments after the verb; the exit status. Null: not there yet
    const char *later = nullptr;               // what of its usage is not there yet
    bool tells = false;                        // its JSON holds sentences
};

std::span<const Verb> verbs();
const Verb *findVerb(const QString &name);

// Runs the verb in `arguments` under the application object it needs. Makes that object itself.
int run(int &argc, char **argv, const Verb &verb);

// What verbs share: one line on standard output or standard error, in UTF-8.
// Onto standard output. Whether it arrived is known at the end: see ended().
void print(const QString &line);
void put(const QByteArray &bytes);
// One object of JSON; every answer of a verb is one, with its `version`.
void printJson(const QJsonObject &object);

// The exit status, once what was written has arrived: 1 and a sentence where it could not.
int ended(int status);
int complain(const QString &sentence, int status);  // prints `sentence`, returns `status`

} // namespace yeonji::commands
