// SPDX-License-Identifier: GPL-3.0-or-later
//
// yeonji.yaml in the open window: changed by another hand, it takes effect at once.
#include "core/files.h"
#include "pages/pageview.h"
#include "resources/resources.h"
#include "widgets/entryview.h"
#include "widgets/mainwindow.h"
#include "widgets/noticebar.h"
#include "widgets/rowlist.h"
#include "widgets/tabarea.h"
#include "widgets/theme.h"
#include "windowfixture.h"

#include <QTemporaryDir>
#include <QTest>

using namespace yeonji;
using namespace yeonji::widgets;
using namespace Qt::StringLiterals;

class ProjectFileTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        write(u"lab/yeonji.yaml"_s, "title: 시험\nmetrics: {bps: min}\n");
        write(u"lab/runs/a/metrics.csv"_s, "step,bps\n1,3\n2,2\n3,4\n");
        write(u"lab/site/imgs/1.svg"_s, "<svg xmlns='http://www.w3.org/2000/svg' width='8' height='8'/>");
        write(u"lab/reports/bound.md"_s, "# 값\n\n{{a bps@best}} ![](/imgs/1.svg)\n");
        write(u"lab/reports/other.md"_s, "# 다른 글\n");
        write(u"outside/gpu/metrics.csv"_s, "step,loss\n1,0.5\n");
        m_window = testing::shownWindow(*project::open(at(u"lab"_s)));
        QVERIFY(m_window);
    }

    void cleanup()
    {
        testing::letGo(m_window);
    }

    void change_reachesTitleThemeRunsPicturesAndNumbers()
    {
        QVERIFY(report());
        QTRY_VERIFY2_WITH_TIMEOUT(page().contains(u">2<"_s) && !page().contains(u"<img"_s), qPrintable(page()), 20'000);
        QVERIFY(m_window->windowTitle().endsWith(u"시험"_s));
        m_window->showPlace(u"runs"_s);
        QTRY_VERIFY(listed(u"a"_s) && !listed(u"gpu"_s));

        write(u"lab/yeonji.yaml"_s, "title: 새 이름\ntheme: dark\nroots: site\nsources: ../outside\nmetrics: {bps: max}\n");
        QTRY_VERIFY(m_window->windowTitle().endsWith(u"새 이름"_s));
        QCOMPARE(m_window->workspace().scheme(), Scheme::Dark);
        QTRY_VERIFY(listed(u"gpu"_s));
        QTRY_VERIFY2_WITH_TIMEOUT(page().contains(u">4<"_s) && page().contains(u"<img"_s), qPrintable(page()), 20'000);
    }

    void mistake_isSaidAndWhatHeldGoesOnHolding()
    {
        write(u"lab/yeonji.yaml"_s, "title: 새 이름\ntheme: dark\n");
        QTRY_VERIFY(m_window->windowTitle().endsWith(u"새 이름"_s));
        write(u"lab/yeonji.yaml"_s, "title: 다른 이름\nday_starts: [\n");
        QTRY_VERIFY2(m_window->notices().sentence().contains(u"yeonji.yaml"_s), qPrintable(m_window->notices().sentence()));
        QVERIFY(m_window->windowTitle().endsWith(u"새 이름"_s));
        QCOMPARE(m_window->workspace().scheme(), Scheme::Dark);
        write(u"lab/yeonji.yaml"_s, "title: 다시\n");
        QTRY_VERIFY(m_window->windowTitle().endsWith(u"다시"_s));
        QVERIFY(m_window->workspace().scheme() != Scheme::Dark);
    }

    void strictMarkdown_takesEffectAtOnceToo()
    {
        QVERIFY(report());
        QTRY_VERIFY2_WITH_TIMEOUT(page().contains(u">2<"_s), qPrintable(page()), 20'000);
        Settings settings;
        settings.strictMarkdown = true;
        m_window->setSettings(settings);
        QTRY_VERIFY2_WITH_TIMEOUT(page().contains(u"{{a bps@best}}"_s), qPrintable(page()), 20'000);
    }

    void linkOnThePage_opensWhatItNames()
    {
        QTRY_VERIFY(report() && report()->page());
        QTRY_VERIFY(m_window->isVisible());
        const auto opened = [&](const QString &target) {
            Q_EMIT report()->page()->linkRequested(target);
            return m_window->tabs().current()->path();
        };
        QTRY_COMPARE(opened(u"other"_s), at(u"lab/reports/other.md"_s));
        QCOMPARE(opened(u"../runs/a"_s), at(u"lab/runs/a"_s));
        m_window->tabs().setCurrent(report());
        QCOMPARE(opened(u"../../outside/gpu/metrics.csv"_s), at(u"lab/reports/bound.md"_s));
    }

private:
    QString at(const QString &path) const { return QDir(m_dir->path()).canonicalPath() + u'/' + path; }
    void write(const QString &path, const QByteArray &text) const { QVERIFY(writeFile(at(path), text).has_value()); }

    EntryView *report() const { return qobject_cast<EntryView *>(m_window->open(at(u"lab/reports/bound.md"_s))); }

    QString page() const
    {
        if (!report()->page())
            return {};
        auto fragment = report()->page()->fragment();
        if (!QTest::qWaitFor([&] { return fragment.isFinished(); }) || fragment.resultCount() == 0)
            return {};
        return fragment.result().value_or(QString());
    }

    bool listed(const QString &title) const { return testing::isListed(*m_window, title); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<MainWindow> m_window;
};

int main(int argc, char **argv)
{
    return testing::runWithPages<ProjectFileTest>(argc, argv);
}

#include "tst_projectfile.moc"
