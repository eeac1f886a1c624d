// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files.h"
#include "project/documentfile.h"
#include "project/watch.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

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

QTEST_GUILESS_MAIN(DocumentTest)
#include "tst_document.moc"
