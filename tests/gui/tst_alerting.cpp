// SPDX-License-Identifier: GPL-3.0-or-later
//
// A run that is being written, in the real window: its state, its alert on a real (private) bus, the line
// in today's entry.
#include "diary/entries.h"
#include "pages/pageview.h"
#include "resources/resources.h"
#include "widgets/figureview.h"
#include "widgets/mainwindow.h"
#include "widgets/noticebar.h"
#include "widgets/rowlist.h"
#include "widgets/runpane.h"
#include "widgets/tabarea.h"
#include "widgets/theme.h"

#include <QDBusConnection>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

using namespace yeonji;
using namespace yeonji::widgets;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void append(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::Append | QIODevice::Unbuffered));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

// Who shows notifications on a desktop.
class Desktop : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    QStringList shown;

public Q_SLOTS:
    uint Notify(const QString &, uint, const QString &, const QString &title, const QString &text, const QStringList &, const QVariantMap &, int)
    {
        shown.append(title % u": "_s % text);
        return uint(shown.size());
    }
};

class AlertingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        resources::load();
        installStyle();
        if (QStandardPaths::findExecutable(u"dbus-daemon"_s).isEmpty())
            return;
        m_daemon.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
        QVERIFY(m_daemon.waitForStarted() && m_daemon.waitForReadyRead());
        const QByteArray address = m_daemon.readLine().trimmed();
        qputenv("DBUS_SESSION_BUS_ADDRESS", address);
        QDBusConnection desktop = QDBusConnection::connectToBus(QString::fromUtf8(address), u"desktop"_s);
        QVERIFY(desktop.registerObject(u"/org/freedesktop/Notifications"_s, &m_desktop, QDBusConnection::ExportAllSlots));
        QVERIFY(desktop.registerService(u"org.freedesktop.Notifications"_s));
        m_hasBus = true;
    }
    void cleanupTestCase()
    {
        QDBusConnection::disconnectFromBus(u"desktop"_s);
        m_daemon.kill();
        m_daemon.waitForFinished();
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        append(at(u"yeonji.yaml"), "title: 시험\nplace: 춘천\n");
        append(at(u"diary/keep.md"), "kept\n");
        begin(u"sft-1"_s);
        m_desktop.shown.clear();
        m_settings = {};
        m_settings.noteRuns = true;
    }
    void cleanup() { m_window.reset(); }

    void nan_isToldOnTheDesktopAndInTodaysEntryOnce()
    {
        show();
        row(0, "nan");
        const QString entry = diary::entryPath(m_window->workspace().project(), project::today(m_window->workspace().project().config));
        QTRY_VERIFY(contentOf(entry).contains("sft-1: loss is NaN"));
        const QByteArray text = contentOf(entry);
        QVERIFY2(text.contains(", 춘천.\nsft-1: loss is NaN"), text.constData());
        QVERIFY(m_window->notices().sentence().startsWith(u"sft-1: loss is NaN"));
        if (m_hasBus) {
            QTRY_COMPARE(m_desktop.shown.size(), 1);
            QVERIFY(m_desktop.shown.front().startsWith(u"sft-1: loss is NaN"));
        }

        // Neither as it goes on, nor after the program was started again.
        row(0, "nan");
        QTRY_VERIFY(listed().contains(u"step 12"_s));
        m_window.reset();
        show();
        QTRY_VERIFY(listed().contains(u"step 12"_s));
        row(0, "nan");
        QTRY_VERIFY(listed().contains(u"step 13"_s));
        QCOMPARE(contentOf(entry), text);
        if (m_hasBus)
            QCOMPARE(m_desktop.shown.size(), 1);
    }

    // What is being written in the open entry stays, and the line comes behind it.
    void openEntry_getsTheLineInItsText()
    {
        show();
        m_window->newEntryToday();
        Tab *tab = m_window->tabs().current();
        QVERIFY(tab && tab->insertText(u"not saved yet"_s));
        row(0, "nan");
        QTRY_VERIFY(!m_window->notices().sentence().isEmpty());
        if (m_hasBus)
            QTRY_COMPARE(m_desktop.shown.size(), 1);
        QVERIFY(tab->save().has_value());
        const QByteArray text = contentOf(tab->path());
        QVERIFY(text.contains("not saved yet"));
        QCOMPARE(text.count("sft-1: loss is NaN"), 1);
        QCOMPARE(m_window->tabs().current(), tab);
    }

    void settingsOff_writeAndSayNothing()
    {
        m_settings.noteRuns = m_settings.notifyRuns = false;
        show();
        row(0, "nan");
        QTRY_VERIFY(m_window->notices().sentence().startsWith(u"sft-1: loss is NaN"));  // the window's own bar
        QVERIFY(!QFileInfo::exists(diary::entryPath(m_window->workspace().project(), project::today(m_window->workspace().project().config))));
        QVERIFY(m_desktop.shown.isEmpty());
    }

    void growingRun_keepsItsTabAndList()
    {
        show();
        m_window->open(at(u"runs/sft-1"));
        auto *pane = qobject_cast<RunPane *>(m_window->tabs().current());
        QVERIFY(pane);
        QTRY_VERIFY(!pane->runs().empty());
        QCOMPARE(pane->runs().front()->find(u"loss")->size(), 10u);
        row(0, "0.25");
        QTRY_COMPARE(pane->runs().front()->find(u"loss")->size(), 11u);
        QTRY_VERIFY(listed().contains(u"running"_s) && listed().contains(u"step 11"_s));

        // What was zoomed into with the wheel stays as it is.
        FigureView *figure = pane->findChild<FigureView *>();
        QVERIFY(figure);
        const QPointF middle = figure->figure().plot.center();
        QWheelEvent wheel(middle, figure->mapToGlobal(middle), {}, {0, 720}, Qt::NoButton, Qt::ControlModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(figure->viewport(), &wheel);
        QVERIFY(figure->isZoomed());
        const double from = figure->figure().x.from, to = figure->figure().x.to;
        row(0, "0.125");
        QTRY_COMPARE(pane->runs().front()->find(u"loss")->size(), 12u);
        QCOMPARE(pane->findChild<FigureView *>(), figure);
        QCOMPARE(figure->figure().x.from, from);
        QCOMPARE(figure->figure().x.to, to);
    }

    // Neither is it said to be read for ever.
    void runThatCannotBeRead_isListedAsSuch()
    {
        append(at(u"runs/broken/trainer_state.json"), "[1, 2");
        show();
        QTRY_COMPARE(listed(u"broken"_s), u"cannot be read"_s);
    }

    void divergence_isToldAtOnce()
    {
        QFile::remove(m_run);
        append(m_run, "step,wall_time,loss\n");
        m_step = 0;
        for (int i = 60; i > 0; --i)
            row(i, "0.5");
        show();
        for (int i = 0; i < 24; ++i)
            row(0, "40");
        QTRY_VERIFY2(m_window->notices().sentence().startsWith(u"sft-1: loss diverged"), qPrintable(m_window->notices().sentence()));
        const QString entry = diary::entryPath(m_window->workspace().project(), project::today(m_window->workspace().project().config));
        QVERIFY(contentOf(entry).contains("sft-1: loss diverged"));
    }

private:
    QString at(QStringView name) const { return m_folder->filePath(name.toString()); }

    void begin(const QString &name)
    {
        m_run = at(QString(u"runs/"_s % name % u"/metrics.csv"_s));
        append(m_run, "step,wall_time,loss\n");
        m_step = 0;
        for (int i = 9; i >= 0; --i)
            row(i, "0.5");
    }
    void row(int ago, const QByteArray &loss)
    {
        append(m_run, QByteArray::number(++m_step) + ',' + QByteArray::number(double(QDateTime::currentMSecsSinceEpoch()) / 1000 - ago, 'f', 3) + ',' + loss + '\n');
    }
    void show()
    {
        m_window = std::make_unique<MainWindow>(*project::open(m_folder->path()), m_settings);
        m_window->resize(1100, 700);
        m_window->show();
        QTRY_VERIFY(listed().contains(u"running"_s));
    }
    // What the list says of a run.
    QString listed(const QString &name = u"sft-1"_s) const
    {
        for (const RowList *list : m_window->findChildren<RowList *>())
            for (int i = 0; i < list->count(); ++i)
                if (list->row(i).title == name)
                    return list->row(i).second;
        return {};
    }

    QProcess m_daemon;
    Desktop m_desktop;
    bool m_hasBus = false;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MainWindow> m_window;
    Settings m_settings;
    QString m_run;
    int m_step = 0;
};

int main(int argc, char **argv)
{
    pages::prepare();
    QApplication app(argc, argv);
    AlertingTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_alerting.moc"
