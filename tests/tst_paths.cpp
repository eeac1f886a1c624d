// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where a name leads: the one rule that everything which trusts a name asks.
#include "core/files.h"
#include "core/paths.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace yeonji;
using namespace Qt::StringLiterals;

class PathsTest : public QObject
{
    Q_OBJECT

    // lab/ with a file and links, beside out/: what a project of someone else's may hold.
    struct Lab
    {
        QTemporaryDir dir;
        QString root = QDir(dir.path()).canonicalPath();
        QString lab = root + u"/lab"_s;

        Lab()
        {
            for (const QString &file : {u"lab/in/a.md"_s, u"out/secret.md"_s, u"lab2/b.md"_s})
                QVERIFY(writeFile(root % u'/' % file, "x").has_value());
            QVERIFY(QFile::link(u"../out/secret.md"_s, lab + u"/leak.md"_s));
            QVERIFY(QFile::link(u"../out"_s, lab + u"/away"_s));
            QVERIFY(QFile::link(u"../out/new.md"_s, lab + u"/dangling.md"_s));
            QVERIFY(QFile::link(u"in/a.md"_s, lab + u"/near.md"_s));
            QVERIFY(QFile::link(u"self.md"_s, lab + u"/self.md"_s));
        }
    };

private Q_SLOTS:
    void names_alone()
    {
        QVERIFY(isWithin(u"/a/b"_s, u"/a"_s) && isWithin(u"/a"_s, u"/a"_s) && isWithin(u"/a"_s, u"/"_s));
        QVERIFY(!isWithin(u"/ab"_s, u"/a"_s) && !isWithin(u"/"_s, u"/a"_s) && !isWithin(u"/a"_s, QString()));
        QCOMPARE(nameWithin(u"/a/b/c"_s, u"/a"_s), u"b/c"_s);
        QCOMPARE(nameWithin(u"/a"_s, u"/"_s), u"a"_s);
        QCOMPARE(nameWithin(u"/ab"_s, u"/a"_s), u"/ab"_s);
        QCOMPARE(nameWithin(u"/a"_s, u"/a"_s), u"/a"_s);
    }

    void noNameAndNoPlace_leadNowhere()
    {
        QCOMPARE(realPath({}), QString());
        QTemporaryDir dir;
        const QString gone = dir.filePath(u"gone"_s);
        QVERIFY(QDir().mkpath(gone) && QDir::setCurrent(gone) && QDir(gone).removeRecursively());
        QCOMPARE(realPath(u"a.md"_s), QString());
        QVERIFY(QDir::setCurrent(dir.path()));
        QCOMPARE(realPath(u"a.md"_s), QDir(QDir(dir.path()).canonicalPath()).filePath(u"a.md"_s));
    }

    void nameInNfc_isSpeltAsTheDiskHasIt()
    {
        QTemporaryDir dir;
        const auto nfd = [](const QString &text) { return text.normalized(QString::NormalizationForm_D); };
        const QString file = dir.filePath(nfd(u"실험/하나.csv"_s));
        QVERIFY(writeFile(file, "x").has_value());
        QVERIFY(writeFile(dir.filePath(u"둘.csv"_s), "x").has_value());
        for (const QString &way : {u"실험/하나.csv"_s, QString(nfd(u"실험"_s) % u"/하나.csv"_s), u"실험/../실험/하나.csv"_s})
            QCOMPARE(QDir::cleanPath(spelledPath(dir.filePath(way))), file);
        QCOMPARE(spelledPath(dir.filePath(nfd(u"둘.csv"_s))), dir.filePath(u"둘.csv"_s));
        QCOMPARE(spelledPath(dir.filePath(u"실험/둘.csv"_s)), dir.filePath(u"실험/둘.csv"_s));
        QCOMPARE(spelledPath({}), QString());
        QDir::setCurrent(dir.path());
        QCOMPARE(spelledPath(u"실험/하나.csv"_s), nfd(u"실험/하나.csv"_s));
    }

    void links_leadWhereTheyLead_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<bool>("within");
        QTest::newRow("file") << u"in/a.md"_s << true;
        QTest::newRow("the folder itself") << u"."_s << true;
        QTest::newRow("not there yet") << u"in/new/b.md"_s << true;
        QTest::newRow("link within") << u"near.md"_s << true;
        QTest::newRow("link out") << u"leak.md"_s << false;
        QTest::newRow("link to what is not there") << u"dangling.md"_s << false;
        QTest::newRow("through a folder") << u"away/secret.md"_s << false;
        QTest::newRow("through a folder, not there") << u"away/deep/new.md"_s << false;
        QTest::newRow("dots") << u"../out/secret.md"_s << false;
        QTest::newRow("a name that begins alike") << u"../lab2/b.md"_s << false;
        QTest::newRow("link to itself") << u"self.md"_s << false;
    }
    void links_leadWhereTheyLead()
    {
        QFETCH(QString, path);
        QFETCH(bool, within);
        const Lab lab;
        QCOMPARE(leadsWithin(lab.lab % u'/' % path, lab.lab), within);
    }

    void nameOutOfAFile_standsForAPlaceBelow_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("stands");
        for (const char *name : {"in/a.md", "new.md", "in/deep/new.md", "..a/b.md", "..md"})
            QTest::newRow(name) << QString::fromLatin1(name) << true;
        for (const char *name : {"", ".", "..", "../out/secret.md", "in/../../out/secret.md", "/etc/passwd", "in//a.md", "./in/a.md", "in/",
                                 "leak.md", "near.md", "dangling.md", "away/secret.md", "away/new.md", "self.md"})
            QTest::newRow(*name ? name : "empty") << QString::fromLatin1(name) << false;
    }
    void nameOutOfAFile_standsForAPlaceBelow()
    {
        QFETCH(QString, name);
        QFETCH(bool, stands);
        const Lab lab;
        const auto place = placeWithin(lab.lab, name);
        QCOMPARE(place.has_value(), stands);
        QCOMPARE(writeWithin(lab.lab, name, "mine").has_value(), stands);
        QCOMPARE(readFile(lab.root + u"/out/secret.md"_s).value_or(QByteArray()), QByteArray("x"));
        QCOMPARE(QDir(lab.root + u"/out"_s).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList{u"secret.md"_s});
        if (stands)
            QCOMPARE(*place, QString(lab.lab % u'/' % name));
    }
};

QTEST_GUILESS_MAIN(PathsTest)
#include "tst_paths.moc"
