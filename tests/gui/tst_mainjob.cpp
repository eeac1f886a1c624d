// SPDX-License-Identifier: GPL-3.0-or-later
//
// The main job, end to end, as a person does it: open a folder, write today's entry, drop what the
// experiment left behind, see its curves, put one into the entry and on a slide, and export.
#include "../folder.h"

#include "pages/pageview.h"
#include "resources/resources.h"
#include "widgets/actions.h"
#include "widgets/dropoverlay.h"
#include "widgets/editingpane.h"
#include "widgets/entryview.h"
#include "widgets/exportdialog.h"
#include "widgets/mainwindow.h"
#include "widgets/noticebar.h"
#include "widgets/rowlist.h"
#include "widgets/runpane.h"
#include "widgets/runspanel.h"
#include "widgets/suggestions.h"
#include "widgets/tabarea.h"
#include "widgets/theme.h"
#include "windowfixture.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QImage>
#include <QInputMethodEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUrl>

using namespace yeonji;
using namespace yeonji::widgets;
using namespace Qt::StringLiterals;

namespace {

QByteArray trainerState()
{
    QByteArray log;
    for (int step = 10; step <= 200; step += 10)
        log += QByteArray(log.isEmpty() ? "" : ",") + "{\"step\":" + QByteArray::number(step) + ",\"epoch\":"
            + QByteArray::number(step / 100.0) + ",\"loss\":" + QByteArray::number(2.4 - step / 120.0) + ",\"eval_loss\":"
            + QByteArray::number(2.5 - step / 130.0) + "}";
    return "{\"global_step\":200,\"max_steps\":200,\"log_history\":[" + log + "]}";
}

QByteArray table()
{
    QByteArray csv = "step,accuracy\n";
    for (int step = 1; step <= 50; ++step)
        csv += QByteArray::number(step) + ',' + QByteArray::number(step / 60.0) + '\n';
    return csv;
}

} // namespace

class MainJobTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(QDir().mkpath(at(u"lab"_s)));
        project::Config config;
        config.place = u"포항시 남구 청암로 77"_s;
        config.author = u"한지후"_s;
        config.language = u"ko-KR"_s;  // the letters alone would say ko
        auto project = project::make(at(u"lab"_s), config);
        QVERIFY(project.has_value());
        testing::put(at(u"sft-3/trainer_state.json"_s), trainerState());
        testing::put(at(u"sft-3/eval.csv"_s), table());
        testing::put(at(u"look.ipynb"_s), "{\"cells\":[{\"cell_type\":\"markdown\",\"metadata\":{},\"source\":[\"# 살펴보기\"]}],\"metadata\":{},\"nbformat\":4,\"nbformat_minor\":5}");
        m_window = testing::shownWindow(*project);
        QVERIFY(m_window);
    }

    void cleanupTestCase()
    {
        testing::letGo(m_window);
    }

    void ctrlD_opensTodaysEntryToWriteIn()
    {
        QTest::keyClick(m_window.get(), Qt::Key_D, Qt::ControlModifier);
        QTRY_VERIFY(entry() != nullptr);
        QTRY_VERIFY(QApplication::focusWidget() != nullptr && entry()->isAncestorOf(QApplication::focusWidget()));
        QInputMethodEvent typed;
        typed.setCommitString(u"오늘은 손실이 내려갔다. "_s);
        QApplication::sendEvent(QApplication::focusWidget(), &typed);
        QTest::keyClicks(QApplication::focusWidget(), u"loss went down"_s);
        QTRY_VERIFY(pageHtml().contains(u"loss went down"));
        QTest::keyClick(m_window.get(), Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(read(entry()->path()).contains(u"오늘은 손실이 내려갔다. loss went down"_s));
    }

    void drop_saysWhatWillHappenAndMakesARun()
    {
        drop({at(u"sft-3/trainer_state.json"_s), at(u"sft-3/eval.csv"_s), at(u"look.ipynb"_s)});
        QTRY_VERIFY(QFile::exists(at(u"lab/runs/sft-3/trainer_state.json"_s)));
        QTRY_VERIFY(QFile::exists(at(u"lab/runs/sft-3/eval.csv"_s)));
        QTRY_VERIFY(QFile::exists(at(u"lab/reports/look.ipynb"_s)));
        QTRY_VERIFY(m_window->tabs().find(at(u"lab/reports/look.ipynb"_s)) != nullptr);
        QTRY_COMPARE_WITH_TIMEOUT(m_window->tabs().find(at(u"lab/reports/look.ipynb"_s))->title(), u"살펴보기"_s, 20'000);
        QTRY_VERIFY(m_window->tabs().find(at(u"lab/runs/sft-3"_s)) != nullptr);
        QTRY_VERIFY(m_window->findChild<RunPane *>() != nullptr);
        m_window->showPlace(u"runs"_s);
        QTRY_VERIFY(listed(u"sft-3"_s));
    }

    void droppedFolderOfRuns_becomesRunsOfThisProject()
    {
        for (const QString &run : {u"version_0"_s, u"version_1"_s})
            testing::put(at(u"pl/lightning_logs/"_s + run + u"/metrics.csv"_s), table());
        testing::put(at(u"pl/lightning_logs/version_0/checkpoints/last.ckpt"_s), "not looked at");
        QSignalSpy elsewhere(m_window.get(), &MainWindow::projectRequested);
        drop({at(u"pl/lightning_logs"_s)}, u"version_1"_s);
        QTRY_VERIFY2(m_window->notices().sentence().contains(u"weights"), qPrintable(m_window->notices().sentence()));
        QVERIFY2(m_window->notices().sentence().contains(u"2 runs are in the project now"), qPrintable(m_window->notices().sentence()));
        QVERIFY(QFile::exists(at(u"lab/runs/lightning_logs/version_1/metrics.csv"_s)));
        QVERIFY(!QFile::exists(at(u"lab/runs/lightning_logs/version_0/checkpoints"_s)));
        QCOMPARE(elsewhere.size(), 0);
    }

    void pastedFiles_goWhereDroppedOnesGo()
    {
        m_window->tabs().setCurrent(entry());
        entry()->setFocus();
        QTRY_VERIFY(QApplication::focusWidget() != nullptr && entry()->isAncestorOf(QApplication::focusWidget()));
        testing::put(at(u"dpo-1/metrics.csv"_s), table());
        QImage picture(4, 4, QImage::Format_RGB32);
        for (const auto &[name, colour] : {std::pair{u"one.png"_s, Qt::red}, {u"two.png"_s, Qt::blue}}) {
            picture.fill(colour);
            QVERIFY(picture.save(at(name)));
        }
        auto *mime = new QMimeData;
        mime->setUrls({QUrl::fromLocalFile(at(u"one.png"_s)), QUrl::fromLocalFile(at(u"two.png"_s)),
                       QUrl::fromLocalFile(at(u"dpo-1/metrics.csv"_s))});
        QApplication::clipboard()->setMimeData(mime);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_V, Qt::ControlModifier);
        QTRY_VERIFY(entry()->pane()->text().contains(u"![one](../../assets/"_s));
        QTRY_VERIFY(entry()->pane()->text().contains(u"![two](../../assets/"_s));
        QTRY_VERIFY(QFile::exists(at(u"lab/runs/dpo-1/metrics.csv"_s)));
        // What was dropped opens when it is there; whoever types before that would lose the focus.
        QTRY_VERIFY(m_window->tabs().find(at(u"lab/runs/dpo-1"_s)) != nullptr);
    }

    void boundNumber_isSuggestedWhileTyped()
    {
        m_window->tabs().setCurrent(entry());
        entry()->setFocus();
        QTRY_VERIFY(QApplication::focusWidget() != nullptr && entry()->isAncestorOf(QApplication::focusWidget()));
        entry()->pane()->editor()->goToEnd();
        QTRY_VERIFY(m_window->findChild<RunsPanel *>()->lastRead(at(u"lab/runs/sft-3"_s)) != nullptr);
        QWidget *area = QApplication::focusWidget();
        Suggestions *list = entry()->pane()->editor()->suggestions();
        entry()->pane()->editor()->insertText(u"\n"_s);
        QTest::keyClicks(area, u"{{sft"_s);
        QTRY_COMPARE(list->current(), u"sft-3"_s);
        QTest::keyClick(area, Qt::Key_Return);
        QTest::keyClicks(area, u"evl"_s);
        QTRY_COMPARE(list->current(), u"eval_loss"_s);
        QTest::keyClick(area, Qt::Key_Return);
        QVERIFY2(entry()->pane()->text().contains(u"{{sft-3 eval_loss}}"), qPrintable(entry()->pane()->text()));
    }

    void stamp_namesThePlaceLastUsed()
    {
        m_window->tabs().setCurrent(entry());
        entry()->setFocus();
        QTRY_VERIFY(QApplication::focusWidget() != nullptr && entry()->isAncestorOf(QApplication::focusWidget()));
        entry()->pane()->editor()->goToEnd();
        entry()->pane()->editor()->insertText(u"\n\n2026. 04. 16. 22:30, 춘천시 느티나무길 24.\n\n여기서 썼다."_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Semicolon, Qt::ControlModifier);
        QCOMPARE(entry()->pane()->text().count(u", 춘천시 느티나무길 24."_s), 2);
    }

    void curve_goesIntoTheEntryWithOneAction()
    {
        press(u"Put into entry"_s);
        QTRY_VERIFY(!m_window->notices().sentence().isEmpty());
        const auto buttons = m_window->notices().findChildren<QPushButton *>();
        const auto show = std::ranges::find(buttons, u"Show"_s, &QPushButton::text);
        QVERIFY(show != buttons.end());
        QTest::mouseClick(*show, Qt::LeftButton);
        QTRY_COMPARE(m_window->tabs().current(), entry());
        QTRY_VERIFY2_WITH_TIMEOUT(pageHtml().contains(u"<svg"), qPrintable(pageHtml()), 20'000);
        QTest::keyClick(m_window.get(), Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(read(entry()->path()).contains(u"```plot"_s));
    }

    void curve_goesOnASlide()
    {
        QTRY_VERIFY(m_window->findChild<RunPane *>() != nullptr);
        press(u"Put on slide"_s);
        QTRY_VERIFY(!QDir(at(u"lab/decks"_s)).entryList({u"*.md"_s}).isEmpty());
        m_deck = at(u"lab/decks/"_s) + QDir(at(u"lab/decks"_s)).entryList({u"*.md"_s}).first();
        QTest::keyClick(m_window.get(), Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(read(m_deck).contains(u"```plot"_s));
        QVERIFY(read(m_deck).contains(u"marp: true"_s));
    }

    void export_writesThePdfOfTheEntry()
    {
        m_window->tabs().setCurrent(entry());
        QTest::keyClick(m_window.get(), Qt::Key_E, Qt::ControlModifier);
        QTRY_VERIFY(m_window->findChild<ExportDialog *>() != nullptr);
        auto *dialog = m_window->findChild<ExportDialog *>();
        const QString out = dialog->out();
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_VERIFY(!dialog->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(out) || m_window->notices().sentence().contains(u':'), 10'000);
        QVERIFY2(QFile::exists(out), qPrintable(m_window->notices().sentence()));
        QProcess text;
        text.start(u"pdftotext"_s, {out, u"-"_s});
        QVERIFY(text.waitForFinished(20'000));
        QVERIFY(QString::fromUtf8(text.readAllStandardOutput()).contains(u"오늘은 손실이 내려갔다"_s));
        // Who wrote it and in what language stand in yeonji.yaml alone.
        QProcess info;
        info.start(u"pdfinfo"_s, {out});
        QVERIFY(info.waitForFinished(20'000));
        const QByteArray about = info.readAllStandardOutput();
        QVERIFY2(about.contains("한지후"), about.constData());
        QProcess tree;
        tree.start(u"qpdf"_s, {u"--qdf"_s, out, u"-"_s});
        QVERIFY(tree.waitForFinished(20'000));
        QVERIFY(tree.readAllStandardOutput().contains("/Lang (ko-KR)"));
        QProcess fonts;
        fonts.start(u"pdffonts"_s, {out});
        QVERIFY(fonts.waitForFinished(20'000));
        const QByteArray list = fonts.readAllStandardOutput();
        QVERIFY2(!list.contains("Type 3"), list.constData());
    }

    void exportDialog_isAsHighAgainAfterABadName()
    {
        ExportDialog dialog(at(u"lab/x.md"_s), pages::Mode::Entry, m_window.get());
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        const int high = dialog.height();
        auto *name = dialog.findChild<QLineEdit *>();
        const QString good = name->text();
        name->setText({});
        QTRY_VERIFY(dialog.height() > high);
        name->setText(good);
        QTRY_COMPARE(dialog.height(), high);
    }

private:
    QString at(const QString &relative) const { return QDir(m_folder.path()).canonicalPath() + u'/' + relative; }

    static QString read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

    EntryView *entry() const
    {
        for (Tab *tab : m_window->tabs().tabs())
            if (auto *view = qobject_cast<EntryView *>(tab); view && view->pane() && view->path().contains(u"/diary/"))
                return view;
        return nullptr;
    }

    // What the page beside the entry shows.
    QString pageHtml() const
    {
        if (!entry() || !entry()->page())
            return {};
        auto fragment = entry()->page()->fragment();
        if (!QTest::qWaitFor([&] { return fragment.isFinished(); }) || fragment.resultCount() == 0)
            return {};
        return fragment.result().value_or(QString());
    }

    bool listed(const QString &title) const
    {
        for (const RowList *list : m_window->findChildren<RowList *>())
            for (int i = 0; list->isVisible() && i < list->count(); ++i)
                if (list->row(i).title.startsWith(title))
                    return true;
        return false;
    }

    // Over whatever is in the middle, as a drag would come.
    void drop(const QStringList &paths, const QString &says = u"sft-3"_s)
    {
        QWidget *under = m_window->childAt(m_window->rect().center());
        QVERIFY(under);
        QMimeData mime;
        QList<QUrl> urls;
        for (const QString &path : paths)
            urls.append(QUrl::fromLocalFile(path));
        mime.setUrls(urls);
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(under, &enter);
        auto *overlay = m_window->findChild<DropOverlay *>();
        QVERIFY(overlay->isVisible());
        QVERIFY2(overlay->sentence().contains(says), qPrintable(overlay->sentence()));
        QDropEvent let(QPointF(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(overlay, &let);
        QVERIFY(!overlay->isVisible());
    }

    // The first visible card's action of that name, in the run's tab.
    void press(const QString &name)
    {
        auto *pane = m_window->findChild<RunPane *>();
        QVERIFY(pane);
        m_window->tabs().setCurrent(pane);
        const auto find = [&]() -> QAbstractButton * {
            for (QAbstractButton *button : pane->findChildren<QAbstractButton *>())
                if (button->text() == name && button->isEnabled())
                    return button;
            return nullptr;
        };
        QTRY_VERIFY(find() != nullptr);
        find()->click();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;
    QString m_deck;
};

int main(int argc, char **argv)
{
    return testing::runWithPages<MainJobTest>(argc, argv);
}
#include "tst_mainjob.moc"
