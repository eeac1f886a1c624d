// SPDX-License-Identifier: GPL-3.0-or-later
//
// The power goes, at every moment of saving, keeping aside, renaming and throwing away: what the disk may
// hold then (recordeddisk.h) has every text whole, the old one or a new one, and none is lost that was said
// to be kept.
#include "recordeddisk.h"

#include "core/files.h"
#include "diary/references.h"
#include "diary/rename.h"
#include "project/documentfile.h"
#include "project/history.h"
#include "project/trash.h"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace yeonji;
using namespace yeonji::project;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray nothing = "(not there)";

QByteArray bytesOf(const QString &path)
{
    return readFile(path).value_or(nothing);
}

// What was typed until the number-th pause, longer each time.
QString typed(int number)
{
    return u"# 하루\n\n"_s + u"쓴 글 한 줄\n"_s.repeated(40 * number) + QString::number(number);
}

// Which of them it is; 0: it is not there; -1: no whole one.
int numberOf(const QByteArray &bytes)
{
    if (bytes == nothing)
        return 0;
    for (int number = 1; number < 10; ++number)
        if (bytes == typed(number).toUtf8())
            return number;
    return -1;
}

} // namespace

class PowerLossTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    testing::RecordedDisk m_disk;
    Project m_project;
    QString m_path;

    void write(const QString &path, const QByteArray &bytes) const { QVERIFY(writeFile(m_project.root % u'/' % path, bytes).has_value()); }
    QByteArray read(const QString &path) const { return bytesOf(m_project.root % u'/' % path); }

    // What is done is recorded whole, and true after each loss.
    void afterEachLoss(const std::function<void()> &work, const std::function<QString(int promised)> &wrongAfter, int atLeast = 10)
    {
        m_disk.start(m_dir->path());
        work();
        m_disk.stop();
        QVERIFY(m_disk.isWhole());
        QString wrong;
        const int losses = m_disk.forEachLoss([&](int promised) {
            wrong = wrongAfter(promised);
            return wrong.isEmpty();
        });
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        QVERIFY2(losses >= atLeast, qPrintable(QString::number(losses)));
    }

    // The file holds a whole text, and it or what is offered again is no older than what was promised. Ten more:
    // the file has it, and nothing is offered.
    QString wrongWithEntry(int promised) const
    {
        const QByteArray bytes = bytesOf(m_path);
        const int lies = numberOf(bytes);
        if (lies < 0)
            return u"the file is torn: %1 bytes"_s.arg(bytes.size());
        DocumentFile file(m_path, m_project);
        const auto loaded = file.load();
        if (!loaded)
            return loaded.error().sentence();
        const int offered = loaded->recovered ? numberOf(loaded->recovered->text.toUtf8()) : 0;
        if (offered < 0)
            return u"what is offered again is torn: %1"_s.arg(loaded->recovered->text);
        if (promised > 10 && offered > 0)
            return u"the older text %1 is offered again"_s.arg(offered);
        if (std::max(lies, offered) < promised % 10)
            return u"text %1 was kept, and there are %2 in the file and %3 offered again"_s.arg(promised).arg(lies).arg(offered);
        for (const Version &version : History(m_project).versions(m_path))
            if (const auto past = History(m_project).read(version); past && numberOf(*past) <= 0)
                return u"an earlier text is torn"_s;
        const auto saved = file.save(typed(9));
        return saved && numberOf(bytesOf(m_path)) == 9 ? QString() : u"it cannot be saved again"_s;
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        qputenv("XDG_STATE_HOME", QFile::encodeName(m_dir->filePath(u"state"_s)));
        m_project = *make(m_dir->filePath(u"lab"_s));
        m_path = m_project.diaryFolder() + u"/2026/2026-04-16.md"_s;
        testing::disk = &m_disk;
    }
    void cleanup() { testing::disk = nullptr; }

    // The record finds what is wrong with ways of saving that are known to be.
    void carelessSaving_isFoundOut_data()
    {
        QTest::addColumn<QString>("way");
        for (const auto &way : {u"written over"_s, u"renamed without a sync"_s, u"in a folder that was not synced"_s})
            QTest::newRow(qPrintable(way)) << way;
    }
    void carelessSaving_isFoundOut()
    {
        QFETCH(QString, way);
        const auto write = [](const QString &path, const QByteArray &bytes, bool syncs) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
            QCOMPARE(file.write(bytes), bytes.size());
            if (syncs)
                QCOMPARE(::fsync(file.handle()), 0);
        };
        if (way != u"in a folder that was not synced")
            QVERIFY(writeFile(m_path, typed(1).toUtf8()).has_value());
        m_disk.start(m_dir->path());
        if (way == u"written over") {
            write(m_path, typed(2).toUtf8(), true);
        } else if (way == u"renamed without a sync") {
            write(m_path + u".new"_s, typed(2).toUtf8(), false);
            QCOMPARE(std::rename(QFile::encodeName(m_path + u".new"_s).constData(), QFile::encodeName(m_path).constData()), 0);
        } else {
            QVERIFY(QDir().mkdir(QFileInfo(m_path).path()));
            write(m_path, typed(2).toUtf8(), true);
        }
        m_disk.promise(2);
        m_disk.stop();
        QVERIFY(m_disk.isWhole());
        QCOMPARE(m_disk.forEachLoss([&](int promised) { return wrongWithEntry(promised).isEmpty(); }), -1);
    }

    void saving_losesNothing_data()
    {
        QTest::addColumn<bool>("isNew");  // in a folder that is not there yet
        QTest::newRow("an entry") << false;
        QTest::newRow("a new entry") << true;
    }
    void saving_losesNothing()
    {
        QFETCH(bool, isNew);
        if (!isNew)
            QVERIFY(writeFile(m_path, typed(1).toUtf8()).has_value());
        afterEachLoss(
            [&] {
                DocumentFile file(m_path, m_project);
                QVERIFY(file.load().has_value());
                for (int number = 2; number < 4; ++number) {
                    QVERIFY(file.save(typed(number)).has_value());
                    m_disk.promise(number);
                }
                QVERIFY(file.waitFor(10s));
            },
            [&](int promised) { return wrongWithEntry(std::max(promised, isNew ? 0 : 1)); }, 20);
    }

    void savingByItself_losesNothing()
    {
        QVERIFY(writeFile(m_path, typed(1).toUtf8()).has_value());
        afterEachLoss(
            [&] {
                DocumentFile file(m_path, m_project);
                QVERIFY(file.load().has_value());
                QSignalSpy saved(&file, &DocumentFile::saved);
                file.saveSoon(typed(2));
                file.saveSoon(typed(3));  // while the other is on its way
                QTRY_COMPARE(saved.size(), 1);
                m_disk.promise(3);
                file.saveSoon(typed(4), DocumentFile::Past::Now);
                QTRY_COMPARE(saved.size(), 2);
                m_disk.promise(4);
                QVERIFY(file.waitFor(10s));
            },
            [&](int promised) { return wrongWithEntry(std::max(promised, 1)); }, 20);
    }

    void keepingAside_losesNothing()
    {
        QVERIFY(writeFile(m_path, typed(1).toUtf8()).has_value());
        afterEachLoss(
            [&] {
                DocumentFile file(m_path, m_project);
                QVERIFY(file.load().has_value());
                for (int number = 2; number < 4; ++number) {
                    file.keepForRecovery(typed(number));
                    QVERIFY(file.waitFor(10s));
                    m_disk.promise(number);
                }
                QVERIFY(file.save(typed(4)).has_value());
                m_disk.promise(4);
                QVERIFY(file.waitFor(10s));
                m_disk.promise(14);
            },
            [&](int promised) { return wrongWithEntry(std::max(promised, 1)); }, 20);
    }

    // A folder that answers slowly has its text kept elsewhere, and at home again once it answers.
    void keepingAway_losesNothing()
    {
        QVERIFY(writeFile(m_path, typed(1).toUtf8()).has_value());
        afterEachLoss(
            [&] {
                const Recovery recovery(m_project);
                int number = 2;
                for (const auto where : {Recovery::Where::Away, Recovery::Where::Project, Recovery::Where::Away}) {
                    QVERIFY(recovery.keep({m_path, typed(number), hashOf(typed(1).toUtf8()), QDateTime::currentDateTime().addSecs(number)}, where).has_value());
                    m_disk.promise(number++);
                }
            },
            [&](int promised) { return wrongWithEntry(std::max(promised, 1)); }, 20);
    }

    // Another program wrote; both texts are kept, whichever is chosen.
    void conflict_losesNothing()
    {
        QVERIFY(writeFile(m_path, typed(1).toUtf8()).has_value());
        afterEachLoss(
            [&] {
                DocumentFile file(m_path, m_project);
                QVERIFY(file.load().has_value());
                QVERIFY(writeFile(m_path, typed(2).toUtf8()).has_value());
                QCOMPARE(file.save(typed(3)).error().kind, ErrorKind::Conflict);
                QVERIFY(file.waitFor(10s));
                m_disk.promise(3);
                QCOMPARE(file.look(typed(3)).what, DocumentFile::Outside::What::Conflict);
                QVERIFY(file.settle(DocumentFile::Choice::Mine, typed(3)).isEmpty());
                QVERIFY(file.save(typed(3)).has_value());
                QVERIFY(file.waitFor(10s));
            },
            [&](int promised) { return wrongWithEntry(std::max(promised, 1)); }, 20);
    }

    // Either name, with the links that lead to it, once the next start has finished what was begun.
    void renaming_breaksNoLink()
    {
        write(u"reports/a.md"_s, "# 글\n\n[여기](a.md)\n");
        write(u"reports/b.md"_s, "[[a]]\n");
        write(u"diary/2026/c.md"_s, "[[reports/a.md]]\n");
        const auto index = [this] { return TextIndex::read(m_project, *scan(m_project), nullptr); };
        const auto plan = diary::planRename(m_project, *scan(m_project), *index(), u"reports/a.md"_s, u"z"_s);
        QVERIFY(plan.has_value());
        afterEachLoss([&] {
            QVERIFY(diary::carryOut(m_project, *plan).has_value());
            m_disk.promise(1);
        },
            [&](int promised) {
                if (const auto finished = diary::finishRenaming(m_project); !finished)
                    return finished.error().sentence();
                const bool isDone = read(u"reports/z.md"_s) != nothing;
                if (isDone ? read(u"reports/a.md"_s) != nothing : promised == 1)
                    return u"it has two names, or the old one again"_s;
                const QByteArray name = isDone ? "z" : "a";
                const bool follows = read(u"reports/%1.md"_s.arg(QLatin1StringView(name))) == "# 글\n\n[여기](" + name + ".md)\n"
                    && read(u"reports/b.md"_s) == "[[" + name + "]]\n" && read(u"diary/2026/c.md"_s) == "[[reports/" + name + ".md]]\n";
                return follows ? QString() : u"a link leads nowhere, or a text is torn: %1"_s.arg(QString::fromUtf8(read(u"reports/b.md"_s)));
            }, 20);
    }

    // It lies where it lay or in the trash.
    void throwingAway_losesNothing()
    {
        write(u"reports/a.md"_s, typed(1).toUtf8());
        afterEachLoss([&] {
            const auto thrown = throwAway(m_project, m_project.root + u"/reports/a.md"_s);
            QVERIFY(thrown.has_value());
            QVERIFY(bringBack(m_project, *thrown).has_value());
            m_disk.promise(1);
        },
            [&](int promised) {
                QByteArrayList lie{read(u"reports/a.md"_s)};
                if (promised != 1)
                    for (const Trashed &one : thrownAway(m_project))
                        lie.append(bytesOf(one.now));
                lie.removeAll(nothing);
                return lie == QByteArrayList{typed(1).toUtf8()} ? QString() : u"it is gone, or there twice"_s;
            }, 5);
    }
};

QTEST_GUILESS_MAIN(PowerLossTest)
#include "tst_powerloss.moc"
