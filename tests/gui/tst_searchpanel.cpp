// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files.h"
#include "pages/pageview.h"
#include "resources/resources.h"
#include "widgets/entryview.h"
#include "widgets/mainwindow.h"
#include "widgets/promisespanel.h"
#include "widgets/rail.h"
#include "widgets/rowlist.h"
#include "widgets/searchpanel.h"
#include "widgets/tabarea.h"
#include "windowfixture.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>
#include <QWebEnginePage>
#include <QWebEngineScript>

using namespace yeonji;
using namespace yeonji::widgets;
using namespace Qt::StringLiterals;

class SearchPanelTest : public QObject
{
    Q_OBJECT

    struct Open
    {
        QTemporaryDir dir;
        std::unique_ptr<MainWindow> window;
        SearchPanel *search = nullptr;
        PromisesPanel *promises = nullptr;

        Open()
        {
            const auto lab = project::make(dir.filePath(u"lab"_s));
            const auto write = [&](const QString &path, const QString &text) {
                (void)writeFile(lab->root % u'/' % path, text.toUtf8());
            };
            write(u"diary/2026/2026-04-16.md"_s, u"# 모노레포\n\n오늘은 긴 하루를 지나 저녁이 되어서야 실험 결과를 정리했다\n"_s);
            write(u"diary/2026/2026-04-17.md"_s, u"# 다음 날\n\n실험을 다시 돌렸다\n- [ ] 보고 @교수님 ~2026-04-20\n- [x] 정리 ~2026-04-18\n"_s);
            write(u"diary/2026/2026-04-18.md"_s, u"- [ ] 먼 일 ~2999-01-01 09:00\n"_s);
            Settings settings;
            settings.theme = Settings::Theme::Light;
            window = std::make_unique<MainWindow>(*lab, settings);
            window->setAttribute(Qt::WA_DeleteOnClose, false);
            window->show();
            search = window->findChild<SearchPanel *>();
            promises = window->findChild<PromisesPanel *>();
        }
        QStringList titles(const RowList *list) const
        {
            QStringList all;
            for (int i = 0; i < list->count(); ++i)
                all.append(list->row(i).title);
            return all;
        }
    };

private Q_SLOTS:
    // 실험 is looked for while 험 is still being composed, and Enter waits for the rows that answer.
    void composing_findsAndEnterWaitsForTheAnswer()
    {
        Open open;
        QVERIFY(QTest::qWaitForWindowActive(open.window.get()));
        QTest::keyClick(open.window.get(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(open.search->isVisible());
        auto *field = open.search->field();
        const auto compose = [field](const QString &preedit, const QString &commit) {
            QInputMethodEvent event(preedit, {});
            event.setCommitString(commit);
            QApplication::sendEvent(field, &event);
        };
        field->setText(u"실"_s);
        compose(u"허"_s, {});
        QCOMPARE(field->text(), u"실"_s);
        QCOMPARE(field->typed(), u"실허"_s);
        QTRY_COMPARE(open.search->list()->count(), 2);
        compose(u"혀"_s, {});
        QTRY_COMPARE(open.search->list()->count(), 0);
        compose(u"험"_s, {});
        compose({}, u"험"_s);
        QCOMPARE(field->typed(), u"실험"_s);
        QTRY_COMPARE(open.search->list()->count(), 2);
        // What is shown are the rows of 실험 still.
        field->setText(u"먼 일"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_VERIFY(open.window->tabs().current());
        QVERIFY(open.window->tabs().current()->path().endsWith(u"2026-04-18.md"));
    }

    void typing_findsAndEnterOpensAtTheLine()
    {
        Open open;
        QVERIFY(QTest::qWaitForWindowActive(open.window.get()));
        QTest::keyClick(open.window.get(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(open.search->isVisible());
        open.search->field()->setText(u"실허"_s);  // half typed
        QTRY_COMPARE(open.search->list()->count(), 2);
        const Row &second = open.search->list()->row(1);
        QVERIFY(second.title.startsWith(u"…"));
        QVERIFY(second.second.startsWith(u"Apr 16, 2026 · "));
        QCOMPARE(second.title.mid(second.marks.first().first, second.marks.first().second), u"실험"_s);
        open.search->field()->setText(u"실험 -저녁"_s);
        QTRY_COMPARE(open.search->list()->count(), 1);
        QCOMPARE(open.search->list()->row(0).line, 3);
        QTest::keyClick(open.search->field(), Qt::Key_Return);
        QTRY_VERIFY(open.window->tabs().current());
        QVERIFY(open.window->tabs().current()->path().endsWith(u"2026-04-17.md"));
    }

    // A hit in a notebook is what its cell says, and leads to that cell, unfolded.
    void notebook_showsItsWordsAndOpensAtTheCell()
    {
        Open open;
        QByteArray json = "{\n \"cells\": [\n";
        for (int i = 0; i < 40; ++i)
            json += "  {\"cell_type\": \"markdown\", \"metadata\": {}, \"source\": [\"문단 " + QByteArray::number(i) + "\\n\", \"글\"]},\n";
        json += "  {\"cell_type\": \"code\", \"metadata\": {}, \"execution_count\": 1, \"outputs\": [], \"source\": [\n"
                "    \"손실값 = \\\"작다\\\"\"\n  ]}\n ],\n \"metadata\": {}, \"nbformat\": 4, \"nbformat_minor\": 5\n}\n";
        QVERIFY(writeFile(open.dir.filePath(u"lab/reports/n.ipynb"_s), json).has_value());
        open.search->field()->setText(u"손실값"_s);
        QTRY_COMPARE(open.search->list()->count(), 1);
        const Row row = open.search->list()->row(0);
        QCOMPARE(row.title, u"손실값 = \"작다\""_s);
        QCOMPARE(row.title.mid(row.marks.first().first, row.marks.first().second), u"손실값"_s);
        QCOMPARE(row.line, 44);
        QTest::keyClick(open.search->field(), Qt::Key_Return);
        QTRY_VERIFY(open.window->tabs().current());
        auto *view = dynamic_cast<EntryView *>(open.window->tabs().current());
        QTRY_VERIFY_WITH_TIMEOUT(view->page(), 20'000);
        const auto answer = std::make_shared<QString>();
        const auto ask = [&] {
            view->page()->page()->runJavaScript(u"(() => { const d = document.querySelector('details.input'); return d && d.open && scrollY > 0 "
                                                "&& d.getBoundingClientRect().top < innerHeight ? 'there' : 'not yet'; })()"_s,
                                                QWebEngineScript::ApplicationWorld, [answer](const QVariant &value) { *answer = value.toString(); });
            return *answer == u"there"_s;
        };
        QTRY_VERIFY_WITH_TIMEOUT(ask(), 20'000);
    }

    void wrongExpression_isSaidAndNothingShownIsLost()
    {
        Open open;
        open.window->showSearch();
        const auto says = [&](const QString &words) {
            return std::ranges::any_of(open.search->findChildren<QLabel *>(), [&](const QLabel *l) { return l->text().contains(words); });
        };
        open.search->field()->setText(u"/(/"_s);
        QTRY_VERIFY(says(u"expression"_s));
        open.search->field()->setText(u"모노레포"_s);
        QTRY_COMPARE(open.search->list()->count(), 1);
        open.search->field()->clear();
        QTRY_COMPARE(open.search->list()->count(), 0);
    }

    void changedFile_isFoundAnew()
    {
        Open open;
        open.search->field()->setText(u"나중에쓴말"_s);
        QVERIFY(writeFile(open.dir.filePath(u"lab/diary/2026/2026-04-19.md"_s), "나중에쓴말\n").has_value());
        QTRY_COMPARE(open.search->list()->count(), 1);
    }

    void promises_standByTheirDay()
    {
        Open open;
        QTRY_COMPARE(open.titles(open.promises->list()),
                     (QStringList{u"Overdue"_s, u"보고"_s, u"Later"_s, u"먼 일"_s, u"Done"_s, u"정리"_s}));
        QVERIFY(open.promises->list()->row(1).second.contains(u"@교수님"));
        // The one that is overdue is counted on the rail.
        const auto places = open.window->findChildren<RailButton *>();
        const auto place = std::ranges::find(places, u"Promises"_s, &QAbstractButton::accessibleName);
        QVERIFY(place != places.end());
        QTRY_COMPARE((*place)->accessibleDescription(), u"1"_s);
    }
};

int main(int argc, char **argv)
{
    return testing::runWithPages<SearchPanelTest>(argc, argv);
}

#include "tst_searchpanel.moc"
