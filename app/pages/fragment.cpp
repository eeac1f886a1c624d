// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/fragment.h"

#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace yeonji::pages {

QString withPicturesInside(const QString &html, const SchemeHandler &handler)
{
    static const QRegularExpression address(uR"(yeonji://page/(?:picture|media|kept)/[^\s"'<>)]+)"_s);
    QString whole;
    qsizetype written = 0;
    for (auto matches = address.globalMatch(html); matches.hasNext();) {
        const auto match = matches.next();
        whole += QStringView(html).sliced(written, match.capturedStart() - written);
        // The serialiser wrote & as &amp; inside the attribute.
        const auto found = handler.answer(QUrl(match.captured().replace("&amp;"_L1, "&"_L1)));
        if (found)
            whole += u"data:"_s + QString::fromLatin1(found->mimeType) + u";base64,"_s
                + QString::fromLatin1(found->bytes.toBase64());
        written = match.capturedEnd();
    }
    return whole + QStringView(html).sliced(written);
}

} // namespace yeonji::pages
