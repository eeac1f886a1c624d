// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the parts of a window share: the open project, its runs, the settings and the colours. Made by
// the window, handed to each part; there is no global one.

#include "core/tokens.h"
#include "pictures/photo.h"
#include "pages/pageview.h"
#include "project/lock.h"
#include "project/project.h"
#include "runs/library.h"
#include "widgets/offers.h"

#include <QFuture>
#include <QObject>

#include <memory>

namespace yeonji::widgets {

// The person's own choices, kept in the user's configuration; plain, compared, handed down.
struct Settings
{
    enum class Theme { System, Light, Dark };
    Theme theme = Theme::System;
    QString language;               // ko, en; empty: as the system
    bool readingFaceInEditor = false;
    double editorSize = 13.5;       // points as look/ gives them, in pixels
    bool spelling = false;
    bool viMode = false;
    bool smartQuotes = false;  // “ ” for ", outside of code
    bool strictMarkdown = false;
    bool focus = false;       // only the caret's paragraph is clear
    bool typewriter = false;  // its line stays in the middle
    int autosaveSeconds = 2;
    bool notifyRuns = true;         // on the desktop, when a run fails, goes quiet, diverges or finishes
    bool noteRuns = false;          // the same as a line in today's entry

    friend bool operator==(const Settings &, const Settings &) = default;
};

Settings loadSettings();
void storeSettings(const Settings &settings);

// The scheme to show: the person's choice, else the project's (`theme:` of yeonji.yaml), else the system's.
Scheme schemeOf(const Settings &settings, const QString &projectTheme = {});

class Workspace : public QObject
{
    Q_OBJECT
public:
    Workspace(project::Project project, Settings settings, QObject *parent = nullptr);
    ~Workspace() override;

    const project::Project &project() const { return m_project; }
    runs::Library *library() const { return m_library.get(); }
    const Settings &settings() const { return m_settings; }
    Scheme scheme() const { return m_scheme; }
    const Tokens &tokens() const { return yeonji::tokens(m_scheme); }
    pages::Setting pageSetting() const;  // for a PageView of this project

    // What is suggested while typing; the window knows what there is.
    const Offers &offers() const { return m_offers; }
    void setOffers(Offers offers) { m_offers = std::move(offers); }

    // For each position the place the diary has named near it, or nothing.
    using PlacesNear = std::function<QFuture<QStringList>(const QList<std::optional<pictures::Position>> &)>;
    void setPlacesNear(PlacesNear placesNear) { m_placesNear = std::move(placesNear); }
    // See diary/entries.h; as far as it is known yet.
    QString placeLastUsed() const { return m_placeLastUsed.isEmpty() ? m_project.config.place : m_placeLastUsed; }
    void setPlaceLastUsed(const QString &place) { m_placeLastUsed = place; }
    QFuture<QStringList> placesNear(const QList<std::optional<pictures::Position>> &positions) const;

    // Why nothing may be written here: the sentence of who writes in the project; empty: this one does.
    const QString &whyReadOnly() const { return m_project.whyReadOnly; }
    using Take = project::Lock::Take;
    void tryToWrite(Take how = Take::IfFree);  // asks once more
    bool mayTakeOver() const { return m_lock && m_lock->mayBeGone(); }

    // After yeonji.yaml was made or changed: all of it takes effect at once. The root stays.
    void setProject(project::Project project);
    // The same project as it was read just now, if that says anything else.
    void take(const project::Project &now);

    void setSettings(Settings settings);

Q_SIGNALS:
    void projectChanged();
    void settingsChanged();
    void schemeChanged();
    void writingChanged();  // of whyReadOnly()
    void foldersChanged(const QStringList &folders);  // files came, went or changed in them
    void offersChanged();   // more is known that may be suggested

private:
    void updateScheme();

    project::Project m_project;
    Settings m_settings;
    Scheme m_scheme = Scheme::Light;
    std::unique_ptr<runs::Library> m_library;
    Offers m_offers;
    PlacesNear m_placesNear;
    QString m_placeLastUsed;
    std::unique_ptr<project::Lock> m_lock;
};

} // namespace yeonji::widgets
