// SPDX-License-Identifier: GPL-3.0-or-later
// `yeonji check`, from outside.
#include "paths.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

struct Ended
{
    int status = -1;
    QByteArray out;
    QString error;
};

Ended check(const QStringList &arguments)
{
    QProcess process;
    process.start(::yeonji::testing::program(), QStringList{u"check"_s} + arguments);
    if (!process.waitForFinished(60'000))
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), QString::fromUtf8(process.readAllStandardError())};
}

} // namespace

class CheckTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    QString written(const QString &name, const QByteArray &bytes) const
    {
        QDir().mkpath(QFileInfo(m_dir.filePath(name)).path());
        QFile file(m_dir.filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
        return file.fileName();
    }

private Q_SLOTS:
    void deck_tellsWhatIsWrong()
    {
        const QString deck = written(u"decks/talk.md"_s,
            "---\nmarp: true\ntheme: nowhere\n---\n\n# Results of Feb 3.\n\n---\n\n## “가”  \"나\" 10GB\n\n“다”\n\n## 나\n\n"
            "![곡선](none.png)\n\n```plot\nruns: nobody\ny: loss\n```\n\n---\n\n" + QByteArray("- a\n").repeated(22));
        const Ended ended = check({deck, u"--json"_s});
        const QJsonObject answer = QJsonDocument::fromJson(ended.out).object();
        QCOMPARE(answer[u"version"].toInt(), 1);
        QMap<QString, QString> places;
        for (const auto &one : answer[u"findings"].toArray()) {
            places.insert(one[u"code"].toString(), u"%1/%2"_s.arg(one[u"line"].toInt()).arg(one[u"slide"].toInt()));
            QVERIFY(!one[u"message"].toString().isEmpty() && one[u"file"].toString() == deck);
            QCOMPARE(one.toObject().keys(), (QStringList{u"code"_s, u"file"_s, u"level"_s, u"line"_s, u"message"_s, u"slide"_s}));
            QVERIFY((QStringList{u"info"_s, u"warning"_s, u"error"_s}).contains(one[u"level"].toString()));
        }
        QCOMPARE(places.value(u"missing-theme"_s), u"3/1"_s);
        QCOMPARE(places.value(u"month"_s), u"6/1"_s);
        QCOMPARE(places.value(u"heading-punctuation"_s), u"6/1"_s);
        QCOMPARE(places.value(u"double-space"_s), u"10/2"_s);
        QCOMPARE(places.value(u"quotes"_s), u"10/2"_s);
        QCOMPARE(places.value(u"number-unit"_s), u"10/2"_s);
        QCOMPARE(places.value(u"missing-image"_s), u"16/2"_s);
        QVERIFY2(places.value(u"missing-run"_s).endsWith(u"/2"_s), ended.out.constData());
        QVERIFY2(places.value(u"overflow"_s).endsWith(u"/3"_s), ended.out.constData());
        QCOMPARE(ended.status, 1);  // a block without its run is an error
    }

    void whatARunLacks_isNoMissingRun()
    {
        (void)written(u"runs/a/metrics.csv"_s, "step,loss\n1,0.5\n2,0.4\n");
        const QString page = written(u"page.md"_s, "# 하나\n\n{{a losss}}\n\n{{a loss@step=99}}\n\n{{b loss}}\n\n```plot\nruns: a\ny: acc\n```\n\n```plot\nruns: a\ny: loss@bset\n```\n");
        const Ended ended = check({page, u"--json"_s});
        QMap<int, QString> codes;
        for (const auto &one : QJsonDocument::fromJson(ended.out)[u"findings"_s].toArray())
            codes.insert(one[u"line"].toInt(), one[u"code"].toString());
        QCOMPARE(codes.value(3), u"missing-metric"_s);
        QCOMPARE(codes.value(5), u"missing-step"_s);
        QCOMPARE(codes.value(7), u"missing-run"_s);
        QCOMPARE(codes.value(9), u"missing-metric"_s);
    }

    // In words on the slide, and in what is said of it.
    void includedSlide_isWrongWhereItIsWritten()
    {
        const QString other = written(u"included/other.md"_s,
            "---\nmarp: true\n---\n# a\n\n---\n\n## 결과\n\n```plot\nruns: nobody\ny: loss\n```\n\n손실 {{nobody loss}}\n\n![곡선](none.png)\n\nFeb 3\n\n---\n\n### 많다\n\n" + QByteArray("- a\n").repeated(22));
        const QString deck = written(u"included/talk.md"_s, "---\nmarp: true\n---\n# 시작\n\n---\n\n<!-- include: other.md#결과 -->\n\n---\n\nFeb 4\n");
        const Ended ended = check({deck, u"--json"_s});
        QMultiMap<QString, QString> places;
        for (const auto &one : QJsonDocument::fromJson(ended.out)[u"findings"_s].toArray())
            places.insert(one[u"code"].toString(), u"%1:%2/%3"_s.arg(QFileInfo(one[u"file"].toString()).fileName()).arg(one[u"line"].toInt()).arg(one[u"slide"].toInt()));
        const auto at = [&places](const QString &code) {
            QStringList all = places.values(code);
            all.sort();
            return all.join(u' ');
        };
        QCOMPARE(at(u"missing-run"_s), u"other.md:10/2 other.md:15/2"_s);
        QCOMPARE(at(u"missing-image"_s), u"other.md:17/2"_s);
        QCOMPARE(at(u"month"_s), u"other.md:19/2 talk.md:12/4"_s);
        QCOMPARE(places.values(u"overflow"_s).size(), 1);
        QVERIFY2(at(u"overflow"_s).startsWith(u"other.md:"_s) && at(u"overflow"_s).endsWith(u"/3"_s), qPrintable(at(u"overflow"_s)));
        const QString said = QString::fromUtf8(check({deck}).out);
        QVERIFY2(said.contains(QString(QFileInfo(other).canonicalFilePath() + u":10: "_s)), qPrintable(said));
        // Of the folder each is said once.
        const QByteArray whole = check({QFileInfo(deck).path()}).out;
        QCOMPARE(whole.count("(missing-run)"), 2);
        QCOMPARE(whole.count("(month)"), 2);
    }

    void number_isWrongInItsLine()
    {
        const QString deck = written(u"number.md"_s, "---\nmarp: true\n---\n\n# 하나\n\n---\n\n## 둘\n\n글\n\n- 손실 {{nobody loss}}\n");
        const Ended ended = check({deck});
        QVERIFY2(ended.out.contains("number.md:13: "), ended.out.constData());
    }

    void impossibleDay_isSaidInItsLine()
    {
        const QString entry = written(u"entry.md"_s, "# 하루\n\n- [ ] 보내기 ~2026-01-02 25:00\n- [ ] 올리기 ~2026-01-02까지\n");
        const Ended ended = check({entry});
        QVERIFY2(ended.out.contains("entry.md:3: ") && !ended.out.contains("entry.md:4: "), ended.out.constData());
    }

    void remotePicture_isSaid()
    {
        const QString deck = written(u"remote.md"_s, "---\nmarp: true\n---\n\n![bg](https://example.invalid/x.png)\n\n---\n\n# 둘\n\n![w:200](https://example.invalid/y.png)\n");
        const Ended ended = check({deck});
        QVERIFY2(ended.out.contains("remote.md:5: ") && ended.out.contains("remote.md:11: "), ended.out.constData());
    }

    void cleanDeck_isSilent()
    {
        const QString deck = written(u"clean.md"_s, "---\nmarp: true\n---\n\n# 제목\n\n---\n\n## 둘째\n\n- 하나\n");
        const Ended ended = check({deck});
        QCOMPARE(ended.out, QByteArray());
        QCOMPARE(ended.status, 0);
        QCOMPARE(QJsonDocument::fromJson(check({deck, u"--json"_s}).out).object()[u"findings"].toArray().size(), 0);
    }

    void runs_tellTheirOwn()
    {
        const QString run = written(u"runs/a/metrics.csv"_s, "step,loss\n1,2\n2,nan\n3,1\n");
        const Ended ended = check({run});
        QVERIFY2(ended.out.contains("(nan)"), ended.out.constData());
        QVERIFY(ended.out.startsWith(run.toUtf8()));
    }

    void project_isCheckedWhole()
    {
        written(u"lab/yeonji.yaml"_s, "title: a\n");
        written(u"lab/decks/a.md"_s, "---\nmarp: true\n---\nFeb 3\n");
        written(u"lab/runs/a/metrics.csv"_s, "step,loss\n1,2\n2,nan\n3,1\n");
        const Ended ended = check({m_dir.filePath(u"lab"_s)});
        QVERIFY2(ended.out.contains("(month)") && ended.out.contains("(nan)"), ended.out.constData());
    }

    // A part of a project, and a folder that is none.
    void folder_isCheckedWithWhatLiesInIt()
    {
        written(u"part/yeonji.yaml"_s, "title: a\n");
        written(u"part/decks/a.md"_s, "---\nmarp: true\n---\nFeb 3\n");
        written(u"part/diary/2026/2026-04-16.MD"_s, "{{nowhere loss}}\n");
        const Ended decks = check({m_dir.filePath(u"part/decks"_s)});
        QVERIFY2(decks.out.contains("(month)") && !decks.out.contains("(missing-run)"), decks.out.constData());
        const Ended diary = check({m_dir.filePath(u"part/diary"_s)});
        QVERIFY2(diary.status == 1 && diary.out.contains("(missing-run)"), diary.out.constData());
        written(u"loose/deck.md"_s, "---\nmarp: true\n---\nFeb 3\n");
        written(u"loose/log/metrics.csv"_s, "step,loss\n1,2\n2,nan\n3,1\n");
        const Ended loose = check({m_dir.filePath(u"loose"_s)});
        QVERIFY2(loose.out.contains("(month)") && loose.out.contains("(nan)"), loose.out.constData());
        QDir().mkpath(m_dir.filePath(u"bare"_s));
        QCOMPARE(check({m_dir.filePath(u"bare"_s)}).status, 1);
    }

    void badInput_isSaid()
    {
        QCOMPARE(check({m_dir.filePath(u"none.md"_s)}).status, 1);
        QCOMPARE(check({}).status, 2);
        QCOMPARE(check({u"--wat"_s, u"a.md"_s}).status, 2);
    }
};

QTEST_GUILESS_MAIN(CheckTest)
#include "tst_check.moc"
