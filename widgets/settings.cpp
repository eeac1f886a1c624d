// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stored.h"
#include "widgets/workspace.h"

#include <array>

namespace yeonji::widgets {

namespace {

constexpr std::array themes = {QLatin1StringView("system"), QLatin1StringView("light"), QLatin1StringView("dark")};

} // namespace

Settings loadSettings()
{
    using namespace Qt::StringLiterals;
    const auto stored = storedValues();
    const Settings fallback;
    Settings settings;
    const QString theme = stored->value(u"theme"_s).toString();
    for (size_t i = 0; i < themes.size(); ++i)
        if (theme == themes[i])
            settings.theme = Settings::Theme(i);
    settings.language = stored->value(u"language"_s).toString();
    settings.readingFaceInEditor = stored->value(u"readingFaceInEditor"_s, fallback.readingFaceInEditor).toBool();
    // A hand-edited size must not make the editor unusable.
    settings.editorSize = qBound(9.0, stored->value(u"editorSize"_s, fallback.editorSize).toDouble(), 40.0);
    settings.spelling = stored->value(u"spelling"_s, fallback.spelling).toBool();
    settings.smartQuotes = stored->value(u"smartQuotes"_s, fallback.smartQuotes).toBool();
    settings.viMode = stored->value(u"viMode"_s, fallback.viMode).toBool();
    settings.strictMarkdown = stored->value(u"strictMarkdown"_s, fallback.strictMarkdown).toBool();
    settings.focus = stored->value(u"focus"_s, fallback.focus).toBool();
    settings.typewriter = stored->value(u"typewriter"_s, fallback.typewriter).toBool();
    settings.autosaveSeconds = qBound(1, stored->value(u"autosaveSeconds"_s, fallback.autosaveSeconds).toInt(), 60);
    settings.notifyRuns = stored->value(u"notifyRuns"_s, fallback.notifyRuns).toBool();
    settings.noteRuns = stored->value(u"noteRuns"_s, fallback.noteRuns).toBool();
    return settings;
}

void storeSettings(const Settings &settings)
{
    using namespace Qt::StringLiterals;
    const auto stored = storedValues();
    stored->setValue(u"theme"_s, QString(themes[size_t(settings.theme)]));
    stored->setValue(u"language"_s, settings.language);
    stored->setValue(u"readingFaceInEditor"_s, settings.readingFaceInEditor);
    stored->setValue(u"editorSize"_s, settings.editorSize);
    stored->setValue(u"spelling"_s, settings.spelling);
    stored->setValue(u"smartQuotes"_s, settings.smartQuotes);
    stored->setValue(u"viMode"_s, settings.viMode);
    stored->setValue(u"strictMarkdown"_s, settings.strictMarkdown);
    stored->setValue(u"focus"_s, settings.focus);
    stored->setValue(u"typewriter"_s, settings.typewriter);
    stored->setValue(u"autosaveSeconds"_s, settings.autosaveSeconds);
    stored->setValue(u"notifyRuns"_s, settings.notifyRuns);
    stored->setValue(u"noteRuns"_s, settings.noteRuns);
}

} // namespace yeonji::widgets
