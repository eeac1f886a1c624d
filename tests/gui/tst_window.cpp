// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window, through keys, clicks and drops; asserts on what a person sees.
#include "../folder.h"

#include "pages/pageview.h"
#include "project/recovery.h"
#include "resources/resources.h"
#include "widgets/actions.h"
#include "widgets/mainwindow.h"
#include "widgets/monthgrid.h"
#include "widgets/editingpane.h"
#include "widgets/entryview.h"
#include "widgets/noticebar.h"
#include "widgets/outline.h"
#include "widgets/palette.h"
#include "widgets/rail.h"
#include "widgets/rowlist.h"
#include "widgets/runpane.h"
#include "widgets/tabarea.h"
#include "widgets/theme.h"
#include "widgets/windows.h"
#include "windowfixture.h"

#include <QAction>
#include <QApplication>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QSplitter>
#include <QStyleHints>
#include <QTemporaryDir>
#include <QTest>
#include <QWindow>

#include <algorithm>

using namespace yeonji;
using namespace yeonji::widgets;
using namespace Qt::StringLiterals;

class WindowTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        testing::put(at(u"yeonji.yaml"), "title: 시험\n");
        testing::put(at(u"assets/red.png"), QByteArray::fromBase64("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="));
        testing::put(at(u"notes.txt"), "첫 줄\n둘째 줄\n");
        testing::put(at(u"other.txt"), "다른 글\n");
        testing::put(at(u"reports/kim.md"), "# 김 보고서\n\n글.\n");
        auto project = project::open(m_folder->path());
        QVERIFY(project.has_value());
        m_window = testing::shownWindow(*project);
        QVERIFY(m_window);
    }

    void cleanup() { m_window.reset(); }

    void textThatWasNotSaved_isOfferedAtTheStart()
    {
        const auto project = project::open(m_folder->path());
        QVERIFY(project::Recovery(*project).keep({at(u"reports/kim.md"), u"# 김 보고서\n\n더 쓴 글.\n"_s, {}, QDateTime::currentDateTime()}));
        MainWindow again(*project, Settings());
        again.setAttribute(Qt::WA_DeleteOnClose, false);
        again.show();
        QTRY_VERIFY2(again.notices().sentence().contains(u"kim"_s), qPrintable(again.notices().sentence()));
        project::Recovery(*project).forget(at(u"reports/kim.md"));
    }

    // On a desktop with OpenGL a window made anew blinks, and takes the input method of a syllable along
    // (tests/CMakeLists.txt runs this one on such a desktop, too).
    void firstPage_leavesTheWindowAsItIs()
    {
        const QWindow *window = m_window->windowHandle();
        const WId id = m_window->winId();
        auto *entry = dynamic_cast<EntryView *>(m_window->open(at(u"reports/kim.md")));
        QVERIFY(entry);
        QTRY_VERIFY(entry->page());
        QSignalSpy rendered(entry->page(), &pages::PageView::rendered);
        QTRY_VERIFY_WITH_TIMEOUT(!rendered.isEmpty() || !entry->page()->parts().isEmpty(), 20'000);
        QCOMPARE(m_window->windowHandle(), window);
        QCOMPARE(m_window->winId(), id);
    }

    // What says the focus stands around the words of a button, not on them.
    void focusedButton_showsItsWords()
    {
        QWidget window;
        auto *button = new QPushButton(u"견본 열어 보기"_s, &window);
        auto *other = new QPushButton(u"폴더 열기"_s, &window);
        other->move(0, 60);
        button->setDefault(true);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        const QRect inside = button->rect().adjusted(3, 3, -3, -3);
        other->setFocus();
        QTRY_VERIFY(other->hasFocus());
        const QImage without = button->grab(inside).toImage();
        button->setFocus(Qt::TabFocusReason);
        QTRY_VERIFY(button->hasFocus());
        QCOMPARE(button->grab(inside).toImage(), without);
    }

    void runFromElsewhere_isShownInAFolderThatIsNoProject()
    {
        const QTemporaryDir plain, outside;
        testing::put(outside.filePath(u"sft-3/metrics.csv"_s), "step,loss\n1,2.4\n2,2.1\n3,1.9\n");
        testing::put(plain.filePath(u"notes.md"_s), "# 메모\n");
        const auto window = testing::shownWindow(*project::open(plain.path()));
        QVERIFY(window);
        window->drop({outside.filePath(u"sft-3"_s)});
        QTRY_VERIFY(dynamic_cast<RunPane *>(window->tabs().current()));
        QTRY_COMPARE(window->tabs().current()->rightStatus(), u"3 points, all drawn · 1 metric(s)"_s);
    }

    void folderOfARunGivenToTheProgram_isShown()
    {
        testing::put(at(u"runs/sft-3/metrics.csv"), "step,loss\n1,2.4\n2,2.1\n3,1.9\n");
        testing::put(at(u"runs/sft-4/metrics.csv"), "step,loss\n1,2.4\n2,2.1\n");
        Windows windows{Settings()};
        windows.open({at(u"runs")});  // holds runs and is none
        windows.open({at(u"runs/sft-3")});
        MainWindow *window = windows.windowOf(m_folder->path());
        QVERIFY(window);
        QTRY_VERIFY(dynamic_cast<RunPane *>(window->tabs().current()));
        QCOMPARE(window->tabs().current()->path(), at(u"runs/sft-3"));
    }

    void fileThatCannotBeShownAsItIs_saysWhy_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("empty table") << u"runs/new.csv"_s << QByteArray() << u"this file is empty; wait"_s;
        QTest::newRow("UTF-16") << u"windows.txt"_s << QByteArray("\xff\xfe\x00\xac\n\0", 6) << u"save it as UTF-8"_s;
        QTest::newRow("one long line") << u"reports/long.md"_s << QByteArray("ab ").repeated(200'001) << u"Line 1 of this file is too long"_s;
    }
    void fileThatCannotBeShownAsItIs_saysWhy()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, sentence);
        testing::put(at(file), bytes);
        Tab *tab = m_window->open(at(file));
        QVERIFY(tab);
        const auto said = [tab] {
            QStringList all;
            for (const QLabel *label : tab->findChildren<QLabel *>())
                if (label->isVisible())
                    all.append(label->text());
            for (const QPlainTextEdit *text : tab->findChildren<QPlainTextEdit *>())
                all.append(text->toPlainText());
            return all.join(u'\n');
        };
        QTRY_VERIFY2(said().contains(sentence), qPrintable(said()));
    }

    void counts_areOfAllThatTheFileHolds()
    {
        testing::put(at(u"reports/long.md"), QByteArray("ab ").repeated(200'001));
        Tab *tab = m_window->open(at(u"reports/long.md"));
        QVERIFY(tab);
        QTRY_VERIFY2(tab->rightStatus().contains(QString(u"200"_s % QLocale().groupSeparator() % u"001 word"_s)), qPrintable(tab->rightStatus()));
    }

    void everyAction_isInMenuAndPalette()
    {
        QSet<QAction *> inMenus;
        for (const QAction *top : m_window->actions().menu()->actions())
            for (QAction *action : top->menu()->actions())
                inMenus.insert(action);
        for (QAction *action : m_window->actions().all())
            QVERIFY2(inMenus.contains(action), qPrintable(action->objectName()));
        QTest::keyClick(m_window.get(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(m_window->commandPalette().isVisible());
        QCOMPARE(m_window->commandPalette().shown(), int(m_window->actions().all().size()));
    }

    void shortcuts_areNotShared()
    {
        QSet<QKeySequence> seen;
        for (const QAction *action : m_window->actions().all()) {
            if (action->shortcut().isEmpty())
                continue;
            QVERIFY2(!seen.contains(action->shortcut()), qPrintable(action->objectName()));
            seen.insert(action->shortcut());
        }
    }

    void quickOpen_typedInitials_opensTheReport()
    {
        QTRY_VERIFY(m_window->findChild<RowList *>() != nullptr);
        m_window->showPlace(u"reports"_s);
        QTRY_VERIFY(rowShown(u"김 보고서"_s));
        QTest::keyClick(m_window.get(), Qt::Key_P, Qt::ControlModifier);
        QTRY_VERIFY(m_window->commandPalette().isVisible());
        QInputMethodEvent typed;
        typed.setCommitString(u"ㄱㅂㄱㅅ"_s);
        QApplication::sendEvent(m_window->commandPalette().field(), &typed);
        QTest::keyClick(m_window->commandPalette().field(), Qt::Key_Return);
        QTRY_VERIFY(m_window->tabs().current() != nullptr);
        QCOMPARE(m_window->tabs().current()->path(), at(u"reports/kim.md"));
    }

    void altAlone_opensTheMenu()
    {
        QWindow *handle = m_window->windowHandle();
        QTest::keyPress(handle, Qt::Key_Alt);
        QTest::keyClick(handle, Qt::Key_F7, Qt::AltModifier);
        QTest::keyRelease(handle, Qt::Key_Alt);
        QVERIFY(!m_window->actions().menu()->isVisible());
        QTest::keyPress(handle, Qt::Key_Alt);
        QTest::keyRelease(handle, Qt::Key_Alt);
        QTRY_VERIFY(m_window->actions().menu()->isVisible());
        QVERIFY(m_window->actions().menu()->activeAction() != nullptr);
        m_window->actions().menu()->close();
    }

    // A new document is open before the folder was looked through again.
    void rowThatComesLater_isChosen()
    {
        const auto rowOf = [](const QString &path) {
            Row row;
            row.title = row.path = path;
            return row;
        };
        RowList list(u"rows"_s);
        list.setRows({rowOf(u"a"_s)});
        list.setCurrentPath(u"b"_s);
        QVERIFY(!list.currentRow());
        list.setRows({rowOf(u"a"_s), rowOf(u"b"_s)});
        QVERIFY(list.currentRow() && list.currentRow()->path == u"b"_s);
        list.setCurrentPath({});
        list.setRows({rowOf(u"b"_s)});
        QVERIFY(!list.currentRow());
    }

    void severalRuns_chosenInTheList_areComparedInOneTab()
    {
        for (const auto *name : {"a", "b", "c"})
            testing::put(at(u"runs/%1/metrics.csv"_s.arg(QLatin1StringView(name))), "step,loss\n1,2.5\n2,2.1\n3,1.9\n");
        m_window->showPlace(u"runs"_s);
        m_window->workspace().library()->refresh();
        QTRY_VERIFY(rowShown(u"c"_s));
        RowList *list = nullptr;
        for (RowList *each : m_window->findChildren<RowList *>())
            if (each->isVisible())
                list = each;
        const auto click = [&](const QString &name, Qt::KeyboardModifiers with) {
            for (int i = 0; i < list->count(); ++i)
                if (list->row(i).title == name)
                    QTest::mouseClick(list->viewport(), Qt::LeftButton, with, list->visualRect(list->model()->index(i, 0)).center());
        };
        click(u"a"_s, Qt::ControlModifier);
        click(u"c"_s, Qt::ControlModifier);
        QVERIFY(m_window->tabs().tabs().isEmpty());
        const auto buttons = m_window->findChildren<QPushButton *>();
        const auto compare = std::ranges::find_if(buttons, [](const QPushButton *button) { return button->isVisible() && button->text().contains(u"2"); });
        QVERIFY(compare != buttons.end());
        QTest::mouseClick(*compare, Qt::LeftButton);
        QTRY_COMPARE(m_window->tabs().tabs().size(), 1);
        auto *pane = qobject_cast<RunPane *>(m_window->tabs().current());
        QVERIFY(pane);
        QTRY_COMPARE(pane->runs().size(), size_t(2));
        // One of them alone is another tab, and the comparison comes back with the session.
        m_window->open(at(u"runs/a"));
        QCOMPARE(m_window->tabs().tabs().size(), 2);
        m_window->close();
        m_window = std::make_unique<MainWindow>(*project::open(m_folder->path()), Settings());
        m_window->setAttribute(Qt::WA_DeleteOnClose, false);
        m_window->show();
        QTRY_COMPARE(m_window->tabs().tabs().size(), 2);
        QTRY_COMPARE(qobject_cast<RunPane *>(m_window->tabs().tabs().first())->runs().size(), size_t(2));
    }

    void escape_closesPalette()
    {
        QTest::keyClick(m_window.get(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(m_window->commandPalette().isVisible());
        QTest::keyClick(m_window->commandPalette().field(), Qt::Key_Escape);
        QVERIFY(!m_window->commandPalette().isVisible());
    }

    void tabs_openCloseAndComeBack()
    {
        m_window->open(at(u"notes.txt"));
        QTRY_VERIFY(m_window->tabs().findChild<TabBar *>()->visibleRegion().boundingRect().height() > 20);
        m_window->open(at(u"other.txt"));
        m_window->open(at(u"assets/red.png"));
        QCOMPARE(m_window->tabs().tabs().size(), 3);
        QTest::keyClick(m_window.get(), Qt::Key_Tab, Qt::ControlModifier);
        QTRY_COMPARE(m_window->tabs().current()->path(), at(u"notes.txt"));
        QTest::keyClick(m_window.get(), Qt::Key_W, Qt::ControlModifier);
        QTRY_COMPARE(m_window->tabs().tabs().size(), 2);
        QTest::keyClick(m_window.get(), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(m_window->tabs().current()->path(), at(u"notes.txt"));
    }

    void middleClick_closesTab()
    {
        m_window->open(at(u"notes.txt"));
        m_window->open(at(u"other.txt"));
        auto *bar = m_window->tabs().findChild<TabBar *>();
        QTest::mouseClick(bar, Qt::MiddleButton, {}, bar->tabRect(0).center());
        QTRY_COMPARE(m_window->tabs().tabs().size(), 1);
        QCOMPARE(m_window->tabs().current()->path(), at(u"other.txt"));
    }

    void session_comesBack()
    {
        m_window->open(at(u"notes.txt"));
        m_window->open(at(u"other.txt"));
        m_window->showPlace(u"runs"_s);
        m_window->actions().find(u"outline"_s)->trigger();
        m_window->close();
        m_window = std::make_unique<MainWindow>(*project::open(m_folder->path()), Settings());
        m_window->setAttribute(Qt::WA_DeleteOnClose, false);
        m_window->show();
        QTRY_COMPARE(m_window->tabs().tabs().size(), 2);
        QCOMPARE(m_window->tabs().current()->path(), at(u"other.txt"));
        QCOMPARE(m_window->findChild<Rail *>()->current(), 1);
        QVERIFY(m_window->findChild<Outline *>()->isVisible());
    }

    void splitters_standWhereTheyWereLeft()
    {
        const auto splitterOf = [this]() -> QSplitter * {
            auto *entry = dynamic_cast<EntryView *>(m_window->open(at(u"reports/kim.md")));
            if (!entry || !QTest::qWaitFor([entry] { return entry->page() && entry->pane(); }, 20'000))
                return nullptr;
            for (QWidget *above = entry->page(); above; above = above->parentWidget())
                if (auto *splitter = qobject_cast<QSplitter *>(above); splitter && splitter->isAncestorOf(entry->pane()))
                    return splitter;
            return nullptr;
        };
        QSplitter *splitter = splitterOf();
        QVERIFY(splitter);
        QTRY_VERIFY(splitter->sizes().value(0) > 0 && splitter->sizes().value(1) > 0);
        const int before = splitter->sizes().first();
        QSplitterHandle *handle = splitter->handle(1);
        const QPoint held = handle->rect().center(), moved = held - QPoint(before / 3, 0);
        QTest::mousePress(handle, Qt::LeftButton, {}, held);
        QTest::mouseMove(handle, moved);
        QTest::mouseRelease(handle, Qt::LeftButton, {}, moved);
        QTRY_VERIFY(splitter->sizes().first() < before * 3 / 4);
        const QList<int> left = splitter->sizes();
        m_window->close();
        testing::letGo(m_window);
        m_window = testing::shownWindow(*project::open(m_folder->path()));
        QVERIFY(m_window);
        splitter = splitterOf();
        QVERIFY(splitter);
        // As shares: the window need not be as wide again.
        const auto share = [](const QList<int> &sizes) { return double(sizes.value(0)) / (sizes.value(0) + sizes.value(1)); };
        QTRY_VERIFY2(std::abs(share(splitter->sizes()) - share(left)) < 0.02, qPrintable(u"%1, was %2"_s.arg(share(splitter->sizes())).arg(share(left))));
    }

    void outline_followsTextAndCaret()
    {
        testing::put(at(u"reports/long.md"), "# 긴 보고서\n\n글\n\n## 방법\n\n글\n\n### 자료\n\n글\n\n## 결과\n");
        Tab *tab = m_window->open(at(u"reports/long.md"));
        QVERIFY(tab);
        m_window->actions().find(u"outline"_s)->trigger();
        auto *list = m_window->findChild<Outline *>()->findChild<RowList *>();
        QTRY_COMPARE(list->count(), 5);
        QCOMPARE(list->row(1).title, u"긴 보고서"_s);
        QCOMPARE(list->row(3).level, 2);
        QCOMPARE(list->currentRow()->title, u"긴 보고서"_s);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(3, 0)).center());
        QTRY_COMPARE(tab->caretLine(), 9);
        QCOMPARE(list->currentRow()->title, u"자료"_s);
        tab->goToLine(13);
        QTRY_COMPARE(list->currentRow()->title, u"결과"_s);
        QVERIFY(tab->insertText(u"## 다음"_s));
        QTRY_VERIFY(list->count() == 6 && list->row(5).title == u"다음"_s);
        QVERIFY(tab->save());
        m_window->open(at(u"notes.txt"));
        QTRY_VERIFY(!list->isVisible());
    }

    void missingFile_saysSo()
    {
        QVERIFY(!m_window->open(at(u"nowhere.md")));
        QVERIFY(m_window->tabs().tabs().isEmpty());
    }

    void darkTheme_reachesEveryWidget()
    {
        Settings dark;
        dark.theme = Settings::Theme::Dark;
        m_window->setSettings(dark);
        QCOMPARE(tokensOf(*m_window).scheme, Scheme::Dark);
        QCOMPARE(tokensOf(*m_window->findChild<Rail *>()).scheme, Scheme::Dark);
        Settings light;
        light.theme = Settings::Theme::Light;
        m_window->setSettings(light);
        QCOMPARE(tokensOf(*m_window->findChild<RowList *>()).scheme, Scheme::Light);
    }

    void calendar_keysMoveAndOpenADay()
    {
        auto *grid = m_window->findChild<MonthGrid *>();
        QSignalSpy activated(grid, &MonthGrid::activated);
        grid->setChosen(QDate(2026, 3, 31));
        QTest::keyClick(grid, Qt::Key_Right);
        QCOMPARE(grid->chosen(), QDate(2026, 4, 1));
        QCOMPARE(grid->month(), QDate(2026, 4, 1));
        QTest::keyClick(grid, Qt::Key_Return);
        QCOMPARE(activated.count(), 1);
        QTRY_VERIFY(QFile::exists(at(u"diary/2026/2026-04-01.md")));
    }

    // Before five the day is that of the evening before, and stays chosen with it.
    void calendar_choosesTheDiarysToday()
    {
        MonthGrid grid;
        grid.setToday(QDate(2026, 11, 29));
        QCOMPARE(grid.chosen(), QDate(2026, 11, 29));
        grid.turn(-1);
        grid.setToday(QDate(2026, 11, 29));
        QCOMPARE(grid.month(), QDate(2026, 10, 1));
        grid.setChosen(QDate(2026, 11, 3));
        grid.setToday(QDate(2026, 11, 30));
        QCOMPARE(grid.chosen(), QDate(2026, 11, 3));
    }

    // The C locale has numbers for them.
    void calendar_namesWeekdaysInEveryLocale()
    {
        const QLocale before;
        MonthGrid grid;
        grid.resize(grid.sizeHint());
        QLocale::setDefault(QLocale(QLocale::English));
        const QImage english = grid.grab().toImage();
        QLocale::setDefault(QLocale::c());
        const QImage c = grid.grab().toImage();
        QLocale::setDefault(before);
        QCOMPARE(c, english);
    }

    void everyControl_hasAName()
    {
        for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisibleTo(m_window.get()))
                continue;
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                     widget->metaObject()->className());
        }
    }

private:
    QString at(QStringView relative) const { return QDir(m_folder->path()).canonicalPath() + u'/' + relative; }

    bool rowShown(const QString &title) const { return testing::isListed(*m_window, title); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MainWindow> m_window;
};

int main(int argc, char **argv)
{
    return testing::runWithPages<WindowTest>(argc, argv);
}

#include "tst_window.moc"
