// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/workspace.h"

#include "pages/projectruns.h"

#include <QGuiApplication>
#include <QStyleHints>

namespace yeonji::widgets {

Scheme schemeOf(const Settings &settings, const QString &projectTheme)
{
    using Theme = Settings::Theme;
    if (settings.theme != Theme::System)
        return settings.theme == Theme::Dark ? Scheme::Dark : Scheme::Light;
    if (projectTheme == u"dark" || projectTheme == u"light")
        return projectTheme == u"dark" ? Scheme::Dark : Scheme::Light;
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark ? Scheme::Dark : Scheme::Light;
}

Workspace::Workspace(project::Project project, Settings settings, QObject *parent)
    : QObject(parent)
    , m_project(std::move(project))
    , m_settings(std::move(settings))
    , m_scheme(schemeOf(m_settings, m_project.config.theme))
    , m_library(std::make_unique<runs::Library>(pages::placesOf(m_project)))
{
    m_library->follow();
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, &Workspace::updateScheme);
    tryToWrite();
}

Workspace::~Workspace() = default;

pages::Setting Workspace::pageSetting() const
{
    pages::Setting setting = pages::settingOf(m_project, m_library.get());
    if (whyReadOnly().isEmpty())
        setting.assets = m_project.assetsFolder();
    setting.scaled = m_project.cacheFolder() + u"/pictures";
    setting.scheme = m_scheme;
    setting.strict = m_settings.strictMarkdown;
    return setting;
}

QFuture<QStringList> Workspace::placesNear(const QList<std::optional<pictures::Position>> &positions) const
{
    return m_placesNear ? m_placesNear(positions) : QtFuture::makeReadyValueFuture(QStringList(positions.size()));
}

void Workspace::tryToWrite(Take how)
{
    if (m_lock && m_lock->isOurs())
        return;
    m_lock = std::make_unique<project::Lock>(m_project);
    const auto taken = m_lock->take(how);
    if (const QString why = taken ? QString() : taken.error().message; std::exchange(m_project.whyReadOnly, why) != why)
        Q_EMIT writingChanged();
}

void Workspace::setProject(project::Project project)
{
    const bool locks = project.made && !m_project.made;
    project.whyReadOnly = m_project.whyReadOnly;
    m_project = std::move(project);
    if (locks) {
        m_lock.reset();
        tryToWrite();
    }
    m_library->setSources(m_project.config.sources);
    Q_EMIT projectChanged();
    updateScheme();
}

void Workspace::take(const project::Project &now)
{
    if (now.root == m_project.root && (now.made != m_project.made || now.config != m_project.config))
        setProject(now);
}

void Workspace::setSettings(Settings settings)
{
    if (settings == m_settings)
        return;
    m_settings = std::move(settings);
    Q_EMIT settingsChanged();
    updateScheme();
}

void Workspace::updateScheme()
{
    const Scheme scheme = schemeOf(m_settings, m_project.config.theme);
    if (scheme == m_scheme)
        return;
    m_scheme = scheme;
    Q_EMIT schemeChanged();
}

} // namespace yeonji::widgets
