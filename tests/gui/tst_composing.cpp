// SPDX-License-Identifier: GPL-3.0-or-later
//
// Hangul as an input method hands it over, syllable by syllable, with everything switched on that might
// come between: spelling, suggestions, lists and tables that go on, focus, typewriter, preview, saving by
// itself, a change from outside, another tab, the end of the program. No syllable is lost, doubled or moved.
#include "core/files.h"
#include "pages/pageview.h"
#include "resources/resources.h"
#include "widgets/editingpane.h"
#include "widgets/entryview.h"
#include "widgets/mainwindow.h"
#include "widgets/suggestions.h"
#include "widgets/tabarea.h"
#include "widgets/theme.h"
#include "widgets/workspace.h"
#include "windowfixture.h"

#include <QAbstractButton>
#include <QInputMethodEvent>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace yeonji;
using namespace yeonji::widgets;
using namespace Qt::StringLiterals;

namespace {

// The shapes a syllable takes while its letters are typed: 실 is ㅅ, 시, 실.
QStringList shapesOf(QChar syllable)
{
    static constexpr QStringView initials = u"ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
    const int number = syllable.unicode() - 0xac00;
    if (number < 0 || number >= 11172)
        return {};
    QStringList shapes{QString(initials.at(number / 588))};
    if (number % 28 != 0)
        shapes.append(QString(QChar(syllable.unicode() - number % 28)));
    shapes.append(QString(syllable));
    return shapes;
}

} // namespace

class ComposingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_preedit.clear();
        m_dir = std::make_unique<QTemporaryDir>();
        const auto project = project::make(m_dir->filePath(u"lab"_s));
        QVERIFY(project.has_value());
        m_path = project->diaryFolder() + u"/2026-04-16.md"_s;
        m_other = project->reportsFolder() + u"/실험.md"_s;
        QVERIFY(writeFile(m_path, "# 첫 줄\n\n").has_value());
        QVERIFY(writeFile(m_other, "# 실험 보고서\n\n").has_value());
        Settings settings;
        settings.spelling = settings.focus = settings.typewriter = true;
        settings.autosaveSeconds = 1;
        m_window = std::make_unique<MainWindow>(*project, settings);
        m_window->setAttribute(Qt::WA_DeleteOnClose, false);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_view = dynamic_cast<EntryView *>(m_window->open(m_path));
        QVERIFY(m_view);
        QTRY_VERIFY(m_view->page() != nullptr);
        editor()->goToEnd();
        m_area = areaOf(m_view);
        m_area->setFocus();
        QTRY_VERIFY(m_area->hasFocus());
    }

    void cleanup()
    {
        testing::letGo(m_window);
        m_dir.reset();
    }

    void typing_throughListsTablesAndSuggestions()
    {
        type(u"오늘은 실험을 했다."_s);
        key(Qt::Key_Return);
        key(Qt::Key_Return);
        keys(u"- "_s);
        type(u"손실이 줄었다"_s);
        key(Qt::Key_Return);  // goes on with the list
        type(u"다시 늘었다"_s);
        key(Qt::Key_Return);
        key(Qt::Key_Return);  // ends it
        keys(u"[["_s);
        type(u"실험"_s, Ends::Composing);
        QTRY_VERIFY(editor()->suggestions()->shown() >= 1);
        settle();
        key(Qt::Key_Return);
        key(Qt::Key_Return);
        keys(u"- [ ] "_s);
        type(u"보내기"_s);
        keys(u" ~"_s);
        type(u"내일"_s);
        QTRY_COMPARE(editor()->suggestions()->shown(), 1);
        key(Qt::Key_Tab);
        const QString tomorrow = QDate::currentDate().addDays(1).toString(Qt::ISODate);
        QCOMPARE(text(), u"# 첫 줄\n\n오늘은 실험을 했다.\n\n- 손실이 줄었다\n- 다시 늘었다\n[[reports/실험.md]]\n- [ ] 보내기 ~"_s + tomorrow);
        // The table: Tab goes to the next cell, and the columns set themselves.
        key(Qt::Key_Return);
        key(Qt::Key_Return);
        keys(u"| "_s);
        type(u"지표"_s);
        keys(u" | "_s);
        type(u"값"_s);
        keys(u" |"_s);
        key(Qt::Key_Return);
        keys(u"|---|---|"_s);
        key(Qt::Key_Return);
        keys(u"| "_s);
        type(u"손실"_s);
        keys(u" | 1 |"_s);
        key(Qt::Key_Tab);
        type(u"정확도"_s);
        QVERIFY2(text().contains(u"| 손실"_s) && text().contains(u"정확도"_s), qPrintable(text()));
        QCOMPARE(text().count(u"지표"_s), 1);
    }

    // A large folder is read while someone writes already, and a document may be made meanwhile.
    void whatIsFoundLater_isSuggestedWithoutAnotherKey()
    {
        keys(u"[["_s);
        type(u"새"_s, Ends::Composing);
        QCOMPARE(editor()->suggestions()->shown(), 0);
        QVERIFY(writeFile(QFileInfo(m_other).absolutePath() + u"/새 가설.md"_s, "#발산\n").has_value());
        QTRY_COMPARE(editor()->suggestions()->current(), u"새 가설"_s);
        settle();
        key(Qt::Key_Return);
        QCOMPARE(text(), u"# 첫 줄\n\n[[reports/새 가설.md]]"_s);
        // Of tags nothing is known before somebody asks.
        keys(u" #"_s);
        type(u"발"_s, Ends::Composing);
        QTRY_COMPARE(editor()->suggestions()->shown(), 1);
        settle();
        key(Qt::Key_Tab);
        QCOMPARE(text(), u"# 첫 줄\n\n[[reports/새 가설.md]] #발산"_s);
        QCOMPARE(editor()->suggestions()->shown(), 0);
    }

    void whatIsFoundLater_opensNoListThatWasLeft()
    {
        const auto make = [this](const QString &name) {
            QSignalSpy known(&m_window->workspace(), &Workspace::offersChanged);
            QVERIFY(writeFile(QFileInfo(m_other).absolutePath() % u'/' % name % u".md", "글\n").has_value());
            QTRY_VERIFY(!known.isEmpty());
        };
        keys(u"[["_s);
        type(u"실험"_s);
        QTRY_COMPARE(editor()->suggestions()->shown(), 1);
        key(Qt::Key_Escape);
        make(u"실험 둘"_s);
        QCOMPARE(editor()->suggestions()->shown(), 0);
        key(Qt::Key_Return);
        keys(u"[["_s);
        type(u"새"_s);
        QCOMPARE(editor()->suggestions()->shown(), 0);
        editor()->goToLine(1);
        make(u"새 가설"_s);
        QCOMPARE(editor()->suggestions()->shown(), 0);
    }

    void autosave_leavesTheSyllableOut_andItGoesOn()
    {
        type(u"저장되는 글"_s);
        type(u"실"_s, Ends::Composing);
        QTRY_VERIFY_WITH_TIMEOUT(onDisk().contains(u"저장되는 글"_s), 8000);
        QVERIFY(!onDisk().contains(u'실'));
        QVERIFY(editor()->isComposing());
        QTRY_VERIFY(m_view->pane()->savedStatus().startsWith(u"saved"));
        settle();
        type(u"험"_s);
        QCOMPARE(text(), u"# 첫 줄\n\n저장되는 글실험"_s);
        QTRY_VERIFY_WITH_TIMEOUT(onDisk().endsWith(u"저장되는 글실험"_s), 8000);
    }

    void outsideChange_comesInAroundTheSyllable()
    {
        type(u"내 줄"_s);
        QVERIFY(m_view->save().has_value());
        type(u"실"_s, Ends::Composing);
        QVERIFY(writeFile(m_path, "# 남이 고친 첫 줄\n\n내 줄\n\n남이 더한 줄\n").has_value());
        QTRY_VERIFY_WITH_TIMEOUT(text().contains(u"남이 더한 줄"_s), 8000);
        QVERIFY(editor()->isComposing());
        QCOMPARE(text(), u"# 남이 고친 첫 줄\n\n내 줄\n\n남이 더한 줄\n"_s);
        settle();
        type(u"험"_s);
        QCOMPARE(text(), u"# 남이 고친 첫 줄\n\n내 줄실험\n\n남이 더한 줄\n"_s);
    }

    void clickAway_settlesTheSyllableWhereItStood()
    {
        type(u"앞"_s);
        type(u"뒤"_s, Ends::Composing);
        QTest::mouseClick(m_area, Qt::LeftButton, {}, QPoint(4, 4));  // before the first line's first letter
        m_preedit.clear();
        QVERIFY(!editor()->isComposing());
        QCOMPARE(text(), u"# 첫 줄\n\n앞뒤"_s);
        type(u"나"_s, Ends::Composing);
        m_window->findChild<QAbstractButton *>()->setFocus(Qt::MouseFocusReason);
        QTRY_VERIFY(!editor()->isComposing());
        m_preedit.clear();
        QCOMPARE(text().count(u'나'), 1);
        QTRY_VERIFY_WITH_TIMEOUT(onDisk().contains(u'나'), 8000);
    }

    void otherTab_takesTheSyllableNowhere()
    {
        type(u"가"_s);
        type(u"실"_s, Ends::Composing);
        auto *other = dynamic_cast<EntryView *>(m_window->open(m_other));
        QVERIFY(other);
        QTRY_VERIFY(!editor()->isComposing());
        m_preedit.clear();
        QCOMPARE(text(), u"# 첫 줄\n\n가실"_s);
        QCOMPARE(other->pane()->text(), u"# 실험 보고서\n\n"_s);
        QTRY_VERIFY_WITH_TIMEOUT(onDisk().endsWith(u"가실"_s), 8000);
        m_window->tabs().setCurrent(m_view);
        m_area->setFocus();
        type(u"험"_s);
        QCOMPARE(text(), u"# 첫 줄\n\n가실험"_s);
    }

    void quit_keepsTheLastSyllable()
    {
        type(u"마지막 글"_s, Ends::Composing);
        QVERIFY(m_window->close());
        QVERIFY2(onDisk().endsWith(u"마지막 글"_s), qPrintable(onDisk()));
    }

