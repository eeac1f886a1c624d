// SPDX-License-Identifier: GPL-3.0-or-later
#include "photos.h"
#include "resources/resources.h"
#include "widgets/editor.h"
#include "widgets/focusmode.h"
#include "widgets/suggestions.h"

#include <KTextEditor/Document>
#include <KTextEditor/Editor>
#include <KTextEditor/View>

#include <QClipboard>
#include <QDir>
#include <QDropEvent>
#include <QGuiApplication>
#include <QImage>
#include <QInputMethodEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>
#include <QVBoxLayout>

#include <cmath>
#include <functional>

using namespace yeonji;
using namespace yeonji::widgets;
using namespace Qt::StringLiterals;

namespace {

// The widget keys and input methods reach.
QWidget *receiver(const Editor &editor)
{
    for (auto *child : editor.findChildren<QWidget *>())
        if (child->inherits("KateViewInternal"))
            return child;
    return nullptr;
}

void compose(const Editor &editor, const QString &preedit, const QString &commit = {})
{
    QList<QInputMethodEvent::Attribute> attributes;
    if (!preedit.isEmpty())
        attributes.append({QInputMethodEvent::Cursor, int(preedit.size()), 1});
    QInputMethodEvent event(preedit, attributes);
    event.setCommitString(commit);
    QCoreApplication::sendEvent(receiver(editor), &event);
}

struct Window
{
    QWidget top;
    QLineEdit *other = new QLineEdit;
    Editor *editor = new Editor({});

    Window()
    {
        auto *box = new QVBoxLayout(&top);
        box->addWidget(editor, 1);
        box->addWidget(other);
        top.resize(600, 500);
        top.show();
        top.activateWindow();
        editor->setFocus();
        std::ignore = QTest::qWaitForWindowActive(&top);
    }
    void endOfLine(int line)
    {
        editor->goToLine(line);
        QTest::keyClick(receiver(*editor), Qt::Key_End);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier) { QTest::keyClick(receiver(*editor), key, with); }
};

} // namespace

class EditorTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { resources::load(); }

    void keys_becomeText()
    {
        Window window;
        QSignalSpy changed(window.editor, &Editor::textChanged);
        QTest::keyClicks(receiver(*window.editor), u"loss 0.98"_s);
        QCOMPARE(window.editor->text(), u"loss 0.98"_s);
        QVERIFY(changed.size() > 0);
    }

    void syllableBeingComposed_isLeftOut()
    {
        Window window;
        window.editor->setText(u"오늘 "_s);
        window.endOfLine(1);
        QSignalSpy changed(window.editor, &Editor::textChanged);
        for (const auto &shape : {u"ㅅ"_s, u"시"_s, u"실"_s}) {
            compose(*window.editor, shape);
            QCOMPARE(window.editor->text(), u"오늘 "_s);
        }
        QVERIFY(window.editor->isComposing());
        QCOMPARE(changed.size(), 0);
        compose(*window.editor, u"ㅎ"_s, u"실"_s);
        QCOMPARE(window.editor->text(), u"오늘 실"_s);
        compose(*window.editor, {}, u"험"_s);
        QCOMPARE(window.editor->text(), u"오늘 실험"_s);
        QVERIFY(!window.editor->isComposing());
        QVERIFY(changed.size() > 0);
    }

    void cancelledComposition_leavesNothing()
    {
        Window window;
        window.editor->setText(u"가나"_s);
        window.endOfLine(1);
        compose(*window.editor, u"ㄷ"_s);
        compose(*window.editor, {});
        QCOMPARE(window.editor->text(), u"가나"_s);
    }

    void outsideEdits_goAroundTheComposition_data()
    {
        QTest::addColumn<QString>("theirs");   // what the text becomes from outside
        QTest::addColumn<QString>("expected"); // with 실 composed after “오늘 ”
        QTest::newRow("line above") << u"새 줄\n첫 줄\n오늘 끝\n"_s << u"새 줄\n첫 줄\n오늘 실끝\n"_s;
        QTest::newRow("line below") << u"첫 줄\n오늘 끝\n새 줄\n"_s << u"첫 줄\n오늘 실끝\n새 줄\n"_s;
        QTest::newRow("same line before") << u"첫 줄\n바로 오늘 끝\n"_s << u"첫 줄\n바로 오늘 실끝\n"_s;
        QTest::newRow("same line after") << u"첫 줄\n오늘 끝났다\n"_s << u"첫 줄\n오늘 실끝났다\n"_s;
        QTest::newRow("over it") << u"첫 줄\n오전\n"_s << u"첫 줄\n오전실\n"_s;
        QTest::newRow("all gone") << u""_s << u"실"_s;
    }
    void outsideEdits_goAroundTheComposition()
    {
        QFETCH(QString, theirs);
        QFETCH(QString, expected);
        Window window;
        const QString mine = u"첫 줄\n오늘 끝\n"_s;
        window.editor->setText(mine);
        window.editor->goToLine(2);
        for (int i = 0; i < 3; ++i)
            window.key(Qt::Key_Right);
        compose(*window.editor, u"시"_s);
        window.editor->applyEdits(project::smallestEdits(mine, theirs));
        QCOMPARE(window.editor->text(), theirs);
        compose(*window.editor, u"실"_s);
        QCOMPARE(window.editor->text(), theirs);
        compose(*window.editor, {}, u"실"_s);
        QCOMPARE(window.editor->text(), expected);
    }

    void outsideEdit_isOneStepToUndo()
    {
        Window window;
        window.editor->setText(u"1\n2\n3\n"_s);
        window.endOfLine(2);
        QTest::keyClicks(receiver(*window.editor), u"x"_s);
        const QString typed = window.editor->text();
        window.editor->applyEdits(project::smallestEdits(typed, u"one\n2x\nthree\n"_s));
        QCOMPARE(window.editor->caretLine(), 2);
        window.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(window.editor->text(), typed);
        window.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(window.editor->text(), u"1\n2\n3\n"_s);
    }

    // KTextEditor makes one step of edits in a row that only insert, or only remove.
    void outsideEdit_isAStepBetweenWhatIsTyped_data()
    {
        QTest::addColumn<QString>("theirs");
        QTest::addColumn<QString>("after");  // with x typed at the caret once more
        QTest::newRow("within a line") << u"하나x\n둘\n셋 넷\n"_s << u"하나xx\n둘\n셋 넷\n"_s;
        QTest::newRow("at the caret") << u"하나x 둘\n둘\n셋\n"_s << u"하나x 둘x\n둘\n셋\n"_s;
        QTest::newRow("a line") << u"하나x\n둘\n새 줄\n셋\n"_s << u"하나xx\n둘\n새 줄\n셋\n"_s;
        QTest::newRow("removal") << u"하나x\n\n셋\n"_s << u"하나xx\n\n셋\n"_s;
    }
    void outsideEdit_isAStepBetweenWhatIsTyped()
    {
        QFETCH(QString, theirs);
        QFETCH(QString, after);
        Window window;
        const QString opened = u"하나\n둘\n셋\n"_s;
        const QString typed = u"하나x\n둘\n셋\n"_s;
        window.editor->setText(opened);
        window.endOfLine(1);
        QTest::keyClicks(receiver(*window.editor), u"x"_s);
        window.editor->applyEdits(project::smallestEdits(typed, theirs));
        QTest::keyClicks(receiver(*window.editor), u"x"_s);
        QCOMPARE(window.editor->text(), after);
        for (const QString &before : {theirs, typed, opened}) {
            window.key(Qt::Key_Z, Qt::ControlModifier);
            QCOMPARE(window.editor->text(), before);
        }
    }

    void removalFromOutside_isAStepBesideTheBackspacesAroundIt()
    {
        Window window;
        window.editor->setText(u"하나xx\n둘\n셋 넷\n"_s);
        window.endOfLine(1);
        window.key(Qt::Key_Backspace);
        window.editor->applyEdits(project::smallestEdits(u"하나x\n둘\n셋 넷\n"_s, u"하나x\n둘\n셋\n"_s));
        window.key(Qt::Key_Backspace);
        for (const QString &before : {u"하나x\n둘\n셋\n"_s, u"하나x\n둘\n셋 넷\n"_s, u"하나xx\n둘\n셋 넷\n"_s}) {
            window.key(Qt::Key_Z, Qt::ControlModifier);
            QCOMPARE(window.editor->text(), before);
        }
    }

    void insertedText_isAStepBesideTheTyping()
    {
        Window window;
        window.editor->setText(u"끝\n"_s);
        window.endOfLine(1);
        QTest::keyClicks(receiver(*window.editor), u"x"_s);
        window.editor->insertText(u" 14:30"_s);
        QTest::keyClicks(receiver(*window.editor), u"y"_s);
        for (const QString &before : {u"끝x 14:30\n"_s, u"끝x\n"_s, u"끝\n"_s}) {
            window.key(Qt::Key_Z, Qt::ControlModifier);
            QCOMPARE(window.editor->text(), before);
        }
    }

    void undo_neverEmptiesAnOpenedText()
    {
        Window window;
        window.editor->setText(u"어제 쓴 글\n"_s);
        window.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(window.editor->text(), u"어제 쓴 글\n"_s);
    }

    void leaving_settlesTheSyllable()
    {
        Window window;
        QSignalSpy leaving(window.editor, &Editor::leaving);
        compose(*window.editor, u"끝"_s);
        window.other->setFocus();
        QCOMPARE(window.editor->text(), u"끝"_s);
        QCOMPARE(leaving.size(), 1);
        window.editor->setFocus();
        QCOMPARE(window.editor->text(), u"끝"_s);
    }

    void commit_withoutAnInputMethod_keepsTheSyllable()
    {
        Window window;
        compose(*window.editor, u"끝"_s);
        window.editor->commitComposition();
        QCOMPARE(window.editor->text(), u"끝"_s);
        QVERIFY(!window.editor->isComposing());
    }

    void rareCharacters_areKept_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("line separator") << u"a\u2028b\n"_s;
        QTest::newRow("emoji") << u"😀 가족 👨‍👩‍👧\n"_s;
        QTest::newRow("decomposed") << u"\u1109\u1175\u11af\n"_s;
        QTest::newRow("tabs and trailing blanks") << u"\ta  \n\n\n"_s;
        QTest::newRow("long line") << QString(300'000, u'x');
    }
    void rareCharacters_areKept()
    {
        QFETCH(QString, text);
        Window window;
        window.editor->setText(text);
        QCOMPARE(window.editor->text(), text);
    }

    void pastedPicture_isKeptAndShown()
    {
        const QTemporaryDir dir;
        Window window;
        window.editor->setPictureFolder(dir.filePath(u"assets"_s), dir.filePath(u"diary/2026"_s));
        QImage picture(4, 4, QImage::Format_RGB32);
        picture.fill(Qt::red);
        QGuiApplication::clipboard()->setImage(picture);
        window.key(Qt::Key_V, Qt::ControlModifier);
        window.key(Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(window.editor->text().count(u"]("_s), 2);
        const auto kept = QDir(dir.filePath(u"assets"_s)).entryList(QDir::Files);
        QCOMPARE(kept.size(), 1);  // the same picture twice is one file
        const QString markdown = u"![](../../assets/"_s + kept.first() + u")"_s;
        QCOMPARE(window.editor->text(), markdown + markdown);
        QVERIFY(QImage(dir.filePath(u"assets/"_s + kept.first())) == picture);
    }

    void droppedFiles_arePicturesOrHandedOn()
    {
        const QTemporaryDir dir;
        QImage picture(4, 4, QImage::Format_RGB32);
        picture.fill(Qt::blue);
        QVERIFY(picture.save(dir.filePath(u"loss (1).png"_s)));
        Window window;
        window.editor->setPictureFolder(dir.filePath(u"assets"_s), dir.path());
        QSignalSpy dropped(window.editor, &Editor::filesDropped);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(dir.filePath(u"loss (1).png"_s)), QUrl::fromLocalFile(dir.filePath(u"run.csv"_s))});
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(receiver(*window.editor), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(receiver(*window.editor), &drop);
        QVERIFY(drop.isAccepted());
        QCOMPARE(dropped.size(), 1);
        QCOMPARE(dropped.first().first().toStringList(), QStringList{dir.filePath(u"run.csv"_s)});
        QTRY_VERIFY(window.editor->text().startsWith(u"![loss (1)](assets/"_s));
    }

    void severalPhotos_comeInOrder_whereTheyWereDropped_whileTypingGoesOn()
    {
        const QTemporaryDir dir;
        QList<QUrl> urls;
        for (int i = 0; i < 5; ++i) {
            QFile file(dir.filePath(u"IMG_%1.jpg"_s.arg(i)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(testing::photo(testing::halves(1200 - 200 * i, 800)));
            urls.append(QUrl::fromLocalFile(file.fileName()));
        }
        Window window;
        window.editor->setPictureFolder(dir.filePath(u"assets"_s), dir.path());
        window.editor->setText(u"앞\n뒤"_s);
        QSignalSpy kept(window.editor, &Editor::picturesKept);
        QMimeData data;
        data.setUrls(urls);
        QDragEnterEvent enter(QPoint(300, 2), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);  // else Qt knows of nobody to drop on
        QCoreApplication::sendEvent(receiver(*window.editor), &enter);
        QDropEvent drop(QPointF(300, 2), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);  // behind 앞
        QCoreApplication::sendEvent(receiver(*window.editor), &drop);
        window.endOfLine(2);
        compose(*window.editor, u"글"_s);
        QTRY_COMPARE(kept.size(), 1);
        QVERIFY(!window.editor->isComposing());  // settled where it stood
        const auto pictures = kept.first().first().value<QList<pictures::Kept>>();
        QCOMPARE(pictures.size(), 5);
        QCOMPARE(pictures.first().photo.taken.date(), QDate(2026, 4, 16));
        const QStringList lines = window.editor->text().split(u'\n');
        QCOMPARE(lines.size(), 6);
        for (int i = 0; i < 5; ++i)
            QVERIFY2(lines.at(i).contains(u"![IMG_%1](assets/2026-04-16-"_s.arg(i)), qPrintable(lines.at(i)));
        QVERIFY(lines.first().startsWith(u'앞'));
        QCOMPARE(lines.last(), u"뒤글"_s);
        window.editor->undo();
        window.editor->undo();
        QVERIFY2(!window.editor->text().contains(u"IMG"_s), qPrintable(window.editor->text()));
    }

    void insertedText_leavesWhatIsChosen()
    {
        Window window;
        const QString text = u"소중한 문장\n\n끝"_s;
        window.editor->setText(text);
        window.key(Qt::Key_End, Qt::ShiftModifier);
        QCOMPARE(window.editor->selectedText(), u"소중한 문장"_s);
        window.editor->insertText(u" 넣은 글"_s);
        QCOMPARE(window.editor->text(), u"소중한 문장 넣은 글\n\n끝"_s);
        QTest::keyClicks(receiver(*window.editor), u"x"_s);
        QCOMPARE(window.editor->text(), u"소중한 문장 넣은 글x\n\n끝"_s);
        window.editor->undo();
        window.editor->undo();
        QCOMPARE(window.editor->text(), text);
        // Going elsewhere leaves it as well: the next key would replace it.
        for (const auto &go : {std::function([&] { window.editor->goToEnd(); }), std::function([&] { window.editor->goToLine(3); }),
                               std::function([&] { window.editor->goToLineEnd(3); })}) {
            window.editor->setText(text);
            window.key(Qt::Key_End, Qt::ShiftModifier);
            go();
            QTest::keyClicks(receiver(*window.editor), u"x"_s);
            QVERIFY2(window.editor->text().startsWith(u"소중한 문장\n\n"), qPrintable(window.editor->text()));
        }
    }

    void droppedPicture_leavesWhatIsChosenElsewhere()
    {
        const QTemporaryDir dir;
        QImage picture(4, 4, QImage::Format_RGB32);
        picture.fill(Qt::green);
        QVERIFY(picture.save(dir.filePath(u"loss.png"_s)));
        Window window;
        window.editor->setPictureFolder(dir.filePath(u"assets"_s), dir.path());
        const QString text = u"첫 줄\n소중한 문장"_s;
        window.editor->setText(text);
        window.editor->goToLine(2);
        window.key(Qt::Key_End, Qt::ShiftModifier);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(dir.filePath(u"loss.png"_s))});
        QDragEnterEvent enter(QPoint(300, 2), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(receiver(*window.editor), &enter);
        QDropEvent drop(QPointF(300, 2), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);  // behind 첫 줄
        QCoreApplication::sendEvent(receiver(*window.editor), &drop);
        QTest::keyClicks(receiver(*window.editor), u"x"_s);
        QTRY_VERIFY(window.editor->text().contains(u"![loss](assets/"_s));
        QVERIFY2(window.editor->text().startsWith(u"첫 줄x![") && window.editor->text().endsWith(u")\n소중한 문장"), qPrintable(window.editor->text()));
        window.editor->undo();
        window.editor->undo();
        QCOMPARE(window.editor->text(), text);
    }

    void pictureOverWords_replacesThem_inOneStep()
    {
        const QTemporaryDir dir;
        Window window;
        window.editor->setPictureFolder(dir.filePath(u"assets"_s), dir.path());
        window.editor->setText(u"앞 그림 뒤"_s);
        for (int i = 0; i < 2; ++i)
            window.key(Qt::Key_Right);
        for (int i = 0; i < 2; ++i)
            window.key(Qt::Key_Right, Qt::ShiftModifier);
        QImage picture(4, 4, QImage::Format_RGB32);
        picture.fill(Qt::yellow);
        QGuiApplication::clipboard()->setImage(picture);
        QSignalSpy kept(window.editor, &Editor::picturesKept);
        window.key(Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(kept.size(), 1);
        QVERIFY2(window.editor->text().startsWith(u"앞 ![](assets/") && window.editor->text().endsWith(u") 뒤"), qPrintable(window.editor->text()));
        window.editor->undo();
        QCOMPARE(window.editor->text(), u"앞 그림 뒤"_s);
        // Words it could not come in the place of stand as they stood.
        window.editor->setPictureFolder(dir.filePath(u"assets/"_s + QDir(dir.filePath(u"assets"_s)).entryList(QDir::Files).first()), dir.path());
        QSignalSpy failed(window.editor, &Editor::failed);
        window.key(Qt::Key_A, Qt::ControlModifier);
        window.key(Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(window.editor->text(), u"앞 그림 뒤"_s);
    }

    // One string that follows every change says what the document's lines say.
    void text_isTheDocumentsOwn_whateverIsDone()
    {
        Window window;
        auto *view = window.editor->findChild<KTextEditor::View *>();
        auto *document = view->document();
        QString start;
        for (int i = 0; i < 200; ++i)
            start += u"줄 %1 | a | b |\n"_s.arg(i);
        window.editor->setText(start);
        QRandomGenerator random(20260416);
        for (int round = 0; round < 600; ++round) {
            const int line = int(random.bounded(document->lines()));
            const KTextEditor::Cursor at(line, int(random.bounded(document->lineLength(line) + 1)));
            const int toLine = std::min(document->lines() - 1, line + int(random.bounded(4)));
            const KTextEditor::Cursor to(toLine, int(random.bounded(document->lineLength(toLine) + 1)));
            switch (random.bounded(9)) {
            case 0: document->insertText(at, u"한글\n\ntext"_s); break;
            case 1: document->removeText(KTextEditor::Range(at, to)); break;
            case 2: document->replaceText(KTextEditor::Range(at, to), u"x\ny"_s); break;
            case 3: window.editor->undo(); break;
            case 4: view->setCursorPosition(at); view->insertText(u"é"_s); break;
            case 5: document->removeLine(line); break;
            case 6: document->insertLines(line, {u"a"_s, u"b"_s}); break;
            case 7: view->setCursorPosition(at); QTest::keyClick(receiver(*window.editor), Qt::Key_Return); break;
            case 8: view->setCursorPositions({at, {0, 0}}); QTest::keyClick(receiver(*window.editor), Qt::Key_Q); break;
            }
            if (round % 7 == 0)
                window.editor->applyEdits({{0, 0, {}, u"위\n"_s}});
            QCOMPARE(window.editor->text(), document->text());
        }
        window.editor->setText(u"anew"_s);
        QCOMPARE(window.editor->text(), u"anew"_s);
        view->setCursorPosition({0, 2});
        compose(*window.editor, u"ㄱ"_s);
        QCOMPARE(window.editor->text(), u"anew"_s);
        QCOMPARE(document->text(), u"anㄱew"_s);
    }

    void quotes_arePrintedOnes_butNotInCode()
    {
        Window window;
        const auto typed = [&](const QString &before, const QString &keys) {
            window.editor->setText(before);
            window.editor->goToEnd();
            QTest::keyClicks(receiver(*window.editor), keys);
            return window.editor->text();
        };
        QCOMPARE(typed({}, u"\"a\" b"_s), u"\"a\" b"_s);  // until they are wanted
        window.editor->setAppearance({.smartQuotes = true});
        QCOMPARE(typed(u"그는 "_s, u"\"no\" said 'I don't'"_s), u"그는 “no” said ‘I don’t’"_s);
        QCOMPARE(typed(u"- "_s, u"(\"a\")"_s), u"- (“a”)"_s);
        QCOMPARE(typed(u"```python\n"_s, u"x = \"a\""_s), u"```python\nx = \"a\""_s);
        QCOMPARE(typed(u"```python\n```\n"_s, u"\"a\""_s), u"```python\n```\n“a”"_s);
        QCOMPARE(typed(u"---\ntitle: "_s, u"\"a\""_s), u"---\ntitle: \"a\""_s);
        QCOMPARE(typed(u"code `x = "_s, u"\"a\"` \"b\""_s), u"code `x = \"a\"` “b”"_s);
        QCOMPARE(typed(u"{{"_s, u"\"jamo-*\" loss"_s), u"{{\"jamo-*\" loss"_s);
        QCOMPARE(typed(u"$$\nf"_s, u"'(x)"_s), u"$$\nf'(x)"_s);
        QCOMPARE(typed(u"$$ f"_s, u"'(x)"_s), u"$$ f'(x)"_s);
        QCOMPARE(typed(u"$$\nf\n$$\n"_s, u"\"a\""_s), u"$$\nf\n$$\n“a”"_s);
        QCOMPARE(typed(u"<script>\nx = "_s, u"'a'"_s), u"<script>\nx = 'a'"_s);
        QCOMPARE(typed(u"<style>\nb { content: "_s, u"\"a\""_s), u"<style>\nb { content: \"a\""_s);
        QCOMPARE(typed(u"<style>\nb {}\n</style>\n\n"_s, u"\"a\""_s), u"<style>\nb {}\n</style>\n\n“a”"_s);
        QCOMPARE(typed(u"<img alt="_s, u"\"a\"> \"b\""_s), u"<img alt=\"a\"> “b”"_s);
        // One Backspace gives back what was typed.
        window.editor->setText({});
        QTest::keyClicks(receiver(*window.editor), u"\""_s);
        window.key(Qt::Key_Backspace);
        QCOMPARE(window.editor->text(), u"\""_s);
        window.key(Qt::Key_Backspace);
        QCOMPARE(window.editor->text(), QString());
    }

    void enter_goesOnWithTheList_butNotInCode()
    {
        Window window;
        window.editor->setText(u"- [x] 하나"_s);
        window.endOfLine(1);
        window.key(Qt::Key_Return);
        compose(*window.editor, u"두"_s);
        compose(*window.editor, {}, u"둘"_s);
        QCOMPARE(window.editor->text(), u"- [x] 하나\n- [ ] 둘"_s);
        window.key(Qt::Key_Return);
        window.key(Qt::Key_Return);
        QCOMPARE(window.editor->text(), u"- [x] 하나\n- [ ] 둘\n"_s);
        window.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(window.editor->text(), u"- [x] 하나\n- [ ] 둘\n- [ ] "_s);
        window.editor->setText(u"```\n- x\n```\n"_s);
        window.endOfLine(2);
        window.key(Qt::Key_Return);
        QCOMPARE(window.editor->text(), u"```\n- x\n\n```\n"_s);
    }

    void enter_whileComposing_settlesTheSyllableFirst()
    {
        Window window;
        window.editor->setText(u"- "_s);
        window.endOfLine(1);
        compose(*window.editor, u"끝"_s);
        compose(*window.editor, {}, u"끝"_s);  // as input methods do before they let the key through
        window.key(Qt::Key_Return);
        QCOMPARE(window.editor->text(), u"- 끝\n- "_s);
    }

    void tab_goesThroughATable_andSetsItsColumns()
    {
        Window window;
        window.editor->setText(u"|이름|값|\n|-|-|\n|lr|3e-4|\n\n끝"_s);
        window.editor->goToLine(1);
        window.key(Qt::Key_Right);
        window.key(Qt::Key_Tab);
        QCOMPARE(window.editor->text(), u"| 이름 | 값   |\n| ---- | ---- |\n| lr   | 3e-4 |\n\n끝"_s);
        compose(*window.editor, u"수"_s);
        compose(*window.editor, {}, u"숫자"_s);  // over the chosen cell
        window.key(Qt::Key_Tab);
        window.key(Qt::Key_Tab);
        window.key(Qt::Key_Tab);
        QTest::keyClicks(receiver(*window.editor), u"batch_size"_s);
        QCOMPARE(window.editor->caretLine(), 4);
        window.editor->goToLine(6);
        QCOMPARE(window.editor->text(), u"| 이름       | 숫자 |\n| ---------- | ---- |\n| lr         | 3e-4 |\n| batch_size |      |\n\n끝"_s);
        window.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(window.editor->text().startsWith(u"| 이름 | 숫자 |"));
    }

    void tab_leavesTheBlockBelowATable()
    {
        Window window;
        const QString below = u"- P(A|B)를 구한다\n- [ ] 약속 |x| ~2026-12-01\n\n끝"_s;
        window.editor->setText(u"|a|b|\n|-|-|\n|1|2|\n"_s + below);
        window.editor->goToLine(3);
        window.key(Qt::Key_Right);
        window.key(Qt::Key_Tab);
        QCOMPARE(window.editor->text(), u"| a   | b   |\n| --- | --- |\n| 1   | 2   |\n"_s + below);
        QTest::keyClicks(receiver(*window.editor), u"longer"_s);
        window.key(Qt::Key_Down);
        QCOMPARE(window.editor->text(), u"| a   | b      |\n| --- | ------ |\n| 1   | longer |\n"_s + below);
    }

    void paste_knowsLinksAndCells()
    {
        Window window;
        window.editor->setText(u"논문\n"_s);
        window.editor->goToLine(1);
        window.key(Qt::Key_End, Qt::ShiftModifier);
        QGuiApplication::clipboard()->setText(u"https://example.org/a_(b)"_s);
        window.key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(window.editor->text(), u"[논문](https://example.org/a_%28b%29)\n"_s);
        window.editor->setText({});
        QGuiApplication::clipboard()->setText(u"run\tloss\nsft\t0.98"_s);
        window.key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(window.editor->text(), u"| run | loss |\n| --- | ---- |\n| sft | 0.98 |\n"_s);
        window.editor->setText({});
        QGuiApplication::clipboard()->setText(u"그냥 글"_s);
        window.key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(window.editor->text(), u"그냥 글"_s);
    }

    void pastedWebPage_becomesMarkdown_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("markdown");
        QTest::newRow("paragraphs") << u"<h2>제목</h2><p>이것은 <b>굵은</b> <em>글</em>이다.</p><p>둘째</p>"_s << u"## 제목\n\n이것은 **굵은** *글*이다.\n\n둘째"_s;
        QTest::newRow("lists") << u"<ul><li>하나</li><li>둘<ul><li>안</li></ul></li></ul><ol start=3><li>셋</li><li>넷</li></ol>"_s
                               << u"- 하나\n- 둘\n  - 안\n\n3. 셋\n4. 넷"_s;
        QTest::newRow("words before a paragraph of an item") << u"<ul><li>a<p>b</p></li><li><p>넷</p>문단</li><li><p>c</p></li></ul>"_s << u"- a\n\n  b\n- 넷\n\n  문단\n- c"_s;
        QTest::newRow("table") << u"<p></p><table><tr><th>가나다</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table><pre>| a | b |\n| --- | --- |</pre>"_s << u"| 가나다 | b   |\n| ------ | --- |\n| 1      | 2   |\n\n```\n| a | b |\n| --- | --- |\n```"_s;
        QTest::newRow("link around blocks") << u"<a href='https://x.y'><h3>제목</h3><p>설명 <b>둘</b></p></a>"_s << u"### [제목](https://x.y)\n\n[설명 **둘**](https://x.y)"_s;
        QTest::newRow("code") << u"<p>보라 <b>이것</b></p><pre><code class='language-python'>x = 1\ny = 2\n</code></pre>"_s << u"보라 **이것**\n\n```python\nx = 1\ny = 2\n```"_s;
        QTest::newRow("links") << u"<p><a href='https://a.b/c?d=1'>여기</a> <a href='javascript:alert(1)'>나쁜 것</a></p>"_s << u"[여기](https://a.b/c?d=1) 나쁜 것"_s;
        QTest::newRow("nothing runs") << u"<b>글</b><script>while(true);</script><style>b{}</style><iframe src='https://x'></iframe><img src='x' onerror='y' alt='그림'>"_s << u"**글**그림"_s;
        QTest::newRow("struck") << u"<p><del>옛것</del> 새것</p>"_s << u"~~옛것~~ 새것"_s;
        QTest::newRow("marks are text") << u"<p><b>값</b> a*b_c # 1. [x]</p>"_s << u"**값** a\\*b\\_c # 1. \\[x\\]"_s;
        QTest::newRow("stamp") << u"<p>2024. 04. 19., 경북 포항시.</p><p><b>굵은</b> 글<br>2024. 4. 20.</p>"_s << u"2024. 04. 19., 경북 포항시.\n\n**굵은** 글  \n2024. 4. 20."_s;
        QTest::newRow("number and full stop are text") << u"<p>1. <b>값</b></p>"_s << u"1\\. **값**"_s;
        QTest::newRow("bound number and link") << u"<p><b>값</b> {{sft-3 eval_loss}}, {{\"sft-*\" \"acc,none\"}}, [[reports/sft_3]]</p>"_s << u"**값** {{sft-3 eval_loss}}, {{\"sft-*\" \"acc,none\"}}, [[reports/sft_3]]"_s;
        QTest::newRow("promises") << u"<p>- [ ] <b>꼭</b> 보내기 @kim_j ~2026-04-17 18:00</p><ul><li>[x] 하나</li><li><input type='checkbox'> 둘</li></ul>"_s << u"- [ ] **꼭** 보내기 @kim_j ~2026-04-17 18:00\n\n- [x] 하나\n- [ ] 둘"_s;
        QTest::newRow("Google Docs") << u"<b style='font-weight:normal;' id='docs-internal-guid-1'><p>가 <span style='font-weight:700'>굵</span><span style='font-weight:700'>게</span> <span style='font-style:italic'>기울여</span></p><ul><li><p>a</p></li><ul><li><p>b</p></li></ul></ul></b>"_s << u"가 **굵게** *기울여*\n\n- a\n  - b"_s;
        QTest::newRow("bold as a style alone") << u"<span style='font-weight:bold'>글</span>"_s << u"**글**"_s;
        QTest::newRow("bold around paragraphs") << u"<b><p>하나</p><p>둘</p></b>"_s << u"**하나**\n\n**둘**"_s;
        QTest::newRow("blocks in cells") << u"<p></p><table><tr><td><p>a</p><p>b</p></td><td><ul><li>1</li><li>2</li></ul></td></tr><tr><td>x<br>y</td><td>p|q</td></tr></table>"_s << u"| a<br>b | 1<br>2 |\n| ------ | ------ |\n| x<br>y | p\\|q   |"_s;
        QTest::newRow("cells over several") << u"<p></p><table><tr><th colspan='2'>h</th></tr><tr><td rowspan='2'>r</td><td>1</td></tr><tr><td>2</td></tr></table>"_s << u"| h   |     |\n| --- | --- |\n| r   | 1   |\n|     | 2   |"_s;
        QTest::newRow("raised and lowered") << u"<p>x<sup>2</sup>, H<sub>2</sub>O, e<sup>abc</sup></p>"_s << u"x², H₂O, e<sup>abc</sup>"_s;
        QTest::newRow("KaTeX") << u"<p>식 <span class='katex'><span class='katex-mathml'><math><semantics><mrow><msup><mi>x</mi><mn>2</mn></msup></mrow><annotation encoding='application/x-tex'>x^2</annotation></semantics></math></span><span class='katex-html' aria-hidden='true'>x2</span></span>은</p>"_s << u"식 $x^2$은"_s;
        QTest::newRow("MathJax") << u"<p>식 <mjx-container class='MathJax'><mjx-math aria-hidden='true'>x2</mjx-math><mjx-assistive-mml><math><mfrac><msup><mi>x</mi><mn>2</mn></msup><mn>2</mn></mfrac></math></mjx-assistive-mml></mjx-container></p>"_s << u"식 $\\frac{x^2}{2}$"_s;
        QTest::newRow("formula of its own") << u"<p>글</p><span class='katex-display'><span class='katex'><math><annotation encoding='application/x-tex'>a_b</annotation></math></span></span>"_s << u"글\n\n$$\na_b\n$$"_s;
        QTest::newRow("code without its element") << u"<p>글</p><pre>x_1 = 1\ny = ```\n</pre>"_s << u"글\n\n```\nx_1 = 1\ny = ```\n```"_s;
        QTest::newRow("list in a list without an item") << u"<ul><ul><li>a</li></ul><li>b</li></ul>"_s << u"- a\n- b"_s;
        QTest::newRow("bold heading") << u"<h3><b>제목</b> <span style='font-weight:700'>둘</span></h3>"_s << u"### 제목 둘"_s;
        QTest::newRow("plain stays plain") << u"<span style='color:red'>그냥 글</span>"_s << u"text"_s;
        QTest::newRow("coloured code stays text") << u"<div style='font-family:monospace;white-space: pre;'><b>def</b> f(): pass</div>"_s << u"text"_s;
    }
    void pastedWebPage_becomesMarkdown()
    {
        QFETCH(QString, html);
        QFETCH(QString, markdown);
        Window window;
        auto *mime = new QMimeData;
        mime->setHtml(u"<html><body><!--StartFragment-->"_s + html + u"<!--EndFragment--></body></html>"_s);
        mime->setText(u"text"_s);
        QGuiApplication::clipboard()->setMimeData(mime);
        QTest::keySequence(receiver(*window.editor), QKeySequence::Paste);
        QCOMPARE(window.editor->text(), markdown);
        QTest::keySequence(receiver(*window.editor), QKeySequence::Undo);
        QCOMPARE(window.editor->text(), QString());
    }

    void sections_foldAndUnfold()
    {
        Window window;
        const QString text = u"# 제목\n\n가\n\n## 둘\n\n나\n\n## 셋\n\n다\n"_s;
        window.editor->setText(text);
        QTRY_VERIFY((window.editor->foldSections(), !window.editor->isVisible(7)));
        QVERIFY(window.editor->isVisible(3) && window.editor->isVisible(5) && window.editor->isVisible(9));
        QVERIFY(!window.editor->isVisible(11));
        QCOMPARE(window.editor->text(), text);
        window.editor->unfoldAll();
        QVERIFY(window.editor->isVisible(7) && window.editor->isVisible(11));
    }

    // Some programs offer no plain text beside it.
    void pastedWebPage_alone_becomesMarkdown()
    {
        Window window;
        auto *mime = new QMimeData;
        mime->setHtml(u"<p>그냥 <b>글</b></p>"_s);
        QGuiApplication::clipboard()->setMimeData(mime);
        QTest::keySequence(receiver(*window.editor), QKeySequence::Paste);
        QCOMPARE(window.editor->text(), u"그냥 **글**"_s);
        auto *plain = new QMimeData;
        plain->setHtml(u"<span>글</span>"_s);
        QGuiApplication::clipboard()->setMimeData(plain);
        QTest::keySequence(receiver(*window.editor), QKeySequence::Paste);
        QCOMPARE(window.editor->text(), u"그냥 **글**글"_s);
    }

    // As office programs and web mails put them there.
    void picturesInPastedText_areKept()
    {
        const QTemporaryDir dir;
        Window window;
        window.editor->setPictureFolder(dir.filePath(u"assets"_s), dir.filePath(u"diary"_s));
        QImage picture(400, 300, QImage::Format_RGB32);
        picture.fill(Qt::red);
        QByteArray png;
        QBuffer buffer(&png);
        QVERIFY(buffer.open(QIODevice::WriteOnly) && picture.save(&buffer, "PNG"));
        auto *mime = new QMimeData;
        mime->setHtml(u"<p>앞 <img alt='[산]' src='data:image/png;base64,"_s % QString::fromLatin1(png.toBase64())
                      % u"'> 뒤</p><p>끝 <img alt='깨진' src=\"data:image/png;base64,AAAA\"></p>"_s);
        mime->setText(u"앞 뒤\n\n끝"_s);
        QGuiApplication::clipboard()->setMimeData(mime);
        QTest::keySequence(receiver(*window.editor), QKeySequence::Paste);
        QTRY_VERIFY(!window.editor->text().isEmpty());
        const QStringList kept = QDir(dir.filePath(u"assets"_s)).entryList(QDir::Files);
        QCOMPARE(kept.size(), 1);
        QCOMPARE(window.editor->text(), QString(u"앞 ![\\[산\\]](../assets/" % kept.first() % u") 뒤\n\n끝 깨진"));
        QVERIFY(QImage(dir.filePath(u"assets/"_s % kept.first())) == picture);
    }

    void pastedBlocks_fitTheirPlace_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("pasted");
        QTest::newRow("heading behind words") << u"<h2>제목</h2>"_s << u"앞 글"_s << 3 << u"앞 글\n\n## 제목"_s;
        QTest::newRow("quote") << u"<p>하나</p><p><b>둘</b></p>"_s << u"> 앞 "_s << 4 << u"> 앞 하나\n>\n> **둘**"_s;
        QTest::newRow("item") << u"<ul><li><b>a</b></li></ul>"_s << u"- "_s << 2 << u"- **a**"_s;
        QTest::newRow("cell") << u"<p>하나</p><p><b>둘</b></p>"_s << u"| 가 |\n| --- |"_s << 3 << u"| 가하나<br>**둘** |\n| --- |"_s;
        QTest::newRow("cells of a spreadsheet between words") << QString() << u"결과: 뒤"_s << 4 << u"결과: \n\n| a   | b   |\n| --- | --- |\n| 1   | 2   |\n\n뒤"_s;
    }
    void pastedBlocks_fitTheirPlace()
    {
        QFETCH(QString, html);
        QFETCH(QString, text);
        QFETCH(int, column);
        QFETCH(QString, pasted);
        Window window;
        window.editor->setText(text);
        window.editor->goToLine(1);
        for (int i = 0; i < column; ++i)
            window.key(Qt::Key_Right);
        auto *mime = new QMimeData;
        if (!html.isEmpty())
            mime->setHtml(html);
        mime->setText(html.isEmpty() ? u"a\tb\n1\t2\n"_s : u"text"_s);
        QGuiApplication::clipboard()->setMimeData(mime);
        QTest::keySequence(receiver(*window.editor), QKeySequence::Paste);
        QCOMPARE(window.editor->text(), pasted);
        QTest::keySequence(receiver(*window.editor), QKeySequence::Undo);
        QCOMPARE(window.editor->text(), text);
    }

    void suggestions_followWhatIsTyped_alsoWhileComposing()
    {
        Window window;
        window.editor->setOffers([](const Asked &) -> QList<Offer> {
            return {{u"reports/실험.md"_s, u"실험 보고서"_s, {}}, {u"decks/seminar.md"_s, u"세미나"_s, {}}};
        });
        QTest::keyClicks(receiver(*window.editor), u"[["_s);
        QTRY_COMPARE(window.editor->suggestions()->shown(), 2);
        window.key(Qt::Key_Down);
        QCOMPARE(window.editor->suggestions()->current(), u"세미나"_s);
        compose(*window.editor, u"ㅅ"_s);
        compose(*window.editor, u"시"_s);
        compose(*window.editor, u"실"_s);
        QTRY_COMPARE(window.editor->suggestions()->shown(), 1);
        compose(*window.editor, {}, u"실"_s);
        QCOMPARE(window.editor->suggestions()->current(), u"실험 보고서"_s);
        window.key(Qt::Key_Return);
        QCOMPARE(window.editor->text(), u"[[reports/실험.md]]"_s);
        QCOMPARE(window.editor->suggestions()->shown(), 0);
        window.key(Qt::Key_Return);
        QCOMPARE(window.editor->text(), u"[[reports/실험.md]]\n"_s);
    }

    void newTag_endsWithEnter_andAnOldOneIsChosen()
    {
        Window window;
        window.editor->setOffers([](const Asked &) -> QList<Offer> { return {{u"실험실"_s, u"#실험실"_s, {}}}; });
        const auto tagged = [&](const QList<Qt::Key> &keys) {
            window.editor->setText({});
            QTest::keyClicks(receiver(*window.editor), u"#"_s);
            compose(*window.editor, {}, u"실험"_s);
            if (window.editor->suggestions()->shown() != 1)
                return u"nothing is offered"_s;
            for (const Qt::Key key : keys)
                window.key(key);
            return window.editor->text();
        };
        QCOMPARE(tagged({Qt::Key_Return}), u"#실험\n"_s);
        QCOMPARE(window.editor->suggestions()->shown(), 0);
        QCOMPARE(tagged({Qt::Key_Tab}), u"#실험실"_s);
        QCOMPARE(tagged({Qt::Key_Down, Qt::Key_Return}), u"#실험실"_s);
    }

    void rangeInATask_isNoDay()
    {
        Window window;
        window.editor->setText(u"- [ ] 재학습 2~3"_s);
        window.endOfLine(1);
        compose(*window.editor, {}, u"일"_s);
        QCOMPARE(window.editor->suggestions()->shown(), 0);
        window.key(Qt::Key_Return);
        QCOMPARE(window.editor->text(), u"- [ ] 재학습 2~3일\n- [ ] "_s);
        // A day that is written needs no help either, however its hour is.
        window.editor->setText(u"- [ ] 보내기 ~2026-12-04 9:0"_s);
        window.endOfLine(1);
        compose(*window.editor, {}, u"0"_s);
        QCOMPARE(window.editor->suggestions()->shown(), 0);
    }

    void dayOfAPromise_isOffered()
    {
        Window window;
        window.editor->setText(u"- [ ] 보내기 ~"_s);
        window.endOfLine(1);
        compose(*window.editor, {}, u"내일"_s);
        QTRY_COMPARE(window.editor->suggestions()->shown(), 1);
        window.key(Qt::Key_Tab);
        QCOMPARE(window.editor->text(), u"- [ ] 보내기 ~"_s + QDate::currentDate().addDays(1).toString(Qt::ISODate));
    }

    void typewriter_keepsTheLineInTheMiddle()
    {
        Window window;
        window.editor->setText(u"줄\n"_s.repeated(300));
        window.editor->setAppearance({.typewriter = true});
        for (const int line : {150, 40, 200}) {
            window.editor->goToLine(line);
            // The view is some 400 pixels high: a good number of lines stand above the caret's and below.
            QTRY_VERIFY2(window.editor->topLine() < line - 4 && window.editor->topLine() > line - 20, qPrintable(QString::number(window.editor->topLine())));
        }
        window.key(Qt::Key_Down);
        window.key(Qt::Key_Return);
        QVERIFY(window.editor->topLine() < 197 && window.editor->topLine() > 180);
    }

    void focus_clearsTheParagraphAlone()
    {
        KTextEditor::Document *document = KTextEditor::Editor::instance()->createDocument(nullptr);
        const std::unique_ptr<KTextEditor::Document> owned(document);
        QWidget parent;
        KTextEditor::View *view = document->createView(&parent);
        auto *focus = new FocusMode(view);  // goes with the view
        document->setText(u"하나\n둘\n\n셋\n넷\n다섯\n\n여섯"_s);
        QCOMPARE(focus->clearLines(), std::pair(1, 8));
        focus->set(true, false, u"#999999"_s);
        view->setCursorPosition({4, 0});
        QCOMPARE(focus->clearLines(), std::pair(4, 6));
        view->setCursorPosition({2, 0});
        QCOMPARE(focus->clearLines(), std::pair(3, 3));
        focus->set(false, false, u"#999999"_s);
        QCOMPARE(focus->clearLines(), std::pair(1, 8));
        delete view;
    }

    void scrolling_byCode_isNotToldBack()
    {
        Window window;
        QString text;
        for (int i = 0; i < 400; ++i)
            text += u"줄 %1\n"_s.arg(i);
        window.editor->setText(text);
        QSignalSpy scrolled(window.editor, &Editor::scrolledTo);
        window.editor->scrollToLine(200);
        QCOMPARE(int(window.editor->topLine()), 200);
        QCOMPARE(scrolled.size(), 0);
        for (int i = 0; i < 3; ++i)
            window.key(Qt::Key_PageDown);
        QVERIFY(scrolled.size() > 0);
    }

    void windowsShortcuts_areLeftToTheWindow()
    {
        Window window;
        const QList<QKeySequence> owned = {QKeySequence(u"Ctrl+S"_s), QKeySequence(u"Ctrl+D"_s), QKeySequence(u"Ctrl+P"_s),
                                           QKeySequence(u"Ctrl+Shift+P"_s), QKeySequence(u"Ctrl+Shift+F"_s)};
        for (const auto *action : window.editor->findChildren<QAction *>())
            for (const QKeySequence &keys : action->shortcuts())
                QVERIFY2(!owned.contains(keys), qPrintable(action->objectName()));
    }

    void paper_reachesTheEdges()
    {
        Window window;
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            window.editor->setAppearance({.scheme = scheme});
            const QImage image = window.editor->grab().toImage();
            const QColor paper(tokens(scheme).paper);
            QCOMPARE(image.pixelColor(3, 3), paper);
            QCOMPARE(image.pixelColor(200, image.height() - 40), paper);
        }
    }
};

QTEST_MAIN(EditorTest)
#include "tst_editor.moc"
