// SPDX-License-Identifier: GPL-3.0-or-later
#include "bytesread.h"
#include "runs/card.h"
#include "runs/library.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/resource.h>

using namespace yeonji;
using namespace yeonji::runs;
using namespace Qt::StringLiterals;
using yeonji::testing::bytesRead;

namespace {

void put(const QString &path, const QByteArray &bytes)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
    QVERIFY(file.flush());
    // Old, so that nothing counts as being written right now.
    QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(-3600), QFileDevice::FileModificationTime));
}

constexpr auto table = "step,loss\n1,0.5\n2,0.4\n";

QStringList namesOf(const Result<std::vector<RunPtr>> &runs)
{
    QStringList names;
    if (runs)
        for (const RunPtr &run : *runs)
            names.append(run->name);
    return names;
}

std::vector<Found> listOf(Library &library)
{
    return library.list().result().value_or(std::vector<Found>());
}

} // namespace

class LibraryTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        put(path(u"lab/runs/sft-1/metrics.csv"_s), table);
        put(path(u"lab/runs/sft-2/metrics.csv"_s), table);
        put(path(u"lab/runs/baseline/metrics.csv"_s), table);
        put(path(u"lab/reports/other.csv"_s), table);
        put(path(u"outside/metrics.csv"_s), table);
        put(path(u"source/gpu/metrics.csv"_s), table);
    }

    void list_isSortedByName()
    {
        Library library({path(u"lab"_s), {path(u"source"_s)}});
        const auto found = library.list().result();
        QVERIFY(found.has_value());
        QStringList names;
        for (const Found &one : *found)
            names.append(one.name);
        QCOMPARE(names, (QStringList{u"baseline"_s, u"gpu"_s, u"sft-1"_s, u"sft-2"_s}));
    }

    void otherSources_areLookedAtFromThenOn()
    {
        Library library({path(u"lab"_s), {}});
        QCOMPARE(library.list().result()->size(), 3U);
        QVERIFY(!library.find({path(u"source/gpu"_s)}).result().has_value());
        QSignalSpy changed(&library, &Library::changed);
        library.setSources({path(u"source"_s)});
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(namesOf(library.find({u"gpu"_s}).result()), QStringList{u"gpu"_s});
        QCOMPARE(namesOf(library.find({path(u"source/gpu"_s)}).result()), QStringList{u"gpu"_s});
        library.setSources({});
        QTRY_COMPARE(changed.size(), 2);
        QVERIFY(!library.find({u"gpu"_s}).result().has_value());
        QVERIFY(!library.find({path(u"source/gpu"_s)}).result().has_value());
    }

    void names_globsAndPaths_areFoundOnceInOrder()
    {
        Library library({path(u"lab"_s), {}});
        const QString base = path(u"lab/reports"_s);
        QCOMPARE(namesOf(library.find({u"sft-*"_s, u"baseline"_s, u"sft-1"_s}).result()),
                 (QStringList{u"sft-1"_s, u"sft-2"_s, u"baseline"_s}));
        QCOMPARE(namesOf(library.find({u"runs/sft-2"_s}).result()), QStringList{u"sft-2"_s});
        QCOMPARE(namesOf(library.find({u"../runs/sft-2/metrics.csv"_s}, base).result()), QStringList{u"sft-2"_s});
        QCOMPARE(namesOf(library.find({u"other.csv"_s}, base).result()), QStringList{u"other"_s});
        QCOMPARE(namesOf(library.find({u"runs"_s}).result()).size(), 3);
    }

    void glob_isOfNamesUnlessItHasASlash()
    {
        Library library({path(u"lab"_s), {}});
        QVERIFY(!library.find({u"r*"_s}).result());
        QVERIFY(!library.find({u"*.csv"_s}).result());
        QCOMPARE(namesOf(library.find({u"runs/sft-*"_s}).result()), (QStringList{u"sft-1"_s, u"sft-2"_s}));
    }

    void folderOfSeveral_meansAllAndTheShortNameOne()
    {
        put(path(u"lab/runs/two/a.csv"_s), table);
        put(path(u"lab/runs/two/b.csv"_s), table);
        Library library({path(u"lab"_s), {}});
        const QStringList both{u"two/a"_s, u"two/b"_s};
        QCOMPARE(namesOf(library.find({u"two"_s}).result()), both);
        QCOMPARE(namesOf(library.find({u"runs/two"_s}).result()), both);
        QCOMPARE(namesOf(library.find({u"two/*"_s}).result()), both);
        QCOMPARE(namesOf(library.find({u"two/b"_s}).result()), QStringList{u"two/b"_s});
        QCOMPARE(namesOf(library.find({u"b"_s}).result()), QStringList{u"two/b"_s});
    }

    void unknownName_offersTheNearest()
    {
        Library library({path(u"lab"_s), {}});
        const auto runs = library.find({u"stf-1"_s}).result();
        QVERIFY(!runs);
        QCOMPARE(runs.error().kind, ErrorKind::NotFound);
        QVERIFY2(runs.error().message.contains(u"sft-1"_s), qPrintable(runs.error().message));
        // None was read to word that.
        QVERIFY(!library.cached(u"sft-1"_s));
    }

    void brokenRun_isNeitherOfferedNorInTheWay()
    {
        put(path(u"lab/runs/sft-1/trainer_state.json"_s), "[1]");
        put(path(u"lab/runs/sft-7/trainer_state.json"_s), "");
        put(path(u"lab/runs/sft-8.jsonl"_s), "{\"step\": 1, \"loss\": 1}\n");
        Library library({path(u"lab"_s), {}});
        QCOMPARE(namesOf(library.find({u"runs/sft-1"_s}).result()), QStringList{u"sft-1"_s});
        QCOMPARE(namesOf(library.find({u"sft-*"_s}).result()), (QStringList{u"sft-1"_s, u"sft-2"_s, u"sft-8"_s}));
        const auto near = library.find({u"sft-77"_s}).result();
        QVERIFY2(!near && !near.error().message.contains(u"sft-7 "_s), qPrintable(near.error().message));
        QCOMPARE(library.find({u"sft-7"_s}).result().error().kind, ErrorKind::BadInput);
    }

    void pathOutside_isRefused()
    {
        Library library({path(u"lab"_s), {}});
        QCOMPARE(library.find({u"../outside"_s}).result().error().kind, ErrorKind::NotReadable);
        QVERIFY(QFile::link(path(u"outside"_s), path(u"lab/link"_s)));
        QCOMPARE(library.find({u"link/metrics.csv"_s}).result().error().kind, ErrorKind::NotReadable);
    }

    void unchangedRun_isReadOnce()
    {
        Library library({path(u"lab"_s), {}});
        QVERIFY(!library.cached(u"sft-1"_s));
        const auto first = library.find({u"sft-1"_s}).result();
        const auto second = library.find({u"sft-1"_s}).result();
        QVERIFY(first && second);
        QCOMPARE(first->front(), second->front());
        QCOMPARE(library.cached(u"sft-1"_s), first->front());
    }

    void grownRun_isReadAgainAndSaid()
    {
        Library library({path(u"lab"_s), {}});
        QSignalSpy changed(&library, &Library::changed);
        QCOMPARE(library.find({u"sft-1"_s}).result()->front()->find(u"loss")->size(), 2u);
        QFile file(path(u"lab/runs/sft-1/metrics.csv"_s));
        QVERIFY(file.open(QIODevice::Append));
        file.write("3,0.3\n");
        file.close();
        QVERIFY(!library.cached(u"sft-1"_s));
        library.refresh();
        QVERIFY(!changed.isEmpty() || changed.wait());
        QCOMPARE(library.find({u"sft-1"_s}).result()->front()->find(u"loss")->size(), 3u);
    }

    void newRun_isSaid()
    {
        Library library({path(u"lab"_s), {}});
        QVERIFY(library.list().result().has_value());
        QSignalSpy changed(&library, &Library::changed);
        put(path(u"lab/runs/sft-9/metrics.csv"_s), table);
        library.refresh();
        QVERIFY(!changed.isEmpty() || changed.wait());
        QCOMPARE(namesOf(library.find({u"sft-9"_s}).result()), QStringList{u"sft-9"_s});
    }

    void manyAtOnce_shareOneRun()
    {
        Library library({path(u"lab"_s), {}});
        QList<QFuture<Result<std::vector<RunPtr>>>> futures;
        for (int i = 0; i < 50; ++i)
            futures.append(library.find({u"sft-1"_s}));
        const RunPtr run = futures.first().result()->front();
        for (auto &future : futures)
            QCOMPARE(future.result()->front(), run);
    }

    void largeRun_showsItsEndsFirst_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QString>("row");
        QTest::newRow("csv") << u"metrics.csv"_s << QByteArray("step,loss\n") << u"%1,%2\n"_s;
        QTest::newRow("jsonl") << u"log.jsonl"_s << QByteArray() << u"{\"step\": %1, \"loss\": %2}\n"_s;
    }
    void largeRun_showsItsEndsFirst()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, header);
        QFETCH(QString, row);
        QByteArray text = header;
        int rows = 0;
        for (; text.size() < 17 << 20; ++rows)
            text += row.arg(rows).arg(rows % 1000 / 1000.0, 0, 'f', 6).toLatin1();
        put(path(u"lab/runs/big/"_s + file), text);
        Library library({path(u"lab"_s), {}});
        QList<RunPtr> first;
        connect(&library, &Library::glimpsed, this, [&](const RunPtr &run) { first.append(run); });
        const auto whole = library.find({u"big"_s, u"sft-1"_s}).result();
        QVERIFY(whole.has_value());
        QCOMPARE(whole->front()->unread, 0);
        QCOMPARE(whole->front()->find(u"loss")->size(), size_t(rows));
        QTRY_COMPARE(first.size(), 1);  // the small one has none
        const Run &ends = *first.front();
        QCOMPARE(ends.name, u"big"_s);
        QCOMPARE(ends.path, whole->front()->path);
        QVERIFY(ends.unread > 14 << 20);
        const Series &loss = *ends.find(u"loss");
        QCOMPARE(loss.axis.step->front(), 0.0);
        QCOMPARE(loss.axis.step->back(), double(rows - 1));
        // One break, and all that is shown is what the whole has there.
        QCOMPARE(loss.restarts.size(), size_t(1));
        for (size_t i = 0; i < loss.size(); ++i)
            QCOMPARE((*loss.values)[i], (*whole->front()->find(u"loss")->values)[size_t((*loss.axis.step)[i])]);
        // Known already: there is nothing to wait for.
        QVERIFY(library.find({u"big"_s}).result().has_value());
        QCoreApplication::processEvents();
        QCOMPARE(first.size(), 1);
    }

    void colour_staysWithTheRunWhateverComesAndGoes()
    {
        put(path(u"lab/runs/sft-3/metrics.csv"_s), table);
        const Places places{path(u"lab"_s), {}, path(u"state"_s)};
        const auto coloursOf = [](Library &library) {
            QHash<QString, int> colours;
            for (const Found &one : listOf(library))
                colours.insert(one.name, one.colour);
            return colours;
        };
        Library library(places);
        const auto before = coloursOf(library);
        QCOMPARE(before, (QHash<QString, int>{{u"baseline"_s, -1}, {u"sft-1"_s, 0}, {u"sft-2"_s, 1}, {u"sft-3"_s, 2}}));
        QVERIFY(QDir(path(u"lab/runs/sft-1"_s)).removeRecursively());
        put(path(u"lab/runs/a-new-one/metrics.csv"_s), table);
        put(path(u"lab/runs/another/metrics.csv"_s), table);
        QSignalSpy changed(&library, &Library::changed);
        library.refresh();
        QVERIFY(!changed.isEmpty() || changed.wait());
        const QHash<QString, int> after{{u"baseline"_s, -1}, {u"sft-2"_s, 1}, {u"sft-3"_s, 2}, {u"a-new-one"_s, 0}, {u"another"_s, 3}};
        QCOMPARE(coloursOf(library), after);
        Library later(places);
        QCOMPARE(coloursOf(later), after);

        // Brought back: its own again, and nobody else's changes.
        put(path(u"lab/runs/sft-1/metrics.csv"_s), table);
        Library back(places);
        auto again = coloursOf(back);
        QCOMPARE(again.take(u"sft-1"_s), 0);
        QCOMPARE(again, after);
    }

    void colourMemory_thatIsDamagedOrCannotBeWritten_isDoneWithout()
    {
        put(path(u"state/colours.json"_s), "{\"runs\": {\"sft-2\": \"x\", \"sft-1\": -4");
        for (const QString &state : {path(u"state"_s), path(u"state/colours.json"_s)}) {
            Library library({path(u"lab"_s), {}, state});
            const auto found = library.list().result();
            QVERIFY(found.has_value());
            QCOMPARE(found->at(1).name, u"sft-1"_s);
            QCOMPARE(found->at(1).colour, 0);
            QCOMPARE(found->at(2).colour, 1);
        }
    }

    void secondStart_opensNothingThatWasNotWritten()
    {
        for (int i = 0; i < 20; ++i)
            put(path(u"lab/runs/big-%1/metrics.csv"_s.arg(i)), "step,loss\n" + QByteArray("1,0.5\n").repeated(5000));
        const Places places = kept();
        {
            Library library(places);
            QCOMPARE(library.find({u"*"_s}).result()->size(), 24u);
        }
        const qint64 index = QFileInfo(path(u"cache/runs.index"_s)).size();
        QVERIFY(index > 0);
        const qint64 before = bytesRead();
        Library library(places);
        const auto listed = library.list().result();
        QCOMPARE_LT(bytesRead() - before, index + 4096);
        QCOMPARE(listed->size(), 24u);
        for (const Found &one : *listed) {
            QVERIFY2(one.card, qPrintable(one.name));
            QCOMPARE(*one.card, cardOf(*library.find({one.name}).result()->front()));
        }
        QVERIFY(listed->front().card->curve.size() > 1);
    }

    void secondStart_readsAloneWhatChanged()
    {
        const Places places = kept();
        {
            Library library(places);
            QVERIFY(library.find({u"*"_s}).result().has_value());
        }
        put(path(u"lab/runs/sft-1/metrics.csv"_s), "step,loss\n1,0.5\n2,0.4\n3,0.3\n");
        put(path(u"lab/runs/sft-2/train.log"_s), "Traceback (most recent call last):\n  File \"a.py\", line 1\nValueError: no\n");
        put(path(u"lab/runs/new/metrics.csv"_s), table);
        QVERIFY(QFile::remove(path(u"lab/runs/baseline/metrics.csv"_s)));
        Library library(places);
        QHash<QString, bool> known;
        for (const Found &one : listOf(library))
            known.insert(one.name, one.card != nullptr);
        QCOMPARE(known, (QHash<QString, bool>{{u"gpu"_s, true}, {u"new"_s, false}, {u"sft-1"_s, false}, {u"sft-2"_s, false}}));
        QCOMPARE(library.find({u"sft-1"_s}).result()->front()->find(u"loss")->size(), 3u);
        QCOMPARE(library.find({u"sft-2"_s}).result()->front()->status, Status::Failed);
    }

    // A run nobody read since the start grows: who lists it has to be told.
    void runKnownByItsCardAlone_thatGrows_isSaid()
    {
        const Places places = kept();
        {
            Library library(places);
            QVERIFY(library.find({u"*"_s}).result().has_value());
        }
        Library library(places);
        QVERIFY(library.list().result().has_value());
        QSignalSpy changed(&library, &Library::changed);
        QVERIFY(library.find({u"sft-2"_s}).result().has_value());
        put(path(u"lab/runs/sft-1/metrics.csv"_s), "step,loss\n1,0.5\n2,0.4\n3,0.3\n");
        library.refresh();
        QVERIFY(!changed.isEmpty() || changed.wait());
    }

    // A file that was no run is one when it is written, and the other way round.
    void fileThatBecomesARun_isFoundDespiteTheIndex()
    {
        put(path(u"lab/runs/x/metrics.csv"_s), "nothing of the kind\n");
        const Places places = kept();
        const auto names = [&places] {
            QStringList all;
            Library library(places);
            for (const Found &one : listOf(library))
                all.append(one.name);
            return all;
        };
        QVERIFY(!names().contains(u"x"_s));
        put(path(u"lab/runs/x/metrics.csv"_s), table);
        QVERIFY(names().contains(u"x"_s));
        QVERIFY(names().contains(u"x"_s));
        put(path(u"lab/runs/x/metrics.csv"_s), "nothing of the kind\n");
        QVERIFY(!names().contains(u"x"_s));
    }

    void index_thatIsDamagedOrOfAnotherBuild_isDoneWithoutAndComesBack_data()
    {
        QTest::addColumn<QByteArray>("kind");
        for (const char *kind : {"gone", "empty", "cut", "flipped", "another build", "noise", "folder"})
            QTest::newRow(kind) << QByteArray(kind);
    }
    void index_thatIsDamagedOrOfAnotherBuild_isDoneWithoutAndComesBack()
    {
        QFETCH(QByteArray, kind);
        const Places places = kept();
        {
            Library library(places);
            QVERIFY(library.find({u"*"_s}).result().has_value());
        }
        const QString index = path(u"cache/runs.index"_s);
        QByteArray bytes = [&index] {
            QFile file(index);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        }();
        QVERIFY(bytes.contains("yeonji runs 1"));
        QVERIFY(QFile::remove(index));
        if (kind == "folder")
            QVERIFY(QDir().mkpath(index));
        else if (kind == "empty")
            put(index, "");
        else if (kind == "cut")
            put(index, bytes.chopped(bytes.size() / 2));
        else if (kind == "another build")
            put(index, bytes.replace("yeonji runs 1", "yeonji runs 0"));
        else if (kind == "noise")
            put(index, QByteArray("\xff\xff\xff\xfe").repeated(50'000));
        else if (kind == "flipped") {
            bytes[bytes.size() / 2] = char(bytes[bytes.size() / 2] ^ 1);
            put(index, bytes);
        }
        {
            Library library(places);
            const auto listed = library.list().result();
            QCOMPARE(listed->size(), 4u);
            QVERIFY(std::ranges::none_of(*listed, [](const Found &one) { return one.card != nullptr; }));
            QVERIFY(library.find({u"*"_s}).result().has_value());
        }
        if (kind == "folder")
            return;
        Library again(places);
        QVERIFY(std::ranges::all_of(*again.list().result(), [](const Found &one) { return one.card != nullptr; }));
    }

    void fullDisk_leavesTheIndexAsItWas()
    {
        const Places places = kept();
        {
            Library library(places);
            QVERIFY(library.find({u"*"_s}).result().has_value());
        }
        put(path(u"lab/runs/new/metrics.csv"_s), table);
        struct rlimit before = {};
        getrlimit(RLIMIT_FSIZE, &before);
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        {
            Library library(places);
            QVERIFY(library.find({u"*"_s}).result().has_value());
            const struct rlimit full{16, before.rlim_max};
            setrlimit(RLIMIT_FSIZE, &full);
        }
        setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, handler);
        QCOMPARE(QDir(path(u"cache"_s)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList{u"runs.index"_s});
        Library library(places);
        const auto listed = library.list().result();
        QCOMPARE(listed->size(), 5u);
        QCOMPARE(std::ranges::count_if(*listed, [](const Found &one) { return one.card != nullptr; }), 4);
    }

    void libraryThatGoes_leavesNothingBehind()
    {
        QFuture<Result<std::vector<RunPtr>>> future;
        {
            Library library({path(u"lab"_s), {}});
            future = library.find({u"*"_s});
        }
        QVERIFY(future.isFinished());
    }

private:
    Places kept() const { return {path(u"lab"_s), {path(u"source"_s)}, path(u"state"_s), path(u"cache"_s)}; }
    QString path(const QString &relative) const { return m_dir->filePath(relative); }
    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(LibraryTest)
#include "tst_library.moc"
