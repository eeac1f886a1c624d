// SPDX-License-Identifier: GPL-3.0-or-later
#include "decks/edits.h"
#include "decks/slides.h"

#include <QTest>

using namespace yeonji::decks;
using namespace Qt::StringLiterals;

class DeckEditsTest : public QObject
{
    Q_OBJECT

    const QString head = u"---\nmarp: true\n---\n"_s;
    const QString deck = head + u"\n# A\n\n---\n\n## B \n\n- b\n\n---\n<!-- _class: lead -->\n# C"_s;

private Q_SLOTS:
    void move_changesPlaces_data()
    {
        QTest::addColumn<QList<int>>("slides");
        QTest::addColumn<int>("before");
        QTest::addColumn<QString>("body");
        const QString same = u"\n# A\n\n---\n\n## B \n\n- b\n\n---\n<!-- _class: lead -->\n# C"_s;
        QTest::newRow("second first") << QList{1} << 0 << u"\n## B \n\n- b\n\n---\n\n# A\n\n---\n<!-- _class: lead -->\n# C"_s;
        QTest::newRow("last first") << QList{2} << 0 << u"\n<!-- _class: lead -->\n# C\n\n---\n\n# A\n\n---\n## B \n\n- b"_s;
        QTest::newRow("first last") << QList{0} << 3 << u"\n## B \n\n- b\n\n---\n\n<!-- _class: lead -->\n# C\n\n---\n# A"_s;
        QTest::newRow("two last") << QList{1, 0} << 3 << u"\n<!-- _class: lead -->\n# C\n\n---\n\n# A\n\n---\n## B \n\n- b"_s;
        QTest::newRow("where it is") << QList{1} << 2 << same;
        QTest::newRow("before itself") << QList{1} << 1 << same;
        QTest::newRow("none") << QList<int>() << 0 << same;
        QTest::newRow("out of range") << QList{7, -1} << 0 << same;
    }
    void move_changesPlaces()
    {
        QFETCH(QList<int>, slides);
        QFETCH(int, before);
        QFETCH(QString, body);
        QCOMPARE(moved(deck, slides, before), QString(head + body));
        QCOMPARE(slidesOf(moved(deck, slides, before)).size(), 3);
    }

    void wordsAboveARule_becomeNoHeading()
    {
        const QString text = head + u"- a\n---\nwords\n\n---\nc"_s;
        QCOMPARE(moved(text, {1}, 0), QString(head + u"words\n\n---\n- a\n\n---\nc"_s));
        QCOMPARE(moved(text, {}, 0), text);
    }

    void endOfTheFile_staysTheEnd()
    {
        QCOMPARE(moved(u"a\n\n---\n\nb\n"_s, {1}, 0), u"b\n\n---\n\na\n"_s);
        QCOMPARE(moved(u"a\n\n---\n\nb"_s, {1}, 0), u"b\n\n---\n\na"_s);
    }

    void headingsThatDivide_needNoRules()
    {
        const QString front = u"---\nmarp: true\nheadingDivider: 2\n---\n"_s;
        const QString text = front + u"# A\n\na\n\n## B\n\n---\n\nc\n"_s;
        QCOMPARE(slidesOf(text).size(), 3);
        const QString turned = moved(text, {1}, 0);
        QCOMPARE(turned, QString(front + u"## B\n\n# A\n\na\n\n---\n\nc\n"_s));
        QCOMPARE(slidesOf(turned).size(), 3);
        QCOMPARE(moved(turned, {1}, 0), text);
        QCOMPARE(slidesOf(moved(text, {2}, 0)).size(), 3);
    }

