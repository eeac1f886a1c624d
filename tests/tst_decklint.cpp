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
        QTest::newRow("straight quotes") << u"“가” “나” \"다\"라는"_s << u"1/1 quotes"_s << u"“가” “나” “다”라는"_s;
        QTest::newRow("curly quotes") << u"\"a\" \"b\" “c”"_s << u"1/1 quotes"_s << u"\"a\" \"b\" \"c\""_s;
        good("quotes in code", u"“가” `\"나\"` <b class=\"x\">c</b>"_s);
        QTest::newRow("two spaces") << u"가  나   다"_s << u"1/1 double-space, 1/1 double-space"_s << u"가 나 다"_s;
        good("spaces that serve", u"  - a  \n1.  b\n| a   | b |\n```\na  b\n```\n<!-- a  b -->"_s);
        QTest::newRow("unit") << u"10GB, 3.5ms와 1,024px"_s << u"1/1 number-unit, 1/1 number-unit, 1/1 number-unit"_s << u"10 GB, 3.5 ms와 1,024 px"_s;
        good("numbers that are right", u"10 GB, 7B, 4x, 50%, 20°C, 3개, sft-3s, v1.2ms2, `10GB`, w:300px.png/10GB, 3e-4"_s);
        QTest::newRow("term") << u"fine-tuning과 Fine-tuning, finetuning, PyTorch PyTorch Pytorch"_s << u"1/1 term, 1/1 term"_s
                              << u"fine-tuning과 Fine-tuning, fine-tuning, PyTorch PyTorch PyTorch"_s;
        QTest::newRow("picture") << u"![](a.png) ![w:30 bg](b.png)\n![w:30](c.png) ![곡선 w:30](d.png)"_s << u"1/1 alt-text, 2/1 alt-text"_s
                                 << u"![](a.png) ![w:30 bg](b.png)\n![w:30](c.png) ![곡선 w:30](d.png)"_s;
        QTest::newRow("picture in HTML") << u"<img src=a.png>\n<img alt=\"\" src=a.png> `<img>`"_s << u"1/1 alt-text"_s << u"<img src=a.png>\n<img alt=\"\" src=a.png> `<img>`"_s;
        good("days in other forms", u"2024-Aug-03, Aug-03"_s);
        good("decades and bits", u"In the 2010s and 1990s all 0s and 1s, 1s or 0s"_s);
        QTest::newRow("rates") << u"100MB/s, 5Gbps, 5μs, 5µs"_s << u"1/1 number-unit, 1/1 number-unit, 1/1 number-unit, 1/1 number-unit"_s
                               << u"100 MB/s, 5 Gbps, 5 μs, 5 µs"_s;
        QTest::newRow("single quotes") << u"‘가’ ‘나’ '다'라는 don't, the authors' 'a' work"_s << u"1/1 quotes, 1/1 quotes"_s << u"‘가’ ‘나’ ‘다’라는 don't, the authors' ‘a’ work"_s;
        QTest::newRow("name with a capital") << u"LLaMA and Llama and Llama 3"_s << u"1/1 term"_s << u"Llama and Llama and Llama 3"_s;
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
