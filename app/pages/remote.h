// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Fetches one picture from the net because a person asked for this very address. The page itself never
// reaches out. Nothing goes along that tells of the person: no cookies, no referrer, no credentials, no language.

#include "core/error.h"

#include <QFuture>
#include <QNetworkAccessManager>
#include <QUrl>

namespace yeonji::pages {

struct Fetched
{
    QByteArray bytes;
    QByteArray mimeType;  // by content, whatever the server says
    QString suffix;       // a file name's for that type
};

// `text` with every picture that is shown from `address` shown from `local` instead; links that lead
// there stay.
QString withPictureFrom(const QString &text, const QString &address, const QString &local);

class Remote : public QObject
{
    Q_OBJECT
public:
    explicit Remote(QObject *parent = nullptr);

    // http and https only, redirections of a secure address to secure ones only. More than
    // pictureLimit bytes, 30 s without an answer, or no picture: an Error that says so.
    QFuture<Result<Fetched>> fetch(const QUrl &address);

private:
    QNetworkAccessManager m_network;
};

} // namespace yeonji::pages