    // Below another slide they would be that one's, or make a slide of their own.
    void commentsAboveTheFirstHeading_goWithIt()
    {
        const QString front = u"---\nheadingDivider: 1\n---\n"_s;
        const QString text = front + u"<!-- _class: lead -->\n\n# A\n\na\n\n# B\n\nb\n"_s;
        const QString turned = moved(text, {0}, 2);
        QCOMPARE(turned, front + u"# B\n\nb\n\n# A\n<!-- _class: lead -->\n\n\na\n"_s);
        QCOMPARE(slidesOf(turned).size(), 2);
        const QString twice = duplicated(text, {0});
        QCOMPARE(twice, front + u"<!-- _class: lead -->\n\n# A\n\na\n\n# A\n<!-- _class: lead -->\n\n\na\n\n# B\n\nb\n"_s);
        QCOMPARE(slidesOf(twice).size(), 3);
        // The first slide stays as it is.
        QVERIFY(moved(text, {1}, 2) == text);
        QVERIFY(withVisible(text, {0}, Visible::No).startsWith(QString(front + u"<!-- hide: true -->\n<!-- _class: lead -->\n\n# A\n"_s)));
    }

    void fencesAndComments_stayWithTheirSlide()
    {
        const QString text = u"```\n---\n```\n\n---\n\n<!--\n---\n-->\n"_s;
        QCOMPARE(moved(text, {1}, 0), u"<!--\n---\n-->\n\n---\n\n```\n---\n```\n"_s);
    }

