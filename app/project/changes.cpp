// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/changes.h"

using namespace Qt::StringLiterals;

namespace yeonji::project {

QList<Change> changesBetween(const QString &now, const QString &then)
{
    const QStringList lines = now.split(u'\n');
    struct Group
    {
        qsizetype first, last;  // lines its edits stand in
        qsizetype touched;      // the last that is changed by them
        QList<TextEdit> edits;
    };
    QList<Group> groups;
    const auto isBlank = [&lines](qsizetype line) { return line >= lines.size() || lines.at(line).trimmed().isEmpty(); };
    for (const TextEdit &edit : smallestEdits(now, then)) {
        const qsizetype last = edit.line + edit.removed.count(u'\n');
        // What begins with the end of a line leaves that line as it is.
        const bool behind = edit.column == lines.at(edit.line).size() && (edit.removed.isEmpty() ? edit.inserted : edit.removed).startsWith(u'\n');
        const qsizetype first = edit.line + behind;
        const bool same = !groups.isEmpty() && first <= groups.last().touched;
        const bool next = !groups.isEmpty() && first == groups.last().touched + 1 && !isBlank(first) && !isBlank(first - 1);
        if (same || next) {
            Group &group = groups.last();
            group.last = std::max(group.last, last);
            group.touched = std::max(group.touched, last);
            group.edits.append(edit);
        } else {
            groups.append({edit.line, last, last, {edit}});
        }
    }
    QList<Change> changes;
    for (const Group &group : std::as_const(groups)) {
        const QStringList part = lines.sliced(group.first, group.last - group.first + 1);
        QList<TextEdit> inside = group.edits;
        for (TextEdit &edit : inside)
            edit.line -= int(group.first);
        QStringList before = applied(part.join(u'\n'), inside).split(u'\n');
        QStringList after = part;
        // Lines that came or went whole leave the line they stood beside as it is.
        int line = int(group.first) + 1;
        while (!before.isEmpty() && !after.isEmpty() && before.first() == after.first()) {
            before.removeFirst();
            after.removeFirst();
            ++line;
        }
        while (!before.isEmpty() && !after.isEmpty() && before.last() == after.last()) {
            before.removeLast();
            after.removeLast();
        }
        changes.append({line, after, before, group.edits});
    }
    return changes;
}

} // namespace yeonji::project
