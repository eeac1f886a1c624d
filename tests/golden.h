// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Expected outputs as files under tests/golden. `YEONJI_ACCEPT=1 tests/run` writes what came out in
// place of what was expected; git diff then shows whether that is right.

#include "paths.h"

#include <QDir>
#include <QFile>
#include <QTest>

namespace yeonji::golden {

// `name` as in figures/lines.svg.
inline void compare(const QByteArray &actual, const QString &name)
{
    const QString path = testing::source(QStringLiteral("tests/golden/") + name);
    QFile file(path);
    if (qEnvironmentVariableIsSet("YEONJI_ACCEPT")) {
        QDir().mkpath(QFileInfo(path).path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(actual), actual.size());
        return;
    }
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path + QStringLiteral(" is missing; run with YEONJI_ACCEPT=1")));
    const QByteArrayList expected = file.readAll().split('\n'), found = actual.split('\n');
    for (qsizetype i = 0; i < std::max(expected.size(), found.size()); ++i)
        if (expected.value(i) != found.value(i))
            QFAIL(qPrintable(QStringLiteral("%1:%2 differs\n  expected %3\n  found    %4")
                                 .arg(name).arg(i + 1)
                                 .arg(QString::fromUtf8(expected.value(i).left(300)), QString::fromUtf8(found.value(i).left(300)))));
}

} // namespace yeonji::golden
