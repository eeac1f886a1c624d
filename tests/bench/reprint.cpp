// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench_reprint DECK: seconds from asking for the PDF of a deck that was exported before, one slide of which has
// been edited since, until the file is there.
#include "core/files.h"
#include "export/export.h"
#include "resources/resources.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

using namespace yeonji;
using namespace Qt::StringLiterals;

namespace {

double secondsOf(exporting::Exporter &exporter, const pages::Document &document, const QString &out)
{
    QElapsedTimer timer;
    timer.start();
    QEventLoop loop;
    QFutureWatcher<Result<exporting::Exported>> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    pages::Setting setting;
    setting.root = QFileInfo(document.file).absolutePath();
    watcher.setFuture(exporter.exportDocument(document, out, {}, setting));
    loop.exec();
    if (const auto done = watcher.result(); !done) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(done.error().sentence()));
        std::exit(1);
    }
    return double(timer.nsecsElapsed()) / 1e9;
}

} // namespace

int main(int argc, char **argv)
{
    pages::prepare();
    const QApplication application(argc, argv);
    resources::load();
    const QString file = QFileInfo(QString::fromLocal8Bit(argc > 1 ? argv[1] : "")).absoluteFilePath();
    const auto bytes = readFile(file);
    if (!bytes)
        return 1;
    QTemporaryDir folder;
    exporting::Exporter exporter;
    pages::Document document{QString::fromUtf8(*bytes), file, pages::Mode::Deck};
    secondsOf(exporter, document, folder.filePath(u"talk.pdf"_s));
    std::vector<double> times;
    for (int i = 0; i < 5; ++i) {
        const qsizetype heading = document.text.indexOf(u"\n## "_s, document.text.size() / 2) + 4;
        document.text.insert(heading, QString::number(i));
        times.push_back(secondsOf(exporter, document, folder.filePath(u"talk.pdf"_s)));
    }
    std::ranges::sort(times);
    std::printf("%.3f\n", times.at(2));
    return 0;
}
