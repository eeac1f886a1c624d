// SPDX-License-Identifier: GPL-3.0-or-later
//
// gallery OUT LANGUAGE [VIEW…]: every view of the window, or those named, with the sample project as
// pictures, to be looked at: OUT/ko-light-diary.png and so on. A language is set once a process, so each
// runs in its own.
#include "core/files.h"
#include "core/language.h"
#include "../photos.h"
#include "pages/pageview.h"
#include "project/recovery.h"
#include "resources/resources.h"
#include "widgets/actions.h"
#include "widgets/commitdialog.h"
#include "widgets/deckview.h"
#include "widgets/dropoverlay.h"
#include "widgets/editingpane.h"
#include "widgets/entryview.h"
#include "widgets/exportdialog.h"
#include "widgets/filmstrip.h"
#include "widgets/historydialog.h"
#include "widgets/importdialog.h"
#include "widgets/mainwindow.h"
#include "widgets/noticebar.h"
#include "widgets/palette.h"
#include "widgets/renamedialog.h"
#include "widgets/rowlist.h"
#include "widgets/searchpanel.h"
#include "widgets/settingsdialog.h"
#include "widgets/tabarea.h"
#include "widgets/theme.h"
#include "widgets/welcome.h"

#include <QApplication>
#include <QDir>
#include <QDragEnterEvent>
#include <QEventLoop>
#include <QImage>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QUrl>
#include <QWebEngineScript>

#include <cmath>
#include <functional>

using namespace yeonji;
using namespace yeonji::widgets;
using namespace Qt::StringLiterals;

