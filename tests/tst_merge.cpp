// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/merge.h"

#include <QRandomGenerator>
#include <QTest>

using namespace yeonji::project;
using namespace Qt::StringLiterals;

class MergeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void edits_leadFromOneToTheOther_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::newRow("same") << u"가\n나"_s << u"가\n나"_s;
        QTest::newRow("from empty") << u""_s << u"가\n나\n"_s;
        QTest::newRow("to empty") << u"가\n나\n"_s << u""_s;
        QTest::newRow("last line") << u"가\n나"_s << u"가\n나\n다"_s;
        QTest::newRow("final newline") << u"가"_s << u"가\n"_s;
        QTest::newRow("line gone") << u"가\n나\n다"_s << u"가\n다"_s;
        QTest::newRow("emoji") << u"😀a"_s << u"😁a"_s;
        QTest::newRow("two places") << u"a\nb\nc\nd\ne"_s << u"A\nb\nc\nd\nE"_s;
    }
    void edits_leadFromOneToTheOther()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QCOMPARE(applied(from, smallestEdits(from, to)), to);
    }

    void oneWord_isOneSmallEdit()
    {
        const auto edits = smallestEdits(u"첫 줄\n오늘은 학습률을 바꿨다\n끝"_s, u"첫 줄\n오늘은 배치를 바꿨다\n끝"_s);
        QCOMPARE(edits.size(), 1);
        QCOMPARE(edits.first(), (TextEdit{1, 4, u"학습률을"_s, u"배치를"_s}));
    }

    void insertedLine_touchesNoOther()
    {
        QCOMPARE(smallestEdits(u"a\nb\n"_s, u"a\nnew\nb\n"_s), (QList<TextEdit>{{1, 0, u""_s, u"new\n"_s}}));
    }

    void emoji_isNeverCutInHalf()
    {
        for (const auto &edit : smallestEdits(u"x😀y"_s, u"x😁y"_s)) {
            QVERIFY(edit.removed.isValidUtf16());
            QVERIFY(edit.inserted.isValidUtf16());
        }
    }

    void randomTexts_leadToEachOther()
    {
        QRandomGenerator random(7);
        const auto text = [&random] {
            QString lines;
            for (int i = random.bounded(12); i >= 0; --i)
                lines += QString(QChar(u'a' + random.bounded(4))) + (random.bounded(5) ? u"\n"_s : u""_s);
            return lines;
        };
        for (int i = 0; i < 3000; ++i) {
            const QString a = text();
            const QString b = text();
            QCOMPARE(applied(a, smallestEdits(a, b)), b);
        }
    }

    void rewrite_ends()
    {
        QString a;
        QString b;
        for (int i = 0; i < 20'000; ++i) {
            a += QString::number(i) + u"a\n"_s;
            b += QString::number(i) + u"b\n"_s;
        }
        QCOMPARE(applied(a, smallestEdits(a, b)), b);
    }

    void separateChanges_merge()
    {
        const QString base = u"1\n2\n3\n4\n5\n6\n"_s;
        QCOMPARE(mergeThreeWay(base, u"1\nmine\n3\n4\n5\n6\n"_s, u"1\n2\n3\n4\n5\n6\ntheirs\n"_s).value(),
                 u"1\nmine\n3\n4\n5\n6\ntheirs\n"_s);
        QCOMPARE(mergeThreeWay(base, base, u"x\n"_s).value(), u"x\n"_s);
        QCOMPARE(mergeThreeWay(base, u"x\n"_s, base).value(), u"x\n"_s);
    }

    void touchingChanges_canBothBeKept()
    {
        QCOMPARE(keepBoth(u"1\n2\n3\n4\n5"_s, u"1\nmine\n3\n4\n5"_s, u"1\ntheirs\n3\n4\nfive"_s),
                 u"1\nmine\ntheirs\n3\n4\nfive"_s);
        QCOMPARE(keepBoth(u"1\n2"_s, u"mine"_s, u"theirs"_s), u"mine\ntheirs"_s);
    }

    void touchingChanges_doNot()
    {
        QVERIFY(!mergeThreeWay(u"1\n2\n3\n"_s, u"1\nmine\n3\n"_s, u"1\ntheirs\n3\n"_s));
        QVERIFY(!mergeThreeWay(u"1\n2\n3\n"_s, u"1\nmine\n3\n"_s, u"1\n2\ntheirs\n"_s));
    }
};

QTEST_GUILESS_MAIN(MergeTest)
#include "tst_merge.moc"
