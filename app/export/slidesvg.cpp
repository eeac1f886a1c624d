// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/slidesvg.h"

#include "core/files.h"
#include "core/words.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtConcurrentMap>

#include <numeric>

using namespace Qt::StringLiterals;

namespace yeonji::exporting {

namespace {

constexpr int patience = 120'000;  // ms for one page

QByteArray converted(const QString &program, const QString &pdf, int page)
{
    QProcess process;
    const QString number = QString::number(page);
    process.start(program, {u"-svg"_s, u"-f"_s, number, u"-l"_s, number, pdf, u"-"_s});
    if (!process.waitForFinished(patience) || process.exitCode() != 0)
        return {};
    return process.readAllStandardOutput();
}

} // namespace

Result<QList<QByteArray>> pagesAsSvg(const QByteArray &pdf, int count)
{
    const QString program = QStandardPaths::findExecutable(u"pdftocairo"_s);
    if (program.isEmpty())
        return failure(ErrorKind::Unsupported, tr("SVG needs the program pdftocairo; install poppler-utils"));
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"slides.pdf"_s);
    if (auto done = writeFile(file, pdf); !done)
        return std::unexpected(done.error());
    QList<int> pages(count);
    std::iota(pages.begin(), pages.end(), 1);
    const auto pictures = QtConcurrent::blockingMapped<QList<QByteArray>>(pages, [&](int page) { return converted(program, file, page); });
    if (pictures.contains(QByteArray()))
        return failure(ErrorKind::Unsupported, tr("pdftocairo could not draw slide %1; export it as PNG").arg(pictures.indexOf(QByteArray()) + 1));
    return pictures;
}

} // namespace yeonji::exporting
