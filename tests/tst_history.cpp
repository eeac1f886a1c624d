// SPDX-License-Identifier: GPL-3.0-or-later
//
// What keeps the past: earlier texts, what differs from them, the trash, and the lock.
#include "core/files.h"
#include "folder.h"
#include "project/changes.h"
#include "project/documentfile.h"
#include "project/git.h"
#include "project/lock.h"
#include "project/trash.h"

#include <QDirIterator>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace yeonji;
using namespace yeonji::project;
using namespace Qt::StringLiterals;

namespace {

struct Lab
{
    QTemporaryDir dir;
    Project project = *make(dir.filePath(u"lab"_s));
    History history{project};
    QString path = project.diaryFolder() + u"/2026-04-16.md"_s;
    QDateTime noon{QDate(2026, 4, 16), QTime(12, 0)};

    QStringList texts() const
    {
        QStringList texts;
        for (const Version &version : history.versions(path))
            texts.append(QString::fromUtf8(history.read(version).value_or("(unreadable)")));
        return texts;
    }
};

qint64 bytesBelow(const QString &folder)
{
    qint64 sum = 0;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext())
        sum += files.nextFileInfo().size();
    return sum;
}

} // namespace

class HistoryTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyTextKept_isReadBack()
    {
        Lab lab;
        QVERIFY(lab.history.keep(lab.path, "하나\n", History::Why::Saved, lab.noon).has_value());
        QVERIFY(lab.history.keep(lab.path, "하나\n둘\n", History::Why::Saved, lab.noon.addSecs(120)).has_value());
        QVERIFY(lab.history.keep(lab.path, "하나\n둘\n", History::Why::Saved, lab.noon.addSecs(240)).has_value());
        QVERIFY(lab.history.keep(lab.path, "하나\n", History::Why::Saved, lab.noon.addSecs(360)).has_value());
        QCOMPARE(lab.texts(), QStringList({u"하나\n"_s, u"하나\n둘\n"_s, u"하나\n"_s}));
        QCOMPARE(lab.history.versions(lab.path).first().when, lab.noon.addSecs(360));
        // The same text lies there once.
        int files = 0;
        QDirIterator texts(lab.project.stateFolder() + u"/history/texts"_s, QDir::Files, QDirIterator::Subdirectories);
        while (texts.hasNext() && !texts.next().isEmpty())
            ++files;
        QCOMPARE(files, 2);
    }

    void age_thinsVersions()
    {
        Lab lab;
        QList<Version> versions;  // one a minute for two days, newest first
        const int minutes = 2 * 24 * 60;
        for (int i = 0; i < minutes; ++i)
            versions.append({lab.noon.addSecs(-60 * i), QByteArray::number(i), 1, false});
        const auto kept = thinned(versions, lab.noon);
        QVERIFY2(kept.size() > 60 + 130 && kept.size() < 60 + 150, qPrintable(QString::number(kept.size())));
        QCOMPARE(kept.first(), versions.first());
        QCOMPARE(kept.last(), versions.last());
        // A year on, one a week of it all is left: these two days, the first and the newest.
        const auto later = thinned(kept, lab.noon.addYears(1));
        QVERIFY2(later.size() >= 2 && later.size() <= 4, qPrintable(QString::number(later.size())));
        // A clock set back loses nothing.
        QVERIFY(thinned(versions.first(30), lab.noon.addDays(-3)).size() >= 29);
    }

    void setAside_survivesTheThinningOfItsMinute()
    {
        Lab lab;
        QVERIFY(lab.history.keep(lab.path, "a", History::Why::Saved, lab.noon).has_value());
        QVERIFY(lab.history.keep(lab.path, "theirs", History::Why::SetAside, lab.noon.addSecs(1)).has_value());
        for (int i = 2; i < 20; ++i)
            QVERIFY(lab.history.keep(lab.path, "b" + QByteArray::number(i), History::Why::Saved, lab.noon.addSecs(i)).has_value());
        QVERIFY(lab.texts().contains(u"theirs"_s));
        QVERIFY(lab.texts().size() <= 4);
    }

    void movedFolderAndRenamedFile_keepTheirPast()
    {
        Lab lab;
        QVERIFY(lab.history.keep(lab.path, "text", History::Why::Saved, lab.noon).has_value());
        QVERIFY(QFile::rename(lab.project.root, lab.dir.filePath(u"moved"_s)));
        const auto moved = open(lab.dir.filePath(u"moved"_s));
        QVERIFY(moved.has_value());
        const History history(*moved);
        const QString from = moved->diaryFolder() + u"/2026-04-16.md"_s, to = moved->diaryFolder() + u"/2026-04-16 둘째.md"_s;
        QCOMPARE(history.versions(from).size(), 1);
        QVERIFY(history.moved(from, to).has_value());
        QCOMPARE(history.versions(from).size(), 0);
        QCOMPARE(history.versions(to).size(), 1);
        QCOMPARE(history.read(history.versions(to).first()).value_or(QByteArray()), QByteArray("text"));
    }

    void nameInAnotherSpelling_keepsItsPast()
    {
        Lab lab;
        const QString composed = lab.project.diaryFolder() + u"/실험노트.md"_s;
        const QString decomposed = composed.normalized(QString::NormalizationForm_D);
        QVERIFY(lab.history.keep(decomposed, "text", History::Why::Saved, lab.noon).has_value());
        QVERIFY(lab.history.moved(decomposed, composed).has_value());
        const auto versions = lab.history.versions(composed);
        QCOMPARE(versions.size(), 1);
        QVERIFY(lab.history.sweep().has_value());
        QCOMPARE(lab.history.read(versions.first()).value_or(QByteArray()), QByteArray("text"));
    }

    void movedFolder_keepsWhatWasNotSaved()
    {
        Lab lab;
        QVERIFY(Recovery(lab.project).keep({lab.path, u"아직 저장하지 않은 글"_s, {}, lab.noon}).has_value());
        QVERIFY(QFile::rename(lab.project.root, lab.dir.filePath(u"moved"_s)));
        const auto moved = open(lab.dir.filePath(u"moved"_s));
        const auto found = Recovery(*moved).find(moved->diaryFolder() + u"/2026-04-16.md"_s);
        QVERIFY(found.has_value());
        QCOMPARE(found->text, u"아직 저장하지 않은 글"_s);
        QCOMPARE(Recovery(*moved).all().size(), 1);
    }

    void lastCommit_isOneMoreEarlierText()
    {
        Lab lab;
        QVERIFY(writeFile(lab.path, "committed\n").has_value());
        QVERIFY(!lastCommitted(lab.path).has_value());
        const auto git = [&](const QStringList &arguments) {
            QProcess process;
            process.setWorkingDirectory(lab.project.root);
            process.start(u"git"_s, QStringList{u"-c"_s, u"user.name=lab"_s, u"-c"_s, u"user.email=lab@localhost"_s} + arguments);
            return process.waitForStarted() && process.waitForFinished() && process.exitCode() == 0;
        };
        if (!git({u"init"_s}))
            QSKIP("git is not installed, so nothing can be committed");
        QVERIFY(git({u"add"_s, u"."_s}) && git({u"commit"_s, u"-m"_s, u"first"_s}));
        QVERIFY(writeFile(lab.path, "later\n").has_value());
        const auto committed = lastCommitted(lab.path);
        QVERIFY(committed.has_value());
        QCOMPARE(committed->bytes, QByteArray("committed\n"));
        QVERIFY(std::abs(committed->when.secsTo(QDateTime::currentDateTime())) < 3600);
        QVERIFY(!lastCommitted(lab.project.diaryFolder() + u"/2026-04-17.md"_s).has_value());
    }

    // Only what is asked for, with whatever else is staged left alone, and nothing of the repository's own is run.
    void commit_takesTheseFilesAndNoOthers()
    {
        Lab lab;
        QCOMPARE(uncommitted(lab.project).error().kind, ErrorKind::NotFound);
        const QString ran = lab.dir.filePath(u"ran"_s);
        const auto git = [&](const QStringList &arguments) {
            QProcess process;
            process.setWorkingDirectory(lab.project.root);
            process.start(u"git"_s, arguments);
            if (!process.waitForStarted() || !process.waitForFinished() || process.exitCode() != 0)
                return u"(failed)"_s;
            return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
        };
        if (git({u"init"_s}) == u"(failed)"_s)
            QSKIP("git is not installed, so nothing can be committed");
        git({u"config"_s, u"user.name"_s, u"lab"_s});
        git({u"config"_s, u"user.email"_s, u"lab@localhost"_s});
        const QString hook = lab.project.root % u"/.git/hooks/pre-commit"_s;
        QVERIFY(writeFile(hook, QByteArray("#!/bin/sh\ntouch '" + ran.toUtf8() + "'\n")).has_value());
        QVERIFY(QFile::setPermissions(hook, QFileDevice::ReadOwner | QFileDevice::ExeOwner));
        const auto write = [&](const QString &name, const QByteArray &text) { QVERIFY(writeFile(lab.project.root % u'/' % name, text).has_value()); };
        write(u"diary/하루.md"_s, "하나\n");
        write(u"diary/gone.md"_s, "gone\n");
        write(u"reports/other.md"_s, "other\n");
        const auto first = uncommitted(lab.project);
        QVERIFY2(first.has_value(), qPrintable(first.error_or(Error()).message));
        QCOMPARE(first->size(), 4);  // yeonji.yaml is the fourth
        QCOMPARE(first->first(), (Uncommitted{u"diary/gone.md"_s, Uncommitted::Is::New}));
        QStringList all;
        for (const Uncommitted &file : *first)
            all.append(file.path);
        QVERIFY(commit(lab.project, all, u"처음\n"_s).has_value());
        QCOMPARE(uncommitted(lab.project)->size(), 0);
        write(u"diary/하루.md"_s, "둘\n");
        write(u"reports/other.md"_s, "later\n");
        QVERIFY(QFile::remove(lab.project.root % u"/diary/gone.md"_s));
        git({u"add"_s, u"reports/other.md"_s});
        QCOMPARE(*uncommitted(lab.project), (QList<Uncommitted>{{u"diary/gone.md"_s, Uncommitted::Is::Gone},
                                                               {u"diary/하루.md"_s, Uncommitted::Is::Changed},
                                                               {u"reports/other.md"_s, Uncommitted::Is::Changed}}));
        const auto second = commit(lab.project, {u"diary/gone.md"_s, u"diary/하루.md"_s}, u"# 둘째 날"_s);
        QVERIFY2(second.has_value(), qPrintable(second.error_or(Error()).message));
        QCOMPARE(git({u"log"_s, u"-1"_s, u"--format=%h %s"_s}), QString(*second % u" # 둘째 날"_s));
        QCOMPARE(*uncommitted(lab.project), (QList<Uncommitted>{{u"reports/other.md"_s, Uncommitted::Is::Changed}}));
        QVERIFY2(!QFile::exists(ran), "the repository's hook was run");
        // A filter is a program that would run over the files.
        git({u"config"_s, u"filter.own.clean"_s, u"touch '%1'; cat"_s.arg(ran)});
        write(u".gitattributes"_s, "*.md filter=own\n");
        QCOMPARE(uncommitted(lab.project).error().kind, ErrorKind::BadInput);
        QCOMPARE(commit(lab.project, {u"reports/other.md"_s}, u"x"_s).error().kind, ErrorKind::BadInput);
        QVERIFY2(!QFile::exists(ran), "the repository's filter was run");
    }

    // More names than a command line holds.
    void commit_takesTenThousandFiles()
    {
        Lab lab;
        const auto git = [&](const QStringList &arguments) {
            QProcess process;
            process.setWorkingDirectory(lab.project.root);
            process.start(u"git"_s, arguments);
            return process.waitForStarted() && process.waitForFinished() && process.exitCode() == 0;
        };
        if (!git({u"init"_s}))
            QSKIP("git is not installed, so nothing can be committed");
        git({u"config"_s, u"user.name"_s, u"lab"_s});
        git({u"config"_s, u"user.email"_s, u"lab@localhost"_s});
        QStringList all;
        for (int i = 0; i < 10'000; ++i)
            all.append(u"reports/%1-%2.md"_s.arg(QString::number(i), QString(230, u'x')));
        for (const QString &name : std::as_const(all))
            testing::put(lab.project.root % u'/' % name, "one\n");
        testing::put(lab.project.root + u"/reports/other.md"_s, "other\n");
        const auto done = commit(lab.project, all, u"전부"_s);
        QVERIFY2(done.has_value(), qPrintable(done.error_or(Error()).message));
        QCOMPARE(*uncommitted(lab.project), (QList<Uncommitted>{{u"reports/other.md"_s, Uncommitted::Is::New}, {u"yeonji.yaml"_s, Uncommitted::Is::New}}));
    }

    void sweep_staysWithinItsSizeAndKeepsTheNewest()
    {
        Lab lab;
        const QString other = lab.project.diaryFolder() + u"/2026-04-17.md"_s;
        QByteArray noise(4000, '\0');
        for (int i = 0; i < 40; ++i) {
            for (auto &c : noise)
                c = char(QRandomGenerator::global()->bounded(256));
            QVERIFY(lab.history.keep(i % 2 ? lab.path : other, noise, History::Why::Saved, lab.noon.addSecs(60 * i)).has_value());
        }
        const auto left = lab.history.sweep(40'000);
        QVERIFY(left.has_value());
        QVERIFY(*left <= 40'000 && *left > 30'000);
        QVERIFY(bytesBelow(lab.project.stateFolder() + u"/history/texts"_s) <= 40'000);
        QCOMPARE(lab.history.versions(lab.path).first().when, lab.noon.addSecs(60 * 39));
        QCOMPARE(lab.history.read(lab.history.versions(lab.path).first()).value_or(QByteArray()), noise);
        QVERIFY(!lab.history.versions(other).isEmpty());
    }

    void damagedHistory_isSaidAndDoneWithout()
    {
        Lab lab;
        QVERIFY(lab.history.keep(lab.path, "text", History::Why::Saved, lab.noon).has_value());
        const Version version = lab.history.versions(lab.path).first();
        QDirIterator texts(lab.project.stateFolder() + u"/history/texts"_s, QDir::Files, QDirIterator::Subdirectories);
        QVERIFY(writeFile(texts.next(), "nonsense").has_value());
        QCOMPARE(lab.history.read(version).error().kind, ErrorKind::BadInput);
        QVERIFY(QDir(lab.project.stateFolder()).removeRecursively());
        QCOMPARE(lab.history.versions(lab.path).size(), 0);
        QCOMPARE(lab.history.read(version).error().kind, ErrorKind::NotFound);
        QVERIFY(lab.history.keep(lab.path, "text", History::Why::Saved, lab.noon).has_value());
        QCOMPARE(lab.texts(), QStringList({u"text"_s}));
    }

    void savedDocument_hasAPastFromBeforeItsFirstEdit()
    {
        Lab lab;
        QVERIFY(writeFile(lab.path, "first\r\n").has_value());
        {
            DocumentFile file(lab.path, lab.project);
            QVERIFY(file.load().has_value());
            QVERIFY(file.save(u"second\n"_s).has_value());
        }
        QCOMPARE(lab.texts(), QStringList({u"second\r\n"_s, u"first\r\n"_s}));
    }

    void manySaves_keepTheFirstAndTheLast()
    {
        Lab lab;
        QVERIFY(writeFile(lab.path, "0\n").has_value());
        {
            DocumentFile file(lab.path, lab.project);
            QVERIFY(file.load().has_value());
            for (int i = 1; i <= 50; ++i)
                file.saveSoon(QString::number(i) + u'\n');
            QVERIFY(file.save(u"50\n"_s).has_value());
        }
        QCOMPARE(lab.texts().first(), u"50\n"_s);
        QCOMPARE(lab.texts().last(), u"0\n"_s);
        QVERIFY(lab.texts().size() < 6);
    }

    void changes_areByParagraph()
    {
        const QString now = u"제목\n\n첫 문단이다.\n둘째 줄.\n\n그대로.\n\n셋째 문단.\n새 줄\n"_s;
        const QString then = u"제목\n\n첫 문단이었다.\n둘째 줄.\n\n그대로.\n\n셋째 문단.\n\n지운 문단.\n"_s;
        const auto changes = changesBetween(now, then);
        QCOMPARE(changes.size(), 2);
        QCOMPARE(changes.at(0).line, 3);
        QCOMPARE(changes.at(0).now, QStringList({u"첫 문단이다."_s}));
        QCOMPARE(changes.at(0).then, QStringList({u"첫 문단이었다."_s}));
        QCOMPARE(applied(now, changes.at(0).edits), u"제목\n\n첫 문단이었다.\n둘째 줄.\n\n그대로.\n\n셋째 문단.\n새 줄\n"_s);
        QVERIFY(changes.at(1).now.contains(u"새 줄"_s));
        QVERIFY(changes.at(1).then.contains(u"지운 문단."_s));
        QCOMPARE(applied(applied(now, changes.at(1).edits), changes.at(0).edits), then);
        QCOMPARE(changesBetween(now, now).size(), 0);
        const auto gone = changesBetween(u"a\n"_s, u"a\nb\n"_s);
        QCOMPARE(gone.size(), 1);
        QCOMPARE(gone.first().now.join(QString()), QString());
        QVERIFY(gone.first().then.contains(u"b"_s));
    }

    void thrownAway_comesBack()
    {
        Lab lab;
        QVERIFY(writeFile(lab.path, "text").has_value());
        const auto thing = throwAway(lab.project, lab.path, lab.noon);
        QVERIFY(thing.has_value());
        QVERIFY(!QFile::exists(lab.path));
        QCOMPARE(thrownAway(lab.project).size(), 1);
        QCOMPARE(thrownAway(lab.project).first().was, lab.path);
        // In the same second a second one of the same name.
        QVERIFY(writeFile(lab.path, "other").has_value());
        QCOMPARE(bringBack(lab.project, *thing).error().kind, ErrorKind::Conflict);
        QVERIFY(throwAway(lab.project, lab.path, lab.noon).has_value());
        QCOMPARE(thrownAway(lab.project).size(), 2);
        QVERIFY(bringBack(lab.project, *thing).has_value());
        QCOMPARE(readFile(lab.path).value_or(QByteArray()), QByteArray("text"));
        QCOMPARE(thrownAway(lab.project).size(), 1);
    }

    void whatIsNoPartOfTheProject_isNotThrownAway()
    {
        Lab lab;
        QVERIFY(writeFile(lab.dir.filePath(u"outside.md"_s), "x").has_value());
        for (const QString &path : {lab.dir.filePath(u"outside.md"_s), lab.project.root, lab.project.stateFolder(),
                                    QString(lab.project.root + u"/yeonji.yaml"_s), QString(lab.project.root + u"/../outside.md"_s)})
            QCOMPARE(throwAway(lab.project, path).error().kind, ErrorKind::BadInput);
        QVERIFY(QFile::exists(lab.dir.filePath(u"outside.md"_s)));
    }

    void secondLock_isToldAndTakesOverWhenTheFirstGoes()
    {
        Lab lab;
        auto first = std::make_unique<Lock>(lab.project);
        Lock second(lab.project);
        QVERIFY(first->take().has_value() && first->isOurs());
        const auto refused = second.take();
        QCOMPARE(refused.error().kind, ErrorKind::Conflict);
        QVERIFY(!second.isOurs());
        first.reset();
        QVERIFY(second.take().has_value() && second.isOurs());
    }

    void lockOfAKilledProgram_isTakenOver()
    {
        Lab lab;
        // A process that is gone by now, on this machine.
        QProcess gone;
        gone.start(u"true"_s);
        QVERIFY(gone.waitForStarted());
        const qint64 id = gone.processId();
        QVERIFY(gone.waitForFinished());
        QVERIFY(writeFile(lab.project.stateFolder() + u"/lock"_s, QByteArray(QByteArray::number(id) + "\ntst_history\n" + QSysInfo::machineHostName().toUtf8() + "\n")).has_value());
        Lock lock(lab.project);
        QVERIFY(lock.take().has_value() && lock.isOurs());
    }

    void folderThatIsNoProject_needsNoLock()
    {
        QTemporaryDir dir;
        const auto folder = open(dir.path());
        QVERIFY(folder.has_value());
        Lock first(*folder), second(*folder);
        QVERIFY(first.take().has_value() && second.take().has_value());
        QVERIFY(QDir(dir.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
    }
};

QTEST_GUILESS_MAIN(HistoryTest)
#include "tst_history.moc"
