// SPDX-License-Identifier: GPL-3.0-or-later
//
// Links between documents: who names one, and how all follow when it is renamed.
#include "binaryruns.h"
#include "core/files.h"
#include "diary/rename.h"
#include "project/history.h"
#include "project/links.h"
#include "project/recovery.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace yeonji;
using namespace yeonji::diary;
using namespace Qt::StringLiterals;

namespace {

struct Lab
{
    QTemporaryDir dir;
    project::Project project = *project::make(dir.filePath(u"lab"_s));

    void write(const QString &path, const QByteArray &text) const
    {
        QVERIFY(writeFile(project.root % u'/' % path, text).has_value());
    }
    QByteArray read(const QString &path) const { return readFile(project.root % u'/' % path).value_or("(not there)"); }
    project::Tree tree() const { return *project::scan(project); }
    project::TextIndexPtr index() const { return project::TextIndex::read(project, tree(), nullptr); }
    Result<Renaming> plan(const QString &path, const QString &name) const { return planRename(project, tree(), *index(), path, name); }
};

} // namespace

class LinksTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void references_areWhatLeadsThere()
    {
        Lab lab;
        lab.write(u"reports/실험.md"_s, "# 실험\n");
        lab.write(u"reports/other.md"_s, "[[실험]] 그리고 [표](실험.md#표)\n");
        lab.write(u"diary/2026/2026-04-16.md"_s,
                  "첫 줄\n\n[보고](../../reports/%EC%8B%A4%ED%97%98.md), [[reports/실험|그것]]\n\n```\n[[실험]]\n```\n\n`[[실험]]`\n");
        lab.write(u"diary/2026/2026-04-17.md"_s, "실험이라는 말뿐 [[2026-04-16]]\n");
        QStringList found;
        for (const Reference &reference : referencesTo(lab.project, lab.tree(), *lab.index(), u"reports/실험.md"_s))
            found.append(reference.path % u':' % QString::number(reference.line) % u' ' % reference.target);
        QCOMPARE(found, QStringList({u"diary/2026/2026-04-16.md:3 reports/실험"_s, u"diary/2026/2026-04-16.md:3 ../../reports/%EC%8B%A4%ED%97%98.md"_s,
                                     u"reports/other.md:1 실험"_s, u"reports/other.md:1 실험.md#표"_s}));
        QCOMPARE(referencesTo(lab.project, lab.tree(), *lab.index(), u"diary/2026/2026-04-16.md"_s).size(), 1);
    }

    void table_leadsWhereThePageDoes()
    {
        Lab lab;
        lab.write(u"reports/a b.md"_s, "x");
        lab.write(u"reports/in/a.md"_s, "x");
        lab.write(u"diary/2026/2026-04-16.md"_s, "x");
        const project::LinkTable table(lab.project, lab.tree());
        for (const auto &[folder, target] : {std::pair(u"reports"_s, u"a%20b.md"_s), {u"reports"_s, u"a b"_s}, {u"diary/2026"_s, u"../../reports/in/a"_s},
                                             {u"diary/2026"_s, u"/reports/in/a.md#x"_s}, {u""_s, u"2026-04-16"_s}, {u"reports"_s, u"in/a"_s},
                                             {u"reports"_s, u"nowhere"_s}, {u"reports"_s, u"../../../etc/passwd"_s}}) {
            const auto page = project::resolveLink(lab.project, table, lab.project.root % u'/' % folder, target);
            const QString ours = table.resolve(folder, target);
            QCOMPARE(ours.isEmpty() ? QString() : QString(lab.project.root % u'/' % ours), page.value_or(QString()));
        }
    }

    void linksBesideTheTree_leadOnWithinTheProjectOnly()
    {
        Lab lab;
        lab.write(u".gitignore"_s, "/reports/data.csv\n/reports/note.md\n");
        lab.write(u"reports/a.md"_s, "[data](data.csv) [[note]] [[plots]]\n");
        lab.write(u"reports/data.csv"_s, "x\n");
        lab.write(u"reports/note.md"_s, "ignored");
        lab.write(u"runs/sft/data.csv"_s, "x\n");
        lab.write(u"diary/2026/note.md"_s, "x");
        lab.write(u"reports/plots/1.svg"_s, "<svg/>");
        lab.write(u"runs/sft/metrics.csv"_s, "step\n1\n");
        lab.write(u"decks/plots.md"_s, "x");
        QVERIFY(writeFile(lab.dir.filePath(u"secret.md"_s), "x").has_value());
        QVERIFY(QFile::link(lab.dir.filePath(u"secret.md"_s), lab.project.root + u"/reports/out.md"_s));
        const project::LinkTable table(lab.project, lab.tree());
        const auto led = [&](const QString &target) {
            const auto path = project::resolveLink(lab.project, table, lab.project.root + u"/reports"_s, target);
            return path ? path->sliced(lab.project.root.size() + 1) : QString();
        };
        // What lies beside the document comes before the same name elsewhere, but for a mere folder.
        QCOMPARE(led(u"data.csv"_s), u"reports/data.csv"_s);
        QCOMPARE(led(u"note"_s), u"reports/note.md"_s);
        QCOMPARE(led(u"plots"_s), u"decks/plots.md"_s);
        QCOMPARE(led(u"../runs/sft"_s), u"runs/sft"_s);
        // A link of the file system that leads out is in the tree, and followed neither by path nor by name.
        QVERIFY(lab.tree().files.contains(u"reports/out.md"_s));
        QCOMPARE(led(u"out.md"_s), QString());
        QCOMPARE(led(u"out"_s), QString());
        QCOMPARE(led(u"../../secret.md"_s), QString());
        // Who leads to an ignored file leads to no document of its name.
        QVERIFY(referencesTo(lab.project, lab.tree(), *lab.index(), u"diary/2026/note.md"_s).isEmpty());
    }

    void rename_letsEveryLinkFollow()
    {
        Lab lab;
        const QString now = u"실험"_s, mac = now.normalized(QString::NormalizationForm_D);
        lab.write(u"reports/실험.md"_s, "# 실험\n\n[여기](실험.md#끝)\n");
        lab.write(u"reports/other.md"_s, "\xef\xbb\xbf[[실험]] [표](<실험.md#표>) ![[실험.png]]\r\n");
        lab.write(u"diary/2026/2026-04-16.md"_s, u"`[[실험]]` ![[실험.png]] [[%1]] `[[실험]]`\n- [x] 보내기 ~2026-04-16 → [[reports/실험.md]]\n"_s.arg(mac).toUtf8());
        lab.write(u"diary/2026/2026-04-17.md"_s, "실험은 [[실험실]]\n");
        const auto plan = lab.plan(u"reports/실험.md"_s, u"둘째 실험"_s);
        QVERIFY(plan.has_value());
        QCOMPARE(plan->to, u"reports/둘째 실험.md"_s);
        QCOMPARE(plan->files.size(), 3);
        QCOMPARE(plan->files.first().lines.first().second, u"`[[실험]]` ![[실험.png]] [[둘째 실험]] `[[실험]]`"_s);
        QVERIFY(project::History(lab.project).keep(lab.project.root + u"/reports/실험.md"_s, "# 옛\n").has_value());
        QVERIFY(carryOut(lab.project, *plan).has_value());
        QCOMPARE(lab.read(u"reports/실험.md"_s), QByteArray("(not there)"));
        QCOMPARE(lab.read(u"reports/둘째 실험.md"_s), QByteArray("# 실험\n\n[여기](둘째%20실험.md#끝)\n"));
        QCOMPARE(lab.read(u"reports/other.md"_s), QByteArray("\xef\xbb\xbf[[둘째 실험]] [표](<둘째%20실험.md#표>) ![[실험.png]]\r\n"));
        QCOMPARE(lab.read(u"diary/2026/2026-04-16.md"_s), QByteArray("`[[실험]]` ![[실험.png]] [[둘째 실험]] `[[실험]]`\n- [x] 보내기 ~2026-04-16 → [[reports/둘째 실험.md]]\n"));
        QCOMPARE(lab.read(u"diary/2026/2026-04-17.md"_s), QByteArray("실험은 [[실험실]]\n"));
        QCOMPARE(project::History(lab.project).versions(lab.project.root + u"/reports/둘째 실험.md"_s).size(), 1);
        QCOMPARE(referencesTo(lab.project, lab.tree(), *lab.index(), u"reports/둘째 실험.md"_s).size(), 4);
        // And back: one step.
        const auto back = lab.plan(u"reports/둘째 실험.md"_s, u"실험.md"_s);
        QVERIFY(back.has_value() && carryOut(lab.project, *back).has_value());
        QCOMPARE(lab.read(u"reports/other.md"_s), QByteArray("\xef\xbb\xbf[[실험]] [표](<실험.md#표>) ![[실험.png]]\r\n"));
    }

    void renameAndBack_findsEveryMannerOfLink()
    {
        Lab lab;
        lab.write(u"reports/my note.md"_s, "# Note\n");
        const QByteArray words = "| a | b |\n|---|---|\n| [[my note\\|so]] | ![[my note]] |\n\n"
                                 "$$$ was won.\n\n[words][r], [r] and [Other text][R ]; [x](<../../reports/my note.md#end>)\n\n"
                                 "<a href=\"../../reports/my%20note.md\">here</a>\n\n<div>\n<a href='/reports/my%20note.md'>there</a>\n</div>\n\n"
                                 "[r]: ../../reports/my%20note.md \"title\"\n[unused]: ../../reports/my%20note.md\n";
        lab.write(u"diary/2026/2026-04-16.md"_s, words);
        const QByteArray cells = "{\"cells\": [\n {\"cell_type\": \"code\", \"source\": [\"# [[my note]]\\n\"]},\n"
                                 " {\"source\": [\"see [[my note]]\\n\", \"<a href=\\\"my%20note.md\\\">x</a>\"], \"cell_type\": \"markdown\"}\n], \"nbformat\": 4}\n";
        lab.write(u"reports/a.ipynb"_s, cells);
        const auto plan = lab.plan(u"reports/my note.md"_s, u"other"_s);
        QVERIFY(plan.has_value());
        QVERIFY(carryOut(lab.project, *plan).has_value());
        QByteArray expected = words, expectedCells = cells;
        expected.replace("my%20note", "other").replace("my note", "other");
        expected.replace("[unused]: ../../reports/other.md", "[unused]: ../../reports/my%20note.md");  // leads from nowhere
        expectedCells.replace("my%20note", "other").replace("see [[my note]]", "see [[other]]");
        QCOMPARE(lab.read(u"diary/2026/2026-04-16.md"_s), expected);
        QCOMPARE(lab.read(u"reports/a.ipynb"_s), expectedCells);
        QStringList lines;
        for (const Reference &reference : referencesTo(lab.project, lab.tree(), *lab.index(), u"reports/other.md"_s))
            lines.append(reference.path.section(u'/', -1) % u':' % QString::number(reference.line));
        QCOMPARE(lines.join(u' '), u"2026-04-16.md:3 2026-04-16.md:3 2026-04-16.md:7 2026-04-16.md:7 2026-04-16.md:7 2026-04-16.md:7 "
                                   "2026-04-16.md:9 2026-04-16.md:12 a.ipynb:3 a.ipynb:3"_s);
        // And back, byte for byte.
        QVERIFY(carryOut(lab.project, reversed(*plan)).has_value());
        QCOMPARE(lab.read(u"diary/2026/2026-04-16.md"_s), words);
        QCOMPARE(lab.read(u"reports/a.ipynb"_s), cells);
        QCOMPARE(lab.read(u"reports/my note.md"_s), QByteArray("# Note\n"));
        lab.write(u"reports/a.ipynb"_s, cells + ' ');
        QCOMPARE(carryOut(lab.project, *plan).error().kind, ErrorKind::Conflict);
    }

    void nameOfWhichThereAreTwo_isSaidInFull()
    {
        Lab lab;
        lab.write(u"diary/2026/note.md"_s, "x");
        lab.write(u"reports/a.md"_s, "x");
        lab.write(u"reports/b.md"_s, "[처음](a.md) [[diary/2026/note]] [[a]] [끝](a.md)");
        lab.write(u"decks/c.md"_s, "[[a]]");
        const auto plan = lab.plan(u"reports/a.md"_s, u"note"_s);
        QVERIFY(plan.has_value() && carryOut(lab.project, *plan).has_value());
        QCOMPARE(lab.read(u"reports/b.md"_s), QByteArray("[처음](note.md) [[diary/2026/note]] [[note]] [끝](note.md)"));
        QCOMPARE(lab.read(u"decks/c.md"_s), QByteArray("[[reports/note.md]]"));
    }

    // Others' links to a name that two have from now on say in full what they meant.
    void newName_takesNoLinkOfAnother()
    {
        Lab lab;
        lab.write(u"diary/2026/a.md"_s, "x");
        lab.write(u"reports/b.md"_s, "x");
        lab.write(u"reports/note.md"_s, "x");
        lab.write(u"reports/paper.ipynb"_s, "{\"cells\": [], \"nbformat\": 4}");
        lab.write(u"decks/c.md"_s, "[[note]] [[b]] `[[note]]`");
        const auto note = lab.plan(u"diary/2026/a.md"_s, u"note"_s);
        QVERIFY(note.has_value());
        QCOMPARE(note->files.size(), 1);
        QVERIFY(carryOut(lab.project, *note).has_value());
        QCOMPARE(lab.read(u"decks/c.md"_s), QByteArray("[[reports/note.md]] [[b]] `[[note]]`"));
        const auto paper = lab.plan(u"reports/b.md"_s, u"paper"_s);
        QVERIFY(paper.has_value() && carryOut(lab.project, *paper).has_value());
        const project::LinkTable table(lab.project, lab.tree());
        const QString link = QString::fromUtf8(lab.read(u"decks/c.md"_s)).section(u"[["_s, 2, 2).section(u"]]"_s, 0, 0);
        QCOMPARE(table.resolve(u"decks"_s, link), u"reports/paper.md"_s);
    }

    void rename_followsWhatIsEscapedInPart_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("blanks alone") << u"둘째 실험"_s << QByteArray("[표](둘째%20실험.md)\n") << QByteArray("[표](끝.md)\n");
        QTest::newRow("all of it") << u"둘째 실험"_s << QByteArray("[표](%EB%91%98%EC%A7%B8%20%EC%8B%A4%ED%97%98.md)\n") << QByteArray("[표](끝.md)\n");
        QTest::newRow("brackets bare") << u"note (1)"_s << QByteArray("[x](note%20(1).md)\n") << QByteArray("[x](끝.md)\n");
        QTest::newRow("a lone backquote before") << u"a"_s << QByteArray("it`s [[a]] and ``b`` [[a]]\n\n`[[a]]`\n") << QByteArray("it`s [[끝]] and ``b`` [[끝]]\n\n`[[a]]`\n");
        QTest::newRow("no links") << u"a"_s << QByteArray("\\[[a]] and $[[a]]$ but $5 [[a]], $6\n") << QByteArray("\\[[a]] and $[[a]]$ but $5 [[끝]], $6\n");
        QTest::newRow("an include") << u"a"_s << QByteArray("---\nmarp: true\n---\n\n<!-- include: a.md#title -->\n") << QByteArray("---\nmarp: true\n---\n\n<!-- include: 끝.md#title -->\n");
        QTest::newRow("brackets behind backslashes") << u"a(1)"_s << QByteArray("[x](a\\(1\\).md)\n") << QByteArray("[x](끝.md)\n");
        QTest::newRow("a backslash") << u"a_b"_s << QByteArray("[x](a\\_b.md#c) [r]\n\n[r]: <a\\_b.md>\n") << QByteArray("[x](끝.md#c) [r]\n\n[r]: <끝.md>\n");
        QTest::newRow("an entity") << u"a&b"_s << QByteArray("[x](a&amp;b.md) <a href=\"a&#38;b.md#c\">y</a> [[a&b]]\n") << QByteArray("[x](끝.md) <a href=\"끝.md#c\">y</a> [[끝]]\n");
        QTest::newRow("an attribute without quotes") << u"a"_s << QByteArray("<a href=a.md>x</a> <a class=b href=a.md#c>y</a>\n") << QByteArray("<a href=끝.md>x</a> <a class=b href=끝.md#c>y</a>\n");
        QTest::newRow("all of a footnote") << u"a"_s << QByteArray("x[^1]\n\n[^1]: [[a]]\n\n    second [[a]]\n\n        [[a]]\n\n    - third [[a]]\n\n    [[a]]\n") << QByteArray("x[^1]\n\n[^1]: [[끝]]\n\n    second [[끝]]\n\n        [[a]]\n\n    - third [[끝]]\n\n    [[끝]]\n");
        QTest::newRow("an exclamation before") << u"a"_s << QByteArray("\\![x](a.md) \\![[a]]\n") << QByteArray("\\![x](끝.md) \\![[끝]]\n");
        QTest::newRow("line ends of all kinds") << u"a"_s << QByteArray("one\r\n[[a]]\n\rtwo\r\n") << QByteArray("one\r\n[[끝]]\n\rtwo\r\n");
    }
    void rename_followsWhatIsEscapedInPart()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, after);
        Lab lab;
        const QString path = u"reports/"_s % name % u".md"_s;
        lab.write(path, "x");
        lab.write(u"reports/holds.md"_s, text);
        QVERIFY(!referencesTo(lab.project, lab.tree(), *lab.index(), path).isEmpty());
        const auto plan = lab.plan(path, u"끝"_s);
        QVERIFY(plan.has_value() && carryOut(lab.project, *plan).has_value());
        QCOMPARE(lab.read(u"reports/holds.md"_s), after);
    }

    // Notebooks are often written in ASCII, and stay so.
    void rename_followsInANotebookOfAscii()
    {
        Lab lab;
        lab.write(u"reports/실험.md"_s, "x");
        lab.write(u"reports/a.ipynb"_s, "{\"cells\": [{\"cell_type\": \"markdown\", \"source\": [\"[[\\uc2e4\\ud5d8]]\"]}], \"nbformat\": 4}");
        const auto plan = lab.plan(u"reports/실험.md"_s, u"둘째"_s);
        QVERIFY(plan.has_value() && carryOut(lab.project, *plan).has_value());
        QCOMPARE(lab.read(u"reports/a.ipynb"_s), QByteArray("{\"cells\": [{\"cell_type\": \"markdown\", \"source\": [\"[[\\ub458\\uc9f8]]\"]}], \"nbformat\": 4}"));
    }

    void picture_isFollowedByAllThatShowIt_data()
    {
        QTest::addColumn<QString>("document");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("lines");
        QTest::newRow("in words") << u"diary/2026/a.md"_s << QByteArray("글 ![손실](../../assets/loss.png \"t\") ![[../../assets/loss.png]] ![[loss.png]]\n") << 1;
        QTest::newRow("beside a link, within one") << u"reports/a.md"_s << QByteArray("[![a [b]](../assets/loss.png)](../assets/loss.png) [x](../assets/loss.png) ![y](../assets/loss.png)\n") << 1;
        QTest::newRow("defined") << u"reports/a.md"_s << QByteArray("![손실][l] and ![l]\n\n[l]: ../assets/loss.png\n") << 1;
        QTest::newRow("HTML") << u"reports/a.md"_s << QByteArray("<img width=3 src='../assets/loss.png'> <img src=../assets/loss.png>\n\n<div>\n<img src=\"../assets/loss.png\">\n</div>\n") << 2;
        QTest::newRow("a deck") << u"decks/a.md"_s
            << QByteArray("---\nmarp: true\nbackgroundImage: url('../assets/loss.png')\nfooter: '![w:20](../assets/loss.png)'\n---\n\n![bg left](../assets/loss.png)\n\n"
                          "<!-- _backgroundImage: url(../assets/loss.png) -->\n\n<!--\n_header: ![](../assets/loss.png)\n-->\n\n<style scoped>\nsection { background: url(\"../assets/loss.png\") }\n</style>\n") << 6;
        QTest::newRow("a notebook") << u"reports/a.ipynb"_s
            << QByteArray("{\"cells\": [{\"cell_type\": \"markdown\", \"source\": [\"![x](../assets/loss.png) <img src=\\\"../assets/loss.png\\\">\"]}], \"nbformat\": 4}") << 1;
    }
    void picture_isFollowedByAllThatShowIt()
    {
        QFETCH(QString, document);
        QFETCH(QByteArray, text);
        QFETCH(int, lines);
        Lab lab;
        const QByteArray code = document.endsWith(u".ipynb"_s) ? QByteArray() : "\n`![a](../assets/loss.png)` \\![[../loss.png]]\n";
        lab.write(u"assets/loss.png"_s, "x");
        lab.write(document, text + code);
        const auto plan = lab.plan(u"assets/loss.png"_s, u"첫 손실 (1)"_s);
        QVERIFY2(plan.has_value(), plan ? "" : qPrintable(plan.error().message));
        QCOMPARE(plan->to, u"assets/첫 손실 (1).png"_s);
        QCOMPARE(plan->files.size(), 1);
        QCOMPARE(plan->files.first().lines.size(), lines);
        const auto back = [&] { return carryOut(lab.project, reversed(*plan)); };
        QVERIFY(carryOut(lab.project, *plan).has_value());
        QByteArray now = lab.read(document);
        QVERIFY(now.endsWith(code));
        now.chop(code.size());
        QVERIFY2(!now.contains("loss.png"), now.constData());
        QVERIFY(!referencesTo(lab.project, lab.tree(), *lab.index(), plan->to).isEmpty());
        QVERIFY(back().has_value());
        QCOMPARE(lab.read(document), text + code);
    }

    void bibliography_isFollowedByTheDecksThatNameIt_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("newName");
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("plain") << u"refs"_s << u"논문"_s << QByteArray("bibliography: refs.bib") << QByteArray("bibliography: 논문.bib");
        QTest::newRow("with a remark") << u"refs"_s << u"my refs (1)"_s << QByteArray("bibliography: refs.bib  # refs.bib") << QByteArray("bibliography: my refs (1).bib  # refs.bib");
        QTest::newRow("quoted") << u"refs"_s << u"a \"b\" c"_s << QByteArray("bibliography: \"./refs.bib\"") << QByteArray("bibliography: \"./a \\\"b\\\" c.bib\"");
        QTest::newRow("in single marks") << u"it's"_s << u"that's"_s << QByteArray("bibliography: '../decks/it''s.bib'") << QByteArray("bibliography: '../decks/that''s.bib'");
        QTest::newRow("marks that YAML reads") << u"refs"_s << u"a, b: [c]"_s << QByteArray("bibliography: refs.bib") << QByteArray("bibliography: 'a, b: [c].bib'");
        QTest::newRow("a list in one line") << u"refs"_s << u"z"_s << QByteArray("bibliography: [my-refs.bib, refs.bib, \"refs.bib\"]") << QByteArray("bibliography: [my-refs.bib, z.bib, \"z.bib\"]");
        QTest::newRow("a list") << u"refs"_s << u"z"_s << QByteArray("bibliography:\n- other.bib\n\n- refs.bib\ntitle: refs.bib") << QByteArray("bibliography:\n- other.bib\n\n- z.bib\ntitle: refs.bib");
    }
    void bibliography_isFollowedByTheDecksThatNameIt()
    {
        QFETCH(QString, name);
        QFETCH(QString, newName);
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        Lab lab;
        const auto deck = [](const QByteArray &line) { return "---\nmarp: true\n" + line + "\n---\n\n# 세미나 [@kim] refs.bib\n"; };
        lab.write(u"decks/"_s % name % u".bib"_s, "@article{kim, title={x}}\n");
        lab.write(u"decks/seminar.md"_s, deck(before));
        lab.write(u"decks/other.md"_s, "---\nbibliography: refs.bib\n---\n\n글\n");  // no deck
        const auto plan = lab.plan(u"decks/"_s % name % u".bib"_s, newName);
        QVERIFY2(plan.has_value(), plan ? "" : qPrintable(plan.error().message));
        QCOMPARE(plan->files.size(), 1);
        QVERIFY(!plan->files.first().lines.isEmpty());
        QVERIFY(carryOut(lab.project, *plan).has_value());
        QCOMPARE(QString::fromUtf8(lab.read(u"decks/seminar.md"_s)), QString::fromUtf8(deck(after)));
        QCOMPARE(referencesTo(lab.project, lab.tree(), *lab.index(), plan->to).isEmpty(), false);
        QVERIFY(carryOut(lab.project, reversed(*plan)).has_value());
        QCOMPARE(lab.read(u"decks/seminar.md"_s), deck(before));
        QVERIFY(lab.plan(u"decks/"_s % name % u".bib"_s, u"elsewhere"_s).has_value());
    }

    // Escaped as no one writes it: said, and not lost.
    void bibliographyThatCannotBeRewritten_isRefused()
    {
        Lab lab;
        lab.write(u"decks/refs.bib"_s, "x");
        lab.write(u"decks/seminar.md"_s, "---\nmarp: true\nbibliography: \"\\x72efs.bib\"\n---\n\nrefs\n");
        const auto plan = lab.plan(u"decks/refs.bib"_s, u"z"_s);
        QVERIFY(!plan.has_value());
        QVERIFY2(plan.error().message.contains(u"line 3 of decks/seminar.md"_s), qPrintable(plan.error().message));
    }

    // Decks name a theme, and themes each other, by the name that stands in it: its file may have any.
    void theme_isNamedByWhatItSays()
    {
        Lab lab;
        lab.write(u"decks/themes/lab.css"_s, "/* @theme lab */\n@import 'default';\nsection { color: red }\n");
        lab.write(u"decks/themes/dark.css"_s, "/* @theme dark */\n@import 'lab';\n");
        lab.write(u"decks/seminar.md"_s, "---\nmarp: true\ntheme: lab\n---\n\n# 세미나\n");
        const auto plan = lab.plan(u"decks/themes/lab.css"_s, u"campus"_s);
        QVERIFY(plan.has_value() && plan->files.isEmpty());
        QVERIFY(carryOut(lab.project, *plan).has_value());
        QCOMPARE(lab.read(u"decks/themes/campus.css"_s), QByteArray("/* @theme lab */\n@import 'default';\nsection { color: red }\n"));
    }

    // Its pictures are those of decks in the folder above, and follow as theirs do.
    void pictureOfATheme_isFollowed()
    {
        Lab lab;
        const QByteArray before = "/* @theme lab, was url(../assets/loss.png) */\r\nsection { background: url(\"../assets/loss.png\"), url( ../assets/loss.png ) }\r\n"
                                  "h1 { background: url('../../assets/loss.png'), url(loss.png) }\r\n";
        lab.write(u"assets/loss.png"_s, "x");
        lab.write(u"decks/themes/lab.css"_s, before);
        lab.write(u"reports/plain.css"_s, "a { background: url(../assets/loss.png) }\n");
        const auto plan = lab.plan(u"assets/loss.png"_s, u"첫 손실"_s);
        QVERIFY2(plan.has_value(), plan ? "" : qPrintable(plan.error().message));
        QCOMPARE(plan->files.size(), 1);
        QCOMPARE(plan->files.first().lines.size(), 1);
        QVERIFY(carryOut(lab.project, *plan).has_value());
        QByteArray after = before;
        after.replace("(\"../assets/loss.png\"), url( ../assets/loss.png )", "(\"../assets/첫%20손실.png\"), url( ../assets/첫%20손실.png )");
        QCOMPARE(lab.read(u"decks/themes/lab.css"_s), after);
        QCOMPARE(referencesTo(lab.project, lab.tree(), *lab.index(), plan->to).size(), 2);
        QVERIFY(carryOut(lab.project, reversed(*plan)).has_value());
        QCOMPARE(lab.read(u"decks/themes/lab.css"_s), before);
    }

    // Links and pictures of one name lead to different files.
    void pictureBesideALinkOfItsName_isLeftAlone()
    {
        Lab lab;
        lab.write(u"assets/a.png"_s, "x");
        lab.write(u"reports/b.md"_s, "![a](a.png) [a](a.png) ![[a.png]] [[a.png]]\n");
        const auto plan = lab.plan(u"assets/a.png"_s, u"z"_s);
        QVERIFY(plan.has_value() && carryOut(lab.project, *plan).has_value());
        QCOMPARE(lab.read(u"reports/b.md"_s), QByteArray("![a](a.png) [a](z.png) ![[z.png]] [[z.png]]\n"));
    }

    void runThatATextNames_keepsItsName_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");  // 0: it may have the name
        const QString csv = u"runs/sft-3.csv"_s;
        QTest::newRow("a number") << csv << u"sft-4"_s << QByteArray("글\n\n손실 {{sft-3 loss@best | .2f}}\n") << 3;
        QTest::newRow("a glob") << csv << u"rl-3"_s << QByteArray("{{\"sft-*\" loss:mean}}\n") << 1;
        QTest::newRow("a glob that has both") << csv << u"sft-4"_s << QByteArray("{{\"sft-*\" loss:mean}}\n") << 0;
        QTest::newRow("a figure") << csv << u"sft-4"_s << QByteArray("- a\n\n  ```plot\n  runs: [rl-1, sft-3]\n  y: loss\n  ```\n") << 3;
        QTest::newRow("a table") << csv << u"sft-4"_s << QByteArray("> ~~~runs\n> runs: sft-3\n> ~~~\n") << 1;
        QTest::newRow("a path") << u"reports/loss.csv"_s << u"other"_s << QByteArray("{{loss.csv loss}}\n") << 1;
        QTest::newRow("another run") << csv << u"sft-4"_s << QByteArray("{{sft-30 loss}} and sft-3\n") << 0;
        QTest::newRow("the folder names it") << u"runs/jamo/metrics.csv"_s << u"numbers"_s << QByteArray("{{jamo loss}}\n") << 0;
        QTest::newRow("the reader wants the name") << u"runs/trainer/trainer_state.json"_s << u"state"_s << QByteArray("{{trainer loss}}\n") << 1;
        QTest::newRow("no run") << u"reports/plan.txt"_s << u"sft-3"_s << QByteArray("{{plan loss}}\n") << 0;
    }
    void runThatATextNames_keepsItsName()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        Lab lab;
        for (const QString &csv : {u"runs/sft-3.csv"_s, u"runs/jamo/metrics.csv"_s, u"reports/loss.csv"_s})
            lab.write(csv, "step,loss\n1,0.5\n2,0.4\n3,0.3\n");
        lab.write(u"runs/trainer/trainer_state.json"_s, R"({"log_history": [{"step": 1, "loss": 0.5}, {"step": 2, "loss": 0.4}], "global_step": 2, "max_steps": 2})");
        lab.write(u"reports/plan.txt"_s, "words\n");
        lab.write(u"reports/a.md"_s, text);
        const auto plan = lab.plan(from, to);
        QCOMPARE(plan ? 0 : plan.error().line, line);
        if (line > 0)
            QVERIFY(plan.error().message.contains(u"reports/a.md"_s));
    }

    void pictureThatARunNames_keepsItsName_data()
    {
        QTest::addColumn<QString>("picture");
        QTest::addColumn<QString>("names");  // the file that does; empty: it may have another name
        const QString wandb = u"wandb/run-20260416_223000-abc/"_s;
        QTest::newRow("W&B's last") << wandb % u"files/media/images/손실_9_cd34.png"_s << wandb % u"files/wandb-summary.json"_s;
        QTest::newRow("W&B's first") << wandb % u"files/media/images/loss_0_ab12.png"_s << wandb % u"run-abc.wandb"_s;
        QTest::newRow("beside W&B's") << wandb % u"files/mine.png"_s << QString();
        QTest::newRow("below runs/") << u"runs/trainer/images/loss.png"_s << u"runs/trainer/trainer_state.json"_s;
        QTest::newRow("beside a run") << u"runs/loss.png"_s << QString();
        QTest::newRow("assets") << u"assets/loss.png"_s << QString();
    }
    void pictureThatARunNames_keepsItsName()
    {
        QFETCH(QString, picture);
        QFETCH(QString, names);
        Lab lab;
        const QString wandb = u"wandb/run-20260416_223000-abc/"_s;
        lab.write(wandb % u"files/wandb-summary.json"_s, R"({"loss": 0.5, "plot": {"_type": "image-file", "path": "media/images/\uc190\uc2e4_9_cd34.png"}})");
        // The name goes over the end of a block of the file.
        QByteArray history;
        for (int padding = 32'600; padding < 32'768 && (history.isEmpty() || history.contains("loss_0_ab12.png")); ++padding)
            history = testing::wandbFile({testing::wandbHistory(0, {{"loss", "1"}, {"words", '"' + QByteArray(padding, 'x') + '"'}, {"plot", R"({"path": "media/images/loss_0_ab12.png"})"}})});
        QVERIFY(!history.contains("loss_0_ab12.png"));
        lab.write(wandb % u"run-abc.wandb"_s, history);
        lab.write(u"runs/trainer/trainer_state.json"_s, R"({"log_history": [{"step": 1, "loss": 0.5}, {"step": 2, "loss": 0.4}], "global_step": 2, "max_steps": 2, "shown": "images/loss.png"})");
        lab.write(u"assets/note.json"_s, R"({"shown": "loss.png"})");
        lab.write(picture, "x");
        const auto plan = lab.plan(picture, u"other"_s);
        QCOMPARE(plan.has_value(), names.isEmpty());
        if (!plan)
            QVERIFY2(plan.error().message.startsWith(names % u' '), qPrintable(plan.error().message));
    }

    // What is written is a link again, whatever letters the name has.
    void nameOfMarks_isStillLedTo_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"논문 [1]", "a]b", "<x>", "a$b$", "b`c` `d", "it's", "100%", "a%20b", "a\\_b", "a&amp;b", "a:b", "{{x y}}", "a?b", "*a* _b_", "x (1", "\"q\""})
            QTest::newRow(name) << QString::fromUtf8(name);
    }
    void nameOfMarks_isStillLedTo()
    {
        QFETCH(QString, name);
        Lab lab;
        lab.write(u"decks/old.md"_s, "x");
        lab.write(u"decks/holds.md"_s, "---\nmarp: true\n---\n[[old]] [[decks/old.md#a|b]], [x](old.md) and [y](<old.md> \"t\") `c`\n\n"
                                       "| a |\n|---|\n| [[old\\|b]] $5 |\n\n<a href='old.md'>z</a> <a href=\"old.md\">z</a> <a href=old.md>z</a> [r]\n\n<!-- include: old.md -->\n\n[r]: old.md\n");
        const QByteArray before = lab.read(u"decks/holds.md"_s);
        const qsizetype count = referencesTo(lab.project, lab.tree(), *lab.index(), u"decks/old.md"_s).size();
        QCOMPARE(count, 10);
        const auto plan = lab.plan(u"decks/old.md"_s, name);
        QVERIFY2(plan.has_value(), plan ? "" : qPrintable(plan.error().message));
        QVERIFY(carryOut(lab.project, *plan).has_value());
        QCOMPARE(referencesTo(lab.project, lab.tree(), *lab.index(), plan->to).size(), count);
        const auto back = lab.plan(plan->to, u"old"_s);
        QVERIFY2(back.has_value(), back ? "" : qPrintable(back.error().message));
        QVERIFY(carryOut(lab.project, *back).has_value());
        QCOMPARE(lab.read(u"decks/holds.md"_s), before);
    }

    // Composed in part, as no program writes it.
    void linkThatCannotBeRewritten_isRefused()
    {
        Lab lab;
        const QString half = u"가"_s.normalized(QString::NormalizationForm_D) % u"나"_s;
        lab.write(u"reports/가나.md"_s, "x");
        lab.write(u"reports/b.md"_s, u"글\n\n[[%1]]\n"_s.arg(half).toUtf8());
        const auto plan = lab.plan(u"reports/가나.md"_s, u"다"_s);
        QVERIFY(!plan.has_value());
        QCOMPARE(plan.error().kind, ErrorKind::BadInput);
        QVERIFY2(plan.error().message.contains(u"line 3 of reports/b.md"_s), qPrintable(plan.error().message));
    }

    void completedTarget_isALink_data() { nameOfMarks_isStillLedTo_data(); }
    void completedTarget_isALink()
    {
        QFETCH(QString, name);
        Lab lab;
        const QString path = u"reports/"_s % name % u"#|.md"_s;
        lab.write(path, "x");
        const auto links = outlineOf(u"a [["_s % wikiTarget(path) % u"]] b"_s).links;
        QCOMPARE(links.size(), 1);
        QCOMPARE(project::LinkTable(lab.project, lab.tree()).resolve(u"diary"_s, links.first().target), path);
    }

    void badNames_areRefused_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"", "  ", "../x", "a/b", ".hidden", "a|b", "a#b"})
            QTest::newRow(name) << QString::fromLatin1(name);
        QTest::newRow("taken") << u"taken.md"_s;
    }
    void badNames_areRefused()
    {
        QFETCH(QString, name);
        Lab lab;
        lab.write(u"reports/a.md"_s, "x");
        lab.write(u"reports/taken.md"_s, "x");
        QVERIFY(!lab.plan(u"reports/a.md"_s, name).has_value());
    }

    void nameWithoutEnding_isTheWholeName()
    {
        Lab lab;
        lab.write(u"LICENSE"_s, "x");
        lab.write(u"reports/b.md"_s, "[x](../LICENSE)\n");
        const auto plan = lab.plan(u"LICENSE"_s, u"NOTICE"_s);
        QVERIFY(plan.has_value() && carryOut(lab.project, *plan).has_value());
        QCOMPARE(plan->to, u"NOTICE"_s);
        QCOMPARE(lab.read(u"reports/b.md"_s), QByteArray("[x](../NOTICE)\n"));
    }

    void fileChangedMeanwhile_stopsItAll()
    {
        Lab lab;
        lab.write(u"reports/a.md"_s, "x");
        lab.write(u"reports/b.md"_s, "[[a]]");
        lab.write(u"reports/c.md"_s, "[[a]]");
        const auto plan = lab.plan(u"reports/a.md"_s, u"z"_s);
        lab.write(u"reports/c.md"_s, "[[a]] and more");
        QCOMPARE(carryOut(lab.project, *plan).error().kind, ErrorKind::Conflict);
        QCOMPARE(lab.read(u"reports/b.md"_s), QByteArray("[[a]]"));
        QCOMPARE(lab.read(u"reports/a.md"_s), QByteArray("x"));
    }

    void failureInBetween_isTakenBack()
    {
        Lab lab;
        lab.write(u"reports/a.md"_s, "x");
        lab.write(u"diary/b.md"_s, "[[a]]");
        const auto plan = lab.plan(u"reports/a.md"_s, u"z"_s);
        QVERIFY(QFile::remove(lab.project.root + u"/reports/a.md"_s));  // links are written first, then it is missing
        QVERIFY(!carryOut(lab.project, *plan).has_value());
        QCOMPARE(lab.read(u"diary/b.md"_s), QByteArray("[[a]]"));
        QVERIFY(!QFileInfo::exists(lab.project.stateFolder() + u"/renaming"_s));
    }

    // Killed after each step of it: what the next start finds is finished.
    void killedRename_isFinished_data()
    {
        QTest::addColumn<int>("done");  // files written before the kill; 3: the document had its name too
        for (int done = 0; done <= 3; ++done)
            QTest::addRow("%d", done) << done;
    }
    void killedRename_isFinished()
    {
        QFETCH(int, done);
        Lab lab;
        lab.write(u"reports/a.md"_s, "x");
        lab.write(u"reports/b.md"_s, "[[a]]");
        lab.write(u"reports/c.md"_s, "[[a]] too");
        const auto plan = lab.plan(u"reports/a.md"_s, u"z"_s);
        QCOMPARE(plan->files.size(), 2);
        QJsonArray files;
        for (qsizetype i = 0; i < 2; ++i) {
            const auto &file = plan->files.at(i);
            lab.write(u".yeonji/renaming/"_s + QString::number(i), file.after);
            files.append(QJsonObject{{u"path"_s, file.path}, {u"before"_s, QString::fromLatin1(project::hashOf(file.before))},
                                     {u"after"_s, QString::fromLatin1(project::hashOf(file.after))}});
            if (i < done)
                lab.write(file.path, file.after);
        }
        lab.write(u".yeonji/renaming/plan.json"_s,
                  QJsonDocument(QJsonObject{{u"from"_s, plan->from}, {u"to"_s, plan->to}, {u"files"_s, files}}).toJson());
        if (done == 3)
            QVERIFY(QFile::rename(lab.project.root + u"/reports/a.md"_s, lab.project.root + u"/reports/z.md"_s));
        const auto finished = finishRenaming(lab.project);
        QVERIFY(finished.has_value() && finished->has_value());
        QCOMPARE(lab.read(u"reports/z.md"_s), QByteArray("x"));
        QCOMPARE(lab.read(u"reports/a.md"_s), QByteArray("(not there)"));
        QCOMPARE(lab.read(u"reports/b.md"_s), QByteArray("[[z]]"));
        QCOMPARE(lab.read(u"reports/c.md"_s), QByteArray("[[z]] too"));
        QVERIFY(!QFileInfo::exists(lab.project.stateFolder() + u"/renaming"_s));
        QVERIFY(!finishRenaming(lab.project).value_or(std::pair(QString(), QString())).has_value());
    }

    void planFromElsewhere_reachesNothingOutside()
    {
        Lab lab;
        QVERIFY(writeFile(lab.dir.filePath(u"outside.md"_s), "mine").has_value());
        const QJsonObject file{{u"path"_s, u"../outside.md"_s}, {u"before"_s, QString::fromLatin1(project::hashOf("mine"))},
                               {u"after"_s, QString::fromLatin1(project::hashOf("theirs"))}};
        lab.write(u".yeonji/renaming/0"_s, "theirs");
        lab.write(u".yeonji/renaming/plan.json"_s,
                  QJsonDocument(QJsonObject{{u"from"_s, u"../outside.md"_s}, {u"to"_s, u"reports/x.md"_s}, {u"files"_s, QJsonArray{file}}}).toJson());
        std::ignore = finishRenaming(lab.project);
        QCOMPARE(readFile(lab.dir.filePath(u"outside.md"_s)).value_or(QByteArray()), QByteArray("mine"));
        QVERIFY(!QFileInfo::exists(lab.project.root + u"/reports/x.md"_s));
    }
};

QTEST_GUILESS_MAIN(LinksTest)
#include "tst_links.moc"
