// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/remote.h"

#include "core/words.h"
#include "pages/pictures.h"

#include <QNetworkCookie>
#include <QNetworkCookieJar>
#include <QNetworkReply>
#include <QPromise>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace yeonji::pages {

namespace {

// Keeps nothing and gives nothing.
class NoCookies : public QNetworkCookieJar
{
public:
    using QNetworkCookieJar::QNetworkCookieJar;
    QList<QNetworkCookie> cookiesForUrl(const QUrl &) const override { return {}; }
    bool setCookiesFromUrl(const QList<QNetworkCookie> &, const QUrl &) override { return false; }
};

Result<Fetched> answerOf(QNetworkReply &reply, const QByteArray &bytes, bool tooLarge)
{
    const QString address = reply.request().url().toDisplayString();
    if (tooLarge)
        return failure(ErrorKind::BadInput, tr("this picture is larger than %1 MB; download it yourself").arg(pictureLimit >> 20), address);
    if (reply.error() != QNetworkReply::NoError)
        return failure(ErrorKind::NotReadable, tr("this picture cannot be fetched (%1); try again later").arg(reply.errorString()), address);
    const auto type = pictureTypeOf(bytes);
    if (!type)
        return failure(ErrorKind::BadInput, tr("what came from there is no picture; open the address in a browser"), address);
    return Fetched{bytes, type->mimeType, type->suffix};
}

} // namespace

QString withPictureFrom(const QString &text, const QString &address, const QString &local)
{
    // In a picture, in an HTML one, or where a reference says what it stands for.
    const QRegularExpression picture(
        uR"((!\[[^\]\n]*\]\([ ]*<?|\bsrc[ ]*=[ ]*["']?|^[ ]{0,3}\[[^\]\n]+\]:[ ]*<?))"_s
            + QRegularExpression::escape(address) + uR"re((?=[\s>)"']|$))re"_s,
        QRegularExpression::MultilineOption);
    QString changed = text;
    return changed.replace(picture, u"\\1"_s + QString(local).replace(u'\\', u"\\\\"_s));
}

Remote::Remote(QObject *parent) : QObject(parent)
{
    m_network.setCookieJar(new NoCookies(&m_network));
    m_network.setTransferTimeout(30s);
    m_network.setRedirectPolicy(QNetworkRequest::NoLessSafeRedirectPolicy);
}

QFuture<Result<Fetched>> Remote::fetch(const QUrl &address)
{
    auto promise = std::make_shared<QPromise<Result<Fetched>>>();
    promise->start();
    if (!address.isValid() || (address.scheme() != "http"_L1 && address.scheme() != "https"_L1) || address.host().isEmpty()) {
        promise->addResult(Result<Fetched>(failure(ErrorKind::BadInput, tr("only pictures of http and https addresses are fetched"), address.toDisplayString())));
        promise->finish();
        return promise->future();
    }
    QNetworkRequest request(address.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveFragment));
    request.setMaximumRedirectsAllowed(5);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setHeader(QNetworkRequest::UserAgentHeader, u"Mozilla/5.0"_s);  // some servers want one
    request.setRawHeader("Accept-Language", "*");  // else it is the system's
    QNetworkReply *reply = m_network.get(request);
    auto bytes = std::make_shared<QByteArray>();
    auto tooLarge = std::make_shared<bool>(false);
    connect(reply, &QNetworkReply::readyRead, this, [reply, bytes, tooLarge] {
        bytes->append(reply->readAll());
        if (bytes->size() > pictureLimit && !std::exchange(*tooLarge, true))
            reply->abort();
    });
    connect(reply, &QNetworkReply::finished, this, [reply, bytes, tooLarge, promise] {
        bytes->append(reply->readAll());
        promise->addResult(answerOf(*reply, *bytes, *tooLarge));
        promise->finish();
        reply->deleteLater();
    });
    return promise->future();
}

} // namespace yeonji::pages
