// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/usage.h"

#include "commands/commands.h"
#include "core/text.h"
#include "core/words.h"
#include "runs/remote.h"

#include <QDir>

#include <charconv>
#include <cmath>

namespace yeonji::commands {

using namespace Qt::StringLiterals;

namespace {

QString levelText(Level level)
{
    switch (level) {
    case Level::Info: return tr("info");
    case Level::Warning: return tr("warning");
    case Level::Error: return tr("error");
    }
    return {};
}

} // namespace

int wrongUsage(const char *verb, const QString &why)
{
    const Verb *known = findVerb(QString::fromLatin1(verb));
    const QString usage = known ? QString::fromUtf8(known->usage) : QString();
    // Qt's own sentences end in a full stop.
    const QString sentence = why.endsWith(u'.') ? why.chopped(1) : why;
    return complain(tr("yeonji %1: %2; usage: yeonji %1 %3").arg(QLatin1StringView(verb), sentence, usage), 2);
}

bool parse(QCommandLineParser &parser, const QStringList &arguments)
{
    return parser.parse(QStringList{u"yeonji"_s} + arguments) && !parser.positionalArguments().contains(QString());
}

QString whyWrong(const QCommandLineParser &parser)
{
    const QString why = parser.errorText();
    if (why.isEmpty())
        return tr("a name is empty; leave it away or say which is meant");
    if (parser.unknownOptionNames().isEmpty())
        return why;
    return tr("%1; a name or a text that begins with - stands behind --").arg(why.endsWith(u'.') ? why.chopped(1) : why);
}

int failed(const Error &error)
{
    return complain(printable(error.sentence()), error.kind == ErrorKind::Usage ? 2 : 1);
}

QString shownPath(const QString &absolute, const QString &given)
{
    if (runs::isRemote(given)) {
        const auto remote = runs::Remote::parse(given);
        return remote && absolute.startsWith(remote->mirror()) ? given % absolute.sliced(remote->mirror().size()) : absolute;
    }
    if (absolute.isEmpty() || QDir::isAbsolutePath(given))
        return absolute;
    return QDir::current().relativeFilePath(absolute);
}

QString printable(const QString &text)
{
    QString shown = text;
    for (QChar &c : shown)
        if (c.category() == QChar::Other_Control || (c.unicode() >= 0x202a && c.unicode() <= 0x202e)
            || (c.unicode() >= 0x2066 && c.unicode() <= 0x2069))
            c = QChar::ReplacementCharacter;
    return shown;
}

QByteArray numberText(double value)
{
    if (!std::isfinite(value))
        return "null";
    // to_chars alone would write 100000 as 1e+05.
    if (value == std::floor(value) && std::abs(value) < 9007199254740992.0)
        return QByteArray::number(qint64(value));
    char text[32];
    const auto [end, error] = std::to_chars(text, text + sizeof text, value);
    return {text, end - text};
}

QString TextTable::text(int indent) const
{
    QList<int> widths;
    for (const QStringList &row : rows)
        for (qsizetype i = 0; i < row.size(); ++i) {
            if (i == widths.size())
                widths.append(0);
            widths[i] = std::max(widths[i], displayWidth(row[i]));
        }
    QString text;
    for (const QStringList &row : rows) {
        QString line(indent, u' ');
        for (qsizetype i = 0; i < row.size(); ++i) {
            const QString gap(std::max(0, widths[i] - displayWidth(row[i])), u' ');
            line += right.value(i) ? QString(gap % row[i]) : QString(row[i] % gap);
            line += "  "_L1;
        }
        while (line.endsWith(u' '))
            line.chop(1);
        text += line % u'\n';
    }
    return text;
}

QJsonObject findingJson(const Finding &finding, const QString &given)
{
    QJsonObject object{{u"level"_s, levelName(finding.level)},
                       {u"code"_s, finding.code},
                       {u"message"_s, finding.message},
                       {u"file"_s, shownPath(finding.file, given)},
                       {u"line"_s, finding.line > 0 ? QJsonValue(finding.line) : QJsonValue(QJsonValue::Null)}};
    if (finding.slide > 0)
        object.insert(u"slide"_s, finding.slide);
    return object;
}

QString findingSentence(const Finding &finding, const QString &given)
{
    return printable(Error{ErrorKind::BadInput, finding.message, shownPath(finding.file, given), finding.line}.sentence());
}

QString findingLine(const Finding &finding, const QString &given)
{
    return printable(u"%1 [%2] "_s.arg(levelText(finding.level), finding.code)) % findingSentence(finding, given);
}

} // namespace yeonji::commands
