// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Answers what the page script wants and cannot make itself: coloured code, pictures and films of the document,
// figures, tables of runs, bound numbers. One table of kinds; each answer comes back by its key.

#include "pages/pageview.h"
#include "pages/scheme.h"

#include <KSyntaxHighlighting/Repository>

#include <QJsonArray>
#include <QJsonObject>
#include <QObject>

#include <memory>

namespace yeonji::runs { class Library; }

namespace yeonji::pages {

class Answers : public QObject
{
    Q_OBJECT
public:
    explicit Answers(QObject *parent = nullptr);
    ~Answers() override;

    void setSetting(const Setting &setting);
    void setFile(const QString &file);
    void setScheme(Scheme scheme) { m_scheme = scheme; }   // of figures
    Confinement confinement() const;

    // {kind, key, source, language?, line, file?, written?, width?, letters?}; answered() follows, perhaps at
    // once. What the document has from another file is written there, in that line.
    void want(const QJsonObject &want);

Q_SIGNALS:
    // {key, html, findings: [{level, code, message, line}], line, file?, written?}; all lines but the last
    // are the document's.
    void answered(const QJsonObject &fill);
    // Figures, tables and numbers are made from runs that changed.
    void runsChanged();

private:
    QJsonObject code(const QJsonObject &want);
    void wantFile(const QJsonObject &want);
    void lookForFiles();
    void block(const QJsonObject &want);

    Setting m_setting;
    QString m_file;
    QJsonArray m_wantedFiles;   // wanted within one turn of the event loop
    int m_files = 0;         // how many were set: what was wanted for an earlier one is no answer
    Scheme m_scheme = Scheme::Light;
    std::unique_ptr<KSyntaxHighlighting::Repository> m_repository;  // made when code is first seen
    std::unique_ptr<runs::Library> m_ownLibrary;                    // when the setting brings none
    QMetaObject::Connection m_libraryConnection;
};

// Findings as the page script holds them, and back.
QJsonArray findingsToJson(const Findings &findings);
Findings findingsFromJson(const QJsonArray &array, const QString &file);

} // namespace yeonji::pages
