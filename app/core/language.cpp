// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace yeonji {

using namespace Qt::StringLiterals;

void speak(const QString &wanted)
{
    const QLocale locale = wanted.isEmpty() ? QLocale::system() : QLocale(wanted);
    // Dates and numbers are told in the language the words are in.
    const bool korean = locale.uiLanguages().value(0).startsWith(u"ko");
    if (!wanted.isEmpty() || korean)
        QLocale::setDefault(locale);
    if (!korean)
        return;
    const std::pair<QString, QString> catalogues[] = {{u"qtbase_ko"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)},
                                                      {u"yeonji_ko"_s, u":/yeonji/i18n"_s}};
    for (const auto &[name, folder] : catalogues) {
        auto *translator = new QTranslator(qApp);
        if (translator->load(name, folder))
            QCoreApplication::installTranslator(translator);
    }
}

} // namespace yeonji
