// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Settings that are Python, as MMEngine writes out those of a run (`config.py`): `name = value`, one below the other. Nothing
// is run. A value is read if it is plain (numbers, texts, True, False, None, lists, tuples, dicts and `dict(…)` of these);
// a setting with anything else in it is left out.

#include <QByteArrayView>
#include <QJsonObject>

namespace yeonji::runs {

QJsonObject pythonSettings(QByteArrayView text);

} // namespace yeonji::runs
