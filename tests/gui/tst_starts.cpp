// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two starts of the program itself: the second hands what it was given to the first and ends.
#include "paths.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>

#include <sys/stat.h>

using namespace yeonji;
using namespace Qt::StringLiterals;

class StartsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        for (const auto *folder : {"one", "two"}) {
            QVERIFY(QDir(m_home->path()).mkpath(QLatin1StringView(folder)));
            QFile entry(m_home->filePath(QLatin1StringView(folder) + u"/entry.md"_s));
            QVERIFY(entry.open(QIODevice::WriteOnly));
            entry.write("# 하루\n");
        }
    }

    void secondStart_handsItsFileOver()
    {
        QProcess first, second;
        start(first, u"one"_s);
        QTRY_VERIFY_WITH_TIMEOUT(recent().contains(u"/one"_s), 20'000);
        start(second, u"two/entry.md"_s);
        QVERIFY(second.waitForFinished(20'000));
        QCOMPARE(second.exitCode(), 0);
        // It is the first one that shows it: a project that is shown is among the recent ones.
        QTRY_VERIFY_WITH_TIMEOUT(recent().contains(u"/two"_s), 20'000);
        QCOMPARE(first.state(), QProcess::Running);
        end(first);
    }

    // A file manager starts the program once a file: the first start is the window, the others hand over.
    void severalStartsAtOnce_areOneWindow()
    {
        std::array<QProcess, 3> starts;
        start(starts[0], u"one/entry.md"_s);
        start(starts[1], u"two/entry.md"_s);
        start(starts[2], u"one"_s);
        const auto running = [&] { return std::ranges::count(starts, QProcess::Running, [](const QProcess &one) { return one.state(); }); };
        QTRY_COMPARE_WITH_TIMEOUT(running(), 1, 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(recent().contains(u"/one"_s) && recent().contains(u"/two"_s), 60'000);
        QCOMPARE(running(), 1);
        for (QProcess &one : starts) {
            if (one.state() == QProcess::Running)
                end(one);
            else
                QCOMPARE(one.exitCode(), 0);
        }
    }

    void startAfterACrash_opensAWindowItself()
    {
        QProcess first, second;
        start(first, u"one"_s);
        QTRY_VERIFY_WITH_TIMEOUT(recent().contains(u"/one"_s), 20'000);
        end(first);  // its socket stays behind
        start(second, u"two"_s);
        QTRY_VERIFY_WITH_TIMEOUT(recent().contains(u"/two"_s), 20'000);
        QCOMPARE(second.state(), QProcess::Running);
        end(second);
    }

    void missingFile_isSaidAndIsNoStart()
    {
        QProcess only;
        start(only, u"nowhere.md"_s);
        QVERIFY(only.waitForFinished(20'000));
        QCOMPARE(only.exitCode(), 1);
        QVERIFY(only.readAllStandardError().contains("nowhere.md"));
    }

    void whatIsNoFile_isSaidAndIsNoStart()
    {
        QCOMPARE(::mkfifo(m_home->filePath(u"pipe"_s).toLocal8Bit().constData(), 0600), 0);
        QProcess only;
        start(only, u"pipe"_s);
        QVERIFY(only.waitForFinished(20'000));
        QCOMPARE(only.exitCode(), 1);
        const QByteArray said = only.readAllStandardError();
        QVERIFY2(said.contains("pipe: this is not a regular file; "), said.constData());
    }

    void deadDisplay_isOneSentence_data()
    {
        QTest::addColumn<QStringList>("settings");
        QTest::newRow("X") << QStringList{u"DISPLAY=:40077"_s, u"WAYLAND_DISPLAY="_s};
        QTest::newRow("Wayland") << QStringList{u"DISPLAY="_s, u"WAYLAND_DISPLAY=nope"_s};
        QTest::newRow("both") << QStringList{u"DISPLAY=:40077"_s, u"WAYLAND_DISPLAY=nope"_s};
        QTest::newRow("X, asked for") << QStringList{u"DISPLAY=:40077"_s, u"QT_QPA_PLATFORM=xcb"_s};
    }
    void deadDisplay_isOneSentence()
    {
        QFETCH(QStringList, settings);
        QProcess only;
        only.start(u"env"_s, QStringList{u"-u"_s, u"QT_QPA_PLATFORM"_s} + settings + QStringList{testing::program(), m_home->filePath(u"one"_s)});
        QVERIFY(only.waitForFinished(20'000));
        QCOMPARE(only.exitStatus(), QProcess::NormalExit);
        QCOMPARE(only.exitCode(), 1);
        const QByteArray said = only.readAllStandardError();
        QVERIFY2(said.startsWith("yeonji: there is no display") && said.count('\n') == 1, said.constData());
    }

private:
    void start(QProcess &process, const QString &path)
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        for (const auto *name : {"CONFIG", "STATE", "CACHE"})
            environment.insert(u"XDG_"_s + QLatin1StringView(name) + u"_HOME"_s, m_home->filePath(QString::fromLatin1(name).toLower()));
        process.setProcessEnvironment(environment);
        process.start(testing::program(), {m_home->filePath(path)});
        QVERIFY(process.waitForStarted());
    }

    static void end(QProcess &process)
    {
        process.kill();
        QVERIFY(process.waitForFinished());
    }

    QString recent() const
    {
        QFile file(m_home->filePath(u"config/yeonji/recent"_s));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

    std::unique_ptr<QTemporaryDir> m_home;
};

QTEST_GUILESS_MAIN(StartsTest)
#include "tst_starts.moc"
