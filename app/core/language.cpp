// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace yeonji {

using namespace Qt::StringLiterals;

namespace {

// A sentence has one translation, whoever says it: the catalogue holds them all under one name
// (resources/CMakeLists.txt), so that moving a function to another class loses no words.
class Catalogue : public QTranslator
{
public:
    using QTranslator::QTranslator;

    QString translate(const char *, const char *source, const char *disambiguation, int n) const override
    {
        return QTranslator::translate("yeonji", source, disambiguation, n);
    }
};

} // namespace

void speak(const QString &wanted)
{
    const QLocale locale = wanted.isEmpty() ? QLocale::system() : QLocale(wanted);
    // Dates and numbers are told in the language the words are in.
    const bool korean = locale.uiLanguages().value(0).startsWith(u"ko");
    if (!wanted.isEmpty() || korean)
        QLocale::setDefault(locale);
    const auto install = [](QTranslator *translator, const QString &name, const QString &folder) {
        if (translator->load(name, folder))
            QCoreApplication::installTranslator(translator);
    };
    if (korean)
        install(new QTranslator(qApp), u"qtbase_ko"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    // English has a catalogue too, of its plurals alone.
    install(new Catalogue(qApp), korean ? u"yeonji_ko"_s : u"yeonji_en"_s, u":/yeonji/i18n"_s);
}

} // namespace yeonji
