// SPDX-License-Identifier: GPL-3.0-or-later
//
// The first launch, by clicks: each of its three ways ends in a window of a project or folder.
#include "../folder.h"

#include "project/recent.h"
#include "resources/resources.h"
#include "widgets/tabarea.h"
#include "widgets/theme.h"
#include "widgets/welcome.h"
#include "widgets/windows.h"
#include "windowfixture.h"

#include <QApplication>
#include <QFileDialog>
#include <QInputMethodEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <memory>

using namespace yeonji;
using namespace yeonji::widgets;
using namespace Qt::StringLiterals;

class FirstLaunchTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        // A person who has nothing yet.
        m_home = std::make_unique<QTemporaryDir>();
        for (const auto &[name, folder] : {std::pair{"HOME", u""_s}, std::pair{"XDG_CONFIG_HOME", u"config"_s},
                                           std::pair{"XDG_STATE_HOME", u"state"_s}, std::pair{"XDG_CACHE_HOME", u"cache"_s}})
            qputenv(name, QFile::encodeName(m_home->filePath(folder)));
        QVERIFY(project::recentProjects().isEmpty());
        m_windows = std::make_unique<Windows>(Settings());
        m_windows->open({});
        QTRY_VERIFY(welcome() && welcome()->isVisible());
    }

    void cleanup()
    {
        m_windows.reset();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    void sample_isMadeAndOpened()
    {
        press(u"Try the sample"_s);
        QTRY_VERIFY_WITH_TIMEOUT(window(), 20'000);
        const project::Project &project = window()->workspace().project();
        QVERIFY(project.made);
        QVERIFY(isWithinHome(project.root));
        QVERIFY(QFileInfo(project.diaryFolder()).isDir() && QFileInfo(project.runsFolder()).isDir());
        QTRY_VERIFY(!welcome());
        QCOMPARE(project::recentProjects(), QStringList{project.root});
    }

    void newProject_isMadeInTheChosenFolder()
    {
        QVERIFY(QDir(m_home->path()).mkdir(u"새 연구"_s));
        choose(m_home->filePath(u"새 연구"_s));
        press(u"New project"_s);
        QTRY_VERIFY(window());
        QVERIFY(window()->workspace().project().made);
        QCOMPARE(window()->workspace().project().root, QFileInfo(m_home->filePath(u"새 연구"_s)).canonicalFilePath());
        QVERIFY(QFileInfo::exists(m_home->filePath(u"새 연구/yeonji.yaml"_s)));
        QTRY_VERIFY(!welcome());
    }

    void folder_isOpenedAsItIs()
    {
        testing::put(m_home->filePath(u"글/notes.md"_s), "# 메모\n");
        choose(m_home->filePath(u"글"_s));
        press(u"Open a folder"_s);
        QTRY_VERIFY(window());
        QVERIFY(!window()->workspace().project().made);
        QCOMPARE(QDir(m_home->filePath(u"글"_s)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList{u"notes.md"_s});
        QTRY_VERIFY(!welcome());
    }

    // Nothing was chosen: the welcome stands as it did.
    void thoughtBetter_changesNothing()
    {
        choose({});
        press(u"New project"_s);
        QVERIFY(!window());
        QVERIFY(welcome() && welcome()->isVisible());
        QVERIFY(project::recentProjects().isEmpty());
    }

private:
    static Welcome *welcome() { return widget<Welcome>(); }
    static MainWindow *window() { return widget<MainWindow>(); }

    template<class Widget>
    static Widget *widget()
    {
        for (QWidget *top : QApplication::topLevelWidgets())
            if (auto *found = qobject_cast<Widget *>(top))
                return found;
        return nullptr;
    }

    bool isWithinHome(const QString &path) const { return path.startsWith(QFileInfo(m_home->path()).canonicalFilePath() + u'/'); }

    void press(const QString &text)
    {
        for (auto *button : welcome()->findChildren<QPushButton *>())
            if (button->text() == text) {
                QTest::mouseClick(button, Qt::LeftButton);
                return;
            }
        QFAIL(qPrintable(u"no button says "_s + text));
    }

    // What is typed into the dialog that comes next; nothing: it is closed again.
    void choose(const QString &folder)
    {
        auto *look = new QTimer(this);
        connect(look, &QTimer::timeout, this, [look, folder] {
            auto *dialog = qobject_cast<QFileDialog *>(QApplication::activeModalWidget());
            if (!dialog || !dialog->isVisible())
                return;
            look->deleteLater();
            look->stop();
            if (folder.isEmpty()) {
                dialog->reject();
                return;
            }
            auto *name = dialog->findChild<QLineEdit *>();
            name->clear();
            QInputMethodEvent typed;
            typed.setCommitString(folder);
            QApplication::sendEvent(name, &typed);
            QTest::keyClick(name, Qt::Key_Return);
        });
        look->start(0);
    }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Windows> m_windows;
};

int main(int argc, char **argv)
{
    return testing::runWithPages<FirstLaunchTest>(argc, argv);
}

#include "tst_firstlaunch.moc"
