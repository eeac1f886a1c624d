// SPDX-License-Identifier: GPL-3.0-or-later
//
// The sample deck in the real window: caret and slide, strip and source, typing, a figure, a change by
// another program, the export dialog.
#include "pages/pageview.h"
#include "resources/resources.h"
#include "widgets/deckview.h"
#include "widgets/exportdialog.h"
#include "widgets/filmstrip.h"
#include "widgets/mainwindow.h"
#include "widgets/noticebar.h"
#include "widgets/rowlist.h"
#include "widgets/tabarea.h"
#include "widgets/theme.h"
#include "windowfixture.h"

#include <QDir>
#include <QEventLoop>
#include <QInputDialog>
#include <QMenu>
#include <QTemporaryDir>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QWebEngineScript>

using namespace yeonji;
using namespace yeonji::widgets;
using namespace Qt::StringLiterals;

namespace {

QString read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

void write(const QString &path, const QString &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text.toUtf8());
}

} // namespace

class DeckViewTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        const auto project = project::makeSample(m_folder.filePath(u"lab"_s));
        QVERIFY(project.has_value());
        m_path = project->root + u"/decks/seminar.md"_s;
        m_text = read(m_path);
        Settings settings;
        settings.autosaveSeconds = 0;
        m_window = std::make_unique<MainWindow>(*project, settings);
        m_window->setAttribute(Qt::WA_DeleteOnClose, false);
        m_window->resize(1200, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->open(m_path);
        QTRY_VERIFY(view() != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(view()->strip()->model()->rowCount() == 14, 20'000);
    }

    void cleanupTestCase()
    {
        testing::letGo(m_window);
    }

    void panel_countsSlides()
    {
        m_window->showPlace(u"decks"_s);
        QTRY_VERIFY2(secondLine().startsWith(u"14 slide(s) · "_s), qPrintable(secondLine()));
    }

    void strip_showsTheSlides()
    {
        const auto isDrawn = [this](int slide) {
            FilmStrip *strip = view()->strip();
            const QModelIndex index = strip->model()->index(slide, 0);
            strip->scrollTo(index);
            const QImage picture = strip->viewport()->grab(strip->visualRect(index).adjusted(14, 14, -14, -36)).toImage();
            for (int y = 0; y < picture.height(); ++y)
                for (int x = 0; x < picture.width(); ++x)
                    if (picture.pixel(x, y) != picture.pixel(0, 0))
                        return true;
            return false;
        };
        for (int slide : {0, 1, 13})
            QTRY_VERIFY2_WITH_TIMEOUT(isDrawn(slide), qPrintable(QString::number(slide)), 20'000);
    }

    void caret_movesTheSlide()
    {
        view()->pane()->editor()->setFocus();
        QTest::keyClick(receiver(), Qt::Key_Home, Qt::ControlModifier);
        QTRY_COMPARE(view()->slide(), 0);
        QTest::keyClick(receiver(), Qt::Key_End, Qt::ControlModifier);
        QTRY_COMPARE(view()->slide(), 13);
        QTRY_COMPARE(shownTitle(), u"시드 다섯 개, 학습 손실"_s);
        QCOMPARE(view()->strip()->current(), 13);
        QVERIFY2(view()->leftStatus().startsWith(u"14 / 14 slides"_s), qPrintable(view()->leftStatus()));
    }

    void stripClick_movesSlideAndSource()
    {
        const QModelIndex second = view()->strip()->model()->index(1, 0);
        view()->strip()->scrollTo(second);
        QTest::mouseClick(view()->strip()->viewport(), Qt::LeftButton, {}, view()->strip()->visualRect(second).center());
        QTRY_COMPARE(view()->slide(), 1);
        QTRY_COMPARE(shownTitle(), u"한글은 두 가지로 볼 수 있다"_s);
        QCOMPARE(lineText(view()->pane()->editor()->caretLine()), u"## 한글은 두 가지로 볼 수 있다"_s);
    }

    void slideClick_movesTheSource()
    {
        view()->pane()->editor()->goToLine(1);
        QTRY_COMPARE(view()->slide(), 0);
        view()->goToSlide(6);
        QTRY_COMPARE(shownTitle(), u"두 번째 착각: 모르는 글자가 공짜였다"_s);
        const QStringList place = script(u"(() => { const p = [...document.querySelectorAll('.shown p')].find((one) => one.textContent.startsWith('차이의')).getBoundingClientRect(); return `${p.left + 20} ${p.top + p.height / 2}` })()"_s).toString().split(u' ');
        QCOMPARE(place.size(), 2);
        QTest::mouseClick(view()->page()->focusProxy(), Qt::LeftButton, {}, QPoint(int(place.at(0).toDouble()), int(place.at(1).toDouble())));
        QTRY_COMPARE(view()->pane()->editor()->caretLine(), line(u"차이의 3분의 1이"_s));
        QCOMPARE(view()->slide(), 6);
    }

    void typing_changesTheVisibleSlideOnly()
    {
        view()->goToSlide(1);
        QTRY_COMPARE(shownTitle(), u"한글은 두 가지로 볼 수 있다"_s);
        script(u"document.querySelectorAll('#page > .marpit > svg').forEach((slide, i) => slide.kept = i), 1"_s);
        view()->pane()->editor()->setFocus();
        QTest::keyClick(receiver(), Qt::Key_End);
        QTest::keyClicks(receiver(), u" now"_s);
        QTRY_COMPARE(shownTitle(), u"한글은 두 가지로 볼 수 있다 now"_s);
        // The others are the very elements they were.
        QCOMPARE(script(u"[...document.querySelectorAll('#page > .marpit > svg')].map((slide) => slide.kept ?? '-').join()"_s).toString(),
                 u"0,-,2,3,4,5,6,7,8,9,10,11,12,13"_s);
        QTest::keyClick(receiver(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(view()->pane()->text(), m_text);
    }

    void plotBlock_isDrawnOnItsSlide()
    {
        view()->goToSlide(4);
        QTRY_VERIFY(script(u"document.querySelectorAll('.shown figure.plot > svg path').length"_s).toInt() >= 2);
    }

    void outsideChange_comesIn()
    {
        view()->goToSlide(3);
        QTRY_COMPARE(shownTitle(), u"모델은 열 초짜리"_s);
        write(m_path, QString(m_text).replace(u"모델은 열 초짜리"_s, u"모델은 스무 초짜리"_s));
        QTRY_COMPARE(shownTitle(), u"모델은 스무 초짜리"_s);
        QCOMPARE(view()->slide(), 3);
        write(m_path, m_text);
        QTRY_COMPARE(shownTitle(), u"모델은 열 초짜리"_s);
    }

    void keys_moveDuplicateHideAndDelete()
    {
        clickInStrip(1);
        QTRY_COMPARE(view()->slide(), 1);
        press(Qt::Key_PageUp, Qt::AltModifier | Qt::ShiftModifier);
        QTRY_COMPARE(titles().first(), u"한글은 두 가지로 볼 수 있다"_s);
        QTRY_COMPARE(view()->slide(), 0);
        undo();
        clickInStrip(1);
        press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(titles().size(), 15);
        QCOMPARE(titles().at(1), titles().at(2));
        undo();
        clickInStrip(1);
        clickInStrip(3, Qt::ShiftModifier);
        QTRY_COMPARE(view()->strip()->chosen(), QList({1, 2, 3}));
        press(Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(view()->pane()->text().count(u"<!-- hide: true -->"_s), 3);
        QTRY_COMPARE(view()->strip()->chosen(), QList({1, 2, 3}));
        press(Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(view()->pane()->text(), m_text);
        clickInStrip(2);
        QTest::keyClick(view()->strip(), Qt::Key_Delete);
        QTRY_COMPARE(titles().size(), 13);
        undo();
    }

    // (The offscreen platform drags nothing: what the strip asks for after a drop is asked for here.)
    void droppedSlide_movesInTheText()
    {
        clickInStrip(0);
        QTRY_COMPARE(view()->slide(), 0);
        Q_EMIT view()->strip()->moveRequested({0}, 3);
        QTRY_COMPARE(titles().value(2), u"신경망이 세기에 졌습니다"_s);
        QTRY_COMPARE(view()->slide(), 2);
        undo();
    }

    void mark_opensFindingsAndFixes()
    {
        openDeck(u"long.md"_s, u"# 시작\n\n---\n\n## 할 일\n\n"_s + u"- 실험을 다시 돌린다\n"_s.repeated(20));
        const QModelIndex second = view()->strip()->model()->index(1, 0);
        QTRY_VERIFY(second.data(Qt::ToolTipRole).toString().contains(u"overflows"_s));
        const QRect cell = view()->strip()->visualRect(second);
        // The mark lies in the upper right corner of the picture.
        QTest::mouseClick(view()->strip()->viewport(), Qt::LeftButton, {}, cell.topRight() + QPoint(-18, 18));
        QMenu *menu = nullptr;
        QTRY_VERIFY((menu = view()->findChild<QMenu *>(u"fixes"_s)) && menu->isVisible());
        QVERIFY2(menu->actions().first()->text().contains(u"overflows"_s), qPrintable(menu->actions().first()->text()));
        QStringList fixes;
        for (const QAction *action : menu->actions())
            fixes.append(action->text());
        QVERIFY(fixes.contains(u"Split slide in two"_s) && fixes.contains(u"Shrink slide until it fits"_s));
        menu->close();
    }

    void split_makesTwoSlidesThatFit()
    {
        openDeck(u"many.md"_s, u"# 시작\n\n---\n\n## 할 일\n\n"_s + u"- 실험을 다시 돌린다\n"_s.repeated(20));
        clickInStrip(1);
        QTRY_VERIFY(!view()->findingsOf(1).isEmpty());
        press(Qt::Key_Return, Qt::ControlModifier | Qt::AltModifier);
        QTRY_COMPARE(titles(), QStringList({u"시작"_s, u"할 일"_s, u"할 일 (계속)"_s}));
        QTRY_COMPARE(view()->strip()->chosen(), QList({1, 2}));
        QTRY_VERIFY(view()->findingsOf(1).isEmpty() && view()->findingsOf(2).isEmpty());
        view()->pane()->editor()->undo();
        QTRY_COMPARE(titles().size(), 2);
    }

    void shrink_fitsTheSlide()
    {
        openDeck(u"twelve.md"_s, u"# 시작\n\n---\n\n## 할 일\n\n"_s + u"- 다시\n"_s.repeated(12));
        clickInStrip(1);
        QTRY_VERIFY(!view()->findingsOf(1).isEmpty());
        trigger(u"Shrink slide until it fits"_s);
        QTRY_VERIFY(view()->pane()->text().contains(u"<style scoped>section { font-size: "_s));
        QTRY_VERIFY(view()->findingsOf(1).isEmpty());
    }

    void backup_goesBelowTheOthers()
    {
        openDeck(u"backup.md"_s, u"# 하나\n\n---\n\n# 둘\n\n---\n\n# 셋\n"_s);
        clickInStrip(1);
        press(Qt::Key_B, Qt::ControlModifier | Qt::AltModifier | Qt::ShiftModifier);
        QTRY_COMPARE(titles(), QStringList({u"하나"_s, u"셋"_s, u"둘"_s}));
        QVERIFY(view()->pane()->text().contains(u"<!-- backup: true -->"_s));
        view()->pane()->editor()->undo();
        QTRY_COMPARE(titles(), QStringList({u"하나"_s, u"둘"_s, u"셋"_s}));
        QVERIFY(!view()->pane()->text().contains(u"backup"_s));
    }

    void typography_isFixedEverywhere()
    {
        openDeck(u"units.md"_s, u"# 하나\n\n걸린 시간은 5ms\n\n---\n\n# 둘\n\n기억은 12GB\n"_s);
        press(Qt::Key_Period, Qt::ControlModifier | Qt::AltModifier);
        QTRY_VERIFY(view()->pane()->text().contains(u"5 ms"_s) && view()->pane()->text().contains(u"12 GB"_s));
    }

    void reasonAndSection_areAskedFor()
    {
        openDeck(u"asked.md"_s, u"# 하나\n\n---\n\n# 둘\n"_s);
        clickInStrip(1);
        answerNext(u"다음 주에"_s);
        press(Qt::Key_H, Qt::ControlModifier | Qt::AltModifier | Qt::ShiftModifier);
        QTRY_VERIFY(view()->pane()->text().contains(u"<!-- hide: 다음 주에 -->"_s));
        QTRY_VERIFY(view()->strip()->model()->index(1, 0).data(Qt::AccessibleTextRole).isValid());
        clickInStrip(1);
        answerNext(u"실험"_s);
        trigger(u"Section from here…"_s);
        QTRY_VERIFY(view()->pane()->text().contains(u"<!-- section: 실험 -->"_s));
        QTRY_VERIFY(std::ranges::any_of(view()->headings(), [](const diary::Heading &heading) { return heading.text == u"실험"_s; }));
        // Each is one step.
        view()->pane()->editor()->undo();
        QVERIFY(!view()->pane()->text().contains(u"section"_s) && view()->pane()->text().contains(u"<!-- hide: 다음 주에 -->"_s));
        view()->pane()->editor()->undo();
        QVERIFY(view()->pane()->text().endsWith(u"---\n# 하나\n\n---\n\n# 둘\n"_s));
    }

    void includedSlides_areAtTheLineThatIncludesThem()
    {
        write(path(u"other.md"_s), u"---\nmarp: true\n---\n# 딴 것\n\n---\n\n## 결과\n\n---\n\n### 표\n\n---\n\n## 끝\n"_s);
        openDeck(u"talk.md"_s, u"# 시작\n\n---\n\n<!-- include: other.md#결과 -->\n\n---\n\n# 맺음\n"_s);
        QCOMPARE(titles(), QStringList({u"시작"_s, u"결과"_s, u"표"_s, u"맺음"_s}));
        view()->pane()->editor()->goToLine(line(u"<!-- include"_s));
        QTRY_COMPARE(view()->slide(), 1);
        view()->pane()->editor()->goToLine(line(u"# 맺음"_s));
        QTRY_COMPARE(view()->slide(), 3);
        // The second of those that one line includes is shown, the caret being where it comes from.
        view()->pane()->editor()->goToLine(line(u"# 시작"_s));
        clickInStrip(2);
        QTRY_COMPARE(shownHeading(), u"표"_s);
        QCOMPARE(view()->slide(), 2);
        QCOMPARE(lineText(view()->pane()->editor()->caretLine()), u"<!-- include: other.md#결과 -->"_s);
        // Typing below keeps it.
        view()->pane()->editor()->setFocus();
        QTest::keyClick(receiver(), Qt::Key_End);
        QTest::keyClick(receiver(), Qt::Key_Space);
        QTRY_VERIFY(view()->pane()->text().contains(u"결과 --> "_s));
        QTRY_COMPARE(view()->slide(), 2);
        // The other deck changes on disk, and here.
        write(path(u"other.md"_s), read(path(u"other.md"_s)).replace(u"### 표"_s, u"### 표 둘"_s));
        QTRY_COMPARE(titles().value(2), u"표 둘"_s);
        // A click leads into the deck it comes from.
        const QStringList place = script(u"(() => { const p = document.querySelector('.shown h3').getBoundingClientRect(); return `${p.left + 20} ${p.top + p.height / 2}` })()"_s).toString().split(u' ');
        QCOMPARE(place.size(), 2);
        QTest::mouseClick(view()->page()->focusProxy(), Qt::LeftButton, {}, QPoint(int(place.at(0).toDouble()), int(place.at(1).toDouble())));
        QTRY_VERIFY(view() && view()->path() == path(u"other.md"_s));
        QTRY_COMPARE(lineText(view()->pane()->editor()->caretLine()), u"### 표 둘"_s);
    }

    void findingOnAnIncludedSlide_leadsIntoItsDeck()
    {
        write(path(u"marked.md"_s), u"---\nmarp: true\n---\n# 딴 것\n\n---\n\n## 결과\n\n걸린 시간은 5ms\n"_s);
        const QString text = u"# 시작\n\n---\n\n<!-- include: marked.md#결과 -->\n\n---\n\n# 맺음\n"_s;
        openDeck(u"marks.md"_s, text);
        const QModelIndex second = view()->strip()->model()->index(1, 0);
        QTRY_VERIFY2(second.data(Qt::ToolTipRole).toString().contains(u"marked.md, line 10: "_s), qPrintable(second.data(Qt::ToolTipRole).toString()));
        clickInStrip(1);
        QTRY_COMPARE(view()->slide(), 1);
        // What stands there is changed there.
        QSignalSpy said(view(), &Tab::message);
        press(Qt::Key_Return, Qt::ControlModifier | Qt::AltModifier);
        QVERIFY(said.size() == 1 && said.first().first().toString().contains(u"marked.md"_s));
        trigger(u"Shrink slide until it fits"_s);
        QCOMPARE(said.size(), 2);
        QVERIFY(view()->pane()->text().endsWith(text));
        press(Qt::Key_Period, Qt::ControlModifier);
        QMenu *menu = nullptr;
        QTRY_VERIFY((menu = view()->findChild<QMenu *>(u"fixes"_s)) && menu->isVisible());
        QVERIFY2(menu->actions().first()->text().startsWith(u"marked.md, line 10: "_s), qPrintable(menu->actions().first()->text()));
        menu->actions().first()->trigger();
        menu->close();
        QTRY_VERIFY(view() && view()->path() == path(u"marked.md"_s));
        QTRY_COMPARE(view()->pane()->editor()->caretLine(), 10);
    }

    void missingInclude_isSaidInItsPlace()
    {
        openDeck(u"missing.md"_s, u"# 시작\n\n---\n\n<!-- include: nowhere.md -->\n"_s);
        QTRY_VERIFY(!view()->findingsOf(1).isEmpty());
        QCOMPARE(view()->findingsOf(1).first().code, u"missing-include"_s);
        view()->goToSlide(1);
        QTRY_VERIFY(script(u"document.querySelector('.shown .mistake')?.textContent ?? ''"_s).toString().contains(u"nowhere.md"_s));
        openDeck(u"seminar.md"_s, {});
    }

    void export_asksAndWrites()
    {
        QTest::keyClick(m_window.get(), Qt::Key_E, Qt::ControlModifier);
        QTRY_VERIFY(m_window->findChild<ExportDialog *>() != nullptr);
        auto *dialog = m_window->findChild<ExportDialog *>();
        const QString out = dialog->out();
        QVERIFY2(out.endsWith(u"/seminar.pdf"), qPrintable(out));
        auto *name = dialog->findChild<QLineEdit *>();
        const auto may = [dialog, name](const QString &file) {
            name->setText(file);
            const auto buttons = dialog->findChildren<QPushButton *>();
            return std::ranges::any_of(buttons, [](const QPushButton *button) { return button->isDefault() && button->isEnabled(); });
        };
        QVERIFY(!may(m_path) && !may(QString(out).replace(u".pdf"_s, u".html"_s)));
        name->setText(QString(out).chopped(4));  // without the ending, which the format gives
        QCOMPARE(dialog->out(), out);
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->notices().sentence().isEmpty(), 20'000);
        QVERIFY2(m_window->notices().sentence().contains(u"seminar.pdf"), qPrintable(m_window->notices().sentence()));
        QFile pdf(out);
        QVERIFY(pdf.open(QIODevice::ReadOnly));
        QVERIFY(pdf.read(8).startsWith("%PDF-"));
    }

private:
    DeckView *view() const { return qobject_cast<DeckView *>(m_window->tabs().current()); }

    QString path(const QString &name) const { return QFileInfo(m_path).absolutePath() + u'/' + name; }

    // As the one tab; without a text, as it lies there.
    void openDeck(const QString &name, const QString &text)
    {
        if (!text.isEmpty())
            write(path(name), u"---\nmarp: true\nlang: ko\n---\n"_s + text);
        m_window->open(path(name));
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTRY_VERIFY(view() && view()->path() == path(name));
        if (!text.isEmpty())
            QTRY_COMPARE(view()->pane()->text(), u"---\nmarp: true\nlang: ko\n---\n"_s + text);
        QTRY_VERIFY_WITH_TIMEOUT(view()->strip()->model()->rowCount() > 1, 20'000);
    }

    void trigger(const QString &text) const
    {
        for (QAction *action : view()->strip()->actions())
            if (action->text() == text)
                return action->trigger();
        QFAIL(qPrintable(text));
    }

    // The question that comes next.
    void answerNext(const QString &answer) const
    {
        QTimer::singleShot(0, m_window.get(), [answer] {
            auto *dialog = qobject_cast<QInputDialog *>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            dialog->setTextValue(answer);
            dialog->accept();
        });
    }

    QString shownHeading() const { return script(u"document.querySelector('.shown :is(h1, h2, h3)')?.textContent.trim() ?? ''"_s).toString(); }

    void clickInStrip(int slide, Qt::KeyboardModifiers modifiers = {}) const
    {
        const QModelIndex index = view()->strip()->model()->index(slide, 0);
        view()->strip()->scrollTo(index);
        QTest::mouseClick(view()->strip()->viewport(), Qt::LeftButton, modifiers, view()->strip()->visualRect(index).center());
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers) const { QTest::keyClick(view()->strip(), key, modifiers); }

    // One step back, and the strip shows it.
    void undo() const
    {
        view()->pane()->editor()->undo();
        QCOMPARE(view()->pane()->text(), m_text);
        QTRY_COMPARE(titles().size(), 14);
        QTRY_COMPARE(titles().first(), u"신경망이 세기에 졌습니다"_s);
        QTRY_COMPARE(titles().at(1), u"한글은 두 가지로 볼 수 있다"_s);
    }

    // As the strip tells them to a screen reader.
    QStringList titles() const
    {
        QStringList all;
        const auto *model = view()->strip()->model();
        for (int i = 0; i < model->rowCount(); ++i)
            all.append(model->index(i, 0).data(Qt::AccessibleTextRole).toString().section(u": "_s, 1));
        return all;
    }

    QWidget *receiver() const
    {
        for (auto *child : view()->findChildren<QWidget *>())
            if (child->inherits("KateViewInternal"))
                return child;
        return nullptr;
    }

    int line(const QString &start) const
    {
        const QString text = view()->pane()->text();
        return int(text.first(text.indexOf(start)).count(u'\n')) + 1;
    }

    QString lineText(int number) const { return view()->pane()->text().split(u'\n').value(number - 1); }

    QString secondLine() const
    {
        for (const RowList *list : m_window->findChildren<RowList *>())
            for (int i = 0; list->isVisible() && i < list->count(); ++i)
                if (list->row(i).path == m_path)
                    return list->row(i).second;
        return {};
    }

    QVariant script(const QString &expression) const
    {
        QVariant answer;
        QEventLoop loop;
        QTimer::singleShot(5000, &loop, &QEventLoop::quit);
        view()->page()->page()->runJavaScript(expression, QWebEngineScript::ApplicationWorld, [&](const QVariant &value) {
            answer = value;
            loop.quit();
        });
        loop.exec();
        return answer;
    }

    // The heading of the slide a person sees.
    QString shownTitle() const
    {
        return script(u"document.querySelector('.shown :is(h1, h2)')?.textContent.trim() ?? ''"_s).toString();
    }

    QTemporaryDir m_folder;
    QString m_path, m_text;
    std::unique_ptr<MainWindow> m_window;
};

int main(int argc, char **argv)
{
    return testing::runWithPages<DeckViewTest>(argc, argv);
}
#include "tst_deckview.moc"
