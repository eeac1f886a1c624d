// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A diary of 100,000 days, 2 KB each, 200 MB together, as the benches of search and of a large folder open it.

#include "core/files.h"
#include "project/project.h"

#include <QDate>
#include <QDir>
#include <QFile>
#include <QStringBuilder>

#include <fcntl.h>
#include <unistd.h>

namespace yeonji::bench {

constexpr int days = 100'000;

// Sentences of a diary, in an order that never repeats itself.
inline QByteArray entry(int day)
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

// Oldest first; none if the disk did not take them.
inline QStringList fillDiary(const project::Project &project)
{
    using namespace Qt::StringLiterals;
    QStringList files;
    // Qt's calendars begin where they begin: recent days are not assumed.
    QDate date(1753, 1, 1);
    const QDateTime hourAgo = QDateTime::currentDateTime().addSecs(-3600);
    for (int day = 0; day < days; ++day, date = date.addDays(1)) {
        const QString folder = project.diaryFolder() % date.toString(u"/yyyy"_s);
        if (date.dayOfYear() == 1)
            QDir().mkpath(folder);
        QFile file(folder % date.toString(u"/yyyy-MM-dd"_s) % u".md");
        if (!file.open(QIODevice::WriteOnly) || file.write(entry(day)) < 0 || !file.flush())
            return {};
        // What changed a moment ago may change again, and would be read anew at the next start.
        if (!file.setFileTime(hourAgo, QFileDevice::FileModificationTime))
            return {};
        files.append(file.fileName());
    }
    return files;
}

// Their bytes leave the page cache, as after a night in which others used the memory.
inline void forget(const QStringList &files)
{
    sync();
    for (const QString &name : files)
        if (const int file = open(QFile::encodeName(name).constData(), O_RDONLY | O_CLOEXEC); file >= 0) {
            posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
            close(file);
        }
}

} // namespace yeonji::bench