namespace {

QStringList only;  // the views to draw; empty: all of them

bool wanted(const QString &view)
{
    return only.isEmpty() || only.contains(view);
}

// Ready when the picture has stood still for three looks: pages come in their own time, and there is no
// one signal for a whole window.
void grab(QWidget &widget, const QString &prefix, const QString &view)
{
    if (!wanted(view))
        return;
    const QString file = prefix % u'-' % view % u".png";
    QImage before;
    for (int look = 0, same = 0; look < 80 && same < 8; ++look) {
        QEventLoop loop;
        QTimer::singleShot(250, &loop, &QEventLoop::quit);
        loop.exec();
        const QImage now = widget.grab().toImage();
        same = now == before ? same + 1 : 0;
        before = now;
    }
    if (!before.save(file))
        qFatal("cannot write %s", qPrintable(file));
}

QString firstOf(const QString &folder, const QString &pattern)
{
    QDir dir(folder);
    const QStringList names = dir.entryList({pattern}, QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    return names.isEmpty() ? QString() : dir.filePath(names.last());
}

// Of the sample's last entry, once it was written in, and of its report under another name.
void documentPictures(MainWindow &window, const project::Project &project, const QString &prefix)
{
    if (wanted(u"earlier-texts"_s)) {
        auto *entry = dynamic_cast<EntryView *>(window.open(firstOf(project.diaryFolder() % u"/2026", u"*.md"_s)));
        Editor *editor = entry->pane()->editor();
        editor->applyEdits({{6, 0, {}, u"오늘 새로 쓴 문단이다.\n\n"_s}});
        std::ignore = entry->save();
        editor->goToEnd();
        editor->insertText(u"\n\n아직 아무도 읽지 않은 글.\n"_s);
        window.showHistory();
        auto *dialog = window.findChild<HistoryDialog *>();
        dialog->list()->step(1);
        grab(*dialog, prefix, u"earlier-texts"_s);
        dialog->close();
    }
    if (wanted(u"commit"_s)) {
        const auto git = [&](const QStringList &arguments) {
            QProcess process;
            process.setWorkingDirectory(project.root);
            process.start(u"git"_s, QStringList{u"-c"_s, u"user.name=lab"_s, u"-c"_s, u"user.email=lab@localhost"_s} + arguments);
            process.waitForFinished();
        };
        git({u"init"_s});
        git({u"add"_s, u"."_s});
        git({u"commit"_s, u"-m"_s, u"first"_s});
        auto *report = dynamic_cast<EntryView *>(window.open(firstOf(project.reportsFolder(), u"*.md"_s)));
        report->pane()->editor()->goToEnd();
        report->pane()->editor()->insertText(u"\n\n내일은 시드를 열 개로 늘려 다시 재 보기로 했다.\n"_s);
        const QString fresh = project.diaryFolder() % u"/2026/2026-11-29.md"_s;
        std::ignore = writeFile(fresh, u"# 커밋을 미룬 날\n\n2026. 11. 29. 16:20, 춘천시 느티나무길 24.\n\n미뤄 둔 것을 한 번에 정리했다.\n"_s.toUtf8());
        window.showCommit();
        std::ignore = QTest::qWaitFor([&] { return window.findChild<CommitDialog *>() != nullptr; }, 10'000);
        if (auto *dialog = window.findChild<CommitDialog *>()) {
            dialog->files()->setCurrentRow(1);
            dialog->field()->setText(u"보고서에 다음 일을 적음"_s);
            grab(*dialog, prefix, u"commit"_s);
            dialog->reject();
        }
        QFile::remove(fresh);
    }
    if (wanted(u"import"_s)) {
        QTemporaryDir outside;
        const QString old = outside.filePath(u"블로그.txt"_s);
        std::ignore = writeFile(old, u"한동안의 일\n\n2024. 04. 15., 춘천시 느티나무길 24.\n\n아침부터 실험을 돌렸다.\n\n2024. 04. 16., 춘천시 느티나무길 24.\n\n"
                                      "결과가 이상해서 토크나이저를 들여다보았다.\n\n2024. 04. 15., 춘천시 중앙로.\n\n저녁에는 달렸다.\n"_s.toUtf8());
        window.importFrom({old});
        if (!QTest::qWaitFor([&window] { return window.findChild<ImportDialog *>() != nullptr; }))
            qFatal("the import shows nothing");
        auto *dialog = window.findChild<ImportDialog *>();
        grab(*dialog, prefix, u"import"_s);
        dialog->reject();
    }
    if (wanted(u"rename"_s)) {
        window.open(firstOf(project.decksFolder(), u"*.md"_s));
        window.renameCurrent();
        auto *dialog = window.findChild<RenameDialog *>();
        dialog->field()->setText(u"자모와 음절"_s);
        grab(*dialog, prefix, u"rename"_s);
        dialog->reject();
    }
}

// A run that is being written, and what is said when it goes wrong.
void livePictures(MainWindow &window, const QString &prefix)
{
    const QString live = window.workspace().project().runsFolder() % u"/night-3e-4"_s;
    QDir().mkpath(live);
    QFile rows(live % u"/metrics.csv"_s), plan(live % u"/hparams.yaml"_s);
    if (plan.open(QIODevice::WriteOnly))
        plan.write("learning_rate: 0.0003\nmax_steps: 4000\n");
    plan.close();
    const auto write = [&](int from, int to, auto lossAt) {
        if (!rows.open(QIODevice::Append))
            return;
        if (from == 0)
            rows.write("step,wall_time,loss,grad_norm\n");
        const double now = double(QDateTime::currentMSecsSinceEpoch()) / 1000;
        for (int i = from; i < to; ++i)
            rows.write(QByteArray::number(10 * (i + 1)) + ',' + QByteArray::number(now - 20.0 * (to - 1 - i), 'f', 2) + ',' + lossAt(i) + ','
                       + QByteArray::number(1 + std::sin(i) / 4) + '\n');
        rows.close();
    };
    write(0, 260, [](int i) { return QByteArray::number(2.5 * std::exp(-i / 80.0) + 0.6 + std::sin(i * 7.3) / 20); });
    QFile log(live % u"/train.log"_s);
    if (log.open(QIODevice::WriteOnly)) {
        log.write("Loading tokenizer …\n말뭉치 세 개를 읽었어요: 1,204,880줄\nUserWarning: lr_scheduler.step() is called before optimizer.step()\n");
        for (int i = 250; i < 260; ++i)
            log.write(QByteArray::number(10 * i) + "/4000 | loss 0.61 | grad_norm 1.02 | 3.2 s/it\n");
        log.write("eval: 10%|#         |\reval: 60%|######    |");
        log.close();
    }
    window.workspace().library()->refresh();
    window.showPlace(u"runs"_s);
    window.open(live);
    grab(window, prefix, u"live"_s);
    write(260, 262, [](int) { return QByteArray("nan"); });
    for (int i = 0; i < 40 && !window.notices().isVisible(); ++i) {
        QEventLoop loop;
        QTimer::singleShot(250, &loop, &QEventLoop::quit);
        loop.exec();
    }
    if (wanted(u"alert"_s))
        if (!window.grab().save(prefix % u"-alert.png"))
            qFatal("cannot write %s", qPrintable(prefix));
}

// Runs on other machines: one nobody connected to yet, and one that does not answer. And a run that cannot be read.
void sourcePictures(const QString &root, const Settings &settings, const QString &prefix)
{
    QFile config(root % u"/yeonji.yaml"_s), broken(root % u"/runs/broken-1/trainer_state.json"_s);
    QDir().mkpath(root % u"/runs/broken-1"_s);
    if (!config.open(QIODevice::Append) || !broken.open(QIODevice::WriteOnly))
        qFatal("cannot write into %s", qPrintable(root));
    config.write("sources: [\"ssh://gpu1.lab/data/runs\", \"ssh://127.0.0.1:9/data/runs\"]\n");
    broken.write("[1, 2, 3");
    config.close();
    broken.close();
    auto project = project::open(root);
    if (!project)
        qFatal("%s", qPrintable(project.error().sentence()));
    MainWindow window(*project, settings);
    window.setAttribute(Qt::WA_DeleteOnClose, false);
    window.resize(1400, 900);
    window.show();
    window.showPlace(u"runs"_s);
    window.workspace().library()->connectTo(u"ssh://127.0.0.1:9/data/runs"_s);
    window.open(root % u"/runs/broken-1"_s);
    grab(window, prefix, u"run-error"_s);
    window.close();
}

// A closer look on the page, the days that completion offers, and text that waited over a crash.
void entryPictures(MainWindow &window, const project::Project &project, const QString &prefix)
{
    const QString path = project.diaryFolder() % u"/2026/2026-11-29.md"_s;
    const auto written = [&](const QByteArray &text) {
        std::ignore = writeFile(path, text);
        auto *entry = dynamic_cast<EntryView *>(window.open(path));
        std::ignore = QTest::qWaitFor([entry] { return entry->page() && !entry->page()->parts().isEmpty(); }, 20'000);
        return entry;
    };
    const auto run = [](EntryView *entry, const QString &script) {
        entry->page()->page()->runJavaScript(script, QWebEngineScript::ApplicationWorld);
    };
    const QString picture = QDir(project.diaryFolder() % u"/2026"_s).relativeFilePath(firstOf(project.assetsFolder(), u"*.png"_s));
    const QByteArray text = "# 다시 잰 날\n\n2026. 11. 29. 10:20, 춘천시 느티나무길 24.\n\n분산이 시드 다섯 개에서 절반으로 줄었다.[^seeds] 그림은 그대로다.\n\n"
                            "![손실](" + picture.toUtf8() + ")\n\n[^seeds]: 시드 0에서 4까지. 평균은 `eval_bps`로 쟀고, 표준 오차를 함께 적었다.\n";
    if (wanted(u"footnote"_s)) {
        run(written(text), u"document.querySelector('.footnote-ref a').dispatchEvent(new MouseEvent('mouseover', { bubbles: true }))"_s);
        grab(window, prefix, u"footnote"_s);
    }
    if (wanted(u"zoom"_s)) {
        auto *entry = written(text);
        run(entry, u"document.querySelector('#page img, img').click()"_s);
        grab(window, prefix, u"zoom"_s);
        run(entry, u"dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))"_s);
    }
    if (wanted(u"days"_s)) {
        auto *entry = written(text);
        entry->pane()->editor()->goToEnd();
        entry->pane()->editor()->insertText(u"\n- [ ] 결과 올리기 ~"_s);
        for (QWidget *child : entry->findChildren<QWidget *>())
            if (child->inherits("KateViewInternal"))
                QTest::keyClicks(child, u"next fri"_s);
        grab(window, prefix, u"days"_s);
        std::ignore = entry->save();
        window.closeTab();
    }
    if (wanted(u"recovered"_s)) {
        const QString kept = project.diaryFolder() % u"/2026/2026-11-28.md"_s;
        std::ignore = writeFile(kept, QByteArray("# 정전이 난 날\n\n저장된 문단이다.\n"));
        std::ignore = project::Recovery(project).keep({kept, u"# 정전이 난 날\n\n저장된 문단이다.\n\n저장되기 전에 쓰던 문단이다.\n"_s,
                                                       project::hashOf("# 정전이 난 날\n\n저장된 문단이다.\n"), QDateTime::currentDateTime().addSecs(-3600)});
        window.open(kept);
        grab(window, prefix, u"recovered"_s);
        window.closeTab();
        QFile::remove(kept);
    }
    QFile::remove(path);
}

// What a person is asked and told where two write.
void questionPictures(MainWindow &window, const project::Project &project, const Settings &settings, const QString &prefix)
{
    const QString path = firstOf(project.diaryFolder() % u"/2026"_s, u"*.md"_s);
    if (wanted(u"second-window"_s)) {
        MainWindow second(project, settings);
        second.setAttribute(Qt::WA_DeleteOnClose, false);
        second.resize(1400, 900);
        second.show();
        second.showPlace(u"diary"_s);
        second.open(path);
        grab(second, prefix, u"second-window"_s);
        second.close();
    }
    if (!wanted(u"conflict"_s))
        return;
    auto *entry = dynamic_cast<EntryView *>(window.open(path));
    entry->pane()->editor()->goToLineEnd(1);
    entry->pane()->editor()->insertText(u", 여기서"_s);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s", qPrintable(path));
    QByteArray theirs = file.readAll();
    theirs.insert(theirs.indexOf('\n'), ", 저기서");
    if (!writeFile(path, theirs))
        qFatal("%s", qPrintable(path));
    std::ignore = QTest::qWaitFor([entry] { return !entry->pane()->question().isEmpty(); });
    grab(window, prefix, u"conflict"_s);
}

void windowPictures(const QString &root, const Settings &settings, const QString &prefix)
{
    auto project = project::open(root);
    if (!project)
        qFatal("%s", qPrintable(project.error().sentence()));
    MainWindow window(*project, settings);
    window.setAttribute(Qt::WA_DeleteOnClose, false);
    window.resize(1400, 900);
    window.show();
    grab(window, prefix, u"empty"_s);

    const std::pair<QString, std::function<void()>> views[] = {
        {u"diary"_s, [&] { window.showPlace(u"diary"_s); window.open(firstOf(project->diaryFolder() % u"/2026", u"*.md"_s)); }},
        {u"suggestions"_s, [&] {
            auto *entry = dynamic_cast<EntryView *>(window.open(firstOf(project->diaryFolder() % u"/2026", u"*.md"_s)));
            std::ignore = QTest::qWaitFor([entry] { return entry->page() != nullptr; });
            entry->pane()->editor()->goToEnd();
            entry->pane()->editor()->insertText(u"\n- [ ] "_s);
            for (QWidget *child : entry->findChildren<QWidget *>())
                if (child->inherits("KateViewInternal"))
                    QTest::keyClicks(child, u"[[j"_s);
        }},
        // Two photos that know when they were taken, dropped onto the window.
        {u"photos"_s, [&] {
            auto *entry = dynamic_cast<EntryView *>(window.open(firstOf(project->diaryFolder() % u"/2026", u"*.md"_s)));
            entry->pane()->editor()->goToEnd();
            static const QTemporaryDir camera;
            QStringList files;
            for (const auto &[name, turned] : {std::pair{u"IMG_0412.jpg"_s, 1}, std::pair{u"IMG_0413.jpg"_s, 6}}) {
                QFile file(camera.filePath(name));
                if (file.open(QIODevice::WriteOnly))
                    file.write(testing::photo(testing::halves(1200, 700), "JPEG", {.orientation = turned}));
                files.append(file.fileName());
            }
            window.drop(files);
            std::ignore = QTest::qWaitFor([entry] { return !entry->pane()->question().isEmpty(); });
            entry->pane()->editor()->goToEnd();
        }},
        {u"folded"_s, [&] {
            auto *entry = dynamic_cast<EntryView *>(window.open(firstOf(project->reportsFolder(), u"*.md"_s)));
            entry->pane()->editor()->foldSections();
        }},
        {u"report"_s, [&] {
            window.showPlace(u"reports"_s);
            auto *entry = dynamic_cast<EntryView *>(window.open(firstOf(project->reportsFolder(), u"*.md"_s)));
            entry->pane()->editor()->unfoldAll();
        }},
        {u"outline"_s, [&] {
            window.toggleOutline();
            window.open(firstOf(project->reportsFolder(), u"*.md"_s));
        }},
        {u"outline-deck"_s, [&] { window.open(firstOf(project->decksFolder(), u"*.md"_s)); }},
        {u"outline-none"_s, [&] { window.open(firstOf(project->assetsFolder(), u"*.png"_s)); }},
        {u"notebook"_s, [&] { window.open(firstOf(project->reportsFolder(), u"*.ipynb"_s)); }},
        {u"runs"_s, [&] { window.showPlace(u"runs"_s); window.open(firstOf(project->runsFolder(), u"jamo*"_s)); }},
        {u"deck"_s, [&] {
            window.showPlace(u"decks"_s);
            auto *view = dynamic_cast<DeckView *>(window.open(firstOf(project->decksFolder(), u"*.md"_s)));
            std::ignore = QTest::qWaitFor([view] { return view->strip()->isDrawn(); }, 60'000);
        }},
        // What a check finds, sections, columns, a hidden slide and one for questions.
        {u"deck-findings"_s, [&] {
            const QString deck = project->decksFolder() % u"/점검.md"_s;
            std::ignore = writeFile(deck, QString(u"---\nmarp: true\n---\n\n<!-- section: 결과 -->\n\n# 학습률 세 가지\n\n<!-- columns: 2:1 -->\n\n```plot\nruns: [jamo-1, syllable-1]\ny: eval_bps\n```\n\n"
                                          "<!-- column -->\n\n- 자모가 먼저 내려간다\n- Feb 3에 다시 쟀다\n\n---\n\n## 긴 목록\n\n"_s
                                          + u"- 한 줄 더\n"_s.repeated(24)
                                          + u"\n---\n\n<!-- hide: 시간이 모자라서 -->\n\n## 숨긴 장\n\n---\n\n<!-- backup: true -->\n\n## 물으면 보일 장\n"_s).toUtf8());
            window.showPlace(u"decks"_s);
            auto *view = dynamic_cast<DeckView *>(window.open(deck));
            std::ignore = QTest::qWaitFor([view] { return view->strip()->model()->rowCount() == 4; }, 20'000);
            view->goToSlide(0);
            std::ignore = QTest::qWaitFor([view] { return view->strip()->isDrawn(); }, 60'000);
        }},
        {u"promises"_s, [&] { window.showPlace(u"promises"_s); }},
        {u"search"_s, [&] { window.showSearch(); window.findChild<SearchPanel *>()->field()->setText(u"실험"_s); }},
        {u"search-notebook"_s, [&] { window.showSearch(); window.findChild<SearchPanel *>()->field()->setText(u"음절 eval"_s); }},
        {u"year"_s, [&] { window.showYear(); }},
        {u"picture"_s, [&] { window.open(firstOf(project->assetsFolder(), u"*.png"_s)); }},
        {u"palette"_s, [&] { window.showPalette(); window.commandPalette().field()->setText(u"new"_s); }},
        {u"quick-open"_s, [&] { window.quickOpen(); }},
        {u"references"_s, [&] {
            window.open(firstOf(project->reportsFolder(), u"*.md"_s));
            window.showReferences();
            std::ignore = QTest::qWaitFor([&window] { return window.commandPalette().shown() > 0; });
        }},
        {u"topics"_s, [&] {
            window.showTopics();
            std::ignore = QTest::qWaitFor([&window] { return window.commandPalette().shown() > 0; });
        }},
    };
    for (const auto &[name, show] : views) {
        if (!wanted(name))
            continue;
        show();
        grab(window, prefix, name);
        if (name == u"outline-none")
            window.toggleOutline();
    }
    window.commandPalette().dismiss();
    documentPictures(window, *project, prefix);
    entryPictures(window, *project, prefix);
    questionPictures(window, *project, settings, prefix);
    if (wanted(u"live"_s) || wanted(u"alert"_s))
        livePictures(window, prefix);

    QMimeData mime;
    QTemporaryDir outside;
    QDir(outside.path()).mkdir(u"sft-3"_s);
    QFile table(outside.filePath(u"sft-3/metrics.csv"_s));
    if (table.open(QIODevice::WriteOnly))
        table.write("step,loss\n1,2.4\n2,2.1\n");
    table.close();
    mime.setUrls({QUrl::fromLocalFile(table.fileName()), QUrl::fromLocalFile(firstOf(project->assetsFolder(), u"*.png"_s))});
    QDragEnterEvent enter(QPoint(700, 450), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &enter);
    grab(window, prefix, u"drop"_s);
    window.findChild<DropOverlay *>()->hide();

    SettingsDialog choices(settings, &window);
    choices.show();
    grab(choices, prefix, u"settings"_s);
    ExportDialog exporting(firstOf(project->decksFolder(), u"*.md"_s), pages::Mode::Deck, &window);
    exporting.show();
    grab(exporting, prefix, u"export"_s);
    window.close();
}

} // namespace

int main(int argc, char **argv)
{
    resources::load();
    pages::prepare();
    QApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.size() < 3) {
        std::fprintf(stderr, "usage: gallery OUT ko|en [VIEW…]\n");
        return 2;
    }
    const QString out = QDir(arguments.at(1)).absolutePath(), language = arguments.at(2);
    only = arguments.sliced(3);
    QDir().mkpath(out);
    speak(language);
    installStyle();
    QTemporaryDir folder;
    for (const auto theme : {Settings::Theme::Light, Settings::Theme::Dark}) {
        Settings settings;
        settings.theme = theme;
        const QString prefix = out % u'/' % language % (theme == Settings::Theme::Light ? u"-light" : u"-dark");
        applyTheme(tokens(schemeOf(settings)));
        Welcome welcome;
        welcome.resize(1400, 900);
        welcome.show();
        grab(welcome, prefix, u"welcome"_s);
        welcome.hide();
        const auto sample = project::makeSample(folder.filePath(theme == Settings::Theme::Light ? u"light/sample"_s : u"dark/sample"_s));
        if (!sample)
            qFatal("%s", qPrintable(sample.error().sentence()));
        windowPictures(sample->root, settings, prefix);
        if (wanted(u"run-error"_s))
            sourcePictures(sample->root, settings, prefix);
    }
    return 0;
}
