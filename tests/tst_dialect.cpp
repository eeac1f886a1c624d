// SPDX-License-Identifier: GPL-3.0-or-later
// The dialect as text fixtures: tests/data/dialect/NAME.md and the fragment it must give, NAME.html.
// YEONJI_ACCEPT=1 writes what came out as what must come out; read the difference before committing.
#include "core/frontmatter.h"
#include "diary/outline.h"
#include "pagefixture.h"
#include "paths.h"

#include <QDir>
#include <QRegularExpression>

using namespace yeonji;
using namespace Qt::StringLiterals;

namespace {

QString contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

class TestDialect : public QObject
{
    Q_OBJECT

    std::unique_ptr<PageFixture> m_page;

private Q_SLOTS:
    void initTestCase() { m_page = std::make_unique<PageFixture>(); }
    void cleanupTestCase() { m_page.reset(); }

    void fixture_givesItsFragment_data()
    {
        QTest::addColumn<QString>("path");
        const QDir folder(yeonji::testing::data(u"dialect"_s));
        for (const auto &info : folder.entryInfoList({u"*.md"_s}, QDir::Files, QDir::Name))
            QTest::newRow(qPrintable(info.completeBaseName())) << info.filePath();
    }

    void fixture_givesItsFragment()
    {
        QFETCH(QString, path);
        const QString expectedPath = path.chopped(3) + u".html"_s;
        const QString fragment = m_page->fragmentOf(contentOf(path));
        if (qEnvironmentVariableIsSet("YEONJI_ACCEPT")) {
            QFile file(expectedPath);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(fragment.toUtf8());
        }
        QCOMPARE(fragment.split(u'\n'), contentOf(expectedPath).split(u'\n'));
    }

    // What is indexed without a page (diary/outline.h) is what the page shows.
    void outline_agreesWithThePage_data() { fixture_givesItsFragment_data(); }
    void outline_agreesWithThePage()
    {
        QFETCH(QString, path);
        const QString text = contentOf(path);
        QVERIFY(m_page->show(text));
        const auto shown = [this](const QString &selector, const QString &value) {
            return m_page->value(u"[...document.querySelectorAll('%1')].map(e => %2).join('|')"_s.arg(selector, value)).toString();
        };
        const diary::Outline outline = diary::outlineOf(text);
        QStringList stamps, tags, wiki, web, promises, headings;
        for (const auto &[line, stamp] : outline.stamps)
            stamps.append(stamp.date.toString(Qt::ISODate) % (stamp.time ? u'T' % stamp.time->toString(u"HH:mm"_s) : QString()));
        for (const auto &promise : outline.promises)
            promises.append(promise.due % (promise.done ? u" done"_s : QString()));
        for (const auto &heading : outline.headings)
            headings.append(QString::number(heading.level));
        for (const auto &link : outline.links)
            (text.contains(u"[["_s % link.target) ? wiki : web).append(link.target);
        wiki.removeIf([](const QString &target) { return target.startsWith("../.."_L1); });  // the page refuses them
        web.removeIf([](const QString &target) { return !target.startsWith("http"_L1); });
        QStringList shownTags = shown(u".tag"_s, u"e.textContent.slice(1)"_s).split(u'|', Qt::SkipEmptyParts);
        shownTags.removeDuplicates();
        tags = outline.tags;
        tags.removeIf([&](const QString &tag) { return !text.contains(u'#' % tag); });  // those of front matter are not shown
        QCOMPARE(stamps.join(u'|'), shown(u"p.stamp time"_s, u"e.getAttribute(\"datetime\")"_s));
        QCOMPARE(promises.join(u'|'), shown(u".chip.due > time"_s, u"e.getAttribute(\"datetime\") + (e.dataset.done !== undefined ? \" done\" : \"\")"_s));
        QCOMPARE(tags, shownTags);
        QCOMPARE(wiki.join(u'|'), shown(u"a.wiki"_s, u"e.dataset.wiki"_s));
        if (!text.contains(u"<h"_s))
            QCOMPARE(headings.join(u'|'), shown(u"h1,h2,h3,h4,h5,h6"_s, u"e.tagName.slice(1)"_s));
        if (!text.contains(u"<a"_s))
            QCOMPARE(web.join(u'|'), shown(u"a:not(.wiki)[href^=http]"_s, u"e.getAttribute(\"href\")"_s));
    }

