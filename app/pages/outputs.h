// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a cell left behind, in the one form of each output that a page without scripts shows best.

#include "pages/notebook.h"

#include <QJsonArray>

#include <optional>

namespace yeonji::pages {

// A text that may be an array of strings. What is none, in a damaged notebook, is shown as it stands there.
QString joined(const QJsonValue &value);

struct KeptPicture
{
    QString address;
    QLatin1StringView type;
};

// The picture in a bundle of forms ({"image/png": …}), if it holds one that is whole.
std::optional<KeptPicture> pictureOf(const QJsonObject &bundle, const Keep &keep);

QJsonArray outputs(const QJsonArray &given, const Keep &keep, const KeepApart &keepApart = {});

} // namespace yeonji::pages
