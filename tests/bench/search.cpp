// SPDX-License-Identifier: GPL-3.0-or-later
#include "diary/search.h"
#include "project/textindex.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <cstdio>

using namespace yeonji;
using namespace Qt::StringLiterals;

namespace {

constexpr int days = 100'000;

// Sentences of a diary, in an order that never repeats itself.
QByteArray entry(int day)
{
    static const char *const sentences[] = {
        "학습률을 3e-4로 낮추니 손실이 다시 내려갔다. ", "배치를 두 배로 키웠지만 eval_loss는 그대로였다. ", "교수님께 중간 결과를 보냈다. ",
        "eos 토큰이 pad와 같아서 문장이 끝나지 않았다. ", "The baseline finally converged after the restart. ", "저녁에는 논문 두 편을 읽고 정리했다. ",
        "데이터 로더가 느려서 GPU가 놀고 있었다. ", "내일은 시드 다섯 개로 다시 돌려 보기로 했다. "};
    quint32 random = quint32(day) * 2654435761u + 1;
    QByteArray text = "# 하루\n\n";
    while (text.size() < 1960) {
        random = random * 1664525u + 1013904223u;
        text += sentences[random >> 29];
        if (random % 5 == 0)
            text += "\n\n";
    }
    if (day % 1000 == 7)
        text += "오늘은 모노레포를 켰다.\n";
    return text + '\n';
}

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
    // Qt's calendars begin where they begin: recent days are not assumed.
    QDate date(1753, 1, 1);
    const QDateTime hourAgo = QDateTime::currentDateTime().addSecs(-3600);
    for (int day = 0; day < days; ++day, date = date.addDays(1)) {
        const QString folder = project->diaryFolder() % date.toString(u"/yyyy"_s);
        if (date.dayOfYear() == 1)
            QDir().mkpath(folder);
        QFile file(folder % date.toString(u"/yyyy-MM-dd"_s) % u".md");
        if (!file.open(QIODevice::WriteOnly) || file.write(entry(day)) < 0 || !file.flush())
            return 1;
        // What changed a moment ago may change again, and would be read anew at the next start.
        if (!file.setFileTime(hourAgo, QFileDevice::FileModificationTime))
            return 1;
    }
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
    std::printf("a start: yeonji search 모노레포        %5.0f ms\n", milliseconds([&] {
        QProcess yeonji;
        yeonji.start(qEnvironmentVariable("YEONJI"), {u"search"_s, project->root, u"모노레포"_s});
        yeonji.waitForFinished(60'000);
    }));
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
