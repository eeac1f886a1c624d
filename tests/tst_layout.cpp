// SPDX-License-Identifier: GPL-3.0-or-later
#include "paths.h"

#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QTest>

// The shape of the house: dependencies point one way, sources say their licence, and the core knows no
// window. A folder may include those listed for it, and itself.
class LayoutTest : public QObject
{
    Q_OBJECT

    static constexpr const char *order[] = {"resources", "core",   "project", "pictures", "runs", "figures", "pages",
                                            "decks",     "diary",  "export",  "import",   "commands", "widgets"};

    static int placeOf(const QString &folder)
    {
        for (int i = 0; i < int(std::size(order)); ++i)
            if (folder == QLatin1StringView(order[i]))
                return i;
        return -1;
    }

    static QStringList sources()
    {
        QStringList files;
        for (const char *top : {"app", "widgets", "resources", "tests"}) {
            QDirIterator it(yeonji::testing::source(QLatin1StringView(top)),
                            {QStringLiteral("*.h"), QStringLiteral("*.cpp"), QStringLiteral("*.js"),
                             QStringLiteral("*.mjs"), QStringLiteral("CMakeLists.txt")},
                            QDir::Files, QDirIterator::Subdirectories);
            while (it.hasNext())
                files.append(it.next());
        }
        return files;
    }

    static QString read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

private Q_SLOTS:
    void includes_pointOneWay()
    {
        static const QRegularExpression include(QStringLiteral("^#include \"([a-z]+)/"),
                                                QRegularExpression::MultilineOption);
        int seen = 0;
        for (const QString &path : sources()) {
            const QStringList parts = path.mid(yeonji::testing::source().size() + 1).split(u'/');
            if (parts.first() == u"tests" || parts.size() < 2 || parts.last() == u"main.cpp")
                continue;
            const QString folder = parts.first() == u"app" ? parts.at(1) : parts.first();
            const int place = placeOf(folder);
            auto matches = include.globalMatch(read(path));
            while (matches.hasNext()) {
                const QString other = matches.next().captured(1);
                if (placeOf(other) < 0)
                    continue;
                ++seen;
                QVERIFY2(placeOf(other) <= place,
                         qPrintable(path % QStringLiteral(" includes ") % other % QStringLiteral(", which stands above it")));
            }
        }
        QVERIFY(seen > 5);
    }

    void sources_sayTheirLicence()
    {
        for (const QString &path : sources())
            QVERIFY2(read(path).left(200).contains(QStringLiteral("SPDX-License-Identifier: GPL-3.0-or-later")), qPrintable(path));
    }

    void tests_neverSleep()
    {
        static const QRegularExpression sleeping(QStringLiteral("\\b(qSleep|qWait|sleep|usleep|msleep|sleep_for) ?\\("));
        for (const QString &path : sources()) {
            if (!path.contains(QStringLiteral("/tests/")) || path.endsWith(QStringLiteral("tst_layout.cpp")))
                continue;
            const auto match = sleeping.match(read(path));
            QVERIFY2(!match.hasMatch(), qPrintable(path % u": " % match.captured()));
        }
    }

    void lockFiles_holdNoAddress()
    {
        int seen = 0;
        for (const char *folder : {"/resources", "/tests"}) {
            QDirIterator it(yeonji::testing::source() + QLatin1StringView(folder), {QStringLiteral("package-lock.json")},
                            QDir::Files, QDirIterator::Subdirectories);
            while (it.hasNext()) {
                const QString path = it.next();
                ++seen;
                QVERIFY2(!read(path).contains(QStringLiteral("\"resolved\"")) && !read(path).contains(QStringLiteral("://")), qPrintable(path));
            }
        }
        QVERIFY(seen > 0);
    }
};

QTEST_GUILESS_MAIN(LayoutTest)
#include "tst_layout.moc"