private:
    enum class Ends { Settled, Composing };

    static QWidget *areaOf(const QWidget *view)
    {
        for (auto *child : view->findChildren<QWidget *>())
            if (child->inherits("KateViewInternal"))
                return child;
        return nullptr;
    }
    Editor *editor() const { return m_view->pane()->editor(); }
    QString text() const { return m_view->pane()->text(); }
    QString onDisk() const { return QString::fromUtf8(readFile(m_path).value_or(QByteArray())); }
    void key(Qt::Key key) { QTest::keyClick(m_area, key); }
    void keys(const QString &typed) { QTest::keyClicks(m_area, typed); }

    void send(const QString &preedit, const QString &commit)
    {
        QList<QInputMethodEvent::Attribute> attributes;
        if (!preedit.isEmpty())
            attributes.append({QInputMethodEvent::Cursor, int(preedit.size()), 1});
        QInputMethodEvent event(preedit, attributes);
        event.setCommitString(commit);
        QCoreApplication::sendEvent(m_area, &event);
        m_preedit = preedit;
    }

    // Each syllable grows; the first letter of the next comes with the word that the last is done.
    void type(const QString &typed, Ends ends = Ends::Settled)
    {
        for (const QChar c : typed) {
            const QStringList shapes = shapesOf(c);
            if (shapes.isEmpty()) {
                settle();
                QTest::keyClicks(m_area, QString(c));
                continue;
            }
            send(shapes.first(), std::exchange(m_preedit, {}));
            for (const QString &shape : shapes.sliced(1))
                send(shape, {});
        }
        if (ends == Ends::Settled)
            settle();
    }
    void settle()
    {
        if (const QString done = std::exchange(m_preedit, {}); !done.isEmpty())
            send({}, done);
    }
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<MainWindow> m_window;
    QString m_path, m_other, m_preedit;
    EntryView *m_view = nullptr;
    QWidget *m_area = nullptr;
};

int main(int argc, char **argv)
{
    return testing::runWithPages<ComposingTest>(argc, argv);
}

#include "tst_composing.moc"
