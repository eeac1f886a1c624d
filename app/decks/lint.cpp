// SPDX-License-Identifier: GPL-3.0-or-later
#include "decks/lint.h"

#include "core/deckmatter.h"
#include "core/frontmatter.h"
#include "decks/lint/rule.h"
#include "decks/slides.h"

#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace yeonji::decks {

namespace {

struct Rule
{
    QLatin1StringView code;
    Remarks (*look)(const Prose &);
};

constexpr Rule rules[] = {
    {"month"_L1, month},
    {"heading-punctuation"_L1, headingPunctuation},
    {"quotes"_L1, quotes},
    {"double-space"_L1, doubleSpace},
    {"number-unit"_L1, numberUnit},
    {"term"_L1, term},
    {"alt-text"_L1, altText},
    {"many-words"_L1, manyWords},
    {"unclosed"_L1, unclosed},
};

// Filled up, so that what follows keeps its column.
void blank(QString &line, const QRegularExpression &what)
{
    for (auto matches = what.globalMatch(line); matches.hasNext();) {
        const auto match = matches.next();
        line.replace(match.capturedStart(), match.capturedLength(),
                     QString(match.capturedLength(), QChar::ObjectReplacementCharacter));
    }
}

QString spokenOf(QString line)
{
    static const QRegularExpression silent[] = {
        QRegularExpression(u"(`+)(?:(?!\\1).)+\\1"_s), QRegularExpression(u"<!--.*?-->"_s), QRegularExpression(u"</?[A-Za-z][^<>]*>"_s),
        QRegularExpression(u"\\{\\{.*?\\}\\}"_s), QRegularExpression(u"\\$\\$.*?\\$\\$|\\$(?=\\S)[^$\\n]*\\$"_s),
        QRegularExpression(u"\\]\\([^()\\n]*(?:\\([^()\\n]*\\)[^()\\n]*)*\\)"_s), QRegularExpression(u"!\\[[^\\]\\n]*\\]?"_s),
        QRegularExpression(u"\\[\\[[^\\]\\n]*\\]\\]"_s), QRegularExpression(u"[a-z][a-z+.-]*://\\S+"_s), QRegularExpression(u":[a-z0-9_+-]+:"_s)};
    for (const QRegularExpression &what : silent)
        blank(line, what);
    return line;
}

// Codes that the front matter's `lint:` switches off; all of them: `*`.
QStringList switchedOff(const QString &text)
{
    const auto matter = findFrontMatter(text);
    const QJsonValue lint = matter ? readDeckMatter(matter->yaml).value_or(QJsonValue())[u"lint"] : QJsonValue();
    if (lint.isBool() && !lint.toBool())
        return {u"*"_s};
    QStringList codes;
    const QJsonObject switches = lint.toObject();
    for (auto one = switches.begin(); one != switches.end(); ++one)
        if (one.value().isBool() && !one.value().toBool())
            codes.append(one.key());
    return codes;
}

} // namespace

Prose proseOf(const QString &text)
{
    Prose prose;
    const QList<TextLine> lines = linesOf(text);
    const QStringList written = text.split(u'\n');
    for (int i = 0; i < written.size(); ++i) {
        const TextLine &line = lines.at(i);
        const QString &own = written.at(i);
        prose.append({line.code ? QString(own.size(), QChar::ObjectReplacementCharacter) : spokenOf(own), own, i + 1,
                      line.slide + 1, line.heading, line.table || own.trimmed().startsWith(u'|'), line.code});
    }
    return prose;
}

QList<Remark> lintText(const QString &text, const QString &file)
{
    const Prose prose = proseOf(text);
    const QStringList off = switchedOff(text);
    QList<Remark> remarks;
    for (const Rule &rule : rules)
        if (!off.contains(rule.code) && !off.contains(u"*"_s))
            remarks += rule.look(prose);
    std::ranges::stable_sort(remarks, {}, [](const Remark &one) { return one.finding.line; });
    for (Remark &one : remarks)
        one.finding.file = file;
    return remarks;
}

Findings switchedOn(const Findings &findings, const QString &text)
{
    const QStringList off = switchedOff(text);
    Findings on = findings;
    // A switch is for taste; what is wrong stays wrong.
    on.removeIf([&off](const Finding &one) {
        return one.level != Level::Error && (off.contains(one.code) || off.contains(u"*"_s));
    });
    return on;
}

} // namespace yeonji::decks
