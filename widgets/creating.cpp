// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/creating.h"
#include "core/newfile.h"
#include "core/text.h"
#include "decks/fromtext.h"
#include "diary/entries.h"
#include "diary/outline.h"
#include "diary/stamp.h"
#include "export/report.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

namespace yeonji::widgets {

using namespace Qt::StringLiterals;

namespace {

Result<QString> write(const project::Project &project, const QString &path, const QString &text)
{
    return project::mayWrite(project).and_then([&] { return createFile(path, text.toUtf8()); }).transform([&] { return path; });
}

QString frontMatterText(const QString &value)
{
    return QString(value).replace(u'"', u'\'');
}

} // namespace

QString freePath(const QString &folder, const QString &name, const QString &suffix)
{
    static const QRegularExpression unfit(u"[\\x00-\\x1f/\\\\:*?\"<>|#^\\[\\]]+"_s);
    QString fit = nfc(name).replace(unfit, u" "_s).simplified().replace(u' ', u'-');
    while (fit.startsWith(u'.'))
        fit.remove(0, 1);
    // A name is at most 255 bytes long, and Hangul takes three of them a syllable.
    fit.truncate(60);
    if (fit.isEmpty())
        fit = QCoreApplication::translate("Creating", "untitled");
    const QString end = suffix.isEmpty() ? QString() : QString(u'.' % suffix);
    QString path = folder % u'/' % fit % end;
    for (int i = 2; QFileInfo::exists(path); ++i)
        path = folder % u'/' % fit % u'-' % QString::number(i) % end;
    return path;
}

Result<QString> createEntry(const project::Project &project, const project::Tree &tree, QDate day, const QDateTime &now)
{
    if (day == project::today(project.config, now))
        return diary::openOrMakeToday(project, tree, now);
    for (const auto &document : tree.documents)
        if (document.kind == project::DocumentKind::Entry && document.date == day)
            return project.root % u'/' % document.path;
    const QString path = diary::entryPath(project, day);
    if (QFileInfo::exists(path))
        return path;
    // Written for another day: it tells that day, and no time.
    return write(project, path, u"# \n\n"_s % diary::writeStamp({day, {}, project.config.place}) % u"\n\n");
}

Result<QString> createReport(const project::Project &project, const QString &title)
{
    return write(project, freePath(project.reportsFolder(), title, u"md"_s), u"# "_s % title % u"\n\n");
}

Result<QString> createRunReport(const project::Project &project, const std::vector<runs::RunPtr> &runs)
{
    QStringList names;
    for (const runs::RunPtr &run : runs)
        names.append(run->name);
    const QString title = QCoreApplication::translate("Creating", "Report on %1").arg(names.join(u", "_s));
    return write(project, freePath(project.reportsFolder(), title, u"md"_s),
                 exporting::reportMarkdown(runs, project.reportsFolder(), project.config.directions, QDateTime::currentDateTime()));
}

Result<QString> createDeck(const project::Project &project, const QString &title)
{
    const QString heading = frontMatterText(title);
    return write(project, freePath(project.decksFolder(), title, u"md"_s),
                 u"---\nmarp: true\npaginate: true\ntitle: \""_s % heading % u"\"\n---\n\n# " % title % u"\n");
}

Result<QString> createDeckFrom(const project::Project &project, const QString &document, const QString &text)
{
    const QString said = diary::outlineOf(text).title.simplified();
    const QString title = said.isEmpty() ? QFileInfo(document).completeBaseName() : said;
    const QString folder = QDir(project.decksFolder()).relativeFilePath(QFileInfo(document).absolutePath());
    return write(project, freePath(project.decksFolder(), title, u"md"_s), decks::deckFrom(text, title, folder));
}

} // namespace yeonji::widgets