    // A figure put on a slide is one of the talk, not of the slides for questions.
    void addedSlide_comesBeforeTheBackup_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("after");
        QTest::addColumn<int>("slide");
        QTest::newRow("no backup") << u"# A\n\n---\n\n# B\n"_s << u"# A\n\n---\n\n# B\n\n---\n\nx\n"_s << 2;
        QTest::newRow("empty") << QString() << u"\n---\n\nx\n"_s << 1;
        QTest::newRow("backup") << u"# A\n\n---\n\n<!-- backup: true -->\n# Q\n\n---\n\n# R\n"_s
                                << u"# A\n\n---\n\nx\n\n---\n\n<!-- backup: true -->\n# Q\n\n---\n\n# R\n"_s << 1;
    }
    void addedSlide_comesBeforeTheBackup()
    {
        QFETCH(QString, text);
        const Added longer = added(text, u"x\n"_s);
        QTEST(longer.slide, "slide");
        QCOMPARE(slidesOf(longer.text).value(longer.slide).backup, false);
        QCOMPARE(slidesOf(longer.text).size(), slidesOf(text).size() + 1);
        QTEST(longer.text, "after");
    }

    void duplicate_standsAfterItself()
    {
        QCOMPARE(duplicated(deck, {1}), QString(head + u"\n# A\n\n---\n\n## B \n\n- b\n\n---\n\n## B \n\n- b\n\n---\n<!-- _class: lead -->\n# C"_s));
        QCOMPARE(duplicated(u"a\n"_s, {0}), u"a\n\n---\n\na\n"_s);
        QCOMPARE(slidesOf(duplicated(deck, {0, 1, 2})).size(), 6);
        QVERIFY(duplicated(deck, {2}).endsWith(u"# C\n\n---\n<!-- _class: lead -->\n# C"_s));
    }

    void remove_closesTheGap()
    {
        QCOMPARE(removed(deck, {1}), QString(head + u"\n# A\n\n---\n<!-- _class: lead -->\n# C"_s));
        QCOMPARE(removed(deck, {0}), QString(head + u"\n## B \n\n- b\n\n---\n<!-- _class: lead -->\n# C"_s));
        QCOMPARE(removed(deck, {2}), QString(head + u"\n# A\n\n---\n\n## B \n\n- b"_s));
        QCOMPARE(slidesOf(removed(deck, {0, 1, 2})).size(), 1);
        QVERIFY(removed(deck, {0, 1, 2}).startsWith(head));
    }

    void hide_andShow_isOneLine()
    {
        const QString hidden = withVisible(deck, {1, 2}, Visible::No);
        QCOMPARE(hidden, QString(head + u"\n# A\n\n---\n\n<!-- hide: true -->\n## B \n\n- b\n\n---\n<!-- hide: true -->\n<!-- _class: lead -->\n# C"_s));
        QVERIFY(slidesOf(hidden).at(1).hidden && slidesOf(hidden).at(2).hidden && !slidesOf(hidden).at(0).hidden);
        QCOMPARE(withVisible(hidden, {1, 2}, Visible::Yes), deck);
        QVERIFY(withVisible(deck, {0}, Visible::No, u"다음에"_s).contains(u"<!-- hide: 다음에 -->\n# A"_s));
        QVERIFY(slidesOf(withVisible(deck, {0}, Visible::No, u"a --> b"_s)).at(0).hidden);
    }

    // As Marp's reader takes it, too, to which these are YAML.
    void anyReason_readsBack_data()
    {
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("written");
        QTest::newRow("words") << u"다음에"_s << u"다음에"_s;
        QTest::newRow("a word for no") << u"no"_s << u"no."_s;
        QTest::newRow("another") << u"false"_s << u"false."_s;
        QTest::newRow("colon") << u"시간: 부족"_s << u"'시간: 부족'"_s;
        QTest::newRow("number sign") << u"그림 #3"_s << u"'그림 #3'"_s;
        QTest::newRow("brackets") << u"[가] 나"_s << u"'[가] 나'"_s;
        QTest::newRow("quotes") << u"'a' isn't: b"_s << u"'''a'' isn''t: b'"_s;
        QTest::newRow("in quotes") << u"\"no\""_s << u"'\"no\"'"_s;
        QTest::newRow("quotes within") << u"the \"a\" isn't"_s << u"the \"a\" isn't"_s;
    }
    void anyReason_readsBack()
    {
        QFETCH(QString, reason);
        QFETCH(QString, written);
        const QString hidden = withVisible(deck, {1}, Visible::No, reason);
        QVERIFY2(hidden.contains(u"<!-- hide: "_s % written % u" -->\n## B"_s), qPrintable(hidden));
        const QString again = reason == u"no"_s || reason == u"false"_s ? QString(reason + u'.') : reason;
        QVERIFY(slidesOf(hidden).at(1).hidden);
        QCOMPARE(slidesOf(hidden).at(1).reason, again);
        QCOMPARE(withVisible(hidden, {1}, Visible::Yes), deck);
        const QString begun = withSectionAt(deck, 1, reason);
        QCOMPARE(slidesOf(begun).at(1).section, again);
        QCOMPARE(withSectionAt(begun, 1, {}), deck);
    }

    void emptySlideAboveADividingHeading_keepsItsComment()
    {
        const QString mixed = u"---\nmarp: true\nheadingDivider: 1\n---\n\n# One\n\n---\n\n# Two\n\ntext\n"_s;
        const auto isOnALineOfItsOwn = [&](const QString &edited, const QString &comment) {
            return edited == QString(mixed).replace(u"---\n\n# Two"_s, QString(u"---\n\n"_s % comment % u"\n# Two"_s));
        };
        const QString hidden = withVisible(mixed, {1}, Visible::No);
        QVERIFY2(isOnALineOfItsOwn(hidden, u"<!-- hide: true -->"_s), qPrintable(hidden));
        QCOMPARE(slidesOf(hidden).size(), slidesOf(mixed).size());
        QCOMPARE(withVisible(hidden, {1}, Visible::Yes), mixed);
        QVERIFY(isOnALineOfItsOwn(withBackupFrom(mixed, 1), u"<!-- backup: true -->"_s));
        QCOMPARE(withBackupFrom(withBackupFrom(mixed, 1), 1), mixed);
        QVERIFY(isOnALineOfItsOwn(withSectionAt(mixed, 1, u"가"_s), u"<!-- section: 가 -->"_s));
        QCOMPARE(withSectionAt(withSectionAt(mixed, 1, u"가"_s), 1, {}), mixed);
    }

    void backup_isOnOneSlide()
    {
        const QString second = withBackupFrom(deck, 1);
        QVERIFY(second.contains(u"---\n\n<!-- backup: true -->\n## B"_s));
        const QString third = withBackupFrom(second, 2);
        QCOMPARE(third.count(u"backup"_s), 1);
        QCOMPARE(withBackupFrom(third, 2), deck);
    }

    // Marp's usual way to say several things.
    void oneCommentOfSeveralDirectives_losesOneOfThem()
    {
        const QString text = head + u"# A\n\n---\n\n<!-- section: 가\n_class: lead -->\n# B\n\n---\n\n<!-- backup: true\n_class: lead -->\n# C\n"_s;
        const QString renamed = withSectionAt(text, 1, u"나"_s);
        QCOMPARE(renamed, QString(text).replace(u"<!-- section: 가\n_class"_s, u"<!-- section: 나 -->\n<!-- _class"_s));
        QCOMPARE(slidesOf(renamed).at(1).section, u"나"_s);
        QCOMPARE(withBackupFrom(text, 2), QString(text).replace(u"backup: true\n"_s, QString()));
        QCOMPARE(withBackupFrom(text, 1).count(u"backup"_s), 1);
    }

    void codeThatShowsDirectives_staysAsItIs()
    {
        const QString code = u"```md\n<!-- hide: true -->\n<!-- section: 가 -->\n<!-- backup: true -->\n```\n\n    <!-- hide: true -->\n"_s;
        const QString text = head + u"a\n\n---\n\n## B\n\n"_s + code;
        for (const QString &edited : {withVisible(text, {1}, Visible::No), withSectionAt(text, 1, u"나"_s), withBackupFrom(text, 1)}) {
            QVERIFY(edited.endsWith(code));
            QCOMPARE(edited.size() - text.size(), edited.section(u'\n', 7, 7).size() + 1);
        }
        QCOMPARE(withVisible(withVisible(text, {1}, Visible::No), {1}, Visible::Yes), text);
        QCOMPARE(withBackupFrom(withBackupFrom(text, 0), 0), text);
    }

    void show_takesOutWhatHides_data()
    {
        QTest::addColumn<QString>("hidden");
        QTest::addColumn<QString>("shown");
        QTest::newRow("in words") << u"# A <!-- hide: true -->\n\nb"_s << u"# A\n\nb"_s;
        QTest::newRow("among others") << u"<!--\n_class: lead\nhide: 다음에\n-->\nb"_s << u"<!--\n_class: lead\n-->\nb"_s;
        QTest::newRow("first of others") << u"<!-- hide: true\n_class: lead -->\nb"_s << u"<!-- _class: lead -->\nb"_s;
        QTest::newRow("between others") << u"<!-- _class: lead\nhide: true\n_color: red -->\nb"_s << u"<!-- _class: lead\n_color: red -->\nb"_s;
        QTest::newRow("last of others") << u"<!-- _class: lead\nhide: true -->\nb"_s << u"<!-- _class: lead -->\nb"_s;
        QTest::newRow("of some lines") << u"a\n\n<!--\nhide: true\n-->\nb"_s << u"a\n\nb"_s;
        QTest::newRow("between paragraphs") << u"a\n<!-- hide: true -->\nb"_s << u"a\n\nb"_s;
        QTest::newRow("words behind it") << u"a\n\n<!-- hide: true --># B\n"_s << u"a\n\n# B\n"_s;
        QTest::newRow("above a rule") << u"a\n<!-- hide: true -->\n---\nb"_s << u"a\n\n---\nb"_s;
    }
    void show_takesOutWhatHides()
    {
        QFETCH(QString, hidden);
        QFETCH(QString, shown);
        QVERIFY(slidesOf(hidden).first().hidden);
        QCOMPARE(withVisible(hidden, {0}, Visible::Yes), shown);
    }

    void underlinedHeadingsThatDivide_needNoRules()
    {
        const QString front = u"---\nheadingDivider: 2\n---\n"_s;
        const QString text = front + u"A\n===\n\na\n\nB\n---\n\nb\n"_s;
        QCOMPARE(slidesOf(text).size(), 2);
        QCOMPARE(moved(text, {1}, 0), QString(front + u"B\n---\n\nb\n\nA\n===\n\na\n"_s));
        const QString hidden = withVisible(text, {1}, Visible::No);
        QVERIFY2(hidden.endsWith(u"B\n---\n<!-- hide: true -->\n\nb\n"_s), qPrintable(hidden));
        QCOMPARE(withVisible(hidden, {1}, Visible::Yes), text);
    }
};

QTEST_GUILESS_MAIN(DeckEditsTest)
#include "tst_deckedits.moc"
