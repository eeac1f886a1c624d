// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/merge.h"

#include <QStringList>

#include <algorithm>

namespace yeonji::project {

namespace {

using Lines = QList<QStringView>;

// Lines [from, from + fromCount) became [to, to + toCount).
struct Hunk
{
    qsizetype from = 0, fromCount = 0, to = 0, toCount = 0;
};

// Beyond this many changed lines a rewrite is what happened, and is shown as one.
constexpr qsizetype mostDifferences = 1500;

// Myers' greedy algorithm ("An O(ND) Difference Algorithm", 1986) over the lines between the common
// head and tail. Empty: too different.
std::optional<std::vector<Hunk>> middleHunks(const Lines &a, const Lines &b, qsizetype head, qsizetype n, qsizetype m)
{
    const auto limit = std::min(n + m, mostDifferences);
    const auto same = [&](qsizetype x, qsizetype y) { return a.at(head + x) == b.at(head + y); };
    std::vector<std::vector<qsizetype>> trace;
    std::vector<qsizetype> furthest(size_t(2 * limit + 3), 0);
    const auto at = [limit](qsizetype k) { return size_t(k + limit + 1); };
    qsizetype d = 0;
    for (bool done = false; !done; ++d) {
        if (d > limit)
            return std::nullopt;
        // Only the diagonals this round may read are remembered.
        trace.emplace_back(furthest.begin() + ptrdiff_t(at(-d - 1)), furthest.begin() + ptrdiff_t(at(d + 1)) + 1);
        for (qsizetype k = -d; k <= d && !done; k += 2) {
            const bool down = k == -d || (k != d && furthest[at(k - 1)] < furthest[at(k + 1)]);
            qsizetype x = down ? furthest[at(k + 1)] : furthest[at(k - 1)] + 1;
            while (x < n && x - k < m && same(x, x - k))
                ++x;
            furthest[at(k)] = x;
            done = x >= n && x - k >= m;
        }
        if (d == limit && !done)
            return std::nullopt;
    }
    std::vector<Hunk> hunks;
    qsizetype x = n;
    qsizetype y = m;
    for (--d; d > 0; --d) {
        const auto &before = trace[size_t(d)];
        const auto value = [&](qsizetype k) { return before[size_t(k + d + 1)]; };
        const qsizetype k = x - y;
        const bool down = k == -d || (k != d && value(k - 1) < value(k + 1));
        const qsizetype fromK = down ? k + 1 : k - 1;
        const qsizetype fromX = value(fromK);
        const qsizetype fromY = fromX - fromK;
        Hunk step{head + fromX, down ? 0 : 1, head + fromY, down ? 1 : 0};
        if (!hunks.empty() && step.from + step.fromCount == hunks.back().from && step.to + step.toCount == hunks.back().to) {
            hunks.back().from = step.from;
            hunks.back().to = step.to;
            hunks.back().fromCount += step.fromCount;
            hunks.back().toCount += step.toCount;
        } else {
            hunks.push_back(step);
        }
        x = fromX;
        y = fromY;
    }
    std::ranges::reverse(hunks);
    return hunks;
}

std::vector<Hunk> hunksBetween(const Lines &a, const Lines &b)
{
    qsizetype head = 0;
    while (head < a.size() && head < b.size() && a.at(head) == b.at(head))
        ++head;
    qsizetype tail = 0;
    while (tail < a.size() - head && tail < b.size() - head && a.at(a.size() - 1 - tail) == b.at(b.size() - 1 - tail))
        ++tail;
    const qsizetype n = a.size() - head - tail;
    const qsizetype m = b.size() - head - tail;
    if (n == 0 && m == 0)
        return {};
    if (n == 0 || m == 0)
        return {Hunk{head, n, head, m}};
    return middleHunks(a, b, head, n, m).value_or(std::vector<Hunk>{Hunk{head, n, head, m}});
}

QString joined(const Lines &lines, qsizetype first, qsizetype count)
{
    QString text;
    for (qsizetype i = first; i < first + count; ++i) {
        if (i > first)
            text += u'\n';
        text += lines.at(i);
    }
    return text;
}

// One edit that leaves out what both begin and end with; never through the middle of a character.
void addTrimmed(QList<TextEdit> &edits, qsizetype line, const QString &from, const QString &to)
{
    const qsizetype shorter = std::min(from.size(), to.size());
    qsizetype head = 0;
    while (head < shorter && from.at(head) == to.at(head))
        ++head;
    if (head > 0 && from.at(head - 1).isHighSurrogate())
        --head;
    qsizetype tail = 0;
    while (tail < shorter - head && from.at(from.size() - 1 - tail) == to.at(to.size() - 1 - tail))
        ++tail;
    if (tail > 0 && from.at(from.size() - tail).isLowSurrogate())
        --tail;
    if (head == from.size() && head == to.size())
        return;
    const QStringView before = QStringView(from).first(head);
    edits.append({int(line + before.count(u'\n')), int(head - 1 - before.lastIndexOf(u'\n')),
                  from.sliced(head, from.size() - head - tail), to.sliced(head, to.size() - head - tail)});
}

} // namespace

QList<TextEdit> smallestEdits(const QString &from, const QString &to)
{
    const Lines a = QStringView(from).split(u'\n');
    const Lines b = QStringView(to).split(u'\n');
    QList<TextEdit> edits;
    for (const Hunk &hunk : hunksBetween(a, b)) {
        if (hunk.fromCount > 0 && hunk.fromCount == hunk.toCount) {
            for (qsizetype i = 0; i < hunk.fromCount; ++i)
                addTrimmed(edits, hunk.from + i, a.at(hunk.from + i).toString(), b.at(hunk.to + i).toString());
            continue;
        }
        const QString removed = joined(a, hunk.from, hunk.fromCount);
        const QString inserted = joined(b, hunk.to, hunk.toCount);
        if (hunk.fromCount > 0 && hunk.toCount > 0) {
            addTrimmed(edits, hunk.from, removed, inserted);
        } else if (hunk.from + hunk.fromCount < a.size()) {
            // Whole lines, each with its end, before a line that stays.
            edits.append({int(hunk.from), 0, hunk.fromCount ? removed + u'\n' : QString(),
                          hunk.toCount ? inserted + u'\n' : QString()});
        } else {
            // Whole lines after the last one that stays: with the end of that one.
            const qsizetype last = hunk.from - 1;
            edits.append({int(last), int(a.at(last).size()), hunk.fromCount ? u'\n' + removed : QString(),
                          hunk.toCount ? u'\n' + inserted : QString()});
        }
    }
    return edits;
}

QString applied(const QString &text, const QList<TextEdit> &edits)
{
    QList<qsizetype> starts{0};
    for (qsizetype at = text.indexOf(u'\n'); at >= 0; at = text.indexOf(u'\n', at + 1))
        starts.append(at + 1);
    QString result = text;
    for (auto edit = edits.crbegin(); edit != edits.crend(); ++edit)
        result.replace(starts.at(edit->line) + edit->column, edit->removed.size(), edit->inserted);
    return result;
}

namespace {

enum class OnTouch { GiveUp, MineThenTheirs };

// The lines that stand in `side` where [first, end) stood in the base: its hunks there, and between
// them what stayed.
struct Side
{
    const Lines &lines;
    const std::vector<Hunk> &hunks;
    size_t next = 0;  // the first hunk not yet used

