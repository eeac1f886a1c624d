// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/resources.h"
#include "widgets/editor.h"
#include "widgets/spelling.h"

#include <KTextEditor/Document>
#include <KTextEditor/View>
#include <Sonnet/Speller>

#include <QContextMenuEvent>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace yeonji;
using namespace yeonji::widgets;
using namespace Qt::StringLiterals;

namespace {

QStringList texts(const QString &line)
{
    QStringList words;
    for (const Word &word : wordsOf(line))
        words.append(word.text);
    return words;
}

} // namespace

class SpellingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { resources::load(); }

    void words_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("both scripts") << u"오늘 loss went 내려갔다."_s << QStringList{u"오늘"_s, u"loss"_s, u"went"_s, u"내려갔다"_s};
        QTest::newRow("names of code") << u"eval_loss fp16 sft-3 GPU useCase a/b.py 3e-4"_s << QStringList{};
        QTest::newRow("particle at an English word") << u"baseline이 낫다"_s << QStringList{u"baseline"_s, u"낫다"_s};
        QTest::newRow("apostrophe") << u"it doesn’t"_s << QStringList{u"it"_s, u"doesn’t"_s};
        QTest::newRow("single letters") << u"a 나 x"_s << QStringList{};
    }
    void words()
    {
        QFETCH(QString, line);
        QFETCH(QStringList, expected);
        QCOMPARE(texts(line), expected);
    }

    void wrongWords_areMarked_inBothLanguages_andNotInCode()
    {
        const auto languages = Sonnet::Speller().availableLanguages();
        if (!languages.contains(u"ko_KR") || !languages.contains(u"en_US"))
            QSKIP("the dictionaries hunspell-ko and hunspell-en-us are not installed");
        Editor editor({.spelling = true});
        editor.resize(700, 500);
        editor.show();
        QVERIFY(QTest::qWaitForWindowExposed(&editor));
        editor.setText(u"The recieve word and a right one.\n학습을 했따 그리고 잤다.\n`recieve` {{recieve x}}\n```\nrecieve\n```\n끝\n"_s);
        editor.goToLine(7);
        auto *view = editor.findChild<KTextEditor::View *>();
        const auto marked = [&] {
            QStringList words;
            for (const auto &range : editor.spelling()->marked())
                words.append(view->document()->text(range));
            return words;
        };
        QTRY_VERIFY2_WITH_TIMEOUT(marked() == (QStringList{u"recieve"_s, u"했따"_s}), qPrintable(marked().join(u' ')), 12'000);

        // Right-click on the word offers what it should be, and puts it there.
        view->setCursorPosition({0, 6});
        QMenu *menu = view->contextMenu();
        menu->popup(QPoint(10, 10));
        const auto offered = [&]() -> QAction * {
            for (QAction *action : menu->actions())
                if (action->text() == u"receive")
                    return action;
            return nullptr;
        };
        QTRY_VERIFY_WITH_TIMEOUT(offered() != nullptr, 12'000);
        offered()->trigger();
        menu->close();
        QVERIFY(editor.text().startsWith(u"The receive word"));
        QTRY_COMPARE_WITH_TIMEOUT(marked(), QStringList{u"했따"_s}, 12'000);

        editor.setAppearance({.spelling = false});
        QVERIFY(editor.spelling()->marked().isEmpty());
    }
};

QTEST_MAIN(SpellingTest)
#include "tst_spelling.moc"
