// SPDX-License-Identifier: GPL-3.0-or-later
//
// The sample project is what everyone sees first: every block of it is drawn, every link leads
// somewhere, every run is read, and it stays small.
#include "core/tokens.h"
#include "figures/blocks.h"
#include "project/project.h"
#include "resources/resources.h"
#include "runs/library.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace yeonji;
using namespace Qt::StringLiterals;

namespace {

struct Text
{
    QString file;
    QString markdown;
};

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

// A notebook's Markdown cells, or the file itself.
QString markdownOf(const QString &path)
{
    if (!path.endsWith(u".ipynb"_s))
        return QString::fromUtf8(contents(path));
    QString all;
    for (const auto &cell : QJsonDocument::fromJson(contents(path))["cells"_L1].toArray()) {
        if (cell["cell_type"_L1].toString() != u"markdown")
            continue;
        const QJsonValue source = cell["source"_L1];
        QString text = source.toString();
        for (const auto &line : source.toArray())
            text += line.toString();
        all += text + u"\n\n"_s;
    }
    return all;
}

std::vector<figures::Block> blocksOf(const QString &markdown)
{
    static const QRegularExpression number(u"\\{\\{(.+?)\\}\\}"_s);
    std::vector<figures::Block> blocks;
    const QStringList lines = markdown.split(u'\n');
    QString fence;
    for (int i = 0; i < lines.size(); ++i) {
        const QString &line = lines.at(i);
        if (fence.isEmpty() && line.startsWith(u"```"_s)) {
            fence = line.mid(3);
            if (fence == u"plot" || fence == u"runs")
                blocks.push_back({fence == u"plot" ? figures::BlockKind::Plot : figures::BlockKind::RunTable, {}, i + 1});
            else if (fence.isEmpty())
                fence = u"text"_s;
        } else if (line == u"```") {
            fence.clear();
        } else if (fence == u"plot" || fence == u"runs") {
            blocks.back().source += line + u'\n';
        } else if (fence.isEmpty()) {
            for (const auto &found : number.globalMatch(line))
                blocks.push_back({figures::BlockKind::Number, found.captured(1).replace(u"\\|"_s, u"|"_s), i + 1});
        }
    }
    return blocks;
}

} // namespace

class TestSample : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    project::Project m_project;
    std::unique_ptr<runs::Library> m_library;

    std::vector<Text> texts() const
    {
        std::vector<Text> all;
        QDirIterator files(m_project.root, {u"*.md"_s, u"*.ipynb"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            all.push_back({path, markdownOf(path)});
        }
        return all;
    }

private Q_SLOTS:
    void initTestCase()
    {
        resources::load();
        const auto made = project::makeSample(m_folder.filePath(u"sample"_s));
        QVERIFY2(made, made ? "" : qPrintable(made.error().message));
        m_project = *made;
        m_library = std::make_unique<runs::Library>(runs::Places{m_project.root, {}});
    }

    void copy_isAProjectOfItsOwn()
    {
        QVERIFY(m_project.made);
        QVERIFY(!m_project.config.title.isEmpty());
        QVERIFY(QFileInfo(m_project.root + u"/yeonji.yaml"_s).isWritable());
        QVERIFY(!m_project.config.directions.isEmpty());
    }

    void runs_areAllRead()
    {
        const QDir folder(m_project.runsFolder());
        const QStringList names = folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        QVERIFY(names.size() > 10);
        const auto found = m_library->find(names).result();
        QVERIFY2(found, found ? "" : qPrintable(found.error().message));
        QCOMPARE(found->size(), size_t(names.size()));
        for (const auto &run : *found) {
            QVERIFY2(!run->series.empty(), qPrintable(run->name));
            for (const Finding &finding : run->findings)
                QVERIFY2(finding.level != Level::Error, qPrintable(run->name + u": "_s + finding.message));
        }
    }

    void divergedRun_saysNaN()
    {
        const auto found = m_library->find({u"sgd-100"_s}).result();
        QVERIFY(found);
        QVERIFY(std::ranges::any_of(found->front()->findings, [](const Finding &f) { return f.code == u"nan"; }));
    }

    void interruptedRun_hasARestart()
    {
        const auto found = m_library->find({u"decay-0.3"_s}).result();
        QVERIFY(found);
        const auto *loss = found->front()->find(u"loss");
        QVERIFY(loss);
        QCOMPARE(loss->restarts.size(), size_t(1));
    }

    void blocks_areAllDrawn()
    {
        int kinds[3] = {};
        for (const Text &text : texts())
            for (const figures::Block &block : blocksOf(text.markdown)) {
                const auto rendered = figures::render(block, {m_library.get(), text.file, &tokens(Scheme::Light), 640,
                                                              m_project.config.directions}).result();
                for (const Finding &finding : rendered.findings)
                    QVERIFY2(finding.level != Level::Error,
                             qPrintable(u"%1:%2: %3"_s.arg(text.file).arg(block.line).arg(finding.message)));
                QVERIFY2(!rendered.html.contains(u"block-error"), qPrintable(block.source));
                QVERIFY(!rendered.text.isEmpty() || block.kind == figures::BlockKind::Plot);
                ++kinds[int(block.kind)];
            }
        for (const int count : kinds)
            QVERIFY(count >= 3);
    }

    void links_leadSomewhere()
    {
        static const QRegularExpression wiki(u"\\[\\[([^\\]|]+)"_s), picture(u"!\\[[^\\]]*\\]\\(([^)]+)\\)"_s);
        const QDir root(m_project.root);
        int count = 0;
        for (const Text &text : texts()) {
            for (const auto &found : wiki.globalMatch(text.markdown)) {
                const QString target = found.captured(1);
                const QString entry = u"diary/"_s + target.left(4) + u'/' + target + u".md"_s;
                QVERIFY2(root.exists(target) || root.exists(entry), qPrintable(text.file + u": "_s + target));
                ++count;
            }
            for (const auto &found : picture.globalMatch(text.markdown)) {
                QVERIFY2(QFileInfo(text.file).dir().exists(found.captured(1)), qPrintable(found.captured(1)));
                ++count;
            }
        }
        QVERIFY(count > 10);
    }

    void all_staysSmall()
    {
        qint64 bytes = 0;
        QDirIterator files(m_project.root, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            bytes += files.nextFileInfo().size();
        QVERIFY(bytes > 100'000);
        QVERIFY(bytes < 3'000'000);
    }
};

QTEST_MAIN(TestSample)
#include "tst_sample.moc"
