// SPDX-License-Identifier: GPL-3.0-or-later
// The dialect as text fixtures: tests/data/dialect/NAME.md and the fragment it must give, NAME.html.
// YEONJI_ACCEPT=1 writes what came out as what must come out; read the difference before committing.
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
        m_page->view.setSetting({});
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
        QCOMPARE(count, 652);
    }
};

int main(int argc, char **argv) { return runPageTest<TestDialect>(argc, argv); }

#include "tst_dialect.moc"
