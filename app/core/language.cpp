// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace yeonji {

using namespace Qt::StringLiterals;

namespace {

thread_local std::optional<bool> inKorean;  // of Speaking

// A sentence has one translation, whoever says it: the catalogue holds them all under one name
// (resources/CMakeLists.txt), so that moving a function to another class loses no words.
class Catalogue : public QTranslator
{
public:
    Catalogue(bool korean, QObject *parent) : QTranslator(parent), m_isKorean(korean)
    {
        // English has a catalogue too, of its plurals alone.
        const bool loaded = m_korean.load(u"yeonji_ko"_s, u":/yeonji/i18n"_s) && m_english.load(u"yeonji_en"_s, u":/yeonji/i18n"_s);
        Q_ASSERT(loaded);
    }

    bool isEmpty() const override { return false; }

    QString translate(const char *, const char *source, const char *disambiguation, int n) const override
    {
        return (inKorean.value_or(m_isKorean) ? m_korean : m_english).translate("yeonji", source, disambiguation, n);
    }

private:
    bool m_isKorean;
    QTranslator m_korean, m_english;
};

} // namespace

void speak(const QString &wanted)
{
    const QLocale locale = wanted.isEmpty() ? QLocale::system() : QLocale(wanted);
    // Dates and numbers are told in the language the words are in.
    const bool korean = isKorean(locale.uiLanguages().value(0));
    if (!wanted.isEmpty() || korean)
        QLocale::setDefault(locale);
    if (korean)
        if (auto *translator = new QTranslator(qApp); translator->load(u"qtbase_ko"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
            QCoreApplication::installTranslator(translator);
    QCoreApplication::installTranslator(new Catalogue(korean, qApp));
}

bool speaksKorean()
{
    return isKorean(QLocale().uiLanguages().value(0));
}

bool isKorean(const QString &language)
{
    return language.section(u'-', 0, 0).section(u'_', 0, 0).toLower() == "ko"_L1;
}

Speaking::Speaking(const QString &language) : m_before(inKorean)
{
    if (!language.isEmpty())
        inKorean = isKorean(language);
}

Speaking::~Speaking()
{
    inKorean = m_before;
}

QString Speaking::language()
{
    return !inKorean ? QString() : *inKorean ? u"ko"_s : u"en"_s;
}

} // namespace yeonji
