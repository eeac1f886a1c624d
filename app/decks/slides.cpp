// SPDX-License-Identifier: GPL-3.0-or-later
#include "decks/slides.h"

#include "decks/scan.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace yeonji::decks {

namespace {

// What a comment says of a key of ours; null: nothing.
QString said(const QString &comment, QLatin1StringView key)
{
    if (!comment.contains(key))
        return {};
    const QRegularExpression re(u"^\\s*"_s % key % u"\\s*:[ \\t]*(?!(?:false|no)\\s*$)(\\S.*?)\\s*$"_s, QRegularExpression::MultilineOption);
    const auto match = re.match(comment);
    if (!match.hasMatch())
        return {};
    const QString value = match.captured(1);
    const bool quoted = value.size() > 1 && (value.front() == u'"' || value.front() == u'\'') && value.back() == value.front();
    if (!quoted)
        return value;
    const QString within = value.sliced(1, value.size() - 2);
    return value.front() == u'"' ? QString(within).replace(u"\\\""_s, u"\""_s).replace(u"\\\\"_s, u"\\"_s) : QString(within).replace(u"''"_s, u"'"_s);
}

void readComment(const QString &comment, Slide &slide)
{
    if (const QString reason = said(comment, "hide"_L1); !reason.isNull()) {
        slide.hidden = true;
        slide.reason = reason == "true"_L1 || reason == "yes"_L1 ? QString() : reason;
    }
    if (!said(comment, "backup"_L1).isNull())
        slide.backup = true;
    if (const QString section = said(comment, "section"_L1); !section.isNull())
        slide.section = section;
}

QList<Slide> slidesOf(const Scan &scan)
{
    QList<Slide> slides{Slide{.first = 1, .body = scan.body}};
    auto comment = scan.comments.begin();
    const auto finish = [&](int last) {
        slides.back().last = last;
        for (; comment != scan.comments.end() && comment->first <= last; ++comment)
            readComment(comment->content, slides.back());
    };
    for (const Scan::Break &one : scan.breaks) {
        if (one.level > 0 && !scan.dividing.at(size_t(one.level)))
            continue;
        if (one.above) {
            finish(one.line - 1);
            slides.append(Slide{.first = one.line, .backup = slides.back().backup, .section = slides.back().section, .ruled = one.level == 0});
        }
        slides.back().divides = one.level > 0;
    }
    finish(std::max(1, int(scan.lines.size())));
    return slides;
}

} // namespace

QList<Slide> slidesOf(QStringView text)
{
    return slidesOf(scan(text));
}

std::array<bool, 7> dividingLevels(QStringView text)
{
    return scan(text).dividing;
}

std::optional<Unclosed> unclosedIn(QStringView text)
{
    return scan(text).unclosed;
}

QList<TextLine> linesOf(QStringView text)
{
    Scan found = scan(text);
    int number = 0;
    for (const Slide &slide : slidesOf(found)) {
        for (int line = slide.first; line <= slide.last && line <= found.lines.size(); ++line)
            found.lines[line - 1].slide = number;
        ++number;
    }
    return found.lines;
}

QList<Comment> commentsOf(QStringView text)
{
    return scan(text).comments;
}

bool speaksOf(const Comment &comment, QLatin1StringView key)
{
    const QRegularExpression re(u"^\\s*"_s % key % u"\\s*:"_s, QRegularExpression::MultilineOption);
    return comment.content.contains(key) && re.match(comment.content).hasMatch();
}

bool says(const Comment &comment, QLatin1StringView key)
{
    return !said(comment.content, key).isNull();
}

} // namespace yeonji::decks
