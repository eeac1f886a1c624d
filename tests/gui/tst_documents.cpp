// SPDX-License-Identifier: GPL-3.0-or-later
//
// Documents as a whole, in the window: another name, earlier texts, the trash, import, links, the lock.
#include "core/files.h"
#include "diary/entries.h"
#include "export/export.h"
#include "pages/pageview.h"
#include "project/history.h"
#include "project/trash.h"
#include "resources/resources.h"
#include "runs/reader.h"
#include "widgets/actions.h"
#include "widgets/commitdialog.h"
#include "widgets/creating.h"
#include "widgets/diarypanel.h"
#include "widgets/editingpane.h"
#include "widgets/entryview.h"
#include "widgets/historydialog.h"
#include "widgets/importdialog.h"
#include "widgets/mainwindow.h"
#include "widgets/monthgrid.h"
#include "widgets/noticebar.h"
#include "widgets/palette.h"
#include "widgets/putting.h"
#include "widgets/renamedialog.h"
#include "widgets/rowlist.h"
#include "widgets/searchpanel.h"
#include "widgets/tabarea.h"
#include "widgets/theme.h"
#include "widgets/wordindex.h"
#include "widgets/yeargrid.h"
#include "windowfixture.h"

#include <QDesktopServices>
#include <QDirIterator>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace yeonji;
using namespace yeonji::widgets;
using namespace Qt::StringLiterals;

class DocumentsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_project = *project::make(m_dir->filePath(u"lab"_s));
        write(u"reports/실험.md"_s, "# 실험\n\n본문\n\n그대로인 문단\n");
        write(u"diary/2026/2026-04-16.md"_s, "# 어제\n\n2026. 04. 16. 22:30, 포항시 남구.\n\n[[실험]]을 했다. #발산\n\n- [ ] 올리기 @교수님 ~2026-04-20\n");
        write(u"diary/2026/2026-04-17.md"_s, "# 오늘\n\n[보고서](../../reports/실험.md)를 고쳤다. #발산\n");
        m_window = testing::shownWindow(m_project);
        QVERIFY(m_window);
    }

    void cleanup()
    {
        testing::letGo(m_window);
    }

    void rename_showsItsLinesThenTheyFollowAndComeBack()
    {
        auto *open_ = dynamic_cast<EntryView *>(m_window->open(at(u"diary/2026/2026-04-17.md"_s)));
        QVERIFY(open_);
        open_->pane()->editor()->goToEnd();
        open_->pane()->editor()->insertText(u"\n아직 저장하지 않은 [[reports/실험]]\n"_s);
        m_window->open(at(u"reports/실험.md"_s));
        const auto editor = [this] { return m_window->tabs().current()->findChild<EditingPane *>()->editor(); };
        editor()->goToEnd();
        const KTextEditor::Cursor caret = editor()->caret();
        QVERIFY(caret > KTextEditor::Cursor(0, 0));
        trigger(u"rename"_s);
        QTRY_VERIFY(m_window->findChild<RenameDialog *>());
        auto *dialog = m_window->findChild<RenameDialog *>();
        dialog->field()->setText(u"둘째"_s);
        QTRY_COMPARE(dialog->list()->count(), 3);
        QCOMPARE(dialog->list()->row(0).title, u"[보고서](../../reports/둘째.md)를 고쳤다. #발산"_s);
        press(*dialog, u"Rename"_s);
        QTRY_VERIFY2(!QFile::exists(at(u"reports/실험.md"_s)), qPrintable(m_window->notices().sentence()));
        QCOMPARE(m_window->tabs().current()->path(), at(u"reports/둘째.md"_s));
        QCOMPARE(editor()->caret(), caret);
        QVERIFY(read(u"diary/2026/2026-04-16.md"_s).contains("[[둘째]]"));
        // The tab that stood open has it too.
        QTRY_VERIFY(open_->pane()->text().contains(u"[[reports/둘째]]"_s));
        press(m_window->notices(), u"Undo"_s);
        QTRY_VERIFY(QFile::exists(at(u"reports/실험.md"_s)));
        QVERIFY(read(u"diary/2026/2026-04-16.md"_s).contains("[[실험]]"));
        QTRY_VERIFY(open_->pane()->text().contains(u"[[reports/실험]]"_s));
    }

    void renamedBibliography_isFollowedByItsDeck()
    {
        const QByteArray deck = "---\nmarp: true\nbibliography: refs.bib\n---\n\n# 세미나\n";
        write(u"decks/refs.bib"_s, "@article{kim, title={x}}\n");
        write(u"decks/seminar.md"_s, deck);
        QVERIFY(m_window->open(at(u"decks/refs.bib"_s)));
        trigger(u"rename"_s);
        auto *dialog = m_window->findChild<RenameDialog *>();
        QVERIFY(dialog);
        dialog->field()->setText(u"논문"_s);
        QTRY_COMPARE(dialog->list()->count(), 1);
        QCOMPARE(dialog->list()->row(0).title, u"bibliography: 논문.bib"_s);
        press(*dialog, u"Rename"_s);
        QTRY_VERIFY2(QFile::exists(at(u"decks/논문.bib"_s)), qPrintable(m_window->notices().sentence()));
        QVERIFY(read(u"decks/seminar.md"_s).contains("bibliography: 논문.bib\n"));
        press(m_window->notices(), u"Undo"_s);
        QTRY_VERIFY(QFile::exists(at(u"decks/refs.bib"_s)));
        QCOMPARE(read(u"decks/seminar.md"_s), deck);
    }

    void rename_toATakenNameIsNotOffered()
    {
        m_window->open(at(u"diary/2026/2026-04-16.md"_s));
        trigger(u"rename"_s);
        auto *dialog = m_window->findChild<RenameDialog *>();
        QVERIFY(dialog);
        dialog->field()->setText(u"2026-04-17"_s);
        QTRY_VERIFY(said(*dialog).contains(u"a file of this name is there already"_s));
        QVERIFY(!button(*dialog, u"Rename"_s)->isEnabled());
        dialog->reject();
    }

    void earlierText_bringsAParagraphBack()
    {
        auto *view = dynamic_cast<EntryView *>(m_window->open(at(u"reports/실험.md"_s)));
        QVERIFY(view);
        Editor *editor = view->pane()->editor();
        editor->applyEdits({{2, 0, u"본문"_s, u"고친 본문"_s}});
        QVERIFY(view->save().has_value());
        editor->goToEnd();
        editor->insertText(u"\n새 문단\n"_s);
        trigger(u"history"_s);
        auto *dialog = m_window->findChild<HistoryDialog *>();
        QVERIFY(dialog);
        QTRY_VERIFY(dialog->list()->count() >= 2);
        // Down to the oldest: what the file said before it was first written here.
        for (int i = 0; i < 5; ++i)
            dialog->list()->step(1);
        QVERIFY(!dialog->changes().isEmpty());
        QCOMPARE(dialog->changes().first().then, QStringList({u"본문"_s}));
        dialog->bringBack(0);
        QVERIFY(view->pane()->text().contains(u"\n본문\n"_s));
        QVERIFY(view->pane()->text().contains(u"새 문단"_s));
        QVERIFY(!dialog->changes().isEmpty());
        dialog->bringBackAll();
        QCOMPARE(view->pane()->text(), u"# 실험\n\n본문\n\n그대로인 문단\n"_s);
        QVERIFY(dialog->changes().isEmpty());
        view->undo();
        QVERIFY(view->pane()->text().contains(u"새 문단"_s));
        dialog->close();
    }

    void thrownAway_comesBackByUndoAndFromTheTrash()
    {
        m_window->open(at(u"diary/2026/2026-04-16.md"_s));
        const QByteArray before = read(u"diary/2026/2026-04-16.md"_s);
        trigger(u"throw-away"_s);
        QVERIFY(!QFile::exists(at(u"diary/2026/2026-04-16.md"_s)));
        QVERIFY(m_window->tabs().current() == nullptr);
        press(m_window->notices(), u"Undo"_s);
        QCOMPARE(read(u"diary/2026/2026-04-16.md"_s), before);
        QTRY_VERIFY(m_window->tabs().current() != nullptr);
        trigger(u"throw-away"_s);
        trigger(u"trash"_s);
        QCOMPARE(m_window->commandPalette().shown(), 1);
        QTest::keyClick(m_window->commandPalette().field(), Qt::Key_Return);
        QTRY_COMPARE(read(u"diary/2026/2026-04-16.md"_s), before);
    }

    void import_showsTheDivisionFirst()
    {
        const QString source = m_dir->filePath(u"memo.txt"_s);
        QVERIFY(writeFile(source, "2024. 04. 19., 경북 포항시 남구.\n\n첫날의 글\n\n2024. 04. 20., 경북 포항시 남구.\n\n둘째 날의 글\n").has_value());
        m_window->importFrom({source});
        QTRY_VERIFY(m_window->findChild<ImportDialog *>());
        auto *dialog = m_window->findChild<ImportDialog *>();
        QCOMPARE(dialog->list()->count(), 2);
        QCOMPARE(dialog->fresh(), 2);
        QVERIFY(!QFile::exists(at(u"diary/2024/2024-04-19.md"_s)));
        press(*dialog, u"Import"_s);
        QTRY_VERIFY(QFile::exists(at(u"diary/2024/2024-04-19.md"_s)) && QFile::exists(at(u"diary/2024/2024-04-20.md"_s)));
        QCOMPARE(read(u"diary/2024/2024-04-19.md"_s) + read(u"diary/2024/2024-04-20.md"_s), readFile(source).value_or(QByteArray()));
        QTRY_VERIFY(m_window->tabs().current() && m_window->tabs().current()->path() == at(u"diary/2024/2024-04-19.md"_s));
        // A second time there is nothing left to do.
        QTRY_VERIFY(!m_window->findChild<ImportDialog *>());
        m_window->importFrom({source});
        QTRY_VERIFY(m_window->findChild<ImportDialog *>());
        dialog = m_window->findChild<ImportDialog *>();
        QCOMPARE(dialog->fresh(), 0);
        QVERIFY(!button(*dialog, u"Import"_s)->isEnabled());
        dialog->reject();
    }

    // A link in a text of someone else's may lead to a program.
    void unknownFile_isOpenedOnlyWhenAsked()
    {
        write(u"tool.desktop"_s, QByteArray("[Desktop Entry]\0", 16));
        QDesktopServices::setUrlHandler(u"file"_s, this, "shown");
        QVERIFY(!m_window->open(at(u"tool.desktop"_s)));
        QVERIFY2(m_window->notices().sentence().contains(u"tool.desktop"_s), qPrintable(m_window->notices().sentence()));
        QCOMPARE(m_shown, QList<QUrl>());
        press(m_window->notices(), u"Show folder"_s);
        QCOMPARE(m_shown, QList<QUrl>{QUrl::fromLocalFile(m_project.root)});
        QDesktopServices::unsetUrlHandler(u"file"_s);
    }

    void references_leadToTheirLines()
    {
        m_window->open(at(u"reports/실험.md"_s));
        QTRY_VERIFY(indexed());
        trigger(u"references"_s);
        QTRY_COMPARE(m_window->commandPalette().shown(), 2);
        QTest::keyClicks(m_window->commandPalette().field(), u"04-16"_s);
        QTest::keyClick(m_window->commandPalette().field(), Qt::Key_Return);
        QTRY_COMPARE(m_window->tabs().current()->path(), at(u"diary/2026/2026-04-16.md"_s));
        QCOMPARE(dynamic_cast<EntryView *>(m_window->tabs().current())->pane()->editor()->caretLine(), 5);
    }

    void topics_areCountedAndSearchedFor()
    {
        QTRY_VERIFY(indexed());
        trigger(u"topics"_s);
        QTRY_COMPARE(m_window->commandPalette().shown(), 3);  // #발산, a place, @교수님
        QTest::keyClicks(m_window->commandPalette().field(), u"#"_s);
        QTest::keyClick(m_window->commandPalette().field(), Qt::Key_Return);
        QCOMPARE(m_window->findChild<SearchPanel *>()->field()->text(), u"tag:발산"_s);
        QTRY_COMPARE(m_window->findChild<SearchPanel *>()->findChild<RowList *>()->count(), 2);
    }

    void commit_showsWhatDiffersAndTakesWhatIsTicked()
    {
        const auto git = [&](const QStringList &arguments) {
            QProcess process;
            process.setWorkingDirectory(m_project.root);
            process.start(u"git"_s, QStringList{u"-c"_s, u"user.name=lab"_s, u"-c"_s, u"user.email=lab@localhost"_s} + arguments);
            return process.waitForStarted() && process.waitForFinished() && process.exitCode() == 0 ? process.readAllStandardOutput() : QByteArray("(failed)");
        };
        trigger(u"commit"_s);
        QTRY_VERIFY(!m_window->notices().sentence().isEmpty());  // no repository, or no git
        if (git({u"init"_s}) == "(failed)")
            QSKIP("git is not installed, so nothing can be committed");
        git({u"config"_s, u"user.name"_s, u"lab"_s});
        git({u"config"_s, u"user.email"_s, u"lab@localhost"_s});
        git({u"add"_s, u"."_s});
        git({u"commit"_s, u"-m"_s, u"first"_s});
        auto *view = dynamic_cast<EntryView *>(m_window->open(at(u"reports/실험.md"_s)));
        view->pane()->editor()->goToEnd();
        view->pane()->editor()->insertText(u"\n오늘 쓴 문단\n"_s);
        write(u"diary/2026/2026-04-18.md"_s, "# 새 날\n");
        trigger(u"commit"_s);
        QTRY_VERIFY(m_window->findChild<CommitDialog *>());
        auto *dialog = m_window->findChild<CommitDialog *>();
        QCOMPARE(dialog->ticked(), (QStringList{u"diary/2026/2026-04-18.md"_s, u"reports/실험.md"_s}));
        QVERIFY(!button(*dialog, u"Commit"_s)->isEnabled());
        dialog->files()->setCurrentRow(1);
        QVERIFY(dialog->shown().contains(u"오늘 쓴 문단"_s));
        QVERIFY(!dialog->shown().contains(u"그대로인 문단"_s));
        dialog->files()->item(0)->setCheckState(Qt::Unchecked);
        dialog->field()->setText(u"보고서에 한 문단"_s);
        const QByteArray before = git({u"rev-parse"_s, u"HEAD"_s});
        QCOMPARE(git({u"rev-parse"_s, u"HEAD"_s}), before);  // nothing before the button
        press(*dialog, u"Commit"_s);
        QTRY_VERIFY(git({u"rev-parse"_s, u"HEAD"_s}) != before);
        QCOMPARE(QString::fromUtf8(git({u"log"_s, u"-1"_s, u"--format=%s"_s})).trimmed(), u"보고서에 한 문단"_s);
        QCOMPARE(git({u"status"_s, u"--porcelain"_s}), QByteArray("?? diary/2026/2026-04-18.md\n"));
    }

    void year_showsEveryDayAndLeadsToIt()
    {
        auto *panel = m_window->findChild<DiaryPanel *>();
        QTRY_VERIFY(indexed());
        trigger(u"year"_s);
        QVERIFY(panel->year()->isVisible() && !panel->grid()->isVisible());
        panel->year()->setChosen(QDate(2026, 4, 1));
        QSignalSpy asked(panel, &DiaryPanel::dayRequested);
        QTest::mouseClick(panel->year(), Qt::LeftButton, {}, panel->year()->placeOf(QDate(2026, 4, 17)).center().toPoint());
        QCOMPARE(asked.size(), 1);
        QTRY_VERIFY(m_window->tabs().current());
        QCOMPARE(m_window->tabs().current()->path(), at(u"diary/2026/2026-04-17.md"_s));
        // A written day looks other than the one beside it.
        const QImage picture = panel->year()->grab().toImage();
        const auto colour = [&](QDate day) { return picture.pixelColor((panel->year()->placeOf(day).center() * picture.devicePixelRatio()).toPoint()); };
        QVERIFY(colour(QDate(2026, 4, 16)) != colour(QDate(2026, 4, 15)));
        QCOMPARE(colour(QDate(2026, 4, 15)), colour(QDate(2026, 8, 15)));
        QTest::keyClick(panel->year(), Qt::Key_Escape);
        QVERIFY(panel->grid()->isVisible() && !panel->year()->isVisible());
        QCOMPARE(panel->grid()->month(), QDate(2026, 4, 1));
    }

    void anyEntry_isOneOfTheDiary()
    {
        QTRY_VERIFY((trigger(u"entry-random"_s), m_window->tabs().current() != nullptr));
        QVERIFY(m_window->tabs().current()->path().startsWith(at(u"diary"_s)));
    }

    void secondWindow_readsUntilTheFirstGoes()
    {
        auto second = std::make_unique<MainWindow>(m_project, Settings());
        second->setAttribute(Qt::WA_DeleteOnClose, false);
        second->resize(1400, 900);
        second->show();
        QTRY_VERIFY(second->notices().y() > 700);
        QVERIFY2(second->notices().sentence().startsWith(u"This project is open for writing in another window"_s), qPrintable(second->notices().sentence()));
        auto *view = dynamic_cast<EntryView *>(second->open(at(u"reports/실험.md"_s)));
        QVERIFY(view && view->pane()->editor()->isReadOnly());
        QVERIFY2(view->pane()->question().startsWith(u"This project is open for writing in another window"_s), qPrintable(view->pane()->question()));
        QCOMPARE(second->notices().sentence(), QString());  // it is said once
        // What the first writes is seen there.
        auto *first = dynamic_cast<EntryView *>(m_window->open(at(u"reports/실험.md"_s)));
        QVERIFY(!first->pane()->editor()->isReadOnly());
        first->pane()->editor()->goToEnd();
        first->pane()->editor()->insertText(u"더 쓴 글\n"_s);
        QVERIFY(first->pane()->save().has_value());
        QTRY_COMPARE(view->pane()->text(), first->pane()->text());
        QVERIFY(view->pane()->editor()->isReadOnly());
        testing::letGo(m_window);
        press(*view, u"Try again"_s);
        QVERIFY(!view->pane()->editor()->isReadOnly());
        QCOMPARE(view->pane()->question(), QString());
        m_window = std::move(second);
    }

    void lockOfAnotherMachine_canBeTakenOver()
    {
        testing::letGo(m_window);
        QFile lock(m_project.stateFolder() + u"/lock"_s);
        QVERIFY(lock.open(QIODevice::WriteOnly));
        lock.write("4242\nyeonji\nlab-server\n\n\n");
        lock.close();
        m_window = std::make_unique<MainWindow>(m_project, Settings());
        m_window->setAttribute(Qt::WA_DeleteOnClose, false);
        m_window->show();
        auto *view = dynamic_cast<EntryView *>(m_window->open(at(u"reports/실험.md"_s)));
        QVERIFY(view && view->pane()->editor()->isReadOnly());
        QVERIFY2(view->pane()->question().contains(u"lab-server"_s), qPrintable(view->pane()->question()));
        press(*view, u"Take it over"_s);
        QVERIFY(!view->pane()->editor()->isReadOnly());
        QCOMPARE(view->pane()->question(), QString());
    }

    void secondWindow_writesInNoWay()
    {
        MainWindow second(m_project, Settings());
        second.setAttribute(Qt::WA_DeleteOnClose, false);
        second.show();
        const QByteArray csv = "step,loss\n1,0.5\n2,0.4\n";
        const QString run = m_dir->filePath(u"metrics.csv"_s), notebook = m_dir->filePath(u"a.ipynb"_s), picture = m_dir->filePath(u"a.png"_s), memo = m_dir->filePath(u"memo.txt"_s);
        QVERIFY(writeFile(run, csv).has_value() && writeFile(notebook, "{\"nbformat\":4,\"cells\":[]}").has_value() && writeFile(memo, "2024. 04. 19.\n글\n").has_value());
        QImage image(2, 2, QImage::Format_RGB32);
        QVERIFY(image.save(picture));
        write(u"runs/a/metrics.csv"_s, csv);
        const QStringList before = everything();
        const auto refused = [&second](auto &&act) {
            second.notices().close();
            act();
            QTRY_VERIFY2(second.notices().sentence().contains(u"open for writing in another window"_s), qPrintable(second.notices().sentence()));
        };
        refused([&] { second.newEntryToday(); });
        refused([&] { second.openDay(QDate(2026, 3, 1)); });
        refused([&] { second.drop({run}); });
        refused([&] { second.drop({notebook}); });
        refused([&] { second.drop({picture}); });
        refused([&] { second.importFrom({memo}); });
        auto *putting = second.findChild<Putting *>();
        refused([&] { putting->intoEntry(u"text"_s); });
        refused([&] { putting->onSlide(u"text"_s); });
        QVERIFY(!putting->intoToday(u"text"_s).has_value());
        QVERIFY(!createReport(second.workspace().project(), u"a"_s).has_value());
        QVERIFY(!createRunReport(second.workspace().project(), *runs::readAll({run})).has_value());
        QVERIFY(!createDeck(second.workspace().project(), u"a"_s).has_value());
        QVERIFY(!project::throwAway(second.workspace().project(), at(u"reports/실험.md"_s)).has_value());
        QVERIFY(second.workspace().pageSetting().assets.isEmpty());
        QCOMPARE(everything(), before);
    }

    // A line about a run goes into today's entry by itself.
    void lineOfARun_keepsToTheRulesOfWriting()
    {
        const QString today = diary::entryPath(m_project, project::today(m_project.config));
        auto &putting = *m_window->findChild<Putting *>();
        QVERIFY(writeFile(today, "# 오늘\r\n\r\n글\r\n").has_value());
        QVERIFY(putting.intoToday(u"한 줄\n"_s).has_value());
        QCOMPARE(readFile(today).value_or(QByteArray()), QByteArray("# 오늘\r\n\r\n글\r\n\r\n한 줄\r\n"));
        QTRY_COMPARE(project::History(m_project).versions(today).size(), 2);
        // Bytes that are no text are not written over.
        QVERIFY(writeFile(today, "\xff\xfe").has_value());
        QVERIFY(!putting.intoToday(u"한 줄\n"_s).has_value());
        QCOMPARE(readFile(today).value_or(QByteArray()), QByteArray("\xff\xfe"));
        // A link leads nowhere outside.
        const QString outside = m_dir->filePath(u"outside.txt"_s);
        QVERIFY(writeFile(outside, "mine").has_value() && QFile::remove(today) && QFile::link(outside, today));
        QVERIFY(!putting.intoToday(u"한 줄\n"_s).has_value());
        QCOMPARE(readFile(outside).value_or(QByteArray()), QByteArray("mine"));
    }

    void cancelledExport_writesNothing()
    {
        const QString first = m_dir->filePath(u"first.html"_s), second = m_dir->filePath(u"second.html"_s);
        exporting::Options options;
        options.format = exporting::Format::Html;
        exporting::Exporter exporter;
        auto stopped = exporter.exportDocument(at(u"reports/실험.md"_s), first, options, m_window->workspace().pageSetting());
        stopped.cancel();
        auto done = exporter.exportDocument(at(u"reports/실험.md"_s), second, options, m_window->workspace().pageSetting());
        // One after the other: when the second stands, the first is over.
        QTRY_VERIFY_WITH_TIMEOUT(done.isFinished(), 60'000);
        QVERIFY(QFile::exists(second));
        QVERIFY(stopped.isCanceled() && stopped.isFinished());
        QVERIFY(!QFile::exists(first));
    }

    void heading_isGoneTo_andStampNamesTheLastPlace()
    {
        auto *view = dynamic_cast<EntryView *>(m_window->open(at(u"diary/2026/2026-04-16.md"_s)));
        QVERIFY(view);
        view->pane()->editor()->goToEnd();
        view->pane()->editor()->insertText(u"\n## 둘째 제목\n\n글\n"_s);
        trigger(u"heading"_s);
        QCOMPARE(m_window->commandPalette().shown(), 2);
        m_window->commandPalette().field()->setText(u"둘째"_s);
        QTest::keyClick(m_window->commandPalette().field(), Qt::Key_Return);
        QCOMPARE(view->pane()->editor()->caretLine(), 9);
        for (QAction *action : view->documentActions())
            if (action->shortcut() == QKeySequence(u"Ctrl+;"_s))
                action->trigger();
        QCOMPARE(view->pane()->text().count(u", 포항시 남구."_s), 2);
    }

public Q_SLOTS:
    void shown(const QUrl &url) { m_shown.append(url); }

private:
    // All of the project but what it keeps for itself, with its bytes.
    QStringList everything() const
    {
        QStringList all;
        QDirIterator files(m_project.root, QDir::AllEntries | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString file = files.next();
            all.append(file % u": " % QString::fromUtf8(readFile(file).value_or(QByteArray())));
        }
        all.sort();
        return all;
    }
    bool indexed() const
    {
        const auto index = m_window->findChild<WordIndex *>()->now();
        return index && index->texts().size() == 3;
    }
    QString at(const QString &path) const { return m_project.root % u'/' % path; }
    void write(const QString &path, const QByteArray &text) const { QVERIFY(writeFile(at(path), text).has_value()); }
    QByteArray read(const QString &path) const { return readFile(at(path)).value_or("(not there)"); }
    void trigger(const QString &id) const { m_window->actions().find(id)->trigger(); }
    static QAbstractButton *button(const QWidget &in, const QString &text)
    {
        for (auto *button : in.findChildren<QAbstractButton *>())
            if (button->text() == text)
                return button;
        return nullptr;
    }
    static void press(const QWidget &in, const QString &text)
    {
        QTRY_VERIFY(button(in, text) && button(in, text)->isEnabled());
        button(in, text)->click();
    }
    static QString said(const QWidget &in)
    {
        QString all;
        for (const auto *label : in.findChildren<QLabel *>())
            all += label->text();
        return all;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    project::Project m_project;
    std::unique_ptr<MainWindow> m_window;
    QList<QUrl> m_shown;
};

int main(int argc, char **argv)
{
    return testing::runWithPages<DocumentsTest>(argc, argv);
}

#include "tst_documents.moc"
