// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How verbs read their arguments and answer: strictly, and alike.

#include "core/error.h"
#include "core/finding.h"

#include <QCommandLineParser>
#include <QJsonObject>

namespace yeonji::commands {

// One line on standard error with the usage of `verb`; 2.
int wrongUsage(const char *verb, const QString &why);

// Reads `arguments` (after the verb) as `parser` allows. False: unknown or wrong ones; whyWrong() says
// which. (Nothing is printed, nothing exits.)
bool parse(QCommandLineParser &parser, const QStringList &arguments);
QString whyWrong(const QCommandLineParser &parser);

// `FILE:LINE: sentence` on standard error; 1, or 2 for wrong usage.
int failed(const Error &error);

// `absolute` as the person would write it: relative to the working folder if `given` was so.
QString shownPath(const QString &absolute, const QString &given);

// Text that a file chose, for a terminal: control characters become �.
QString printable(const QString &text);

// `0.98`, `12`: as short as it can be and still the same number; `null` if it is not finite.
QByteArray numberText(double value);

// Cells below each other in columns, numbers to the right; wide characters count double.
struct TextTable
{
    QList<QStringList> rows;
    QList<bool> right;   // per column
    QString text(int indent = 0) const;
};

// As every JSON answer has it; `slide` only where there is one.
QJsonObject findingJson(const Finding &finding, const QString &given);

QString findingLine(const Finding &finding, const QString &given);

// `FILE:LINE: MESSAGE`, as standard error says an error.
QString findingSentence(const Finding &finding, const QString &given);

} // namespace yeonji::commands
