// SPDX-License-Identifier: GPL-3.0-or-later
#include "decks/lint.h"

#include <QTest>

using namespace yeonji;
using namespace Qt::StringLiterals;

namespace {

QString said(const QList<decks::Remark> &remarks)
{
    QStringList all;
    for (const auto &one : remarks)
        all.append(u"%1/%2 %3"_s.arg(one.finding.line).arg(one.finding.slide).arg(one.finding.code));
    return all.join(u", "_s);
}

QString fixed(const QString &text)
{
    QList<project::TextEdit> edits;
    for (const auto &one : decks::lintText(text, {}))
        edits += one.fix;
    std::ranges::sort(edits, {}, [](const project::TextEdit &edit) { return std::pair(edit.line, edit.column); });
    return project::applied(text, edits);
}

} // namespace

class DeckLintTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void words_areLookedAt_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("found");
        QTest::addColumn<QString>("better");
        const auto good = [](const char *name, const QString &text) { QTest::newRow(name) << text << QString() << text; };
        QTest::newRow("month") << u"Feb 3, 11 Dec, Sept에"_s << u"1/1 month, 1/1 month, 1/1 month"_s << u"Feb. 3, 11 Dec., Sept.에"_s;
        good("months that are right", u"Feb. 3, May 4, Decision, March, Jan과 Mar, `Feb 3`, [a](Feb.html), $Feb$"_s);
        QTest::newRow("heading with a full stop") << u"# a\n\n---\n\n## b.\n\n---\n\n## c\n\n## why?"_s << u"5/2 heading-punctuation"_s
                                                  << u"# a\n\n---\n\n## b\n\n---\n\n## c\n\n## why?"_s;
        QTest::newRow("heading without") << u"# a:\n\n# b:\n\n# c"_s << u"5/1 heading-punctuation"_s << u"# a:\n\n# b:\n\n# c:"_s;
        good("headings that end in a word with a full stop", u"# a\n\n# b\n\n# Results of Kim et al.\n\n# BERT vs.\n\n# 계획 Feb.\n\n# 2026. 11. 12.\n\n# In the U.S.\n"_s);
        QTest::newRow("straight quotes") << u"“가” “나” \"다\"라는"_s << u"1/1 quotes"_s << u"“가” “나” “다”라는"_s;
        QTest::newRow("curly quotes") << u"\"a\" \"b\" “c”"_s << u"1/1 quotes"_s << u"\"a\" \"b\" \"c\""_s;
        good("quotes in code", u"“가” `\"나\"` <b class=\"x\">c</b>"_s);
        QTest::newRow("inch marks") << u"- He is 5'10\" tall and said \"yes\", then “a”, “b”"_s << u"1/1 quotes"_s << u"- He is 5'10\" tall and said “yes”, then “a”, “b”"_s;
        good("inch marks alone", u"5\" disk and 6\" disk. “one” “two”"_s);
        good("marks that nobody can pair", u"“가” “나”\n코드 \"a=\\\"b\\\"\"와 \"c\".\nthe \"5\" disk\" of \"a\"\nof \"two\nlines\" and \"c\"\n\"가 “나” 다\""_s);
        QTest::newRow("two spaces") << u"가  나   다"_s << u"1/1 double-space, 1/1 double-space"_s << u"가 나 다"_s;
        good("spaces that serve", u"  - a  \n1.  b\n| a   | b |\n```\na  b\n```\n<!-- a  b -->"_s);
        QTest::newRow("unit") << u"10GB, 3.5ms와 1,024px"_s << u"1/1 number-unit, 1/1 number-unit, 1/1 number-unit"_s << u"10 GB, 3.5 ms와 1,024 px"_s;
        good("numbers that are right", u"10 GB, 7B, 4x, 50%, 20°C, 3개, sft-3s, v1.2ms2, `10GB`, w:300px.png/10GB, 3e-4"_s);
        QTest::newRow("term") << u"fine-tuning과 Fine-tuning, finetuning, PyTorch PyTorch Pytorch"_s << u"1/1 term, 1/1 term"_s
                              << u"fine-tuning과 Fine-tuning, fine-tuning, PyTorch PyTorch PyTorch"_s;
        QTest::newRow("picture") << u"![](a.png) ![w:30 bg](b.png)\n![w:30](c.png) ![곡선 w:30](d.png)"_s << u"1/1 alt-text, 2/1 alt-text"_s
                                 << u"![](a.png) ![w:30 bg](b.png)\n![w:30](c.png) ![곡선 w:30](d.png)"_s;
        QTest::newRow("picture in HTML") << u"<img src=a.png>\n<img alt=\"\" src=a.png> `<img>`"_s << u"1/1 alt-text"_s << u"<img src=a.png>\n<img alt=\"\" src=a.png> `<img>`"_s;
        good("augmentation", u"Strong Aug + Mixup, w/ Aug, Aug-mentation, Aug 0.5, Aug 2x"_s);
        QTest::newRow("months from to") << u"Jan-Mar 2024, Aug 3, 3 Aug, Jan–Feb, Dec.-Jan"_s
                                        << u"1/1 month, 1/1 month, 1/1 month, 1/1 month, 1/1 month, 1/1 month, 1/1 month"_s
                                        << u"Jan.-Mar. 2024, Aug. 3, 3 Aug., Jan.–Feb., Dec.-Jan."_s;
        good("days in other forms", u"2024-Aug-03, Aug-03"_s);
        good("decades and bits", u"In the 2010s and 1990s all 0s and 1s, 1s or 0s"_s);
        good("decades and counts", u"The '90s and ’80s. 100s of runs; 10s of thousands; in the 400s range; 1,000s of them"_s);
        QTest::newRow("signs and ranges") << u"-10dB, 3-5ms, 512x512px, sft-3-5s, --3s"_s << u"1/1 number-unit, 1/1 number-unit, 1/1 number-unit"_s
                                          << u"-10 dB, 3-5 ms, 512x512 px, sft-3-5s, --3s"_s;
        QTest::newRow("more units") << u"220V, 5mA, 20mL, 0.5s/step, 10ms/it, 10GB/x, GLM 4V"_s
                                    << u"1/1 number-unit, 1/1 number-unit, 1/1 number-unit, 1/1 number-unit, 1/1 number-unit"_s
                                    << u"220 V, 5 mA, 20 mL, 0.5 s/step, 10 ms/it, 10GB/x, GLM 4V"_s;
        QTest::newRow("rates") << u"100MB/s, 5Gbps, 5μs, 5µs"_s << u"1/1 number-unit, 1/1 number-unit, 1/1 number-unit, 1/1 number-unit"_s
                               << u"100 MB/s, 5 Gbps, 5 μs, 5 µs"_s;
        QTest::newRow("single quotes") << u"‘가’ ‘나’ '다'라는 don't, the authors' 'a' work"_s << u"1/1 quotes, 1/1 quotes"_s << u"‘가’ ‘나’ ‘다’라는 don't, the authors' ‘a’ work"_s;
        QTest::newRow("name with a capital") << u"LLaMA and Llama and Llama 3"_s << u"1/1 term"_s << u"Llama and Llama and Llama 3"_s;
        QTest::newRow("Korean term") << u"러닝레이트를 낮췄다. 러닝레이트는 0.1, 러닝 레이트가 작으면, 러닝-레이트"_s << u"1/1 term, 1/1 term"_s
                                     << u"러닝레이트를 낮췄다. 러닝레이트는 0.1, 러닝레이트가 작으면, 러닝레이트"_s;
        QTest::newRow("Korean term apart") << u"손실 함수를, 손실 함수의 값, 손실함수에서는, 손실함수가"_s << u"1/1 term, 1/1 term"_s
                                           << u"손실 함수를, 손실 함수의 값, 손실 함수에서는, 손실 함수가"_s;
        QTest::newRow("Korean term of three words") << u"경사 하강 법칙은\n경사하강법칙과\n경사 하강 법칙"_s << u"2/1 term"_s << u"경사 하강 법칙은\n경사 하강 법칙과\n경사 하강 법칙"_s;
        QTest::newRow("Korean and Latin") << u"GPU 메모리를 GPU 메모리는 GPU메모리도"_s << u"1/1 term"_s << u"GPU 메모리를 GPU 메모리는 GPU 메모리도"_s;
        QTest::newRow("short ends") << u"딥러닝 딥러닝의 딥 러닝과 데이터셋 데이터셋을 데이터 셋"_s << u"1/1 term, 1/1 term"_s << u"딥러닝 딥러닝의 딥러닝과 데이터셋 데이터셋을 데이터셋"_s;
        QTest::newRow("terms that end like particles") << u"학습결과 학습결과가 학습 결과, 학습속도는 학습속도 학습 속도의"_s << u"1/1 term, 1/1 term"_s
                                                       << u"학습결과 학습결과가 학습결과, 학습속도는 학습속도 학습속도의"_s;
        QTest::newRow("Latin term apart") << u"Learning rate와 learning rate, Learning-Rate. a learning-rate schedule"_s << u"1/1 term"_s
                                          << u"Learning rate와 learning rate, Learning Rate. a learning-rate schedule"_s;
        QTest::newRow("Latin term together") << u"dataset의 dataset dataset, data set, Data Set"_s << u"1/1 term, 1/1 term"_s << u"dataset의 dataset dataset, dataset, Dataset"_s;
        good("a hyphen that joins what describes", u"learning rate, learning rate, a learning-rate schedule, learning-rate 표"_s);
        good("titles", u"# Fine-Tuning of PyTorch\n\nfine-tuning, PyTorch"_s);
        good("words that are spaced freely", u"사용할 수 있다. 사용할수 있다. 실험 중, 실험중. 학습 한다, 학습한다. 학습 시킨 모델, 학습시킨 모델. 살펴 보면 살펴보면, 아무 것도 아무것도, 그림 에서 그림에서, "
                                               "set up the setup, over all overall, every day everyday, end to end end-to-end"_s);
        good("numbers and counters", u"3단계, 3 단계, 두번째, 두 번째, 5 개월, 5개월, 이 중 이중"_s);
        good("not in code", u"러닝레이트 `러닝 레이트` $러닝 레이트$\n```\n러닝 레이트\n```"_s);
        const QString long_ = QString(u"낱말 "_s.repeated(91)).trimmed();
        QTest::newRow("many words") << u"a\n\n---\n\n"_s + long_ << u"5/2 many-words"_s << u"a\n\n---\n\n"_s + long_;
        good("style sheet", u"<style>\nh1 { width: 10px }\n\nh2 { width: 10px  }\n</style>"_s);
    }
    void words_areLookedAt()
    {
        QFETCH(QString, text);
        QFETCH(QString, found);
        QFETCH(QString, better);
        QCOMPARE(said(decks::lintText(text, {})), found);
        QCOMPARE(fixed(text), better);
    }

    void whatNeverEnds_isSaidWhereItBegins_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("found");
        QTest::addColumn<QString>("says");
        QTest::newRow("front matter") << u"---\nmarp: true\n\n# a\n"_s << u"1/1 unclosed"_s << u"front matter"_s;
        QTest::newRow("fence") << u"# a\n\n---\n\n````md\n```\n\n---\n\n# b\n"_s << u"5/2 unclosed"_s << u"fence"_s;
        QTest::newRow("comment") << u"# a\n\n---\n\nb\n\n<!-- c\n\n---\n\n# d\n"_s << u"7/2 unclosed"_s << u"comment"_s;
        QTest::newRow("formula") << u"# a\n\n$$\nx\n\n---\n\n# b\n"_s << u"3/1 unclosed"_s << u"formula"_s;
        QTest::newRow("style sheet") << u"# a\n\n<style>\nh1 { color: red }\n\n---\n\n# b\n"_s << u"3/1 unclosed"_s << u"</style>"_s;
        QTest::newRow("all closed") << u"---\nmarp: true\n---\n```\n```\n<!-- a -->\n$$\nx\n$$\n<style>\n</style>\n"_s << u""_s << u""_s;
    }
    void whatNeverEnds_isSaidWhereItBegins()
    {
        QFETCH(QString, text);
        QFETCH(QString, found);
        QFETCH(QString, says);
        const auto remarks = decks::lintText(text, {});
        QCOMPARE(said(remarks), found);
        QVERIFY(remarks.isEmpty() || (remarks.first().finding.message.contains(says) && remarks.first().fix.isEmpty()));
    }

    void rules_areSwitchedInFrontMatter()
    {
        const QString body = u"Feb 3  10GB\n"_s;
        QCOMPARE(said(decks::lintText(u"---\nmarp: true\n---\n"_s + body, {})), u"4/1 month, 4/1 double-space, 4/1 number-unit"_s);
        QCOMPARE(said(decks::lintText(u"---\nmarp: true\nlint: {month: false, number-unit: false}\n---\n"_s + body, {})), u"5/1 double-space"_s);
        QCOMPARE(said(decks::lintText(u"---\nmarp: true\ntitle: a: b\nlint: {month: false, number-unit: false}\n---\n"_s + body, {})), u"6/1 double-space"_s);
        const QString silent = u"---\nlint: false\n---\n"_s + body;
        QCOMPARE(said(decks::lintText(silent, {})), QString());
        const Finding overflow{Level::Warning, u"overflow"_s, {}, {}, 4, 1}, broken{Level::Error, u"block"_s, {}, {}, 4, 1};
        QCOMPARE(decks::switchedOn({overflow, broken}, silent), Findings{broken});
        QCOMPARE(decks::switchedOn({overflow, broken}, body), Findings({overflow, broken}));
    }
};

QTEST_GUILESS_MAIN(DeckLintTest)
#include "tst_decklint.moc"
