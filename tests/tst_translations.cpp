// SPDX-License-Identifier: GPL-3.0-or-later
//
// Korean is complete: no sentence of the sources is missing from the catalogue, and none is unfinished.
#include "paths.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace {

struct Message
{
    QString source, translation;
    bool unfinished = false;
};

QList<Message> read(const QString &path)
{
    QFile file(path);
    QList<Message> messages;
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"message")
            messages.append(Message());
        else if (xml.name() == u"source")
            messages.last().source = xml.readElementText(QXmlStreamReader::IncludeChildElements);
        else if (xml.name() == u"translation") {
            messages.last().unfinished = xml.attributes().hasAttribute(u"type"_s);
            messages.last().translation = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
        }
    }
    if (xml.hasError())
        qWarning("%s: %s", qPrintable(path), qPrintable(xml.errorString()));
    return xml.hasError() ? QList<Message>() : messages;
}

// %1, %n, %L2…: what is put into a sentence must come out of its translation.
QStringList places(const QString &text)
{
    static const QRegularExpression place(u"%L?(\\d|n)"_s);
    QStringList found;
    for (const auto &match : place.globalMatch(text))
        found.append(match.captured(1));
    found.removeDuplicates();
    found.sort();
    return found;
}

} // namespace

class TranslationsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void korean_isFinished()
    {
        const auto messages = read(korean());
        QVERIFY(messages.size() > 100);
        for (const Message &message : messages) {
            QVERIFY2(!message.unfinished && !message.translation.isEmpty(), qPrintable(message.source));
            QVERIFY2(places(message.source) == places(message.translation), qPrintable(message.source));
        }
    }

    // One sentence is one sentence wherever it stands: the program asks without a context.
    void sentence_hasOneTranslation()
    {
        QHash<QString, QString> seen;
        for (const Message &message : read(korean())) {
            QVERIFY2(seen.value(message.source, message.translation) == message.translation, qPrintable(message.source));
            seen.insert(message.source, message.translation);
        }
    }

    // What a name is followed by would depend on its last letter; a sentence is put so that nothing does.
    void korean_leavesNoParticleOpen()
    {
        static const QRegularExpression open(u"[이을은과]\\([가를는와]\\)|\\([으이]\\)"_s);
        for (const Message &message : read(korean()))
            QVERIFY2(!message.translation.contains(open), qPrintable(message.translation));
    }

    // What the menu calls 들여오기 has no other name while it runs or where it fails.
    void import_isOneWord()
    {
        static const QRegularExpression imports(u"\\b(?:import(?:ing|ed)?|brought in|bring it in)\\b"_s, QRegularExpression::CaseInsensitiveOption);
        int seen = 0;
        for (const Message &message : read(korean())) {
            if (!imports.match(message.source).hasMatch())
                continue;
            ++seen;
            QVERIFY2(message.translation.contains(u"들여") && !message.translation.contains(u"가져"), qPrintable(message.source));
        }
        QVERIFY(seen > 5);
    }

    void slide_isOneWord()
    {
        for (const Message &message : read(korean()))
            QVERIFY2(!message.translation.contains(u"슬라이드"_s), qPrintable(message.source));
    }

    // `3 word(s)` is what a program says.
    void english_hasItsPlurals()
    {
        QSet<QString> told;
        for (const Message &message : read(yeonji::testing::source(u"resources/i18n/yeonji_en.ts"_s)))
            told.insert(message.source);
        for (const Message &message : read(korean()))
            QVERIFY2(!message.source.contains(u"(s)"_s) || told.contains(message.source), qPrintable(message.source));
    }

    void sources_areAllInTheCatalogue()
    {
        QTemporaryDir folder;
        const QString fresh = folder.filePath(u"fresh.ts"_s);
        QProcess lupdate;
        lupdate.start(yeonji::testing::lupdate(), {u"-silent"_s, u"-locations"_s, u"none"_s, u"-target-language"_s, u"ko_KR"_s,
                                                       yeonji::testing::source(u"app"_s), yeonji::testing::source(u"widgets"_s),
                                                       u"-ts"_s, fresh});
        QVERIFY(lupdate.waitForFinished(60'000));
        QCOMPARE(lupdate.exitCode(), 0);
        QSet<QString> known;
        for (const Message &message : read(korean()))
            known.insert(message.source);
        QStringList missing;
        const auto collected = read(fresh);
        QVERIFY(collected.size() > 100);
        for (const Message &message : collected)
            if (!known.contains(message.source))
                missing.append(message.source);
        QVERIFY2(missing.isEmpty(), qPrintable(u"run cmake --build build --target translations and translate: "_s + missing.join(u" | "_s)));
    }

private:
    static QString korean() { return yeonji::testing::source(u"resources/i18n/yeonji_ko.ts"_s); }
};

QTEST_GUILESS_MAIN(TranslationsTest)
#include "tst_translations.moc"
