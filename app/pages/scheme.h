// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the page may ask for, and who answers: everything under `yeonji://page/`.
//
//   /                    the empty page with its content policy
//   /web/NAME            our styles and fonts, from the program's resources
//   /tokens.css          the colours of both schemes
//   /picture/NAME?path=  a picture of the document, confined again on every request; &width=: at most so
//                        many pixels wide, from the cache of scaled ones
//   /media/NAME?path=    a film or a sound, confined likewise; a page may ask for a part of it
//   /kept/NUMBER         bytes handed over by keep(): pictures that lie inside a notebook
//   /frame/NUMBER        HTML kept apart, under a policy of its own

#include "pages/pictures.h"

#include <QHash>
#include <QSet>
#include <QThreadPool>
#include <QWebEngineUrlSchemeHandler>

namespace yeonji::pages {

QByteArray schemeName();
QUrl pageUrl();

// As root: the line on standard error that says pages have no sandbox; once, with the first page.
void tellOfSandbox();

// What was handed over to be shown. A worker may gather some, for the handler to add.
struct Kept
{
    struct File
    {
        QByteArray mimeType;
        QByteArray bytes;
    };

    // The address under which `bytes` can be shown. Equal bytes, equal address.
    QString keep(const QByteArray &bytes, const QByteArray &mimeType);
    // The address of HTML whose scripts the person allowed: a document apart, which may run what it
    // holds and load nothing. It is to be shown in a sandboxed frame.
    QString keepApart(const QString &html);

    QHash<QString, File> files, apart;  // by the last part of the address
};

class SchemeHandler : public QWebEngineUrlSchemeHandler
{
    Q_OBJECT
public:
    using QWebEngineUrlSchemeHandler::QWebEngineUrlSchemeHandler;

    ~SchemeHandler() override;  // waits for pictures that are being read

    void setConfinement(Confinement confinement) { m_confinement = std::move(confinement); }
    // `scaled`, `bare`: as a Setting has them.
    void setPictures(const QString &scaled, bool bare) { m_scaled = scaled; m_bare = bare; }

    // Shown until forgetKept().
    QString keep(const QByteArray &bytes, const QByteArray &mimeType) { return m_kept.keep(bytes, mimeType); }
    void add(const Kept &kept);
    void forgetKept() { m_kept = {}; }

    using Answer = Kept::File;
    // Photos that were asked for and lie on their side (EXIF has a viewer turn them), as they were answered; they
    // are read when this is called, on any thread.
    std::function<QList<QByteArray>()> lyingPhotos() const;
    // The same answer a request gets; exports put it into the file. Errors name the reason.
    Result<Answer> answer(const QUrl &url) const;

    void requestStarted(QWebEngineUrlRequestJob *job) override;

private:
    Confinement m_confinement;
    Kept m_kept;
    QString m_scaled;
    bool m_bare = false;
    QSet<QUrl> m_lying;
    QThreadPool m_reading;
};

} // namespace yeonji::pages
