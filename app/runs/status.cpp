// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/status.h"

#include "runs/formats.h"
#include "runs/traceback.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

namespace {

// Seconds for which something must have stayed as it is before it is believed.
double patienceOf(const std::optional<Cadence> &cadence)
{
    constexpr double least = 5, most = 600;
    return std::clamp(cadence ? 2 * cadence->usual : 0, least, most);
}

double secondsSince(const QDateTime &when)
{
    return double(when.msecsTo(QDateTime::currentDateTimeUtc())) / 1000;
}

// A file that was made as a whole, or copied, is as old as it was last written.
bool isWrittenOn(const QFileInfo &file)
{
    constexpr qint64 atOnce = 2000;
    const QDateTime born = file.birthTime();
    return born.isValid() && born.msecsTo(file.lastModified()) >= atOnce;
}

} // namespace

QStringList logNamesOf(const QString &run, Kind kind)
{
    const QFileInfo info(run);
    if (kind == Kind::Log)
        return {run};
    const QDir folder(info.isDir() ? run : info.path());
    QStringList names{u"output.log"_s, u"train.log"_s, u"training.log"_s, u"stdout.log"_s, u"stderr.log"_s, u"nohup.out"_s,
                      u"log.txt"_s, u"running_log.txt"_s, u"error.log"_s, u"files/output.log"_s};
    if (!info.isDir())
        names += {info.completeBaseName() % u".log"_s, info.completeBaseName() % u".out"_s, info.completeBaseName() % u".err"_s};
    // A run with a folder of its own has whatever log lies in it, too.
    constexpr qsizetype most = 20;
    if (info.isDir() || isGenericFile(info.fileName()))
        for (const QString &name : folder.entryList({u"*.log"_s, u"*.out"_s, u"*.err"_s}, QDir::Files).mid(0, most))
            if (!names.contains(name))
                names.append(name);
    for (QString &name : names)
        name = folder.filePath(name);
    return names;
}

QString statusText(Status status)
{
    switch (status) {
    case Status::Running: return QCoreApplication::translate("runs", "running");
    case Status::Stalled: return QCoreApplication::translate("runs", "gone quiet");
    case Status::Finished: return QCoreApplication::translate("runs", "finished");
    case Status::Failed: return QCoreApplication::translate("runs", "failed");
    case Status::Unknown: return QCoreApplication::translate("runs", "status unknown");
    }
    return {};
}

bool isRotated(const QString &file)
{
    return !rotatedFrom(file).isEmpty();
}

QString rotatedFrom(const QString &file)
{
    // Beside it the file may be missing for a moment: the program that writes it has not opened it again.
    static const QRegularExpression aside(u"^(.+?(\\.(?:log|out|err|txt|csv|tsv|jsonl?))?)(?:\\.\\d{1,3}|[.-]\\d{4}-?\\d{2}-?\\d{2}(?:[-_T]?[\\d:_-]*\\d)?)$"_s);
    const auto match = aside.match(file);
    return match.hasMatch() && (match.hasCaptured(2) || QFileInfo(match.captured(1)).isFile()) ? match.captured(1) : QString();
}

bool isBegun(const Run &run, bool grew)
{
    const QFileInfo newest = newestFile(run);
    const bool hasFew = std::ranges::all_of(run.series, [](const Series &series) { return series.size() < 3; });
    return hasFew && !isRotated(run.path) && (grew || isWrittenOn(newest)) && secondsSince(newest.lastModified()) < patienceOf({});
}

void settleStatus(Run &run, const Seen &seen)
{
    if (isRotated(run.path))
        return;
    const QFileInfo newest = newestFile(run);
    const bool open = run.status == Status::Unknown || run.status == Status::Running || run.status == Status::Stalled;
    if (run.kind == Kind::Junit || run.kind == Kind::HfModel || run.kind == Kind::LmEval || run.kind == Kind::Notebook)
        return;
    const auto cadence = cadenceOf(cadenceOf(run, newest), seen.cadence);
    const double patience = patienceOf(cadence);
    std::optional<double> bar;
    bool completed = false, done = false;
    if (open || run.status == Status::Failed) {
        // What failed and was started again says more after its traceback, or into a newer file.
        constexpr qint64 slack = 60;
        for (const QString &log : logNamesOf(run.path, run.kind)) {
            const QFileInfo info(log);
            if (!info.isFile() || info.lastModified().secsTo(newest.lastModified()) > slack)
                continue;
            const auto ending = endingOf(log);
            if (!ending)
                continue;
            const bool mayGoOn = (seen.grew || isWrittenOn(info)) && secondsSince(info.lastModified()) < patience;
            if (ending->traceback && !mayGoOn) {
                run.status = Status::Failed;
                run.findings.append(findingOf(*ending->traceback, log));
                return;
            }
            if (!ending->traceback && !ending->killed.isEmpty()) {
                run.status = Status::Failed;
                run.findings.append({Level::Error, u"killed"_s,
                                     QCoreApplication::translate("runs", "the program was ended from outside: %1").arg(ending->killed), log, 0, 0});
                return;
            }
            if (ending->survived && std::ranges::none_of(run.findings, [](const Finding &f) { return f.code == "logged-error"_L1; }))
                run.findings.append(survivedFindingOf(*ending->survived, log));
            bar = ending->bar ? ending->bar : bar;
            // A fold may be over, or a stage; who stops early stays quiet.
            const bool mayBeAPart = run.status == Status::Unknown && fallsShort(run, bar);
            if (open && ending->completed && !mayBeAPart) {
                run.status = Status::Finished;
                return;
            }
            completed = completed || ending->completed;
            done = done || ending->done;
        }
    }
    if (run.status != Status::Unknown)
        return;
    const bool hasRows = std::ranges::any_of(run.series, [](const Series &series) { return series.size() > 1; });
    if (completed || (done && hasRows) || reachedTotal(run, bar)) {
        const double quiet = secondsSince(newest.lastModified());
        const bool isAtOnce = !seen.grew && !isWrittenOn(newest) && quiet >= 5;
        if (seen.finished || isAtOnce || quiet >= patience) {
            run.status = Status::Finished;
            return;
        }
    }
    if (!cadence)
        return;
    run.status = statusWhenQuiet(double(QDateTime::currentMSecsSinceEpoch()) / 1000 - cadence->last, allowedQuiet(*cadence));
}

} // namespace yeonji::runs
