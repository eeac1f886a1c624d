// SPDX-License-Identifier: GPL-3.0-or-later
//
// What must not lose a word, with the window itself: kills while someone types, a folder that answers
// slowly, other programs at work on the same files.
//
// The calls of the system that touch a folder go through this program (it defines them, and
// what it links finds them here first): so a folder can be made slow, and it is known which of its calls the
// thread of the window waited for.
#include "core/files.h"
#include "pages/pageview.h"
#include "project/recovery.h"
#include "resources/resources.h"
#include "widgets/actions.h"
#include "widgets/documentbar.h"
#include "widgets/editingpane.h"
#include "widgets/entryview.h"
#include "widgets/mainwindow.h"
#include "widgets/stored.h"
#include "widgets/tabarea.h"
#include "widgets/theme.h"

#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <atomic>
#include <cstdarg>
#include <dlfcn.h>
#include <fcntl.h>
#include <mutex>
#include <sys/stat.h>
#include <unistd.h>

using namespace yeonji;
using namespace yeonji::widgets;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// --- the slow folder ----------------------------------------------------------------------

namespace {

char slowFolder[4096] = "";
std::atomic<int> slowness = 0;   // milliseconds a call takes there; 0: as fast as it is
const auto windowThread = pthread_self();
std::mutex waitedMutex;
QByteArrayList waited;           // calls on which the window waited

void visit(const char *call, const char *path)
{
    const int milliseconds = slowness.load();
    if (milliseconds == 0 || !path || !*slowFolder || std::strncmp(path, slowFolder, std::strlen(slowFolder)) != 0)
        return;
    if (pthread_equal(pthread_self(), windowThread)) {
        const std::scoped_lock lock(waitedMutex);
        waited.append(QByteArray(call) + ' ' + path);
    }
    const timespec time{milliseconds / 1000, milliseconds % 1000 * 1'000'000L};
    ::nanosleep(&time, nullptr);
}

QByteArrayList takeWaited()
{
    const std::scoped_lock lock(waitedMutex);
    return std::exchange(waited, {});
}

template<class F>
F real(const char *name, F)
{
    return reinterpret_cast<F>(::dlsym(RTLD_NEXT, name));
}

} // namespace

#define REAL(name) static const auto next = real(#name, &::name)

