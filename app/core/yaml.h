// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// YAML from people and from trainers, read without trust: yaml-cpp under bounds of size, depth, node
// and alias counts; tags (`!!python/object…`) are never followed, their content is read as it stands.

#include "core/error.h"

#include <QJsonValue>

#include <yaml-cpp/yaml.h>

namespace yeonji::yaml {

struct Bounds
{
    qint64 bytes = 1 << 20;
    int depth = 64;
    int nodes = 100'000;  // after aliases are followed
};

// The document's root. `firstLine` is the line of the text's first line in `file`, for errors.
Result<YAML::Node> parse(QByteArrayView text, const QString &file = {}, int firstLine = 1,
                         Bounds bounds = {});

// A node's line in the file given to parse; 0 if unknown.
int lineOf(const YAML::Node &node, int firstLine = 1);

// A plain value: maps become objects, sequences arrays, plain scalars null, bool, number or string as
// YAML 1.2's core schema reads them, quoted ones strings.
QJsonValue toJson(const YAML::Node &node);

} // namespace yeonji::yaml
