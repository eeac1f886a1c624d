// SPDX-License-Identifier: GPL-3.0-or-later
#include "manydays.h"
#include "diary/search.h"
#include "project/textindex.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <cstdio>

using namespace yeonji;
using bench::days;
using namespace Qt::StringLiterals;

namespace {

double milliseconds(const std::function<void()> &what)
{
    QElapsedTimer timer;
    timer.start();
    what();
    return double(timer.nsecsElapsed()) / 1e6;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QTemporaryDir dir;
    const auto project = project::make(dir.filePath(u"lab"_s));
    const QStringList files = bench::fillDiary(*project);
    if (files.isEmpty())
        return 1;
    project::Tree tree;
    std::printf("tree of %d files                %8.0f ms\n", days, milliseconds([&] { tree = *project::scan(*project); }));
    project::TextIndexPtr index;
    const double read = milliseconds([&] { index = project::TextIndex::read(*project, tree, {}); });
    std::printf("index, all read                     %8.0f ms   %.0f files/s\n", read, days / read * 1000);
    std::printf("index, written                      %8.0f ms\n", milliseconds([&] { (void)index->save(*project); }));
    project::TextIndexPtr left;
    std::printf("index of the last time, there          %5.0f ms\n", milliseconds([&] { left = project::TextIndex::load(*project); }));
    std::printf("index, brought up to date              %5.0f ms\n", milliseconds([&] { index = project::TextIndex::read(*project, tree, left); }));
    left.reset();
    const auto start = [&] {
        return milliseconds([&] {
            QProcess yeonji;
            yeonji.start(qEnvironmentVariable("YEONJI"), {u"search"_s, project->root, u"모노레포"_s});
            yeonji.waitForFinished(60'000);
        });
    };
    std::printf("a start: yeonji search 모노레포        %5.0f ms\n", start());
    QStringList cold = files;
    for (QDirIterator kept(project->root % u"/.yeonji", QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); kept.hasNext();)
        cold.append(kept.next());
    bench::forget(cold);
    std::printf("  its index and texts not in memory    %5.0f ms\n", start());
    for (const QString &words : {u"모노레포"_s, u"결과"_s, u"ㅁㄴㄹㅍ"_s, u"실허"_s, u"\"중간 결과\" -gpu"_s, u"/3e-\\d/"_s}) {
        const auto query = diary::parseQuery(words, diary::Typing::Still);
        QElapsedTimer timer;
        double first = 0;
        qsizetype total = 0;
        timer.start();
        total = diary::search(*index, *query, 100, {}, [&](const diary::Hits &) { first = double(timer.nsecsElapsed()) / 1e6; }).total;
        std::printf("search %-14s first hits %6.1f ms, all %6.1f ms   %lld lines\n", words.toUtf8().constData(), first,
                    double(timer.nsecsElapsed()) / 1e6, static_cast<long long>(total));
    }
    const QString program = QStandardPaths::findExecutable(u"rg"_s).isEmpty() ? u"grep"_s : u"rg"_s;
    for (const QString &words : {u"모노레포"_s, u"결과"_s}) {
        QProcess grep;
        const double spent = milliseconds([&] {
            grep.start(program, program == u"rg" ? QStringList{u"-i"_s, u"-F"_s, u"-c"_s, words, project->root}
                                                 : QStringList{u"-r"_s, u"-i"_s, u"-F"_s, u"-c"_s, words, project->root});
            grep.waitForFinished(60'000);
        });
        std::printf("%-4s   %-14s %27.1f ms\n", qPrintable(program), words.toUtf8().constData(), spent);
    }
    return 0;
}