    // Two rules may enclose text: front matter begins with a key, here and there.
    void frontMatter_beginsWithAKey_data()
    {
        QTest::addColumn<QString>("lines");
        QTest::addColumn<bool>("is");
        QTest::newRow("key") << u"title: 글\n"_s << true;
        QTest::newRow("key of words") << u"만든 날: 2026-05-06\n"_s << true;
        QTest::newRow("key without a value") << u"tags:\n- 가\n"_s << true;
        QTest::newRow("quoted key") << u"\"a: b\": 1\n"_s << true;
        QTest::newRow("comment before") << u"# 말\n\n  # 또\ntitle: 글\n"_s << true;
        QTest::newRow("braces") << u"{title: 글}\n"_s << true;
        QTest::newRow("broken further on") << u"title: 글\n  - [\n"_s << true;
        QTest::newRow("nothing") << QString() << true;
        QTest::newRow("stamp") << u"2026. 05. 06. 22:30, 서울.\n글\n"_s << false;
        QTest::newRow("text") << u"오늘은 쉬었다.\n메모: 없음\n"_s << false;
        QTest::newRow("list") << u"- 메모: 없음\n"_s << false;
        QTest::newRow("bold") << u"**메모**: 없음\n"_s << false;
        QTest::newRow("quote") << u"> 메모: 없음\n"_s << false;
        QTest::newRow("number") << u"{{sft-3 eval_loss}}: 낮다\n"_s << false;
        QTest::newRow("address") << u"https://example.org\n"_s << false;
        QTest::newRow("headline") << u"# 제목\n"_s << false;
    }
    void frontMatter_beginsWithAKey()
    {
        QFETCH(QString, lines);
        QFETCH(bool, is);
        const QString text = u"---\n"_s % lines % u"---\n\n끝\n"_s;
        QCOMPARE(findFrontMatter(text).has_value(), is);
        QCOMPARE(m_page->fragmentOf(text) == u"<p>끝</p>\n"_s, is);
    }

    void commonMarkExamples_areExact()
    {
        const QString spec = contentOf(yeonji::testing::webModules(u"commonmark-spec/spec.txt"_s));
        static const QRegularExpression example(
            u"^`{32} example\\n([\\s\\S]*?)^\\.\\n([\\s\\S]*?)^`{32}$"_s, QRegularExpression::MultilineOption);
        pages::Setting setting;
        setting.strict = true;
        m_page->view.setSetting(setting);
        int count = 0;
        QStringList wrong;
        for (auto examples = example.globalMatch(spec); examples.hasNext();) {
            const auto match = examples.next();
            const QString markdown = match.captured(1).replace(u'\u2192', u'\t');
            const QString html = match.captured(2).replace(u'\u2192', u'\t');
            ++count;
            const QString fragment = m_page->fragmentOf(markdown);
            if (fragment != html)
                wrong.append(u"%1: %2\n  gives %3\n  not %4"_s.arg(count).arg(markdown, fragment, html));
        }
        // Of what the examples leave open: no address is refused, and none is rewritten.
        QCOMPARE(m_page->fragmentOf(u"[a](javascript:x) [b](data:text/html,x) <http://exämple.com/ä>"_s),
                 u"<p><a href=\"javascript:x\">a</a> <a href=\"data:text/html,x\">b</a> "
                 "<a href=\"http://ex%C3%A4mple.com/%C3%A4\">http://exämple.com/ä</a></p>\n"_s);
        m_page->view.setSetting({});
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
        QCOMPARE(count, 652);
    }
};

int main(int argc, char **argv) { return runPageTest<TestDialect>(argc, argv); }

#include "tst_dialect.moc"
