// SPDX-License-Identifier: GPL-3.0-or-later
#include "pagefixture.h"

#include "pages/notebook.h"
#include "paths.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonObject>

using namespace yeonji;
using namespace Qt::StringLiterals;

namespace {

QString keepNothing(const QByteArray &, const QByteArray &mimeType) { return u"kept:"_s + QString::fromLatin1(mimeType); }

QString oneCell(const QString &outputs, const QString &metadata = u"{}"_s)
{
    return u"{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"metadata\": %1, \"source\": \"x = 1\", \"outputs\": [%2]}]}"_s
        .arg(metadata, outputs);
}

QJsonArray outputsOf(const QString &text)
{
    return pages::readNotebook(text, {}, pages::Bytes::Whole, keepNothing).page[u"cells"][0][u"outputs"].toArray();
}

QString sample(const QString &name)
{
    QFile file(yeonji::testing::samples(u"notebooks/"_s + name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

class TestNotebook : public QObject
{
    Q_OBJECT

    std::unique_ptr<PageFixture> m_page;

    QString textOf(const QString &notebook)
    {
        if (!m_page->show(notebook, u"/nowhere/x.ipynb"_s))
            return u"not rendered"_s;
        return m_page->value(u"document.getElementById('page').textContent"_s).toString();
    }

private Q_SLOTS:
    void initTestCase() { m_page = std::make_unique<PageFixture>(); }
    void cleanupTestCase() { m_page.reset(); }

    // What a tokenizer prints for half a syllable is no damage.
    void replacementCharacter_isDamageOnlyWhereBytesAre()
    {
        const QString text = oneCell(u"{\"output_type\": \"stream\", \"name\": \"stdout\", \"text\": \"안녕하\uFFFD\"}"_s);
        QVERIFY(pages::readNotebook(text, {}, pages::Bytes::Whole, keepNothing).findings.isEmpty());
        QCOMPARE(pages::readNotebook(text, {}, pages::Bytes::Damaged, keepNothing).findings.size(), 1);
    }

    void output_isShownInItsRichestSafeForm_data()
    {
        QTest::addColumn<QString>("data");
        QTest::addColumn<QString>("form");
        QTest::newRow("html table") << u"{\"text/html\": \"<table></table>\", \"text/plain\": \"x\"}"_s << u"html"_s;
        QTest::newRow("html with script, and its picture") << u"{\"text/html\": \"<script>x</script>\", \"image/png\": \"AAAA\"}"_s << u"picture"_s;
        QTest::newRow("html with script alone") << u"{\"text/html\": \"<script>x</script>\", \"text/plain\": \"x\"}"_s << u"reason"_s;
        QTest::newRow("plotly and its picture") << u"{\"application/vnd.plotly.v1+json\": {}, \"text/html\": \"<b>x</b>\", \"image/png\": \"AAAA\"}"_s << u"picture"_s;
        QTest::newRow("plotly alone") << u"{\"application/vnd.plotly.v1+json\": {}, \"text/plain\": \"Figure\"}"_s << u"reason"_s;
        QTest::newRow("strings as an array") << u"{\"text/plain\": [\"a\", \"b\"]}"_s << u"text"_s;
        QTest::newRow("an unknown form") << u"{\"application/x-odd\": {}}"_s << u"reason"_s;
        QTest::newRow("a picture that is none") << u"{\"image/png\": \"@@@\"}"_s << u"broken"_s;
        QTest::newRow("a picture that is none, beside its words") << u"{\"image/png\": \"@@@\", \"text/plain\": \"<Figure>\"}"_s << u"broken"_s;
        QTest::newRow("a picture that is none, beside another") << u"{\"image/png\": \"@@@\", \"image/jpeg\": \"AA\\nAA\\n\"}"_s << u"picture"_s;
        QTest::newRow("latex") << u"{\"text/latex\": \"$x$\", \"text/plain\": \"x\"}"_s << u"latex"_s;
    }

    void output_isShownInItsRichestSafeForm()
    {
        QFETCH(QString, data);
        QFETCH(QString, form);
        const auto outputs = outputsOf(oneCell(u"{\"output_type\": \"display_data\", \"data\": %1}"_s.arg(data)));
        QCOMPARE(outputs.size(), 1);
        QCOMPARE(outputs[0][u"form"].toString(), form);
    }

    void damagedParts_areShownAndSaid()
    {
        const QString text = u"{\"nbformat\": 4, \"cells\": [\n\"x y\",\n{\"cell_type\": \"markdown\", \"source\": 5},\n"
                             "{\"cell_type\": \"code\", \"source\": \"a\", \"outputs\": ["
                             "{\"output_type\": \"stream\", \"text\": 7}, {\"output_type\": \"odd\"}, \"words\", null, "
                             "{\"output_type\": \"display_data\", \"data\": {\"image/png\": \"@@@\"}}]}]}"_s;
        QVERIFY(m_page->show(text, u"/nowhere/x.ipynb"_s));
        const QString shown = m_page->value(u"document.getElementById('page').innerText"_s).toString();
        for (const QString &what : {u"x y"_s, u"\n5\n"_s, u"\n7\n"_s, u"“odd”"_s, u"words"_s, u"(image/png) is damaged"_s})
            QVERIFY2(shown.contains(what), qPrintable(QString(what % u" in "_s % shown)));
        QList<int> lines;
        for (const Finding &finding : m_page->view.findings())
            lines.append(finding.line);
        QCOMPARE(lines, (QList<int>{2, 4, 4, 4}));
    }

    void pictureOfAnOutput_hasTheSizeItSays()
    {
        const QString output = u"{\"output_type\": \"display_data\", \"data\": {\"image/png\": \"%1\"}, \"metadata\": {\"image/png\": {\"width\": 100}}}"_s
                                   .arg(u"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="_s);
        QVERIFY(m_page->show(oneCell(output), u"/nowhere/x.ipynb"_s));
        QCOMPARE(m_page->value(u"document.querySelector('.output img').width"_s).toInt(), 100);
    }

    void streamInPieces_isOneStream()
    {
        const auto outputs = outputsOf(oneCell(u"{\"output_type\": \"stream\", \"name\": \"stderr\", \"text\": \"a\\r\"},"
                                               "{\"output_type\": \"stream\", \"name\": \"stderr\", \"text\": \"b\\n\"},"
                                               "{\"output_type\": \"stream\", \"name\": \"stdout\", \"text\": \"c\"}"_s));
        QCOMPARE(outputs.size(), 2);
        QCOMPARE(outputs[0][u"text"].toString(), u"a\rb\n"_s);
    }

    void tags_leaveOutAndFold()
    {
        QCOMPARE(pages::readNotebook(oneCell({}, u"{\"tags\": [\"remove-cell\"]}"_s), {}, pages::Bytes::Whole, keepNothing).page[u"cells"].toArray().size(), 0);
        QCOMPARE(pages::readNotebook(oneCell({}, u"{\"tags\": [\"remove-input\"]}"_s), {}, pages::Bytes::Whole, keepNothing).page[u"cells"][0][u"source"].toString(), QString());
        QVERIFY(pages::readNotebook(oneCell({}, u"{\"jupyter\": {\"outputs_hidden\": true}}"_s), {}, pages::Bytes::Whole, keepNothing).page[u"cells"][0][u"outputHidden"].toBool());
        // Tags that are no list say nothing.
        QCOMPARE(pages::readNotebook(oneCell({}, u"{\"tags\": \"remove-cell\"}"_s), {}, pages::Bytes::Whole, keepNothing).page[u"cells"].toArray().size(), 1);
    }

    void cutOffNotebook_showsWhatStandsBeforeTheBreak()
    {
        const QString whole = oneCell(u"{\"output_type\": \"stream\", \"text\": \"kept\"}"_s);
        const auto notebook = pages::readNotebook(whole.chopped(2) + u", {\"cell_type\": \"markd"_s, u"/a.ipynb"_s, pages::Bytes::Whole, keepNothing);
        QCOMPARE(notebook.findings.value(0).code, u"broken-notebook"_s);
        QCOMPARE(notebook.findings.value(0).line, 1);
        QCOMPARE(notebook.page[u"cells"][0][u"outputs"][0][u"text"].toString(), u"kept"_s);
    }

    void notNotebooks_areSaidToBeNone_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("text") << u"hello"_s;
        QTest::newRow("other JSON") << u"{\"loss\": 1}"_s;
        QTest::newRow("an array") << u"[1, 2]"_s;
    }

    void notNotebooks_areSaidToBeNone()
    {
        QFETCH(QString, text);
        QVERIFY(m_page->show(text, u"/nowhere/x.ipynb"_s));
        QCOMPARE(m_page->view.findings().value(0).code, u"broken-notebook"_s);
        QVERIFY(!m_page->value(u"document.getElementById('page').innerText"_s).toString().trimmed().isEmpty());
    }

    void terminalText_isColouredAndOverwritten()
    {
        QVERIFY(m_page->show(oneCell(u"{\"output_type\": \"stream\", \"text\": \"\\u001b[31mred\\u001b[0m <b>\\n 10%\\r 99%\\r100%\\nab\\bc\\u001b]8;;x\\u0007\\u001b[2K\\n\\u001b[38;5;208mcube\\u001b[39m\"}"_s), u"/nowhere/x.ipynb"_s));
        QCOMPARE(m_page->value(u"document.querySelector('.output pre').textContent"_s).toString(), u"red <b>\n100%\nac\ncube"_s);
        QCOMPARE(m_page->value(u"document.querySelector('.a-fg-red').textContent"_s).toString(), u"red"_s);
        QCOMPARE(m_page->value(u"document.querySelector('.output pre span[style]').style.color"_s).toString(), u"rgb(255, 135, 0)"_s);
    }

    void input_isFoldedAway()
    {
        QVERIFY(m_page->show(oneCell({}), u"/nowhere/x.ipynb"_s));
        QCOMPARE(m_page->value(u"document.querySelector('details.input').open"_s).toBool(), false);
        QCOMPARE(m_page->value(u"document.querySelector('details.input pre').textContent"_s).toString(), u"x = 1"_s);
    }

    void sampleReport_showsAndHidesWhatItsTagsSay()
    {
        const QString text = sample(u"sft-report-ko.ipynb"_s);
        if (text.isEmpty())
            QSKIP("the sample notebooks are not there");
        const QString shown = textOf(text);
        QVERIFY(!shown.contains("REMOVED-"_L1));
        QVERIFY(shown.contains("SHOWN-OUTPUT-A"_L1));
        QCOMPARE(m_page->value(u"[...document.images].filter((image) => image.naturalWidth > 0).length"_s).toInt(), 3);
        QVERIFY(m_page->value(u"document.querySelectorAll('.katex').length"_s).toInt() > 0);
    }

    void sampleWithEveryOutput_isShownWithoutScript()
    {
        const QString text = sample(u"mixed-outputs.ipynb"_s);
        if (text.isEmpty())
            QSKIP("the sample notebooks are not there");
        const QString shown = textOf(text);
        QVERIFY(shown.contains("UPDATED-VALUE"_L1));
        QVERIFY(!m_page->value(u"document.documentElement.innerHTML"_s).toString().contains("SCRIPT-RAN"_L1));
        QVERIFY(shown.contains("plotly without any picture"_L1));
        QCOMPARE(m_page->view.findings().value(0).code, u"missing-image"_s);
    }

    void blocks_nameTheLinesOfTheFile()
    {
        const QString text = u"{\"cells\": [\n{\"cell_type\": \"markdown\", \"source\": [\n"
                             "\"para\\n\",\n\"\\n\",\n\"{{nope loss}}\\n\",\n\"\\n\",\n\"```plot\\n\",\n\"runs: [nope]\\n\",\n\"yy: y\\n\",\n\"```\"]}]}"_s;
        QVERIFY(m_page->show(text, u"/nowhere/x.ipynb"_s));
        QList<int> lines;
        for (const Finding &finding : m_page->view.findings())
            lines.append(finding.line);
        std::ranges::sort(lines);
        QCOMPARE(lines, (QList<int>{5, 9}));
        const QString shown = m_page->value(u"document.getElementById('page').innerText"_s).toString();
        QVERIFY2(shown.contains(u"line 5: "_s) && shown.contains(u"line 9: "_s), qPrintable(shown));
    }

    void whatIsWrong_isSaidWithLineAndAdvice()
    {
        const auto shown = [this] { return m_page->value(u"document.getElementById('page').innerText"_s).toString(); };
        QVERIFY(m_page->show(u"{\n\"cells\": ["_s, u"/nowhere/cut.ipynb"_s));
        QVERIFY2(shown().contains(u"line 2: the file breaks here"_s), qPrintable(shown()));
        QVERIFY(m_page->show(u"{\"cells\": [{\"cell_type\": \"markdown\", \"source\": \"![](attachment:none.png)\"}]}"_s, u"/nowhere/x.ipynb"_s));
        const auto findings = m_page->view.findings();
        QVERIFY2(findings.size() == 1 && findings[0].message.contains(u"none.png"_s) && findings[0].message.contains(u"; paste the picture"_s),
                 qPrintable(findings.value(0).message));
    }

    void damagedSamples_showWhatIsReadable()
    {
        const QString fields = sample(u"broken-missing-fields.ipynb"_s);
        if (fields.isEmpty())
            QSKIP("the sample notebooks are not there");
        const QString shown = textOf(fields);
        for (int i = 1; i <= 8; ++i)
            QVERIFY2(shown.contains(u"MISSING-A-%1"_s.arg(i)), qPrintable(QString::number(i)));
        QVERIFY(textOf(sample(u"odd-nan.ipynb"_s)).contains("NAN-A-END"_L1));
        QVERIFY(textOf(sample(u"broken-truncated.ipynb"_s)).contains(u"2단계에서"_s));
        QVERIFY(textOf(sample(u"legacy-v3.ipynb"_s)).contains(u"옛 형식의 노트북"_s));
    }
};

int main(int argc, char **argv) { return runPageTest<TestNotebook>(argc, argv); }

#include "tst_notebook.moc"
