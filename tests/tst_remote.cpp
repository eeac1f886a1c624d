// SPDX-License-Identifier: GPL-3.0-or-later
//
// Runs on another machine, through the real rsync and an `ssh` that runs what it is told right here, in
// a home of its own: no network, and every fault a host can have.
#include "paths.h"
#include "runs/follow.h"
#include "runs/library.h"
#include "runs/remote.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace yeonji;
using namespace yeonji::runs;
using namespace Qt::StringLiterals;

namespace {

constexpr auto fakeSsh = R"--(#!/bin/sh
# Options, host, command: as ssh takes them. The command is one text for a shell.
here=$(dirname "$0")/..
echo "$*" >>"$here/calls"
while :; do case "$1" in -o|-p|-l) shift 2 ;; -*) shift ;; *) break ;; esac; done
shift
[ ! -e "$here/fault" ] || { sed 1d "$here/fault" >&2; exit "$(head -1 "$here/fault")"; }
[ ! -e "$here/hangs" ] || exec tail -f /dev/null
cd "$here/home" || exit 255
if [ -e "$here/cut" ]; then
    # (rsync gives its ssh an output that does not wait, which tee knows how to write to.)
    sh -c "$*" | perl -e '$| = 1; for ($n = shift; $n > 0 && ($r = sysread(STDIN, $b, $n > 65536 ? 65536 : $n)); $n -= $r) { print $b }' "$(cat "$here/cut")" | (
        tee /dev/null
        # A line that breaks does so later than what came over it arrived.
        perl -e 'for (1 .. 100) { last if `find "$ARGV[0]" -name metrics.csv -size +5000k`; select(undef, undef, undef, 0.05) }' "$here/cache"
        echo "client_loop: send disconnect: Broken pipe" >&2; kill -9 $$)
fi
sh -c "$*" | tee "$here/sent"
)--";

void put(const QString &path, const QByteArray &bytes, QIODevice::OpenMode mode = QIODevice::WriteOnly)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(mode));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Names and contents below a folder, as one text.
QByteArray everythingIn(const QString &folder)
{
    QStringList lines;
    QDirIterator all(folder, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QFileInfo info = all.nextFileInfo();
        lines.append(info.filePath() % u' ' % QString::number(info.lastModified().toMSecsSinceEpoch()) % u' '
                     % QString::fromLatin1(info.isFile() ? contentOf(info.filePath()).toHex() : QByteArray()));
    }
    lines.sort();
    return lines.join(u'\n').toUtf8();
}

constexpr auto table = "step,loss\n1,0.5\n2,0.4\n";

} // namespace

class RemoteTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(!QStandardPaths::findExecutable(u"rsync"_s).isEmpty(), "rsync is not installed");
        m_path = qgetenv("PATH");
    }
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        put(at(u"bin/ssh"_s), fakeSsh);
        QVERIFY(QFile::setPermissions(at(u"bin/ssh"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        qputenv("PATH", QByteArray(QFile::encodeName(at(u"bin"_s)) + ':' + m_path));
        qputenv("XDG_CACHE_HOME", QFile::encodeName(at(u"cache"_s)));
        qputenv("XDG_STATE_HOME", QFile::encodeName(at(u"state"_s)));
        put(at(u"home/data/sft-1/metrics.csv"_s), table);
        m_address = u"ssh://gpu1"_s % at(u"home/data"_s);
    }

    void address_isTakenApart_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("parts");  // user host port path; empty: refused
        const auto row = [](const char *address, const char *parts) { QTest::newRow(address) << QString::fromUtf8(address) << QString::fromUtf8(parts); };
        row("ssh://gpu1/data", "|gpu1|0|/data");
        row("ssh://kim@gpu1.lab.ac.kr:2222/data/runs/", "kim|gpu1.lab.ac.kr|2222|/data/runs");
        row("ssh://gpu1/~/runs", "|gpu1|0|./runs");
        row("ssh://gpu1/~", "|gpu1|0|.");
        row("ssh://[::1]:22/data", "|::1|22|/data");
        row("ssh://gpu1/실험 결과/a:b@c", "|gpu1|0|/실험 결과/a:b@c");
        for (const char *bad : {"ssh://", "ssh://gpu1", "ssh://gpu1/", "ssh:///data", "ssh://-oProxyCommand=touch%20x/data", "ssh://-l/data",
                                "ssh://-kim@gpu1/data", "ssh://@gpu1/data", "ssh://a b/data", "ssh://gpu1;id/data", "ssh://$(id)/data",
                                "ssh://gpu1:0/data", "ssh://gpu1:70000/data", "ssh://gpu1:22x/data", "ssh://gpu1:/data", "ssh://gpu1/a\nb",
                                "ssh://gpu1\n/data", "ssh://[-o]/data", "http://gpu1/data"})
            row(bad, "");
    }
    void address_isTakenApart()
    {
        QFETCH(QString, address);
        QFETCH(QString, parts);
        const auto remote = Remote::parse(address);
        QCOMPARE(remote.has_value(), !parts.isEmpty());
        if (remote)
            QCOMPARE(QStringList({remote->user, remote->host, QString::number(remote->port), remote->path}).join(u'|'), parts);
        else
            QCOMPARE(remote.error().kind, ErrorKind::BadInput);
    }

    void runs_areCopiedAndNothingThereIsTouched()
    {
        put(at(u"home/data/sft-1/model.safetensors"_s), QByteArray(100'000, 'x'));
        put(at(u"home/data/sft-1/.git/config"_s), "x");
        const QByteArray before = everythingIn(at(u"home"_s));
        QCOMPARE(*fetch(remote()), true);
        QCOMPARE(contentOf(remote().mirror() % u"/sft-1/metrics.csv"_s), QByteArray(table));
        QCOMPARE(QDir(remote().mirror() % u"/sft-1"_s).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList{u"metrics.csv"_s});
        QCOMPARE(everythingIn(at(u"home"_s)), before);
        QCOMPARE(*fetch(remote()), false);
        QVERIFY(remote().fetched().isValid());
        const QByteArray calls = contentOf(at(u"calls"_s));
        QVERIFY2(calls.contains("BatchMode=yes") && calls.contains("--sender"), calls.constData());
    }

    void fileThatGrew_sendsItsEndAndStaysTheSameFile()
    {
        const QByteArray rows = noise(4 << 20);
        put(at(u"home/data/sft-1/metrics.csv"_s), rows);
        QVERIFY(fetch(remote()).has_value());
        const QString mirrored = remote().mirror() % u"/sft-1/metrics.csv"_s;
        const FileState before = stateOf(mirrored);
        put(at(u"home/data/sft-1/metrics.csv"_s), "3,0.3\n", QIODevice::Append);
        QCOMPARE(*fetch(remote()), true);
        QCOMPARE_LT(QFileInfo(at(u"sent"_s)).size(), 64 * 1024);
        QCOMPARE(contentOf(mirrored), rows + "3,0.3\n");
        QCOMPARE(stateOf(mirrored).inode, before.inode);
    }

    void brokenOff_goesOnWhereItStopped()
    {
        const QByteArray rows = noise(8 << 20);
        put(at(u"home/data/sft-1/metrics.csv"_s), rows);
        put(at(u"cut"_s), QByteArray::number(6 << 20));
        const auto broken = fetch(remote());
        QVERIFY(!broken);
        QVERIFY2(broken.error().message.contains(u"gpu1 cannot be reached"), qPrintable(broken.error().message));
        QVERIFY(!remote().fetched().isValid());
        const qint64 kept = QFileInfo(remote().mirror() % u"/sft-1/metrics.csv"_s).size();
        QVERIFY(kept > 1 << 20);
        QVERIFY(QFile::remove(at(u"cut"_s)));
        QCOMPARE(*fetch(remote()), true);
        QCOMPARE_LT(QFileInfo(at(u"sent"_s)).size(), rows.size() - kept + (512 << 10));
        QVERIFY(contentOf(remote().mirror() % u"/sft-1/metrics.csv"_s) == rows);
    }

    void cutRewrittenAndDeleted_areSoInTheMirror()
    {
        put(at(u"home/data/sft-2/metrics.csv"_s), table);
        put(at(u"home/data/sft-3/metrics.csv"_s), table);
        QVERIFY(fetch(remote()).has_value());
        QVERIFY(QFile::resize(at(u"home/data/sft-1/metrics.csv"_s), 16));
        put(at(u"home/data/sft-2/metrics.csv"_s), "step,loss\n1,0.9\n2,0.8\n3,0.7\n");
        QVERIFY(QDir(at(u"home/data/sft-3"_s)).removeRecursively());
        QVERIFY(fetch(remote()).has_value());
        QCOMPARE(contentOf(remote().mirror() % u"/sft-1/metrics.csv"_s), QByteArray(table).first(16));
        QCOMPARE(contentOf(remote().mirror() % u"/sft-2/metrics.csv"_s), QByteArray("step,loss\n1,0.9\n2,0.8\n3,0.7\n"));
        QVERIFY(!QFileInfo::exists(remote().mirror() % u"/sft-3"_s));
    }

    // No shell there sees the folder's name, and no pattern in it means another folder.
    void oddNames_areJustNames_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"with space", "it's", "a\"b", "$(touch pwned)", "`touch pwned`", ";touch pwned;", "a&&touch pwned", "-rf", "--delete",
                                 "a*", "[ab]", "a?", "back\\slash", "~", "실험", "a:b"})
            QTest::newRow(name) << QString::fromUtf8(name);
    }
    void oddNames_areJustNames()
    {
        QFETCH(QString, name);
        put(at(u"home/odd/"_s % name % u"/metrics.csv"_s), table);
        put(at(u"home/odd/ab/other.csv"_s), table);
        put(at(u"home/odd/b/other.csv"_s), table);
        const Remote odd = *Remote::parse(u"ssh://gpu1"_s % at(u"home/odd/"_s) % name);
        const auto got = fetch(odd);
        QVERIFY2(got.has_value(), got ? "" : qPrintable(got.error().sentence()));
        QCOMPARE(QDir(odd.mirror()).entryList(QDir::Files), QStringList{u"metrics.csv"_s});
        for (const QString &place : {at(u"home"_s), at(u"home/odd"_s), QDir::currentPath(), odd.mirror()})
            QVERIFY(!QFileInfo::exists(place % u"/pwned"_s));
    }

    void folderBelowTheHome_isFound()
    {
        const auto below = Remote::parse(u"ssh://gpu1/~/data"_s);
        QVERIFY(fetch(*below).has_value());
        QVERIFY(QFileInfo::exists(below->mirror() % u"/sft-1/metrics.csv"_s));
    }

    void whatStandsBetween_isSaid_data()
    {
        QTest::addColumn<QByteArray>("fault");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("away") << QByteArray("255\nssh: connect to host gpu1 port 22: No route to host\n")
                              << u"gpu1 cannot be reached: ssh: connect to host gpu1 port 22: No route to host"_s;
        QTest::newRow("as ssh ends its lines") << QByteArray("255\nssh: Could not resolve hostname gpu1: Name or service not known\r\n")
                                               << u"gpu1 cannot be reached: ssh: Could not resolve hostname gpu1: Name or service not known"_s;
        QTest::newRow("password") << QByteArray("255\nkim@gpu1: Permission denied (publickey,password).\n")
                                  << u"gpu1 asks for a password; let it know your key: ssh-copy-id gpu1"_s;
        QTest::newRow("unknown key") << QByteArray("255\nNo ED25519 host key is known for gpu1 and you have requested strict checking.\nHost key verification failed.\n")
                                     << u"gpu1 is not known to ssh yet; connect once by hand: ssh gpu1"_s;
        QTest::newRow("behind a banner") << QByteArray("255\n*** AUTHORIZED USE ONLY ***\nAll is logged.\nWarning: Permanently added 'gpu1' to the list of known hosts.\n"
                                                        "Connection closed by 10.0.0.1 port 22\n")
                                         << u"gpu1 cannot be reached: Connection closed by 10.0.0.1 port 22"_s;
        QTest::newRow("shell that talks") << QByteArray("2\nWelcome\nprotocol version mismatch -- is your shell clean?\n(see the rsync manpage for an explanation)\n")
                                          << u"gpu1 cannot be reached: protocol version mismatch -- is your shell clean?"_s;
        QTest::newRow("no rsync there") << QByteArray("127\nsh: 1: rsync: not found\n") << u"rsync is missing on gpu1; install it there"_s;
    }
    void whatStandsBetween_isSaid()
    {
        QFETCH(QByteArray, fault);
        QFETCH(QString, sentence);
        put(at(u"fault"_s), fault);
        const auto got = fetch(remote());
        QVERIFY(!got);
        QCOMPARE(got.error().message, sentence);
        QCOMPARE(got.error().file, u"ssh://gpu1:"_s % at(u"home/data"_s));
    }

    void folderThatIsNotThere_isSaid()
    {
        const auto got = fetch(*Remote::parse(m_address % u"/nowhere"_s));
        QVERIFY(!got);
        QCOMPARE(got.error().kind, ErrorKind::NotFound);
        QVERIFY2(got.error().message.startsWith(u"there is no folder "_s), qPrintable(got.error().message));
    }

    void fileInPlaceOfAFolder_isSaid()
    {
        const auto got = fetch(*Remote::parse(u"ssh://gpu1/~/data/sft-1/metrics.csv"_s));
        QVERIFY(!got);
        QCOMPARE(got.error().message, u"~/data/sft-1/metrics.csv on gpu1 is a file; name the folder it lies in"_s);
    }

    void oneRun_isCalledAsItsFolder()
    {
        const Remote one = *Remote::parse(m_address % u"/sft-1"_s);
        QVERIFY(fetch(one).has_value());
        const auto found = discover(one.mirror());
        QVERIFY(found && found->size() == 1);
        QCOMPARE(found->front().name, u"sft-1"_s);
    }

    // A folder on another disk, a file, and links that lead round in a circle.
    void links_areToldOfAndAreNoNews()
    {
        put(at(u"scratch/b/metrics.csv"_s), table);
        QVERIFY(QFile::link(at(u"scratch/b"_s), at(u"home/data/b"_s)));
        QVERIFY(QFile::link(at(u"scratch/b/metrics.csv"_s), at(u"home/data/linked.csv"_s)));
        QVERIFY(QFile::link(at(u"home/data"_s), at(u"home/data/round"_s)));
        QVERIFY(QFile::link(u"run-1"_s, at(u"home/data/latest-run"_s)));
        QCOMPARE(*fetch(remote()), true);
        QCOMPARE(*fetch(remote()), false);
        QStringList links = remote().links();
        links.sort();
        QCOMPARE(links, QStringList({u"b"_s, u"linked.csv"_s, u"round"_s}));
        QVERIFY2(remote().linksSentence().contains(u"b, linked.csv, round"_s), qPrintable(remote().linksSentence()));
        for (const char *name : {"b", "linked.csv", "round"})
            QVERIFY(QFile::remove(at(u"home/data/"_s % QLatin1StringView(name))));
        QVERIFY(fetch(remote()).has_value());
        QVERIFY(remote().linksSentence().isEmpty());
    }

    void missingTools_areSaid()
    {
        qputenv("PATH", QFile::encodeName(at(u"bin"_s)));
        QVERIFY(fetch(remote()).error().message.startsWith(u"rsync is not installed here"_s));
        QVERIFY(QFile::link(QString::fromUtf8("/bin/true"), at(u"bin/rsync"_s)));
        QVERIFY(QFile::remove(at(u"bin/ssh"_s)));
        QVERIFY(fetch(remote()).error().message.startsWith(u"ssh is not installed here"_s));
    }

    // A project that came from somewhere connects to nothing.
    void projectOfSomeone_connectsOnlyWhenThePersonSaysSo()
    {
        put(at(u"lab/yeonji.yaml"_s), "title: x\n");
        const Places places{at(u"lab"_s), {m_address}};
        {
            Library library(places);
            library.follow();
            QVERIFY(library.list().result()->empty());
            QCOMPARE(library.remotes().front().is, RemoteState::Is::NotAllowed);
            QVERIFY(!QFileInfo::exists(at(u"calls"_s)));
            QSignalSpy changed(&library, &Library::changed);
            library.connectTo(m_address);
            QTRY_COMPARE(library.list().result()->size(), 1u);
            QCOMPARE(library.list().result()->front().name, u"sft-1"_s);
            QTRY_COMPARE(library.remotes().front().is, RemoteState::Is::Fetched);
        }
        // From now on by itself, and what is written there comes.
        Library library(places);
        QCOMPARE(library.list().result()->size(), 1u);
        QCOMPARE(library.find({u"sft-1"_s}).result()->front()->find(u"loss")->size(), 2u);
        put(at(u"home/data/sft-1/metrics.csv"_s), "3,0.3\n", QIODevice::Append);
        library.follow();
        QTRY_COMPARE_WITH_TIMEOUT(library.find({u"sft-1"_s}).result()->front()->find(u"loss")->size(), 3u, 20'000);
    }

    void hostThatIsAway_leavesItsRunsAndSaysSo()
    {
        const Places places{at(u"lab"_s), {m_address, u"ssh://-x/y"_s}};
        QVERIFY(QDir().mkpath(at(u"lab"_s)));
        Library library(places);
        library.follow();
        library.connectTo(m_address);
        QTRY_COMPARE(library.list().result()->size(), 1u);
        put(at(u"fault"_s), "255\nssh: connect to host gpu1 port 22: No route to host\n");
        library.connectTo(m_address);
        QTRY_COMPARE(library.remotes().front().is, RemoteState::Is::Away);
        const QString sentence = library.remotes().front().sentence();
        QVERIFY2(sentence.contains(u"No route to host") && sentence.contains(u"as of"), qPrintable(sentence));
        QCOMPARE(library.list().result()->size(), 1u);
        QVERIFY(library.find({u"sft-1"_s}).result().has_value());
        QCOMPARE(library.remotes().back().is, RemoteState::Is::Away);
        QVERIFY(library.remotes().back().sentence().contains(u"names no host"));
        QVERIFY(QFile::remove(at(u"fault"_s)));
        library.connectTo(m_address);
        QTRY_COMPARE(library.remotes().front().is, RemoteState::Is::Fetched);
    }

    void hostThatHangs_holdsNobodyUp()
    {
        put(at(u"hangs"_s), "");
        QVERIFY(QDir().mkpath(at(u"lab"_s)));
        QElapsedTimer clock;
        {
            Library library({at(u"lab"_s), {m_address}});
            library.connectTo(m_address);
            QTRY_VERIFY(QFileInfo::exists(at(u"calls"_s)));
            QCOMPARE(library.remotes().front().is, RemoteState::Is::Fetching);
            QVERIFY(library.list().result().has_value());
            clock.start();
        }
        QCOMPARE_LT(clock.elapsed(), 5000);
    }

    void commandLine_readsAndWatches()
    {
        const auto call = [this](const QStringList &arguments) {
            QProcess process;
            process.start(::yeonji::testing::program(), arguments);
            if (!process.waitForFinished(60'000))
                process.kill();
            m_error = process.readAllStandardError();
            m_out = process.readAllStandardOutput();
            return process.exitCode();
        };
        QCOMPARE(call({u"runs"_s, m_address, u"--json"_s}), 0);
        QVERIFY2(m_out.contains(QByteArray("\"path\":\"" + m_address.toUtf8() + "/sft-1/metrics.csv\"")), m_out.constData());
        QCOMPARE(call({u"series"_s, m_address, u"--metric"_s, u"loss"_s, u"--csv"_s}), 0);
        QCOMPARE(m_out, QByteArray("step,wall_time,value\n1,,0.5\n2,,0.4\n"));

        // Away: what was fetched is shown, and that it may be old is said.
        put(at(u"fault"_s), "255\nssh: connect to host gpu1 port 22: No route to host\n");
        QCOMPARE(call({u"runs"_s, m_address}), 1);
        QVERIFY(m_out.contains("sft-1") && m_error.contains("gpu1 cannot be reached"));
        QCOMPARE(call({u"runs"_s, u"ssh://gpu2/data"_s}), 1);
        QVERIFY(m_out.isEmpty() && m_error.contains("gpu2 cannot be reached"));
        QCOMPARE(call({u"watch"_s, u"ssh://-oProxyCommand=x/data"_s}), 1);
        QVERIFY2(m_error.contains("names no host"), m_error.constData());

        QProcess watch;
        watch.start(::yeonji::testing::program(), {u"watch"_s, m_address});
        QByteArray error, out;
        const auto heard = [&](QByteArray &all, const QByteArray &what) {
            watch.waitForReadyRead(50);
            error += watch.readAllStandardError();
            out += watch.readAllStandardOutput();
            return all.contains(what);
        };
        QTRY_VERIFY_WITH_TIMEOUT(heard(error, "gpu1 cannot be reached"), 20'000);
        put(at(u"home/data/sft-1/train.log"_s), "Training completed.\n");
        QVERIFY(QFile::remove(at(u"fault"_s)));
        QTRY_VERIFY_WITH_TIMEOUT(heard(out, "is there again"), 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(heard(out, "sft-1  finished"), 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(watch.state(), QProcess::NotRunning, 20'000);
        QCOMPARE(error.count("cannot be reached"), 1);
    }

private:
    QString at(const QString &name) const { return m_dir->filePath(name); }
    Remote remote() const { return *Remote::parse(m_address); }

    // Numbers that no other part of the file repeats.
    static QByteArray noise(qsizetype size)
    {
        QRandomGenerator random(7);
        QByteArray bytes = "step,loss\n";
        while (bytes.size() < size)
            bytes += QByteArray::number(random.generate()) + ',' + QByteArray::number(random.generate()) + '\n';
        return bytes;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QByteArray m_path, m_out, m_error;
    QString m_address;
};

QTEST_GUILESS_MAIN(RemoteTest)
#include "tst_remote.moc"
