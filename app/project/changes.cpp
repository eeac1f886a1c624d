// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/changes.h"

using namespace Qt::StringLiterals;

namespace yeonji::project {

QList<Change> changesBetween(const QString &now, const QString &then)
{
    const QStringList lines = now.split(u'\n');
    struct Group { qsizetype first, last; QList<TextEdit> edits; };
    QList<Group> groups;
    for (const TextEdit &edit : smallestEdits(now, then)) {
        const qsizetype last = edit.line + edit.removed.count(u'\n');
        const auto blankSince = [&](qsizetype from) {
            for (qsizetype i = from + 1; i < edit.line; ++i)
                if (!lines.at(i).trimmed().isEmpty())
                    return false;
            return true;
        };
        if (!groups.isEmpty() && (edit.line <= groups.last().last + 1 || blankSince(groups.last().last))) {
            groups.last().last = std::max(groups.last().last, last);
            groups.last().edits.append(edit);
        } else {
            groups.append({edit.line, last, {edit}});
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