    void copy(const Lines &base, qsizetype first, qsizetype end, size_t until, QStringList &to)
    {
        for (; next < until; ++next) {
            const Hunk &hunk = hunks[next];
            for (; first < hunk.from; ++first)
                to.append(base.at(first).toString());
            for (qsizetype i = 0; i < hunk.toCount; ++i)
                to.append(lines.at(hunk.to + i).toString());
            first = hunk.from + hunk.fromCount;
        }
        for (; first < end; ++first)
            to.append(base.at(first).toString());
    }
};

std::optional<QString> merge(const QString &base, const QString &mine, const QString &theirs, OnTouch onTouch)
{
    const Lines lines = QStringView(base).split(u'\n');
    const Lines mineLines = QStringView(mine).split(u'\n');
    const Lines theirLines = QStringView(theirs).split(u'\n');
    const auto mineHunks = hunksBetween(lines, mineLines);
    const auto theirHunks = hunksBetween(lines, theirLines);
    Side my{mineLines, mineHunks};
    Side their{theirLines, theirHunks};
    QStringList merged;
    qsizetype at = 0;
    while (my.next < mineHunks.size() || their.next < theirHunks.size()) {
        // One group: hunks of both sides that touch each other, or a single one.
        qsizetype first = lines.size();
        for (const Side *side : {&my, &their})
            if (side->next < side->hunks.size())
                first = std::min(first, side->hunks[side->next].from);
        qsizetype end = first;
        size_t myEnd = my.next;
        size_t theirEnd = their.next;
        const auto grow = [&end](const Side &side, size_t &until) {
            const bool more = until < side.hunks.size() && side.hunks[until].from <= end;
            if (more) {
                end = std::max(end, side.hunks[until].from + side.hunks[until].fromCount);
                ++until;
            }
            return more;
        };
        while (grow(my, myEnd) || grow(their, theirEnd)) { }
        for (; at < first; ++at)
            merged.append(lines.at(at).toString());
        const bool myTurn = myEnd > my.next;
        const bool theirTurn = theirEnd > their.next;
        if (myTurn && theirTurn && onTouch == OnTouch::GiveUp)
            return std::nullopt;
        if (myTurn)
            my.copy(lines, first, end, myEnd, merged);
        if (theirTurn)
            their.copy(lines, first, end, theirEnd, merged);
        at = end;
    }
    for (; at < lines.size(); ++at)
        merged.append(lines.at(at).toString());
    return merged.join(u'\n');
}

} // namespace

std::optional<QString> mergeThreeWay(const QString &base, const QString &mine, const QString &theirs)
{
    return merge(base, mine, theirs, OnTouch::GiveUp);
}

QString keepBoth(const QString &base, const QString &mine, const QString &theirs)
{
    return *merge(base, mine, theirs, OnTouch::MineThenTheirs);
}

} // namespace yeonji::project
