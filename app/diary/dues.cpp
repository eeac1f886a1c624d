// SPDX-License-Identifier: GPL-3.0-or-later
#include "diary/dues.h"

#include "core/frontmatter.h"
#include "core/words.h"
#include "diary/blocks.h"
#include "diary/outline.h"
#include "diary/spokenday.h"

#include <QDateTime>

#include <optional>

using namespace Qt::StringLiterals;

namespace yeonji::diary {

const QRegularExpression &dueForm()
{
    static const QRegularExpression form(uR"((?<!\S)~(\d{4}-\d{2}-\d{2})(?:[ T](\d{1,2}:\d{2}))?(?: ?까지)?(?=$|[\s.,:;)]))"_s);
    return form;
}

bool isMoment(const QRegularExpressionMatch &due)
{
    const QString time = due.captured(2);
    return QDate::fromString(due.captured(1), Qt::ISODate).isValid() && (time.isEmpty() || QTime::fromString(time, u"H:mm"_s).isValid());
}

namespace {

struct Said
{
    SpokenDay day;
    qsizetype length = 0;
};

// The day that the line begins with, as people say it, in as many words as belong to it.
std::optional<Said> saidAt(QStringView line)
{
    constexpr int mostWords = 4;
    std::optional<Said> longest;
    qsizetype end = 0;
    for (int words = 0; words < mostWords && end < line.size(); ++words) {
        do
            ++end;
        while (end < line.size() && !line.at(end).isSpace());
        const QStringView said = line.first(end);
        const qsizetype bare = said.endsWith(u',') || said.endsWith(u';') ? end - 1 : end;
        if (const auto day = spokenDay(said.first(bare).toString(), QDate::currentDate()))
            longest = Said{*day, bare};
    }
    return longest;
}

Finding unread(const QString &message, const QString &written, const std::optional<SpokenDay> &day)
{
    return {Level::Warning, u"unread-day"_s, message.arg(written, day ? QString(u'~' % writeDue(*day)) : u"~2026-04-17 18:00"_s), {}, 0, 0};
}

// `~2026-04-17 6pm`: the day is read and the hour is not.
std::optional<Finding> unreadHour(const QRegularExpressionMatch &due, QStringView open)
{
    if (due.hasCaptured(2))
        return std::nullopt;
    QStringView behind = open.sliced(due.capturedEnd(1));
    behind = behind.first(behind.contains(u'\n') ? behind.indexOf(u'\n') : behind.size());
    if (behind.startsWith(u','))
        behind = behind.sliced(1);
    const QString line = due.captured(1) % u' ' % behind.trimmed();
    const auto said = saidAt(line);
    if (!said || !said->day.time)
        return std::nullopt;
    return unread(tr("the hour of `%1` is not read; write %2"), u'~' % line.first(said->length), said->day);
}

// What was meant for a day and is none to the agenda: `~수요일까지`, `~2026/12/04`, `~ 2026-12-04`. About how many
// or how long (`~100개`, `~3일`) is no day.
std::optional<Finding> unreadDay(QStringView behind)
{
    static const QRegularExpression numbers(uR"(^ ?(?:\d{4}[-./] ?\d{1,2}[-./] ?\d{1,2}\.?|\d{1,2}-\d{2})(?=$|[\s,;:)(~～]|까지))"_s);
    static const QRegularExpression amount(uR"(^\d{1,3}일$)"_s);
    behind = behind.first(behind.contains(u'\n') ? behind.indexOf(u'\n') : behind.size());
    const auto number = numbers.matchView(behind);
    if (behind.startsWith(u' ') && !number.hasMatch())
        return std::nullopt;
    const QStringView line = behind.sliced(behind.startsWith(u' ') ? 1 : 0);
    const auto said = saidAt(line);
    if (said && amount.matchView(line.first(said->length)).hasMatch())
        return std::nullopt;
    if (!said && !number.hasMatch())
        return std::nullopt;
    const QString written = said ? u'~' % line.first(said->length).toString() : u'~' % number.captured();
    return unread(tr("`%1` is not read as a day, so this is no promise; write %2"), written, said ? std::optional(said->day) : std::nullopt);
}

// Of one task, with the line within it.
Findings duesOf(const QString &open)
{
    Findings wrong;
    const auto lineOf = [&](qsizetype at) { return int(QStringView(open).first(at).count(u'\n')); };
    for (auto matches = dueForm().globalMatch(open); matches.hasNext();) {
        const auto match = matches.next();
        if (isMoment(match)) {  // one that can be kept makes it a promise
            auto hour = unreadHour(match, open);
            if (hour)
                hour->line = lineOf(match.capturedStart());
            return hour ? Findings{*hour} : Findings();
        }
        wrong.append({Level::Warning, u"impossible-day"_s,
                      tr("`%1` is no day or hour there is, so this is no promise; write ~2026-04-17 18:00").arg(open.sliced(match.capturedStart(), match.capturedEnd(match.hasCaptured(2) ? 2 : 1) - match.capturedStart())),
                      {}, lineOf(match.capturedStart()), 0});
    }
    static const QRegularExpression tilde(u"(?<!\\S)[~～](?![~～])"_s);
    for (auto matches = tilde.globalMatch(open); wrong.isEmpty() && matches.hasNext();) {
        const auto match = matches.next();
        if (auto day = unreadDay(QStringView(open).sliced(match.capturedEnd()))) {
            day->line = lineOf(match.capturedStart());
            wrong.append(*day);
        }
    }
    return wrong;
}

} // namespace

Findings impossibleDues(const QString &text, const QString &file)
{
    static const QRegularExpression box(u"^\\[[ xX]\\][ \\t]"_s);
    const auto matter = findFrontMatter(text);
    Findings findings;
    forEachBlock(matter ? QStringView(text).sliced(matter->end) : QStringView(text), matter ? matter->lines + 1 : 1, [&](const TextBlock &block) {
        if (block.kind != TextBlock::Paragraph || !block.item || !box.match(block.text).hasMatch())
            return;
        for (Finding finding : duesOf(withoutHidden(block.text))) {
            finding.file = file;
            finding.line += block.line;
            findings.append(finding);
        }
    });
    return findings;
}

} // namespace yeonji::diary