extern "C" {

int open(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(arguments, mode_t) : 0;
    va_end(arguments);
    REAL(open);
    visit("open", path);
    return next(path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(arguments, mode_t) : 0;
    va_end(arguments);
    REAL(open64);
    visit("open", path);
    return next(path, flags, mode);
}

int stat(const char *path, struct stat *info) noexcept
{
    REAL(stat);
    visit("stat", path);
    return next(path, info);
}

int stat64(const char *path, struct stat64 *info) noexcept
{
    REAL(stat64);
    visit("stat", path);
    return next(path, info);
}

int lstat(const char *path, struct stat *info) noexcept
{
    REAL(lstat);
    visit("lstat", path);
    return next(path, info);
}

int statx(int folder, const char *path, int flags, unsigned mask, struct statx *info) noexcept
{
    REAL(statx);
    visit("statx", path);
    return next(folder, path, flags, mask, info);
}

int access(const char *path, int mode) noexcept
{
    REAL(access);
    visit("access", path);
    return next(path, mode);
}

int rename(const char *from, const char *to) noexcept
{
    REAL(rename);
    visit("rename", from);
    return next(from, to);
}

int unlink(const char *path) noexcept
{
    REAL(unlink);
    visit("unlink", path);
    return next(path);
}

int mkdir(const char *path, mode_t mode) noexcept
{
    REAL(mkdir);
    visit("mkdir", path);
    return next(path, mode);
}

} // extern "C"

// --- typing until killed -------------------------------------------------------------------------------

namespace {

constexpr auto wordsAMinute = 300;  // tokens; faster than anyone writes

QWidget *keysOf(QWidget *editor)
{
    for (QWidget *child : editor->findChildren<QWidget *>())
        if (child->inherits("KateViewInternal"))
            return child;
    return nullptr;
}

// In a child: types `1 `, `2 `, `3 `… into an entry, and says each number once it stands there.
int typeForever(const QString &root)
{
    auto project = project::open(root);
    MainWindow window(*project, Settings());
    window.show();
    auto *view = dynamic_cast<EntryView *>(window.open(project->diaryFolder() % u"/2026/2026-04-16.md"));
    if (!view)
        return 1;
    view->pane()->editor()->goToEnd();
    QWidget *keys = keysOf(view->pane()->editor());
    int number = 0;
    QTimer typing;
    QObject::connect(&typing, &QTimer::timeout, &window, [&] {
        QTest::keyClicks(keys, QString::number(++number) % u' ');
        std::printf("%d\n", number);
        std::fflush(stdout);
    });
    typing.start(60'000 / wordsAMinute);
    return QApplication::exec();
}

// How far `1 2 3 …` goes on after what was there; -1: it is something else.
int reached(const QString &text, const QString &before)
{
    if (!text.startsWith(before))
        return -1;
    const QStringList words = text.sliced(before.size()).split(u' ', Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < words.size(); ++i)
        if (words.at(i) != QString::number(i + 1) && !(i + 1 == words.size() && QString::number(i + 1).startsWith(words.at(i))))
            return -1;
    return int(words.size());
}

struct Typist
{
    QTemporaryDir dir;
    project::Project project;
    QString path;
    QProcess process;
    QList<std::pair<qint64, int>> told;  // when each number was heard of
    qint64 killAt = 0;
};

} // namespace

class SafetyTest : public QObject
{
    Q_OBJECT

    const QString m_before = u"# 하루\n\n지난 글\n"_s;

    std::unique_ptr<Typist> typist() const
    {
        auto typist = std::make_unique<Typist>();
        typist->project = *project::make(typist->dir.filePath(u"lab"_s));
        typist->path = typist->project.diaryFolder() % u"/2026/2026-04-16.md";
        (void)writeFile(typist->path, m_before.toUtf8());
        auto environment = QProcessEnvironment::systemEnvironment();
        for (const auto *name : {"CONFIG", "STATE", "CACHE"})
            environment.insert(u"XDG_"_s % QLatin1StringView(name) % u"_HOME"_s, typist->dir.filePath(QString::fromLatin1(name).toLower()));
        typist->process.setProcessEnvironment(environment);
        typist->process.setStandardErrorFile(QProcess::nullDevice());
        // The text alone: a page that starts for each would only take time.
        (void)writeFile(typist->dir.filePath(u"config/yeonji/window.conf"_s), "[entry]\nshows=1\n");
        typist->process.start(QCoreApplication::applicationFilePath(), {u"--type"_s, typist->project.root});
        return typist;
    }

    QString at(const QString &path) const { return m_project.root % u'/' % path; }
    EntryView *openEntry(const QString &path) { return dynamic_cast<EntryView *>(m_window->open(at(path))); }
    static QString onDisk(const QString &path) { return QString::fromUtf8(readFile(path).value_or("(not there)")); }
    static void type(EntryView *view, const QString &words) { view->pane()->editor()->insertText(words); }

    void openWindow()
    {
        Settings settings;
        settings.theme = Settings::Theme::Light;
        m_window = std::make_unique<MainWindow>(m_project, settings);
        m_window->setAttribute(Qt::WA_DeleteOnClose, false);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    project::Project m_project;
    std::unique_ptr<MainWindow> m_window;

private Q_SLOTS:
    void initTestCase()
    {
        resources::load();
        installStyle();
        storedValues()->setValue(u"entry/shows"_s, 1);
    }

    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_project = *project::make(m_dir->filePath(u"lab"_s));
        for (const QString &day : {u"2026-04-16"_s, u"2026-04-17"_s, u"2026-04-18"_s})
            QVERIFY(writeFile(at(u"diary/2026/"_s % day % u".md"), u"# %1\n\n첫째\n\n둘째\n\n셋째\n"_s.arg(day).toUtf8()).has_value());
    }

    void cleanup()
    {
        slowness = 0;
        m_window.reset();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    // Nothing typed more than two seconds before is lost, and no file is torn. YEONJI_KILLS says how often
    // (tests/bench/kills: 300 times); several type at once.
    void killedWhileTyping_losesAtMostTwoSeconds()
    {
        const int asked = qEnvironmentVariableIntValue("YEONJI_KILLS");
        const int kills = asked > 0 ? asked : 12;
        constexpr int atOnce = 6;
        constexpr qint64 most = 2000, starved = 250;
        QElapsedTimer clock;
        clock.start();
        std::vector<std::unique_ptr<Typist>> typists;
        int begun = 0, judged = 0, given = 0;
        qint64 longest = 0, lastLate = -10'000, lastTick = 0;
        QString wrong;
        const auto look = [&] {
            while (int(typists.size()) < atOnce && begun < kills) {
                typists.push_back(typist());
                ++begun;
            }
            const qint64 now = clock.elapsed();
            // On a machine that stood still for a moment, a timer of two seconds is late as well.
            if (now - lastTick > starved)
                lastLate = now;
            lastTick = now;
            for (auto &typist : typists) {
                while (typist->process.canReadLine())
                    typist->told.append({now, typist->process.readLine().trimmed().toInt()});
                if (typist->told.isEmpty()) {
                    if (typist->process.state() == QProcess::NotRunning)
                        wrong = u"the program that types has ended by itself"_s;
                    continue;
                }
                if (typist->killAt == 0)
                    typist->killAt = now + 200 + QRandomGenerator::global()->bounded(5000);
                if (now < typist->killAt)
                    continue;
                typist->process.kill();
                if (!typist->process.waitForFinished())
                    wrong = u"it cannot be killed"_s;
                const qint64 killed = clock.elapsed();
                lastTick = killed;
                const QString file = onDisk(typist->path);
                const auto kept = project::Recovery(typist->project).find(typist->path);
                const int inFile = reached(file, m_before), inRecord = kept ? reached(kept->text, m_before) : 0;
                if (inFile < 0)
                    wrong = u"the file is torn: "_s + file;
                if (inRecord < 0)
                    wrong = u"the record is torn: "_s + kept->text;
                int due = 0;
                qint64 lost = 0, rest = 0, before = typist->told.constFirst().first;
                for (const auto &[when, number] : std::as_const(typist->told)) {
                    rest = std::max(rest, when - std::exchange(before, when));
                    if (killed - when >= most)
                        due = number;
                    if (number > std::max(inFile, inRecord) && lost == 0)
                        lost = killed - when;
                }
                // Who types five times a second and is silent for so long was not let run.
                const bool stood = killed - lastLate < 4000 || std::max(rest, killed - before) > 800;
                if (std::max(inFile, inRecord) < due && stood) {
                    ++given;  // not judged
                } else {
                    if (std::max(inFile, inRecord) < due)
                        wrong = u"%1 was typed two seconds before, %2 is there"_s.arg(due).arg(std::max(inFile, inRecord));
                    ++judged;
                    longest = std::max(longest, lost);
                }
                typist.reset();
            }
            std::erase(typists, nullptr);
        };
        QTimer looking;
        connect(&looking, &QTimer::timeout, this, look);
        looking.start(5);
        QTRY_VERIFY_WITH_TIMEOUT(judged + given >= kills || !wrong.isEmpty(), 60'000 + kills * 10'000);
        looking.stop();
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        qInfo("%d kills, the most that was lost: %lld ms of typing; not judged, since the machine stood still: %d", judged, longest, given);
        QVERIFY(judged > 0);
    }

    // Not one call on the folder is made by the thread of the window while someone writes there, others
    // change the file, the tree is looked at anew and saves are under way.
    void slowFolder_isNeverWaitedForWhileWriting()
    {
        openWindow();
        auto *view = openEntry(u"diary/2026/2026-04-16.md"_s);
        QVERIFY(view);
        std::strcpy(slowFolder, QFile::encodeName(m_project.root).constData());
        std::ignore = takeWaited();
        slowness = 60;
        type(view, u"천천히 저장되는 글\n"_s);
        QTRY_VERIFY_WITH_TIMEOUT(onDisk(view->path()).contains(u"천천히 저장되는 글"_s), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(view->pane()->savedStatus().startsWith(u"saved"), 20'000);
        // By the key, and when another window comes forward.
        type(view, u"저장 키로\n"_s);
        m_window->actions().find(u"save"_s)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(onDisk(view->path()).contains(u"저장 키로"_s), 20'000);
        type(view, u"다른 창으로 가며\n"_s);
        QWidget other;
        other.show();
        other.activateWindow();
        QTRY_VERIFY_WITH_TIMEOUT(onDisk(view->path()).contains(u"다른 창으로 가며"_s), 20'000);
        // Typing goes on while the next save is under way; another program writes too.
        type(view, u"그리고 더\n"_s);
        slowness = 0;
        const QString now = onDisk(view->path());
        QVERIFY(writeFile(view->path(), QString(now).replace(u"셋째"_s, u"남이 고친 셋째"_s).toUtf8()).has_value());
        std::ignore = takeWaited();  // that was this test
        slowness = 60;
        m_window->workspace().foldersChanged({m_project.root});
        QTRY_VERIFY_WITH_TIMEOUT(view->pane()->text().contains(u"남이 고친 셋째"_s), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(view->pane()->savedStatus().startsWith(u"saved"), 20'000);
        slowness = 0;
        const QByteArrayList calls = takeWaited();
        QVERIFY2(calls.isEmpty(), calls.join("\n").constData());
        QVERIFY(onDisk(view->path()).contains(u"그리고 더"_s));
        QVERIFY(onDisk(view->path()).contains(u"남이 고친 셋째"_s));
        slowFolder[0] = 0;
    }

    // A project that is moved away under an open entry: it is told, nothing makes the folder again, and what was
    // typed meanwhile arrives when it is back.
    void projectThatIsMovedAway_isToldAndNotMadeAgain()
    {
        openWindow();
        auto *view = openEntry(u"diary/2026/2026-04-16.md"_s);
        QVERIFY(view);
        const QString away = m_dir->filePath(u"away"_s);
        QVERIFY(QDir().rename(m_project.root, away));
        QTRY_VERIFY_WITH_TIMEOUT(view->pane()->question().contains(u"gone from the disk"_s), 20'000);
        type(view, u"옮겨진 동안 쓴 글\n"_s);
        m_window->actions().find(u"save"_s)->trigger();
        QTRY_VERIFY(view->pane()->question().contains(u"is gone"_s));
        QVERIFY(writeFile(m_project.cacheFolder() % u"/anything"_s, "a").has_value());  // in the person's own cache meanwhile
        QVERIFY(!QFileInfo::exists(m_project.root));
        QVERIFY(QDir().rename(away, m_project.root));
        m_window->actions().find(u"save"_s)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(onDisk(view->path()).contains(u"옮겨진 동안 쓴 글"_s), 20'000);
        QTRY_VERIFY(view->pane()->savedStatus().startsWith(u"saved"));
    }

    // Where it cannot be written again, that is said.
    void vanishedFile_thatCannotBeWrittenAgain_isSaid()
    {
        openWindow();
        auto *view = openEntry(u"diary/2026/2026-04-16.md"_s);
        QVERIFY(view);
        const QString folder = QFileInfo(view->path()).absolutePath();
        QVERIFY(QDir(folder).removeRecursively());
        QVERIFY(writeFile(folder, "a file in the way").has_value());
        QTRY_VERIFY_WITH_TIMEOUT(view->pane()->question().contains(u"gone from the disk"_s), 20'000);
        view->pane()->findChild<DocumentBar *>()->findChild<QToolButton *>()->click();
        QTRY_VERIFY2(view->pane()->question().startsWith(u"Not saved"_s), qPrintable(view->pane()->question()));
    }

    void vanishedFile_isWrittenAgainByTheKey()
    {
        openWindow();
        auto *view = openEntry(u"diary/2026/2026-04-16.md"_s);
        QVERIFY(view);
        QVERIFY(QFile::remove(view->path()));
        QTRY_VERIFY(!view->pane()->question().isEmpty());
        type(view, u"다시 쓰는 글\n"_s);
        m_window->actions().find(u"save"_s)->trigger();
        QTRY_VERIFY(onDisk(view->path()).contains(u"다시 쓰는 글"_s));
        QCOMPARE(view->pane()->question(), QString());
    }

    // What is opened there comes when it comes; meanwhile the window lives.
    void slowFolder_opensWithoutStandingStill()
    {
        openWindow();
        std::strcpy(slowFolder, QFile::encodeName(m_project.diaryFolder()).constData());
        slowness = 700;
        EntryView *view = new EntryView(m_window->workspace(), at(u"diary/2026/2026-04-17.md"_s));
        const std::unique_ptr<EntryView> owner(view);
        QVERIFY(view->pane()->editor()->isReadOnly());
        QVERIFY(view->pane()->question().contains(u"takes a while"_s));
        slowness = 0;
        QTRY_VERIFY_WITH_TIMEOUT(!view->pane()->editor()->isReadOnly(), 20'000);
        QVERIFY(view->pane()->text().contains(u"둘째"_s));
        QCOMPARE(view->pane()->question(), QString());
        slowFolder[0] = 0;
    }

    // Closing too: the window answers meanwhile, what was typed arrives, and the tab goes, then the window.
    void slowFolder_isNotWaitedForWhenClosing()
    {
        openWindow();
        auto *first = openEntry(u"diary/2026/2026-04-16.md"_s);
        auto *second = openEntry(u"diary/2026/2026-04-17.md"_s);
        QVERIFY(first && second);
        auto *tabs = m_window->findChild<TabArea *>();
        const QString path = second->path(), other = first->path();
        type(second, u"닫기 직전의 글\n"_s);
        type(first, u"창을 닫기 직전의 글\n"_s);
        std::strcpy(slowFolder, QFile::encodeName(m_project.root).constData());
        std::ignore = takeWaited();
        slowness = 60;
        tabs->leave(second);
        QVERIFY(second->pane()->question().contains(u"takes a while"_s));
        QVERIFY(tabs->tabs().contains(second));
        QTRY_VERIFY_WITH_TIMEOUT(!tabs->tabs().contains(second), 30'000);
        const QByteArrayList calls = takeWaited();
        QVERIFY2(calls.isEmpty(), calls.join("\n").constData());
        // A window is closed the same way; who wants to stay says so.
        QVERIFY(!m_window->close());
        first->pane()->findChild<DocumentBar *>()->findChild<QToolButton *>()->click();
        slowness = 0;
        QTRY_VERIFY_WITH_TIMEOUT(first->pane()->savedStatus().startsWith(u"saved"), 20'000);
        QVERIFY(m_window->isVisible());
        type(first, u"하나 더\n"_s);
        slowness = 60;
        QVERIFY(!m_window->close());
        slowness = 0;
        QTRY_VERIFY_WITH_TIMEOUT(!m_window || !m_window->isVisible(), 20'000);
        slowFolder[0] = 0;
        QVERIFY(onDisk(path).contains(u"닫기 직전의 글"_s));
        QVERIFY(onDisk(other).contains(u"창을 닫기 직전의 글"_s));
        QVERIFY(onDisk(other).contains(u"하나 더"_s));
    }

    // A save that takes longer than two seconds: what it writes lies elsewhere until it is through.
    void slowSave_isKeptAsideMeanwhile()
    {
        openWindow();
        auto *view = openEntry(u"diary/2026/2026-04-16.md"_s);
        std::strcpy(slowFolder, QFile::encodeName(m_project.root).constData());
        slowness = 1500;
        type(view, u"아직 저장 중인 글\n"_s);
        const QString away = m_project.awayFolder() % u"/recovery"_s;
        const auto aside = [&] {
            const QDir dir(away);
            return std::ranges::any_of(dir.entryList({u"*.txt"_s}, QDir::Files), [&](const QString &name) { return onDisk(dir.filePath(name)).contains(u"아직 저장 중인 글"_s); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(aside(), 20'000);
        slowness = 0;
        QTRY_VERIFY_WITH_TIMEOUT(onDisk(view->path()).contains(u"아직 저장 중인 글"_s), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(!aside(), 20'000);
        slowFolder[0] = 0;
    }

    // Another branch: what only stands here follows it, what is being written is merged, what is gone is said.
    void checkoutOfAnotherBranch_losesNothing()
    {
        const auto git = [&](const QStringList &arguments) {
            QProcess process;
            process.setWorkingDirectory(m_project.root);
            process.start(u"git"_s, QStringList{u"-c"_s, u"user.name=lab"_s, u"-c"_s, u"user.email=lab@localhost"_s} + arguments);
            return process.waitForStarted() && process.waitForFinished() && process.exitCode() == 0;
        };
        if (!git({u"init"_s, u"-b"_s, u"one"_s}))
            QSKIP("git is not installed");
        QVERIFY(git({u"add"_s, u"."_s}) && git({u"commit"_s, u"-m"_s, u"one"_s}) && git({u"checkout"_s, u"-b"_s, u"two"_s}));
        QVERIFY(writeFile(at(u"diary/2026/2026-04-16.md"_s), "# 2026-04-16\n\n첫째\n\n둘째\n\n다른 가지의 셋째\n").has_value());
        QVERIFY(writeFile(at(u"diary/2026/2026-04-17.md"_s), "# 2026-04-17\n\n첫째\n\n둘째\n\n다른 가지의 셋째\n").has_value());
        QVERIFY(QFile::remove(at(u"diary/2026/2026-04-18.md"_s)));
        QVERIFY(git({u"add"_s, u"-A"_s}) && git({u"commit"_s, u"-m"_s, u"two"_s}) && git({u"checkout"_s, u"one"_s}));
        openWindow();
        auto *read = openEntry(u"diary/2026/2026-04-16.md"_s), *written = openEntry(u"diary/2026/2026-04-17.md"_s), *gone = openEntry(u"diary/2026/2026-04-18.md"_s);
        written->pane()->editor()->applyEdits({{2, 0, u"첫째"_s, u"쓰던 첫째"_s}});
        type(gone, u"여기에만 있는 글\n"_s);
        QVERIFY(git({u"checkout"_s, u"--force"_s, u"two"_s}));
        QTRY_COMPARE(read->pane()->text(), u"# 2026-04-16\n\n첫째\n\n둘째\n\n다른 가지의 셋째\n"_s);
        QTRY_COMPARE(onDisk(written->path()), u"# 2026-04-17\n\n쓰던 첫째\n\n둘째\n\n다른 가지의 셋째\n"_s);
        QTRY_VERIFY(gone->pane()->text().contains(u"여기에만 있는 글"_s));
        QTRY_VERIFY(project::Recovery(m_project).find(gone->path()).has_value() || onDisk(gone->path()).contains(u"여기에만 있는 글"_s));
    }

    // An editor that empties the file, writes a part, rests, and writes the rest: its text is never taken for
    // what it says in between, and nothing is written over it.
    void editorThatTruncates_isWaitedFor()
    {
        openWindow();
        auto *view = openEntry(u"diary/2026/2026-04-16.md"_s);
        qsizetype shortest = view->pane()->text().size();
        connect(view->pane()->editor(), &Editor::textChanged, this, [&] { shortest = std::min(shortest, view->pane()->text().size()); });
        view->pane()->editor()->applyEdits({{2, 0, u"첫째"_s, u"내가 고친 첫째"_s}});
        QFile other(view->path());
        QVERIFY(other.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered));
        QVERIFY(other.write("# 2026-04-16\n\n첫째\n") > 0);
        const bool told = isBeingWritten(view->path());
        bool rested = false;
        QTimer::singleShot(1200ms, this, [&] {
            other.write("\n둘째\n\n남이 고친 셋째\n");
            other.close();
            rested = true;
        });
        QTRY_VERIFY(rested);
        QTRY_VERIFY_WITH_TIMEOUT(onDisk(view->path()) == u"# 2026-04-16\n\n내가 고친 첫째\n\n둘째\n\n남이 고친 셋째\n", 20'000);
        QCOMPARE(view->pane()->text(), onDisk(view->path()));
        view->pane()->editor()->disconnect(this);
        if (!told)
            QSKIP("this file system does not tell who writes");
        QVERIFY(shortest >= u"# 2026-04-16\n\n첫째\n\n둘째\n\n셋째\n"_s.size());
    }

    // Tools that synchronise put another file in its place and set the old time.
    void replacedByRename_isTakenOver()
    {
        openWindow();
        auto *view = openEntry(u"diary/2026/2026-04-16.md"_s);
        struct stat old;
        QCOMPARE(::stat(QFile::encodeName(view->path()).constData(), &old), 0);
        const QString beside = at(u"diary/2026/.sync.tmp"_s);
        const QString theirs = onDisk(view->path()).replace(u"둘째"_s, u"다른"_s);
        QVERIFY(writeFile(beside, theirs.toUtf8()).has_value());
        const timespec times[2] = {old.st_mtim, old.st_mtim};
        QCOMPARE(::utimensat(AT_FDCWD, QFile::encodeName(beside).constData(), times, 0), 0);
        type(view, u"내 글\n"_s);
        QCOMPARE(::rename(QFile::encodeName(beside).constData(), QFile::encodeName(view->path()).constData()), 0);
        QTRY_VERIFY_WITH_TIMEOUT(onDisk(view->path()).contains(u"내 글"_s) && onDisk(view->path()).contains(u"다른"_s), 20'000);
    }
};

int main(int argc, char **argv)
{
    pages::prepare();
    QApplication application(argc, argv);
    if (application.arguments().value(1) == u"--type") {
        resources::load();
        installStyle();
        return typeForever(application.arguments().value(2));
    }
    SafetyTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_safety.moc"
