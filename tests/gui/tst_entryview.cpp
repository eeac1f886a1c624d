// SPDX-License-Identifier: GPL-3.0-or-later
#include "photos.h"
#include "resources/resources.h"
#include "widgets/editingpane.h"
#include "widgets/entryview.h"
#include "widgets/workspace.h"

#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QInputMethodEvent>
#include <QMimeData>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>
#include <QWebEngineScript>
#include <QWebEnginePage>
#include <QToolButton>
#include <QUrl>

using namespace yeonji;
using namespace yeonji::widgets;
using namespace Qt::StringLiterals;

namespace {

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path + u".other"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
    file.close();
    QCOMPARE(std::rename(QFile::encodeName(file.fileName()).constData(), QFile::encodeName(path).constData()), 0);
}

QWidget *receiver(const QWidget &widget)
{
    for (auto *child : widget.findChildren<QWidget *>())
        if (child->inherits("KateViewInternal"))
            return child;
    return nullptr;
}

void compose(const QWidget &widget, const QString &preedit, const QString &commit = {})
{
    QInputMethodEvent event(preedit, {});
    event.setCommitString(commit);
    QCoreApplication::sendEvent(receiver(widget), &event);
}

void type(const QWidget &widget, const QString &text)
{
    QTest::keyClick(receiver(widget), Qt::Key_End, Qt::ControlModifier);
    QTest::keyClicks(receiver(widget), text);
}

bool press(const QWidget &widget, const QString &answer)
{
    for (auto *button : widget.findChildren<QToolButton *>())
        if (button->text() == answer && button->isVisibleTo(&widget)) {
            button->click();
            return true;
        }
    return false;
}

struct Lab
{
    QTemporaryDir dir;
    QString path = dir.filePath(u"lab/diary/2026-04-16.md"_s);
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<EditingPane> pane;

    explicit Lab(const QByteArray &text, int autosaveSeconds = 1)
    {
        const auto project = project::make(dir.filePath(u"lab"_s));
        write(path, text);
        Settings settings;
        settings.autosaveSeconds = autosaveSeconds;
        workspace = std::make_unique<Workspace>(*project, settings);
        open();
    }
    void open()
    {
        pane = std::make_unique<EditingPane>(*workspace, path);
        pane->resize(600, 400);
        pane->setVisible(true);
        pane->activateWindow();
        pane->editor()->setFocus();
        std::ignore = QTest::qWaitForWindowActive(pane.get());
    }
};

// In a child that is going to be killed: types and lives on.
int typeAndWait(const QString &root, const QString &path)
{
    Settings settings;
    settings.autosaveSeconds = 0;
    Workspace workspace(*project::open(root), settings);
    EditingPane pane(workspace, path);
    pane.setVisible(true);
    pane.activateWindow();
    pane.editor()->setFocus();
    std::ignore = QTest::qWaitForWindowActive(&pane);
    type(pane, u"typed before the crash"_s);
    compose(pane, u"끝"_s);
    return QCoreApplication::exec();
}

} // namespace

class EntryViewTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void typing_isSavedWithoutTheSyllable()
    {
        Lab lab("가");
        type(*lab.pane, u"b"_s);
        compose(*lab.pane, u"나"_s);
        QTRY_COMPARE(bytesOf(lab.path), QByteArray("가b"));
        QTRY_COMPARE(lab.pane->savedStatus(), u"saved · just now"_s);
        QVERIFY(lab.pane->editor()->isComposing());
        compose(*lab.pane, {}, u"나"_s);
        QTRY_COMPARE(bytesOf(lab.path), QByteArray("가b나"));
    }

    void saving_settlesTheSyllable()
    {
        Lab lab("가", 0);
        type(*lab.pane, u"b"_s);
        compose(*lab.pane, u"나"_s);
        QVERIFY(lab.pane->save().has_value());
        QCOMPARE(bytesOf(lab.path), QByteArray("가b나"));
    }

    void outsideChange_comesInWhileComposing()
    {
        Lab lab("첫 줄\n끝");
        type(*lab.pane, u" "_s);
        compose(*lab.pane, u"ㄱ"_s);
        write(lab.path, "새 줄\n첫 줄\n끝");
        QTRY_VERIFY(lab.pane->text().startsWith(u"새 줄\n첫 줄\n끝"_s));
        compose(*lab.pane, {}, u"가"_s);
        QTRY_COMPARE(bytesOf(lab.path), QByteArray("새 줄\n첫 줄\n끝 가"));
        QTest::keyClick(receiver(*lab.pane), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(lab.pane->text() != u"새 줄\n첫 줄\n끝 가"_s);
        QVERIFY(lab.pane->question().isEmpty());
    }

    void conflict_isAskedAndNothingLost_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<QByteArray>("result");
        QTest::newRow("mine") << u"Mine"_s << QByteArray("a mine\nb");
        QTest::newRow("theirs") << u"Theirs"_s << QByteArray("a theirs\nb");
        QTest::newRow("both") << u"Both"_s << QByteArray("a mine\na theirs\nb");
    }
    void conflict_isAskedAndNothingLost()
    {
        QFETCH(QString, answer);
        QFETCH(QByteArray, result);
        Lab lab("a\nb", 0);
        QTest::keyClick(receiver(*lab.pane), Qt::Key_End);
        QTest::keyClicks(receiver(*lab.pane), u" mine"_s);
        write(lab.path, "a theirs\nb");
        QTRY_VERIFY(!lab.pane->question().isEmpty());
        QCOMPARE(lab.pane->text(), u"a mine\nb"_s);
        QCOMPARE(bytesOf(lab.path), QByteArray("a theirs\nb"));
        QCOMPARE(lab.pane->save().error().kind, ErrorKind::Conflict);
        QVERIFY(press(*lab.pane, answer));
        QTRY_COMPARE(bytesOf(lab.path), result);
        QVERIFY(lab.pane->question().isEmpty());
        QCOMPARE(lab.pane->text().toUtf8(), result);
    }

    void changeDuringAConflict_staysInTheFile()
    {
        Lab lab("a\nb\nc", 0);
        QTest::keyClick(receiver(*lab.pane), Qt::Key_End);
        QTest::keyClicks(receiver(*lab.pane), u" mine"_s);
        write(lab.path, "a theirs\nb\nc");
        QTRY_VERIFY(!lab.pane->question().isEmpty());
        write(lab.path, "a theirs\nb\nc\nlater");
        QVERIFY(press(*lab.pane, u"Mine"_s));  // before the watch tells of it
        QTRY_COMPARE(bytesOf(lab.path), QByteArray("a mine\nb\nc\nlater"));
        QCOMPARE(lab.pane->text(), u"a mine\nb\nc\nlater"_s);
        QVERIFY(lab.pane->question().isEmpty());
    }

    void vanishedFile_isToldAndWrittenOnRequest()
    {
        Lab lab("text");
        QVERIFY(QFile::remove(lab.path));
        QTRY_VERIFY(!lab.pane->question().isEmpty());
        QVERIFY(!QFile::exists(lab.path));
        QVERIFY(press(*lab.pane, u"Write it again"_s));
        QTRY_COMPARE(bytesOf(lab.path), QByteArray("text"));
    }

    void renamedAway_andBack_isQuietAgain()
    {
        Lab lab("text");
        QVERIFY(QFile::rename(lab.path, lab.path + u".away"_s));
        QTRY_VERIFY(!lab.pane->question().isEmpty());
        QVERIFY(QFile::rename(lab.path + u".away"_s, lab.path));
        QTRY_VERIFY(lab.pane->question().isEmpty());
        QCOMPARE(lab.pane->savedStatus(), u"saved"_s);
    }

    void invalidUtf8_isReadOnlyWithASentence()
    {
        const QByteArray bytes("a\xff\n");
        Lab lab(bytes);
        QVERIFY(lab.pane->question().contains(u"UTF-8"_s));
        QTest::keyClicks(receiver(*lab.pane), u"x"_s);
        QVERIFY(lab.pane->save().has_value());
        QCOMPARE(bytesOf(lab.path), bytes);
    }

    void kill_costsNothingTyped()
    {
        Lab lab("kept\n");
        lab.pane.reset();
        lab.workspace.reset();  // one at a time writes in a project
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {u"--type"_s, lab.dir.filePath(u"lab"_s), lab.path});
        QVERIFY(child.waitForStarted());
        const QDir recovery(lab.dir.filePath(u"lab/.yeonji/recovery"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!recovery.entryList({u"*.txt"_s}, QDir::Files).isEmpty(), 20'000);
        child.kill();
        QVERIFY(child.waitForFinished());
        QCOMPARE(bytesOf(lab.path), QByteArray("kept\n"));
        // The lock of the killed one is taken over.
        lab.workspace = std::make_unique<Workspace>(*project::open(lab.dir.filePath(u"lab"_s)), Settings());
        QCOMPARE(lab.workspace->whyReadOnly(), QString());
        lab.open();
        QVERIFY(!lab.pane->question().isEmpty());
        QVERIFY(press(*lab.pane, u"Bring it back"_s));
        QCOMPARE(lab.pane->text().remove(u"typed before the crash"_s), u"kept\n"_s);
        QVERIFY(lab.pane->save().has_value());
        lab.open();
        QVERIFY(lab.pane->question().isEmpty());
    }

    void closingUnsaved_keepsTheText()
    {
        Lab lab("a", 0);
        type(*lab.pane, u"b"_s);
        lab.pane.reset();
        lab.open();
        QVERIFY(!lab.pane->question().isEmpty());
        QVERIFY(press(*lab.pane, u"Leave it"_s));
        lab.open();
        QVERIFY(lab.pane->question().isEmpty());
        QCOMPARE(lab.pane->text(), u"a"_s);
    }

    // A bar needs room while it asks; the entries opened afterwards have their preview all the same.
    void barOfAnEntry_takesNoPreviewAway()
    {
        Lab lab("bad \xff\n");
        const QString other = lab.dir.filePath(u"lab/diary/2026-04-17.md"_s);
        write(other, "# 다음 날\n");
        for (const QString &path : {lab.path, other}) {
            EntryView view(*lab.workspace, path);
            view.resize(1000, 600);
            view.show();
            QTRY_VERIFY(view.page());
            QTRY_VERIFY2(view.page()->width() > 250, qPrintable(QString::number(view.page()->width())));
        }
    }

    void notebook_isReadAgainOnlyWhenItChanged()
    {
        Lab lab("x");
        const QString path = lab.dir.filePath(u"lab/reports/a.ipynb"_s);
        const auto notebook = [](const QByteArray &text) {
            return QByteArray("{\"cells\": [{\"cell_type\": \"markdown\", \"metadata\": {}, \"source\": \"" + text + "\"}], \"nbformat\": 4}");
        };
        write(path, notebook("하나"));
        EntryView view(*lab.workspace, path);
        view.resize(1000, 600);
        view.show();
        QTRY_VERIFY(view.page());
        QSignalSpy rendered(view.page(), &pages::PageView::rendered);
        QTRY_COMPARE_WITH_TIMEOUT(rendered.size(), 1, 20'000);
        const auto shown = [&view] {
            auto fragment = view.page()->fragment();
            return QTest::qWaitFor([&] { return fragment.isFinished(); }) ? fragment.result().value_or(QString()) : QString();
        };
        QVERIFY(shown().contains(u"하나"_s));

        // A log beside it grows, every second.
        Q_EMIT lab.workspace->foldersChanged({QFileInfo(path).path()});
        QVERIFY(!rendered.wait(300));
        write(path, notebook("둘 다"));
        Q_EMIT lab.workspace->foldersChanged({QFileInfo(path).path()});
        QTRY_COMPARE_WITH_TIMEOUT(rendered.size(), 2, 20'000);
        QVERIFY(shown().contains(u"둘 다"_s));

        // What cannot be read is not an empty notebook.
        QVERIFY(QFile::remove(path));
        Q_EMIT lab.workspace->foldersChanged({QFileInfo(path).path()});
        QTRY_COMPARE_WITH_TIMEOUT(rendered.size(), 3, 20'000);
        QVERIFY2(shown().contains(u"a.ipynb"_s), qPrintable(shown()));
    }

    void photo_offersItsStamp_whereItWasIfTheDiaryKnows()
    {
        Lab lab("# 오늘\n\n글\n");
        lab.workspace->setPlacesNear([](const QList<std::optional<pictures::Position>> &positions) {
            QStringList places;
            for (const auto &position : positions)
                places.append(position ? u"포항시 남구 청암로 77"_s : QString());
            return QtFuture::makeReadyValueFuture(places);
        });
        const QString photo = lab.dir.filePath(u"IMG_7.jpg"_s), night = lab.dir.filePath(u"IMG_8.jpg"_s);
        write(photo, testing::photo(testing::halves(64, 32)));
        write(night, testing::photo(testing::halves(65, 32), "JPEG", {.time = "2026:04:17 01:05:00", .latitude = 0, .longitude = 0}));
        const auto drop = [&](const QStringList &files) {
            QList<QUrl> urls;
            for (const QString &file : files)
                urls.append(QUrl::fromLocalFile(file));
            QMimeData data;
            data.setUrls(urls);
            QDragEnterEvent enter(QPoint(5, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);  // else Qt knows of nobody to drop on
            QCoreApplication::sendEvent(receiver(*lab.pane), &enter);
            QDropEvent event(QPointF(5, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(receiver(*lab.pane), &event);
        };
        drop({photo, night});
        QTRY_COMPARE(lab.pane->question(), u"Taken 2026. 04. 16. 22:30, 포항시 남구 청암로 77. and at 1 other time(s)"_s);
        const QString before = lab.pane->text();
        QVERIFY2(before.contains(u"IMG_7](../assets/2026-04-16-"_s), qPrintable(before));
        QVERIFY(press(*lab.pane, u"Put it as a stamp"_s));
        const QStringList lines = lab.pane->text().split(u'\n');
        const auto first = lines.indexOf(u"2026. 04. 16. 22:30, 포항시 남구 청암로 77."_s), second = lines.indexOf(u"2026. 04. 17. 01:05"_s);
        QVERIFY2(first >= 0 && lines.value(first + 2).contains(u"IMG_7"_s), qPrintable(lab.pane->text()));
        QVERIFY2(second > first && lines.value(second + 2).contains(u"IMG_8"_s), qPrintable(lab.pane->text()));
        lab.pane->editor()->undo();
        QCOMPARE(lab.pane->text(), before);
        // Declined, or where nothing is known, the text stays as it is.
        drop({night});
        QTRY_COMPARE(lab.pane->question(), u"Taken 2026. 04. 17. 01:05"_s);
        QVERIFY(press(*lab.pane, u"Leave it out"_s));
        QVERIFY(lab.pane->question().isEmpty());
        QVERIFY(!lab.pane->text().contains(u"01:05"_s));
    }

    void foldedSection_isOneLine_andCounted()
    {
        Lab lab("# 하루\n\n## 아침\n\n글 하나\n\n### 안\n\n글 둘\n\n## 저녁\n\n글 셋\n");
        lab.pane->resize(600, 900);
        Editor *editor = lab.pane->editor();
        const auto visible = [&] {
            QList<int> lines;
            for (int line = 1; line <= 13; ++line)
                if (editor->isVisible(line))
                    lines.append(line);
            return lines;
        };
        QTRY_COMPARE(visible().size(), 13);
        editor->goToLine(5);
        editor->toggleFold();
        QCOMPARE(visible(), (QList<int>{1, 2, 3, 11, 12, 13}));
        QCOMPARE(lab.pane->text().count(u"글"_s), 3);  // hidden is not gone
        editor->toggleFold();
        QCOMPARE(visible().size(), 13);
        editor->foldSections();
        QCOMPARE(visible(), (QList<int>{1, 2, 3, 11}));
        editor->unfoldAll();
        QCOMPARE(visible().size(), 13);
    }

    void counts_areOfTheTextOrOfWhatIsChosen()
    {
        Lab lab("# 하루\n\n글 하나 two words\n");
        EntryView view(*lab.workspace, lab.path);
        view.resize(1000, 600);
        view.show();
        view.activateWindow();
        view.pane()->editor()->setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&view));  // keys with Shift are shortcuts
        QCOMPARE(view.rightStatus(), u"14 character(s) · 6 word(s)"_s);
        view.pane()->editor()->goToLine(3);
        QTest::keyClick(receiver(*view.pane()), Qt::Key_End, Qt::ShiftModifier);
        QTRY_COMPARE(view.rightStatus(), u"selected: 11 character(s) · 4 word(s)"_s);
        QTest::keyClick(receiver(*view.pane()), Qt::Key_Home);
        QTRY_VERIFY(!view.rightStatus().startsWith(u"selected"_s));
    }

    // With the events of a real window: what is clicked and scrolled on the page happens in the source, and back.
    void halves_followEachOther()
    {
        QByteArray text = "# 오늘\n\n- [ ] 올리기 ~2026-04-17\n\n";
        for (int i = 1; i <= 150; ++i)
            text += "문단 " + QByteArray::number(i) + "\n\n";
        Lab lab(text);
        EntryView view(*lab.workspace, lab.path);
        view.resize(1000, 600);
        view.show();
        QTRY_VERIFY(view.page());
        QSignalSpy rendered(view.page(), &pages::PageView::rendered);
        QTRY_VERIFY_WITH_TIMEOUT(!rendered.isEmpty(), 20'000);
        const auto asked = [&view](const QString &script) {
            QVariant answer;
            bool came = false;
            view.page()->page()->runJavaScript(script, QWebEngineScript::ApplicationWorld, [&](const QVariant &value) {
                answer = value;
                came = true;
            });
            return QTest::qWaitFor([&] { return came; }, 10'000) ? answer : QVariant();
        };
        const auto click = [&](const QString &element) {
            const QStringList place = asked(u"(() => { const r = (%1).getBoundingClientRect(); return `${r.left + Math.min(8, r.width / 2)} ${r.top + r.height / 2}` })()"_s.arg(element)).toString().split(u' ');
            QCOMPARE(place.size(), 2);
            QTest::mouseClick(view.page()->focusProxy(), Qt::LeftButton, {}, QPoint(int(place[0].toDouble()), int(place[1].toDouble())));
        };
        click(u"[...document.querySelectorAll('p')].find(p => p.textContent === '문단 5')"_s);
        QTRY_COMPARE(view.caretLine(), 13);
        click(u"document.querySelector('input.box')"_s);
        QTRY_VERIFY(view.pane()->text().contains(u"- [x] 올리기"_s));
        // Down the source, and the page comes along.
        Editor *editor = view.pane()->editor();
        editor->goToLine(200);
        QTRY_VERIFY(asked(u"scrollY"_s).toDouble() > 500);
        QTRY_VERIFY(editor->topLine() > 100);
        // Whoever rolls the wheel sees that place: Chromium scrolls what it drew last.
        const QColor mark(0x12, 0x34, 0x56);
        asked(u"document.documentElement.style.background = document.body.style.background = '%1'; 1"_s.arg(mark.name()));
        QTRY_COMPARE(view.page()->grab().toImage().pixelColor(2, 2), mark);
        // Up the page by its wheel, and the source comes along.
        const QPointF middle = view.page()->focusProxy()->rect().center();
        const double before = editor->topLine();
        QWheelEvent wheel(middle, view.page()->focusProxy()->mapToGlobal(middle), {}, {0, 1200}, Qt::NoButton, {}, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(view.page()->focusProxy(), &wheel);
        QTRY_VERIFY2_WITH_TIMEOUT(editor->topLine() < before - 10, QByteArray::number(editor->topLine()), 10'000);
    }

    void stampsAndBlocks_leaveWhatIsChosen()
    {
        const QByteArray text = "# 제목\n\n소중한 문단이다.\n\n끝\n";
        Lab lab(text);
        const auto kept = [&] {
            QString now = lab.pane->text();
            for (const auto &line : {u"# 제목\n\n"_s, u"소중한 문단이다.\n\n"_s, u"끝\n"_s})
                if (now.count(line) != 1)
                    return now;
            return QString();
        };
        const auto undone = [&] {
            lab.pane->editor()->undo();
            return lab.pane->text();
        };
        for (const bool whole : {false, true}) {
            const auto choose = [&] {
                lab.pane->editor()->goToLine(3);
                QTest::keyClick(receiver(*lab.pane), whole ? Qt::Key_A : Qt::Key_End, whole ? Qt::ControlModifier : Qt::ShiftModifier);
                return lab.pane->editor()->selectedText();
            };
            const QString chosen = choose();
            QVERIFY(!chosen.isEmpty());
            lab.pane->insertStamp();
            QCOMPARE(kept(), QString());
            QVERIFY(lab.pane->text().size() > text.size() / 3);
            QCOMPARE(undone(), QString::fromUtf8(text));
            choose();
            lab.pane->insertBlock(u"```plot\nruns: [a]\n```\n"_s);
            QCOMPARE(kept(), QString());
            QCOMPARE(undone(), QString::fromUtf8(text));
            choose();
            // What comes by itself leaves the caret where it is written, too.
            const int line = lab.pane->editor()->caretLine();
            QVERIFY(lab.pane->append(u"sft-1: loss is NaN\n"_s));
            QCOMPARE(lab.pane->text(), QString::fromUtf8(text) + u"\nsft-1: loss is NaN\n"_s);
            QCOMPARE(lab.pane->editor()->caretLine(), line);
            QCOMPARE(lab.pane->editor()->selectedText(), chosen);
            QCOMPARE(undone(), QString::fromUtf8(text));
        }
    }

    void entry_followsTypingAndTasks()
    {
        Lab lab("# 오늘\n\n- [ ] 올리기 ~2026-04-17\n");
        EntryView view(*lab.workspace, lab.path);
        QVERIFY(!view.page());
        QVERIFY2(view.rightStatus().endsWith(u"1 promise(s)"_s), qPrintable(view.rightStatus()));
        QCOMPARE(view.title(), u"2026-04-16"_s);
        view.resize(1000, 600);
        view.show();
        QTRY_VERIFY(view.page());
        QSignalSpy rendered(view.page(), &pages::PageView::rendered);
        QTRY_VERIFY_WITH_TIMEOUT(!rendered.isEmpty(), 20'000);
        rendered.clear();
        QVERIFY(view.insertText(u"새 글 "_s));
        QTRY_VERIFY_WITH_TIMEOUT(!rendered.isEmpty(), 20'000);
        const QString text = view.pane()->text();
        Q_EMIT view.page()->taskToggled(int(text.first(text.indexOf(u"올리기"_s)).count(u'\n')) + 1, true);
        QVERIFY(view.pane()->text().contains(u"- [x] 올리기"_s));
        QSignalSpy followed(&view, &Tab::followRequested);
        Q_EMIT view.page()->linkRequested(u"sft"_s);
        QCOMPARE(followed, QList<QVariantList>{{u"sft"_s}});
    }
};

int main(int argc, char **argv)
{
    pages::prepare();
    QApplication app(argc, argv);
    resources::load();
    if (const auto arguments = QCoreApplication::arguments(); arguments.value(1) == u"--type")
        return typeAndWait(arguments.value(2), arguments.value(3));
    EntryViewTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_entryview.moc"
