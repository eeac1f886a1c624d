// SPDX-License-Identifier: GPL-3.0-or-later
#include "decks/slides.h"
#include "pagefixture.h"
#include "paths.h"
#include "resources/resources.h"

#include <QDir>
#include <QFile>

using namespace yeonji;
using namespace Qt::StringLiterals;

namespace {

QString written(const QList<decks::Slide> &slides)
{
    QStringList parts;
    for (const auto &slide : slides)
        parts.append(u"%1-%2%3"_s.arg(slide.first).arg(slide.last).arg(slide.hidden ? u"h"_s : u""_s));
    return parts.join(u' ');
}

} // namespace

class SlidesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        resources::load();
        m_page = std::make_unique<PageFixture>();
    }
    void cleanupTestCase() { m_page.reset(); }

    void text_isSplit_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("slides");
        const QString head = u"---\nmarp: true\n---\n"_s;
        QTest::newRow("empty") << u""_s << u"1-1"_s;
        QTest::newRow("front matter alone") << head << u"1-4"_s;
        QTest::newRow("two") << head + u"a\n\n---\n\nb"_s << u"1-5 6-8"_s;
        QTest::newRow("underlined heading") << head + u"a\n---\nb"_s << u"1-6"_s;
        QTest::newRow("fence") << head + u"```\n---\n```\n\n~~~~\n~~~\n---\n~~~~\n***\nb"_s << u"1-11 12-13"_s;
        QTest::newRow("comment") << head + u"<!-- a\n---\nb -->\n---\nb"_s << u"1-6 7-8"_s;
        QTest::newRow("list, quote, table") << head + u"- a\n---\n> b\n\n___\n| a |\n|---|\n* * *\nz"_s << u"1-4 5-7 8-10 11-12"_s;
        QTest::newRow("HTML block") << head + u"<div>\n---\n</div>\n\n---\nz"_s << u"1-7 8-9"_s;
        QTest::newRow("code") << head + u"a\n\n    ---\n\n---\nb"_s << u"1-7 8-9"_s;
        QTest::newRow("heading divider") << u"---\nmarp: true\nheadingDivider: 2\n---\n# a\n\nx\n\n## b\n\n### c\n\n---\n\n# d"_s << u"1-8 9-12 13-14 15-15"_s;
        QTest::newRow("heading dividers") << u"---\nmarp: true\nheadingDivider: [2]\n---\n# a\n\n## b\n\n# c"_s << u"1-6 7-9"_s;
        QTest::newRow("hidden") << head + u"a\n\n---\n<!-- hide: true -->\n\nb\n\n---\n<!-- hide: false -->\n\n---\n<!--\nhide: 다음 주에\n-->"_s
                                << u"1-5 6-10h 11-13 14-17h"_s;
    }
    void text_isSplit()
    {
        QFETCH(QString, text);
        QFETCH(QString, slides);
        QCOMPARE(written(decks::slidesOf(text)), slides);
        if (text.startsWith(u"---"_s))
            agreesWithThePage(text);
    }

    void deck_isSplitAsMarpDoes_data()
    {
        QTest::addColumn<QString>("file");
        const QDir folder(testing::data(u"decks"_s));
        for (const QString &name : folder.entryList({u"*.md"_s}))
            QTest::newRow(qPrintable(name)) << folder.filePath(name);
    }
    void deck_isSplitAsMarpDoes()
    {
        QFETCH(QString, file);
        QFile read(file);
        QVERIFY(read.open(QIODevice::ReadOnly));
        agreesWithThePage(QString::fromUtf8(read.readAll()));
    }

    void mistakesOfDirectives_areSaidOnceWithTheirLine()
    {
        QVERIFY(show(u"---\nmarp: true\ntheme: gaiaa\npagination: true\ntags: [a]\n---\n\n# a\n\n---\n\n<!-- _classs: lead -->\n"
                     "<!-- todo: ask her -->\nb\n\n---\n\n<!--\nheader: c\n_fooBarBaz: 1\ntheme: gaiaa\n-->\n<!-- _classs: x -->\n<!-- theme: gaia -->\n"_s));
        QCOMPARE(said(), QStringList({u"3/1 missing-theme"_s, u"4/1 unknown-directive"_s, u"12/2 unknown-directive"_s,
                                      u"20/3 unknown-directive"_s}));
        QVERIFY(m_page->view.findings().at(1).message.contains(u"paginate"_s));
    }

    void overflow_isMeasured_data()
    {
        QTest::addColumn<QString>("slide");
        QTest::addColumn<QString>("found");
        const QString styled = u"<style scoped>%1</style>\n<!-- footer: 작은 말 모임의 긴 꼬리말 -->\n\n## a"_s;
        QTest::newRow("fits") << u"# a\n\nb"_s << u""_s;
        QTest::newRow("long code shrinks") << QString(u"```\n"_s + QString(400, u'x') + u"\n```"_s) << u""_s;
        QTest::newRow("formula") << u"$\\sqrt{x}$\n\n<!-- math: katex -->"_s << u""_s;
        QTest::newRow("below") << QString(u"- a\n"_s.repeated(20)) << u"bottom"_s;
        QTest::newRow("right") << styled.arg(u"h2 { width: 1400px }"_s) << u"right"_s;
        QTest::newRow("left") << styled.arg(u"h2 { margin-left: -120px }"_s) << u"left"_s;
        QTest::newRow("in a box") << styled.arg(u"h2 { height: 20px; overflow: auto }"_s) << u"box"_s;
        QTest::newRow("into the footer") << styled.arg(u"h2 { height: 615px }"_s) << u"footer"_s;
    }
    void overflow_isMeasured()
    {
        QFETCH(QString, slide);
        QFETCH(QString, found);
        QVERIFY(show(u"---\nmarp: true\n---\n"_s + slide));
        if (found.isEmpty()) {
            QVERIFY2(said().isEmpty(), qPrintable(m_page->view.findings().value(0).message));
            return;
        }
        QCOMPARE(said(), QStringList{u"1/1 overflow"_s});
        const QString message = m_page->view.findings().first().message;
        QVERIFY2(message.contains(found), qPrintable(message));
    }

    void overflowOfSlidesOutOfSight_isMeasuredLater()
    {
        m_page->view.showSlide(0);
        QSignalSpy checked(&m_page->view, &pages::PageView::checked);
        QVERIFY(show(QString(u"---\nmarp: true\n---\n# a\n\n---\n\n"_s + u"- a\n"_s.repeated(20))));
        QTRY_VERIFY(!checked.isEmpty());
        QCOMPARE(said(), QStringList{u"6/2 overflow"_s});
        m_page->view.showSlide(-1);
    }

private:
    bool show(const QString &text) { return m_page->show(pages::Document{text, u"/nowhere/deck.md"_s, pages::Mode::Deck, {}, true}); }

    QStringList said() const
    {
        QStringList sentences;
        for (const Finding &finding : m_page->view.findings())
            sentences.append(u"%1/%2 %3"_s.arg(finding.line).arg(finding.slide).arg(finding.code));
        return sentences;
    }

    void agreesWithThePage(const QString &text)
    {
        QVERIFY(show(text));
        QStringList parts;
        for (const auto &part : m_page->view.parts())
            parts.append(u"%1-%2"_s.arg(part.first).arg(part.last));
        QCOMPARE(written(decks::slidesOf(text)).remove(u'h'), parts.join(u' '));
    }

    std::unique_ptr<PageFixture> m_page;
};

int main(int argc, char **argv)
{
    return runPageTest<SlidesTest>(argc, argv);
}
#include "tst_slides.moc"
