// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the messages of an event file say (tensorflow's event.proto, summary.proto, tensor.proto, and the
// hparams plugin's): read from the bytes, which the results point into.

#include "runs/run.h"

#include <QByteArrayView>
#include <QJsonObject>

#include <optional>

namespace yeonji::runs {

struct EventScalar
{
    double value;
    const char *float32 = nullptr;  // where it stands, if as four bytes
};

// One value of a summary. Which of them is there, its plugin says, once a tag.
struct EventValue
{
    QByteArrayView tag, tensor, picture, metadata;
    std::optional<EventScalar> simple;
};
EventValue eventValueOf(QByteArrayView message);

struct EventPlugin { QByteArrayView name, content; };
EventPlugin eventPluginOf(QByteArrayView metadata);

// A tensor of one number; nothing for any other.
std::optional<EventScalar> eventScalarOf(QByteArrayView tensor);
// The strings of a tensor, at most `most`.
QList<QByteArrayView> eventStringsOf(QByteArrayView tensor, qsizetype most);

// What a session of hparams was set to, and how it ended.
struct EventHparams
{
    QJsonObject params;
    Status status = Status::Unknown;
};
EventHparams eventHparamsOf(QByteArrayView content);

} // namespace yeonji::runs
