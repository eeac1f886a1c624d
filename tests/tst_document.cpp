// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files.h"
#include "project/documentfile.h"
#include "project/lock.h"
#include "project/textindex.h"
#include "project/tree.h"
#include "project/watch.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <unistd.h>

using namespace yeonji;
using namespace yeonji::project;
using namespace Qt::StringLiterals;
using What = DocumentFile::Outside::What;

namespace {

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

// As another program writes: over the file, or beside it and renamed.
enum class How { InPlace, ByRename };
void write(const QString &path, const QByteArray &bytes, How how = How::ByRename)
{
    const QString to = how == How::InPlace ? path : QString(path + u".other"_s);
    QFile file(to);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
    file.close();
    if (how == How::ByRename)
        QCOMPARE(std::rename(QFile::encodeName(to).constData(), QFile::encodeName(path).constData()), 0);
}

// In a child on a disk of its own, one megabyte: leaves from no page free to plenty, so that each step of
// saving (the text, its recovery, its past, the index) is the one that finds no room. Prints what went wrong.
int saveWithLittleRoom(const QString &folder)
{
    const Project project = *make(folder + u"/lab"_s);
    const QString path = project.diaryFolder() + u"/2026-04-16.md"_s;
    const QString filler = folder + u"/filler"_s;
    const auto complain = [](int pages, const char *what) {
        std::printf("%d pages free: %s\n", pages, what);
        return 1;
    };
    QByteArray noise(20'000, 'x');  // that no compression makes smaller
    for (qsizetype i = 0; i < noise.size(); ++i)
        noise[i] = char('0' + QRandomGenerator::global()->bounded(60));
    QByteArray old = "지난 글\n" + noise;
    if (!writeFile(path, old))
        return complain(-1, "the first save failed");
    int failed = 0, saved = 0;
    for (int pages = 0; pages < 48; ++pages) {
        {
            QFile file(filler);
            if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
                return complain(pages, "no filler");
            const QByteArray page(4096, 'f');
            while (file.write(page) == page.size()) { }
            if (!file.resize(std::max<qint64>(0, file.size() - 4096 * pages)))
                return complain(pages, "no room was made");
        }
        const QByteArray text = old + "오늘 쓴 글 " + QByteArray::number(pages) + '\n';
        Result<> done;
        {
            DocumentFile file(path, project);
            if (!file.load())
                return complain(pages, "it cannot be read");
            done = file.save(QString::fromUtf8(text));
        }
        const QByteArray now = bytesOf(path);
        if (now != (done ? text : old))
            return complain(pages, done ? "the new text is not there" : "the old text is gone");
        if (!done && done.error().kind != ErrorKind::NoSpace)
            return complain(pages, "another kind of error");
        if (const auto kept = Recovery(project).find(path); kept && kept->text.toUtf8() != text)
            return complain(pages, "the recovery record is torn");
        for (const Version &version : History(project).versions(path))
            if (!History(project).read(version))
                return complain(pages, "an earlier text is damaged");
        const auto index = TextIndex::read(project, *scan(project), TextIndex::load(project));
        std::ignore = index->save(project);
        if (const auto loaded = TextIndex::load(project); !loaded->texts().empty() && loaded->texts().front().folded.size() != index->texts().front().folded.size())
            return complain(pages, "the index is torn");
        QDirIterator left(folder, {QString(QLatin1StringView(temporaryPrefix)) + u'*'}, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        if (left.hasNext())
            return complain(pages, "a temporary is left");
        ++(done ? saved : failed);
        // Room again: the same text goes in.
        QFile::remove(filler);
        DocumentFile file(path, project);
        if (!file.load() || !file.save(QString::fromUtf8(text)) || bytesOf(path) != text || Recovery(project).find(path))
            return complain(pages, "no save after room was made");
        // The past would fill this little disk by itself.
        if (!History(project).sweep(200'000) || !writeFile(path, old))
            return complain(pages, "no sweep");
    }
    if (failed < 3 || saved < 3)
        return complain(failed, "times it failed: too few to say anything");
    std::puts("fine");
    return 0;
}

// In a child: a project on a disk that may only be read.
int saveWhereNothingMayBeWritten(const QString &folder)
{
    const auto project = open(folder + u"/lab"_s);
    const QString path = project->diaryFolder() + u"/2026-04-16.md"_s;
    {
        DocumentFile file(path, *project);
        const auto loaded = file.load();
        if (!loaded || loaded->whyReadOnly.isEmpty())
            return std::puts("it does not say that it may only be read"), 1;
        if (file.save(u"x"_s).error().kind != ErrorKind::NotWritable)
            return std::puts("saved, it says"), 1;
        std::ignore = TextIndex::read(*project, *scan(*project), {})->save(*project);
    }
    if (bytesOf(path) != "글\n")
        return std::puts("the text is another"), 1;
    std::puts("fine");
    return 0;
}

struct Lab
{
    QTemporaryDir dir;
    Project project = *make(dir.filePath(u"lab"_s));
    QString path = project.diaryFolder() + u"/2026-04-16.md"_s;
};

} // namespace

class DocumentTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void save_keepsEveryOtherByte_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");  // with the word 나 made 너
        QTest::newRow("unix") << QByteArray("가\n나\n다\n") << QByteArray("가\n너\n다\n");
        QTest::newRow("windows") << QByteArray("가\r\n나\r\n") << QByteArray("가\r\n너\r\n");
        QTest::newRow("bom") << QByteArray("\xef\xbb\xbf나\n") << QByteArray("\xef\xbb\xbf너\n");
        QTest::newRow("two boms") << QByteArray("\xef\xbb\xbf\xef\xbb\xbf나\n") << QByteArray("\xef\xbb\xbf\xef\xbb\xbf너\n");
        QTest::newRow("mixed") << QByteArray("가\r\n나\n다\r\n라\r마") << QByteArray("가\r\n너\n다\r\n라\r마");
        QTest::newRow("mixed with bom") << QByteArray("\xef\xbb\xbf가\n나\r\n") << QByteArray("\xef\xbb\xbf가\n너\r\n");
        QTest::newRow("no last newline") << QByteArray("나") << QByteArray("너");
    }
    void save_keepsEveryOtherByte()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        Lab lab;
        write(lab.path, before);
        DocumentFile file(lab.path, lab.project);
        QString text = file.load()->text;
        QVERIFY(file.save(text).has_value());
        QCOMPARE(bytesOf(lab.path), before);
        text.replace(u'나', u'너');
        QVERIFY(file.save(text).has_value());
        QCOMPARE(bytesOf(lab.path), after);
        text.replace(u'너', u'나');
        QVERIFY(file.save(text).has_value());
        QCOMPARE(bytesOf(lab.path), before);
    }

    void invalidUtf8_isOnlyRead()
    {
        Lab lab;
        const QByteArray bytes("a\xff\xfe""b\n");
        write(lab.path, bytes);
        DocumentFile file(lab.path, lab.project);
        const auto loaded = file.load();
        QVERIFY(!loaded->whyReadOnly.isEmpty());
        QCOMPARE(file.save(u"other"_s).error().kind, ErrorKind::NotWritable);
        QCOMPARE(bytesOf(lab.path), bytes);
    }

    void endlessLine_isOnlyRead()
    {
        Lab lab;
        const QByteArray bytes = "# 제목\n" + QByteArray(10'000'000, 'x') + "\n끝\n";
        write(lab.path, bytes);
        DocumentFile file(lab.path, lab.project);
        const auto loaded = file.load();
        QVERIFY(loaded->whyReadOnly.contains(u"Line 2"_s));
        QVERIFY(loaded->text.size() < 10'000);
        QVERIFY(loaded->text.endsWith(u"\n끝\n"_s));
        QVERIFY(!file.save(loaded->text));
        QCOMPARE(bytesOf(lab.path), bytes);
    }

    void littleRoom_tearsNothingInAnyPhase_data()
    {
        QTest::addColumn<QString>("script");
        QTest::newRow("full") << u"mount -t tmpfs -o size=1m none \"$1\" || exit 77; exec \"$2\" --full \"$1\""_s;
        QTest::newRow("read-only") << u"mount -t tmpfs -o size=1m none \"$1\" || exit 77; mkdir -p \"$1/lab/diary\"; echo 'title: lab' > \"$1/lab/yeonji.yaml\"; "
                                      "echo 글 > \"$1/lab/diary/2026-04-16.md\"; mount -o remount,ro \"$1\" || exit 77; exec \"$2\" --read-only \"$1\""_s;
    }
    void littleRoom_tearsNothingInAnyPhase()
    {
        QFETCH(QString, script);
        const QTemporaryDir dir;
        // The small disk lives and ends with the child's own mount namespace.
        QStringList unshare{u"--mount"_s, u"--propagation"_s, u"unchanged"_s};
        if (::geteuid() != 0)
            unshare += {u"--user"_s, u"--map-root-user"_s};
        QProcess child;
        child.start(u"unshare"_s, unshare + QStringList{u"sh"_s, u"-c"_s, u"mount --make-rprivate / 2>/dev/null; "_s + script, u"sh"_s, dir.path(),
                                                        QCoreApplication::applicationFilePath()});
        if (!child.waitForStarted())
            QSKIP("there is no unshare here");
        QVERIFY(child.waitForFinished(120'000));
        const QByteArray said = child.readAllStandardOutput();
        if (child.exitCode() == 77 || (said.isEmpty() && child.exitCode() != 0))
            QSKIP("a small disk may not be mounted here");
        QCOMPARE(said, QByteArray("fine\n"));
    }

    // What was read before a save ended is not taken for a change of another.
    void readingThatASaveOvertook_isOutdated()
    {
        Lab lab;
        write(lab.path, "old\n");
        DocumentFile file(lab.path, lab.project);
        QVERIFY(file.load().has_value());
        const auto before = file.readNow();
        QVERIFY(!file.isOutdated(before));
        file.saveSoon(u"new\n"_s);
        QTRY_VERIFY(!file.isUnsaved(u"new\n"_s));
        QVERIFY(file.isNews(before));
        QVERIFY(file.isOutdated(before));
        QVERIFY(!file.isOutdated(file.readNow()));
    }

    // A file that another program has open for writing is not taken for what it says in that moment.
    void fileBeingWritten_isNotSettled()
    {
        Lab lab;
        write(lab.path, "1\n2\n3\n");
        DocumentFile file(lab.path, lab.project);
        QVERIFY(file.load().has_value());
        QVERIFY(file.isSettled(file.readNow()));
        QFile other(lab.path);
        QVERIFY(other.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered));
        QVERIFY(!file.isSettled(file.readNow()));  // empty
        QCOMPARE(other.write("1\n"), 2);
        const bool told = isBeingWritten(lab.path);
        QCOMPARE(file.isSettled(file.readNow()), !told);
        QCOMPARE(other.write("two\n3\n"), 6);
        other.close();
        QVERIFY(file.isSettled(file.readNow()));
        QCOMPARE(file.look(u"1\n2\n3\n4\n"_s).edits, (QList<TextEdit>{{1, 0, u"2"_s, u"two"_s}}));
        if (!told)
            QSKIP("this file system does not tell who writes");
    }

    // The newest record is the one that counts, wherever it lies and whatever the clock says.
    void clockSetBack_keepsTheNewestText()
    {
        Lab lab;
        const Recovery recovery(lab.project);
        const QDateTime noon(QDate(2026, 4, 16), QTime(12, 0));
        QVERIFY(recovery.keep({lab.path, u"old"_s, {}, noon}, Recovery::Where::Away).has_value());
        QVERIFY(recovery.keep({lab.path, u"new"_s, {}, noon.addDays(-1)}).has_value());
        QCOMPARE(recovery.find(lab.path)->text, u"new"_s);
        QVERIFY(recovery.keep({lab.path, u"newest"_s, {}, noon.addYears(-1)}, Recovery::Where::Away).has_value());
        QCOMPARE(recovery.find(lab.path)->text, u"newest"_s);
        QCOMPARE(recovery.all().size(), 1);
        recovery.forget(lab.path);
        QVERIFY(!recovery.find(lab.path));
    }

    void newFile_isMadeBySaving()
    {
        Lab lab;
        DocumentFile file(lab.path, lab.project);
        QVERIFY(file.load()->text.isEmpty());
        QCOMPARE(file.look(u"x"_s).what, What::Same);
        QVERIFY(file.save(u"첫 글\n"_s).has_value());
        QCOMPARE(bytesOf(lab.path), QByteArray("첫 글\n"));
    }

    void saveSoon_writesTheLastText()
    {
        Lab lab;
        DocumentFile file(lab.path, lab.project);
        QVERIFY(file.load().has_value());
        QSignalSpy saved(&file, &DocumentFile::saved);
        for (int i = 0; i < 20; ++i)
            file.saveSoon(QString::number(i));
        QTRY_VERIFY(saved.size() == 1 && bytesOf(lab.path) == "19");
        QVERIFY(!file.isUnsaved(u"19"_s));
        QCOMPARE(file.look(u"19"_s).what, What::Same);
    }

    // What was saved by itself and then left is what the history says last.
    void textThatIsLeft_isInTheHistory_data()
    {
        QTest::addColumn<bool>("waits");
        QTest::newRow("saved at once") << true;
        QTest::newRow("saved soon") << false;
    }
    void textThatIsLeft_isInTheHistory()
    {
        QFETCH(bool, waits);
        Lab lab;
        write(lab.path, "before\n");
        const auto newest = [&lab] {
            const auto versions = History(lab.project).versions(lab.path);
            return versions.isEmpty() ? QByteArray("(none)") : History(lab.project).read(versions.first()).value_or("(unreadable)");
        };
        DocumentFile file(lab.path, lab.project);
        QVERIFY(file.load().has_value());
        QSignalSpy saved(&file, &DocumentFile::saved);
        file.saveSoon(u"오늘 쓴 글\n"_s);
        QTRY_COMPARE(saved.size(), 1);
        if (waits)
            QVERIFY(file.save(u"오늘 쓴 글\n"_s).has_value());
        else
            file.saveSoon(u"오늘 쓴 글\n"_s, DocumentFile::Past::Now);
        QTRY_COMPARE(newest(), QByteArray("오늘 쓴 글\n"));
    }

    // A folder kept in step with another machine puts an older text over what was saved here a moment ago.
    void outsideChangeOverASave_keepsWhatStoodHere_data()
    {
        QTest::addColumn<QByteArray>("theirs");
        QTest::newRow("an older text") << QByteArray("앞\n");
        QTest::newRow("emptied") << QByteArray();
        QTest::newRow("another text") << QByteArray("남의 글\n");
    }
    void outsideChangeOverASave_keepsWhatStoodHere()
    {
        QFETCH(QByteArray, theirs);
        Lab lab;
        write(lab.path, "앞\n");
        const auto isKept = [&lab](const QByteArray &bytes) {
            const auto versions = History(lab.project).versions(lab.path);
            return std::ranges::any_of(versions, [&](const Version &version) { return History(lab.project).read(version) == bytes; });
        };
        DocumentFile file(lab.path, lab.project);
        QVERIFY(file.load().has_value());
        QSignalSpy saved(&file, &DocumentFile::saved);
        for (const QString &text : {u"앞\n쓴 글\n"_s, u"앞\n쓴 글\n더 쓴 글\n"_s}) {
            file.saveSoon(text);
            QTRY_VERIFY(!file.isUnsaved(text));
        }
        write(lab.path, theirs);
        const auto outside = file.look(u"앞\n쓴 글\n더 쓴 글\n"_s);
        QCOMPARE(outside.what, What::Edits);
        QTRY_VERIFY(isKept("앞\n쓴 글\n더 쓴 글\n"));
    }

    // What only stood here, unwritten, is kept too before another program's text takes its place.
    void outsideChangeOverATextOnlyRead_keepsIt()
    {
        Lab lab;
        write(lab.path, "지난달의 글\n");
        DocumentFile file(lab.path, lab.project);
        QVERIFY(file.load().has_value());
        write(lab.path, "");
        QCOMPARE(file.look(u"지난달의 글\n"_s).what, What::Edits);
        QTRY_COMPARE(History(lab.project).versions(lab.path).size(), 1);
        QCOMPARE(History(lab.project).read(History(lab.project).versions(lab.path).first()).value_or("(unreadable)"), QByteArray("지난달의 글\n"));
    }

    void ownWrite_isNoChangeFromOutside()
    {
        Lab lab;
        DocumentFile file(lab.path, lab.project);
        QVERIFY(file.load().has_value());
        file.saveSoon(u"mine"_s);
        QTRY_COMPARE(bytesOf(lab.path), QByteArray("mine"));
        QCOMPARE(file.look(u"mine, and more"_s).what, What::Same);
    }

    void outsideChange_comesInAsEdits()
    {
        Lab lab;
        write(lab.path, "1\n2\n3\n4\n5\n");
        DocumentFile file(lab.path, lab.project);
        QVERIFY(file.load().has_value());
        write(lab.path, "1\n2\n3\n4\nfive\n");
        const auto clean = file.look(u"1\n2\n3\n4\n5\n"_s);
        QCOMPARE(clean.what, What::Edits);
        QCOMPARE(clean.edits, (QList<TextEdit>{{4, 0, u"5"_s, u"five"_s}}));

        write(lab.path, "1\n2\n3\n4\nfive\nsix\n", How::InPlace);
        const QString mine = u"one\n2\n3\n4\nfive\n"_s;
        const auto merged = file.look(mine);
        QCOMPARE(merged.what, What::Edits);
        QCOMPARE(applied(mine, merged.edits), u"one\n2\n3\n4\nfive\nsix\n"_s);
        QVERIFY(file.save(applied(mine, merged.edits)).has_value());
        QCOMPARE(bytesOf(lab.path), QByteArray("one\n2\n3\n4\nfive\nsix\n"));
    }

    void conflict_keepsBothVersions_data()
    {
        QTest::addColumn<DocumentFile::Choice>("choice");
        QTest::addColumn<QByteArray>("result");
        QTest::addColumn<QByteArray>("history");
        QTest::newRow("mine") << DocumentFile::Choice::Mine << QByteArray("mine\nb\n") << QByteArray("theirs\nb\n");
        QTest::newRow("theirs") << DocumentFile::Choice::Theirs << QByteArray("theirs\nb\n") << QByteArray("mine\nb\n");
        QTest::newRow("both") << DocumentFile::Choice::Both << QByteArray("mine\ntheirs\nb\n") << QByteArray();
    }
    void conflict_keepsBothVersions()
    {
        QFETCH(DocumentFile::Choice, choice);
        QFETCH(QByteArray, result);
        QFETCH(QByteArray, history);
        Lab lab;
        write(lab.path, "a\nb\n");
        DocumentFile file(lab.path, lab.project);
        QVERIFY(file.load().has_value());
        write(lab.path, "theirs\nb\n");
        const QString mine = u"mine\nb\n"_s;
        QCOMPARE(file.save(mine).error().kind, ErrorKind::Conflict);
        QCOMPARE(bytesOf(lab.path), QByteArray("theirs\nb\n"));
        QCOMPARE(file.look(mine).what, What::Conflict);
        QVERIFY(file.save(applied(mine, file.settle(choice, mine))).has_value());
        QCOMPARE(bytesOf(lab.path), result);
        const History past(lab.project);
        QByteArray aside;
        for (const Version &version : past.versions(lab.path))
            if (version.setAside)
                aside += past.read(version).value_or("(unreadable)");
        QCOMPARE(aside, history);
    }

    // What the other program writes while the person decides was never shown: no answer covers it.
    void changeDuringAConflict_isNotWrittenOver_data()
    {
        QTest::addColumn<DocumentFile::Choice>("choice");
        QTest::newRow("mine") << DocumentFile::Choice::Mine;
        QTest::newRow("theirs") << DocumentFile::Choice::Theirs;
        QTest::newRow("both") << DocumentFile::Choice::Both;
    }
    void changeDuringAConflict_isNotWrittenOver()
    {
        QFETCH(DocumentFile::Choice, choice);
        Lab lab;
        write(lab.path, "one\ntwo\nthree\n");
        DocumentFile file(lab.path, lab.project);
        QVERIFY(file.load().has_value());
        QString mine = u"one\nMINE\nthree\n"_s;
        write(lab.path, "one\nTHEIRS\nthree\n");
        QCOMPARE(file.look(mine).what, What::Conflict);
        write(lab.path, "one\nTHEIRS\nthree\nlater\n");
        mine = applied(mine, file.settle(choice, mine));
        QCOMPARE(file.save(mine).error().kind, ErrorKind::Conflict);
        QCOMPARE(bytesOf(lab.path), QByteArray("one\nTHEIRS\nthree\nlater\n"));

        const auto merged = file.look(mine);  // the answer holds, and what came later comes with it
        QCOMPARE(merged.what, What::Edits);
        const QString both = applied(mine, merged.edits);
        QVERIFY(file.save(both));
        QCOMPARE(bytesOf(lab.path), QString(mine + u"later\n").toUtf8());
    }

    // Another machine shared the folder, or this one had another name; nobody can tell whether it still runs.
    void lockOfAnotherMachine_isTakenOverWhenThePersonSaysSo_data()
    {
        QTest::addColumn<QByteArray>("held");
        QTest::newRow("another host") << QByteArray("4242\nyeonji\nlab-server\n\n\n");
        QTest::newRow("cut short by a crash") << QByteArray();
    }
    void lockOfAnotherMachine_isTakenOverWhenThePersonSaysSo()
    {
        QFETCH(QByteArray, held);
        Lab lab;
        QVERIFY(prepareState(lab.project));
        write(lab.project.stateFolder() + u"/lock"_s, held);
        Lock lock(lab.project);
        const auto taken = lock.take();
        QCOMPARE(taken.error().kind, ErrorKind::Conflict);
        QVERIFY2(held.isEmpty() || taken.error().message.contains(u"lab-server"_s), qPrintable(taken.error().message));
        QVERIFY(!lock.isOurs() && lock.mayBeGone());
        QVERIFY(lock.take(Lock::Take::Over));
        QVERIFY(lock.isOurs());
        Lock second(lab.project);
        QVERIFY(!second.take(Lock::Take::Over));  // of this machine, and it runs
        QVERIFY(!second.mayBeGone() && !second.isOurs());
    }

    void vanishedFile_isWrittenAgain()
    {
        Lab lab;
        write(lab.path, "text\n");
        DocumentFile file(lab.path, lab.project);
        QVERIFY(file.load().has_value());
        QVERIFY(QDir(lab.project.diaryFolder()).removeRecursively());
        QCOMPARE(file.look(u"text\n"_s).what, What::Vanished);
        QVERIFY(file.save(u"text\n"_s).has_value());
        QCOMPARE(bytesOf(lab.path), QByteArray("text\n"));
    }

    // A disk that was pulled out: nothing is made in its place, and the text waits elsewhere.
    void vanishedFolder_isNotMadeAgain()
    {
        Lab lab;
        write(lab.path, "was\n");
        DocumentFile file(lab.path, lab.project);
        QVERIFY(file.load());
        const QString away = lab.project.root + u".away"_s;
        QVERIFY(QDir().rename(lab.project.root, away));
        QCOMPARE(file.save(u"typed\n"_s).error().kind, ErrorKind::NotFound);
        QTRY_VERIFY(Recovery(lab.project).find(lab.path).has_value());
        QVERIFY(!QFileInfo::exists(lab.project.root));
        QVERIFY(QDir().rename(away, lab.project.root));
        QCOMPARE(DocumentFile(lab.path, lab.project).load()->recovered->text, u"typed\n"_s);
        QVERIFY(file.save(u"typed\n"_s));
        QVERIFY(Recovery(lab.project).all().isEmpty());
    }

    void unsavedText_isOfferedAgain()
    {
        Lab lab;
        write(lab.path, "saved\n");
        {
            DocumentFile file(lab.path, lab.project);
            QVERIFY(file.load().has_value());
            file.keepForRecovery(u"saved\nand typed\n"_s);
        }
        {
            DocumentFile next(lab.path, lab.project);
            const auto loaded = next.load();
            QVERIFY(loaded->recovered.has_value());
            QCOMPARE(loaded->recovered->text, u"saved\nand typed\n"_s);
            QVERIFY(loaded->recoveredFits);
            QCOMPARE(loaded->text, u"saved\n"_s);
        }
        write(lab.path, "changed meanwhile\n");
        DocumentFile later(lab.path, lab.project);
        const auto loaded = later.load();
        QVERIFY(loaded->recovered.has_value());
        QVERIFY(!loaded->recoveredFits);
        QVERIFY(later.save(u"decided\n"_s).has_value());
        QVERIFY(!DocumentFile(lab.path, lab.project).load()->recovered);
    }

    void failedSave_keepsTheTextAside()
    {
        Lab lab;
        write(lab.path, "old\n");
        {
            DocumentFile file(lab.path, lab.project);
            QVERIFY(file.load().has_value());
            QVERIFY(QFile::remove(lab.path));
            QVERIFY(QDir().mkdir(lab.path));  // something that cannot be written over
            QVERIFY(!file.save(u"typed\n"_s));
        }
        QVERIFY(QDir().rmdir(lab.path));
        QCOMPARE(DocumentFile(lab.path, lab.project).load()->recovered->text, u"typed\n"_s);
    }

    void watch_seesEveryKindOfChange_data()
    {
        QTest::addColumn<FolderWatch::Method>("method");
        QTest::newRow("system") << FolderWatch::Method::System;
        QTest::newRow("polling") << FolderWatch::Method::Polling;
    }
    void watch_seesEveryKindOfChange()
    {
        QFETCH(FolderWatch::Method, method);
        const QTemporaryDir dir;
        const QString folder = dir.filePath(u"diary"_s);
        QVERIFY(QDir().mkdir(folder));
        const QString path = folder + u"/a.md"_s;
        FolderWatch watch;
        watch.setMethod(method);
        watch.setFolders({folder});
        QSignalSpy changed(&watch, &FolderWatch::changed);
        QSignalSpy vanished(&watch, &FolderWatch::vanished);
        const auto seen = [&changed, &folder] {
            return !changed.isEmpty() && changed.first().first().toStringList().contains(folder);
        };
        write(path, "one", How::InPlace);
        QTRY_VERIFY(seen());
        changed.clear();
        write(path, "longer", How::ByRename);
        QTRY_VERIFY(seen());
        changed.clear();
        write(path, "longer still", How::InPlace);
        QTRY_VERIFY(seen());
        changed.clear();
        QVERIFY(QFile::remove(path));
        QTRY_VERIFY(seen());
        changed.clear();
        QVERIFY(QDir(folder).removeRecursively());
        QTRY_COMPARE(vanished.size(), 1);
        QVERIFY(QDir().mkdir(folder));
        changed.clear();
        write(path, "back again", How::InPlace);
        QTRY_VERIFY_WITH_TIMEOUT(seen(), 8000);
    }
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (application.arguments().value(1) == u"--full")
        return saveWithLittleRoom(application.arguments().value(2));
    if (application.arguments().value(1) == u"--read-only")
        return saveWhereNothingMayBeWritten(application.arguments().value(2));
    DocumentTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_document.moc"
