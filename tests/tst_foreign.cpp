// SPDX-License-Identifier: GPL-3.0-or-later
//
// A project may come from anyone, and is opened before it is looked at: what lies in its .yeonji/ and in its
// repository reaches nothing outside it, deletes nothing there and runs nothing.
#include "core/files.h"
#include "diary/rename.h"
#include "project/git.h"
#include "project/history.h"
#include "project/recovery.h"
#include "project/textindex.h"
#include "project/trash.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace yeonji;
using namespace yeonji::project;
using namespace Qt::StringLiterals;

namespace {

// lab/ is what was downloaded; home/ is the person's own, and must stay as it is.
struct Lab
{
    QTemporaryDir dir;
    Project project = *make(dir.filePath(u"lab"_s));
    QString home = dir.filePath(u"home"_s);
    QString object = home + u"/objects/ab/"_s + QString(38, u'c');  // named as git names its own

    Lab()
    {
        QVERIFY(writeFile(home + u"/.bashrc"_s, "mine").has_value());
        QVERIFY(writeFile(home + u"/papers/thesis.md"_s, "mine").has_value());
        QVERIFY(writeFile(object, "mine").has_value());
    }

    void write(const QString &path, const QByteArray &text) const { QVERIFY(writeFile(project.root % u'/' % path, text).has_value()); }
    void link(const QString &path, const QString &target) const
    {
        const QString from = project.root % u'/' % path;
        QVERIFY(QDir().mkpath(QFileInfo(from).path()));
        QVERIFY(QFile::link(target, from));
    }
    // Everything at home with its text.
    QStringList atHome() const
    {
        QStringList all;
        QDirIterator files(home, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString file = files.next();
            all.append(QDir(home).relativeFilePath(file) % u": " % QString::fromUtf8(readFile(file).value_or("(unreadable)")));
        }
        all.sort();
        return all;
    }
    // A rename cut short, that is finished at the next start.
    void plan(const QString &from, const QString &to, const QString &file) const
    {
        const QJsonObject row{{u"path"_s, file}, {u"before"_s, QString::fromLatin1(hashOf("mine"))}, {u"after"_s, QString::fromLatin1(hashOf("theirs"))}};
        write(u".yeonji/renaming/0"_s, "theirs");
        write(u".yeonji/renaming/plan.json"_s,
              QJsonDocument(QJsonObject{{u"from"_s, from}, {u"to"_s, to}, {u"files"_s, QJsonArray{row}}}).toJson());
    }
    void list(const QByteArray &hash, const QString &name = u"diary/a.md"_s) const
    {
        const QByteArray place = hashOf(name.toUtf8()).first(20);
        write(u".yeonji/history/lists/"_s + QString::fromLatin1(place) + u".jsonl"_s,
              "{\"file\":\"" + name.toUtf8() + "\"}\n{\"when\":\"2026-04-16T12:00:00.000Z\",\"text\":\"" + hash + "\",\"size\":4}\n");
    }
};

bool runGit(const QString &folder, const QStringList &arguments)
{
    QProcess git;
    git.setWorkingDirectory(folder);
    git.start(u"git"_s, QStringList{u"-c"_s, u"user.name=a"_s, u"-c"_s, u"user.email=a@b"_s, u"-c"_s, u"commit.gpgsign=false"_s} + arguments);
    return git.waitForFinished() && git.exitCode() == 0;
}

} // namespace

class ForeignTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void renameCutShort_writesThroughNoLink_data()
    {
        QTest::addColumn<QString>("link");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("file");
        QTest::newRow("file") << u"n.md"_s << u"../home/.bashrc"_s << u"n.md"_s;
        QTest::newRow("folder") << u"notes"_s << u"../home/papers"_s << u"notes/thesis.md"_s;
        QTest::newRow("folder in a folder") << u"diary/notes"_s << u"../../home/papers"_s << u"diary/notes/thesis.md"_s;
    }
    void renameCutShort_writesThroughNoLink()
    {
        QFETCH(QString, link);
        QFETCH(QString, target);
        QFETCH(QString, file);
        const Lab lab;
        const QStringList before = lab.atHome();
        lab.link(link, target);
        lab.plan(u"x.md"_s, u"y.md"_s, file);
        QVERIFY(diary::finishRenaming(lab.project).has_value());
        QCOMPARE(lab.atHome(), before);
    }

    void renameCutShort_movesNothingInOrOut_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::newRow("out") << u"theirs.md"_s << u"notes/autostart.md"_s;
        QTest::newRow("in") << u"notes/thesis.md"_s << u"thesis.md"_s;
        QTest::newRow("dots") << u"theirs.md"_s << u"notes/../../home/x.md"_s;
        QTest::newRow("absolute") << u"/etc/hostname"_s << u"x.md"_s;
    }
    void renameCutShort_movesNothingInOrOut()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        const Lab lab;
        const QStringList before = lab.atHome();
        lab.write(u"theirs.md"_s, "theirs");
        lab.link(u"notes"_s, u"../home/papers"_s);
        lab.plan(from, to, u"none.md"_s);
        QVERIFY(diary::finishRenaming(lab.project).has_value());
        QCOMPARE(lab.atHome(), before);
        QVERIFY(QFile::exists(lab.project.root + u"/theirs.md"_s));
    }

    // Clearing the journal away clears a folder with everything in it.
    void journalThatIsALink_clearsNothingAway_data()
    {
        QTest::addColumn<QString>("link");
        QTest::addColumn<QString>("target");
        QTest::newRow("journal") << u".yeonji/renaming"_s << u"../../home"_s;
        QTest::newRow("all of it") << u".yeonji"_s << u"../home"_s;
    }
    void journalThatIsALink_clearsNothingAway()
    {
        QFETCH(QString, link);
        QFETCH(QString, target);
        const Lab lab;
        if (link == u".yeonji")
            QVERIFY(QDir(lab.project.root + u"/.yeonji"_s).removeRecursively() && QDir().mkpath(lab.home + u"/renaming/mine"_s));
        const QStringList before = lab.atHome();
        lab.link(link, target);
        QVERIFY(diary::finishRenaming(lab.project).has_value());
        QCOMPARE(lab.atHome(), before);
        QVERIFY(link != u".yeonji" || QFileInfo::exists(lab.home + u"/renaming/mine"_s));
    }

    void linkThatNamesTheRenamed_isLeftAlone()
    {
        const Lab lab;
        QVERIFY(writeFile(lab.home + u"/.bashrc"_s, "[[a]]").has_value());
        lab.write(u"a.md"_s, "x");
        lab.write(u"b.md"_s, "[[a]]");
        lab.link(u"n.md"_s, u"../home/.bashrc"_s);
        const QStringList before = lab.atHome();
        const auto tree = scan(lab.project);
        const auto plan = diary::planRename(lab.project, *tree, *TextIndex::read(lab.project, *tree, nullptr), u"a.md"_s, u"z"_s);
        QVERIFY(plan.has_value() && diary::carryOut(lab.project, *plan).has_value());
        QCOMPARE(plan->files.size(), 1);
        QCOMPARE(lab.atHome(), before);
        QCOMPARE(readFile(lab.project.root + u"/b.md"_s).value_or(QByteArray()), QByteArray("[[z]]"));
    }

    void listedHash_namesNothingOutside_data()
    {
        QTest::addColumn<QByteArray>("hash");
        for (const char *hash : {"", "a", "ab", "ab/../../../../../home/.bashrc", "/../../../../../../home/papers/thesis.md", "ABCDEF0123456789012345678901234567890123"})
            QTest::newRow(*hash ? hash : "empty") << QByteArray(hash);
    }
    void listedHash_namesNothingOutside()
    {
        QFETCH(QByteArray, hash);
        const Lab lab;
        const QStringList before = lab.atHome();
        lab.list(hash);
        QVERIFY(History(lab.project).keep(lab.project.diaryFolder() + u"/b.md"_s, QByteArray(4000, 'x')).has_value());
        const auto versions = History(lab.project).versions(lab.project.diaryFolder() + u"/a.md"_s);
        QVERIFY(versions.isEmpty());
        QVERIFY(!History(lab.project).read({{}, hash, 4, false}).has_value());
        QCOMPARE(History(lab.project).sweep(0).value_or(-1), 0);
        QCOMPARE(lab.atHome(), before);
    }

    // A sweep removes every text that no list names, and those that are too old.
    void historyOfLinks_isNotSwept_data()
    {
        QTest::addColumn<QString>("link");
        QTest::addColumn<QString>("target");
        QTest::newRow("all of it") << u".yeonji/history"_s << u"../../home"_s;
        QTest::newRow("texts") << u".yeonji/history/texts"_s << u"../../../home/objects"_s;
        QTest::newRow("a folder of texts") << u".yeonji/history/texts/ab"_s << u"../../../../home/objects/ab"_s;
        QTest::newRow("lists") << u".yeonji/history/lists"_s << u"../../../home/papers"_s;
    }
    void historyOfLinks_isNotSwept()
    {
        QFETCH(QString, link);
        QFETCH(QString, target);
        const Lab lab;
        QVERIFY(QDir().mkpath(lab.home + u"/texts"_s) && QFile::copy(lab.object, lab.home + u"/texts/x"_s));
        const QStringList before = lab.atHome();
        lab.link(link, target);
        if (link.endsWith(u"/ab"))
            lab.list("ab" + QByteArray(38, 'c'));
        std::ignore = History(lab.project).sweep(0);
        std::ignore = History(lab.project).keep(lab.project.diaryFolder() + u"/a.md"_s, "text");
        QCOMPARE(lab.atHome(), before);
    }

    void unsavedText_isOfferedForTheProjectAlone_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("absolute") << u"HOME/.bashrc"_s;
        QTest::newRow("dots") << u"../home/.bashrc"_s;
        QTest::newRow("link") << u"n.md"_s;
        QTest::newRow("new through a link") << u"notes/autostart.md"_s;
    }
    void unsavedText_isOfferedForTheProjectAlone()
    {
        QFETCH(QString, file);
        const Lab lab;
        lab.link(u"n.md"_s, u"../home/.bashrc"_s);
        lab.link(u"notes"_s, u"../home/papers"_s);
        file.replace(u"HOME"_s, QDir(lab.home).canonicalPath());
        const QByteArray head = QJsonDocument(QJsonObject{{u"file"_s, file}, {u"when"_s, u"2026-04-16T12:00:00.000Z"_s}}).toJson(QJsonDocument::Compact);
        lab.write(u".yeonji/recovery/"_s + QString::fromLatin1(hashOf(file.toUtf8()).first(20)) + u".txt"_s, head + "\ntheirs");
        QVERIFY(Recovery(lab.project).all().isEmpty());
        QVERIFY(!Recovery(lab.project).find(QDir::cleanPath(QDir(lab.project.root).absoluteFilePath(file))).has_value());
    }

    // One's own is offered again all the same: it lies in the user's own state.
    void unsavedTextOfADocumentOutside_isFoundAgain()
    {
        const Lab lab;
        lab.link(u"n.md"_s, u"../home/.bashrc"_s);
        for (const QString &path : {QString(QDir(lab.home).canonicalPath() + u"/papers/thesis.md"_s), QString(lab.project.root + u"/n.md"_s), QString(lab.project.root + u"/a.md"_s)}) {
            QVERIFY(Recovery(lab.project).keep({path, u"unsaved"_s, {}, QDateTime::currentDateTime()}).has_value());
            QCOMPARE(Recovery(lab.project).find(path).value_or(Recovered()).text, u"unsaved"_s);
            QCOMPARE(Recovery(lab.project).all().size(), 1);
            QCOMPARE(Recovery(lab.project).all().first().path, path);
            Recovery(lab.project).forget(path);
            QVERIFY(Recovery(lab.project).all().isEmpty());
        }
    }

    // Written at every start, without anyone asking.
    void whatIsKeptAside_isWrittenThroughNoLink_data()
    {
        QTest::addColumn<QString>("link");
        for (const char *link : {".yeonji/.gitignore", ".yeonji/cache", ".yeonji/cache/text.index", ".yeonji/recovery", ".yeonji/trash"})
            QTest::newRow(link) << QString::fromLatin1(link);
    }
    void whatIsKeptAside_isWrittenThroughNoLink()
    {
        QFETCH(QString, link);
        const Lab lab;
        QFile::remove(lab.project.root + u"/.yeonji/.gitignore"_s);
        lab.link(link, link.endsWith(u"index") || link.endsWith(u"ignore") ? QString(lab.home + u"/.bashrc"_s) : QString(lab.home + u"/papers"_s));
        const QStringList before = lab.atHome();
        std::ignore = prepareState(lab.project);
        lab.write(u"diary/a.md"_s, "text");
        const auto tree = scan(lab.project);
        std::ignore = TextIndex::read(lab.project, *tree, nullptr)->save(lab.project);
        std::ignore = Recovery(lab.project).keep({lab.project.diaryFolder() + u"/a.md"_s, u"unsaved"_s, {}, QDateTime::currentDateTime()});
        std::ignore = throwAway(lab.project, lab.project.diaryFolder() + u"/a.md"_s);
        QCOMPARE(lab.atHome(), before);
    }

    void repository_runsNothing_data()
    {
        QTest::addColumn<QString>("trick");
        for (const char *trick : {"none", "signature", "promisor", "fsmonitor"})
            QTest::newRow(trick) << QString::fromLatin1(trick);
    }
    void repository_runsNothing()
    {
        QFETCH(QString, trick);
        const Lab lab;
        const QString root = lab.project.root, program = lab.dir.filePath(u"program"_s), ran = lab.dir.filePath(u"ran"_s);
        QVERIFY(writeFile(program, QByteArray("#!/bin/sh\ntouch " + QFile::encodeName(ran) + "\nexit 1\n")).has_value());
        QVERIFY(QFile::setPermissions(program, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        lab.write(u"diary/a.md"_s, "text");
        QVERIFY(runGit(root, {u"init"_s, u"-q"_s}) && runGit(root, {u"add"_s, u"diary"_s}) && runGit(root, {u"commit"_s, u"-qm"_s, u"a"_s}));
        if (trick == u"signature") {
            // A commit that says it is signed, by a program that is asked whether that is so.
            QProcess git;
            git.setWorkingDirectory(root);
            git.start(u"sh"_s, {u"-c"_s, u"git cat-file commit HEAD | sed '/^committer/a gpgsig -----BEGIN PGP SIGNATURE-----\\n \\n x\\n -----END PGP SIGNATURE-----' "
                                         "| git hash-object -t commit -w --stdin | xargs git update-ref HEAD"_s});
            QVERIFY(git.waitForFinished() && git.exitCode() == 0);
            QVERIFY(runGit(root, {u"config"_s, u"log.showSignature"_s, u"true"_s}) && runGit(root, {u"config"_s, u"gpg.program"_s, program}));
        } else if (trick == u"promisor") {
            // The text is not there, and is to be fetched by a program.
            for (const auto &[key, value] : {std::pair(u"core.repositoryFormatVersion"_s, u"1"_s), {u"extensions.partialClone"_s, u"origin"_s},
                                             {u"remote.origin.url"_s, lab.home}, {u"remote.origin.promisor"_s, u"true"_s},
                                             {u"remote.origin.uploadpack"_s, program}, {u"protocol.file.allow"_s, u"always"_s}})
                QVERIFY(runGit(root, {u"config"_s, key, value}));
            const QByteArray blob = QCryptographicHash::hash(QByteArray("blob 4\0text", 11), QCryptographicHash::Sha1).toHex();
            QVERIFY(QFile::remove(root % u"/.git/objects/" % QString::fromLatin1(blob.first(2)) % u'/' % QString::fromLatin1(blob.sliced(2))));
        } else if (trick == u"fsmonitor") {
            QVERIFY(runGit(root, {u"config"_s, u"core.fsmonitor"_s, program}));
        }
        QFile::remove(ran);
        const auto committed = lastCommitted(root + u"/diary/a.md"_s);
        QCOMPARE(committed.has_value(), trick != u"promisor");
        QVERIFY(!committed || committed->bytes == "text");
        QVERIFY(!QFile::exists(ran));
    }
};

QTEST_GUILESS_MAIN(ForeignTest)
#include "tst_foreign.moc"
