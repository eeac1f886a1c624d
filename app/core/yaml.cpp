// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/yaml.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <limits>

namespace yeonji::yaml {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("yaml", text);
}

// Counts a tree as someone who follows every alias sees it, and stops at the bounds.
bool within(const YAML::Node &node, const Bounds &bounds, int depth, int &nodes)
{
    if (depth > bounds.depth || ++nodes > bounds.nodes)
        return false;
    for (const auto &child : node) {
        if (node.IsMap()) {
            if (!within(child.first, bounds, depth + 1, nodes)
                || !within(child.second, bounds, depth + 1, nodes))
                return false;
        } else if (!within(child, bounds, depth + 1, nodes)) {
            return false;
        }
    }
    return true;
}

// yaml-cpp builds nested flow collections by recursion, before anything can count them.
bool nestsTooDeep(QByteArrayView text, int depth)
{
    int open = 0;
    int dashes = 0;
    for (const char c : text) {
        if (c == '[' || c == '{')
            ++open;
        else if (c == ']' || c == '}')
            open = std::max(0, open - 1);
        if (c == '\n')
            open = dashes = 0;
        else if (c == '-' || c == '?')
            ++dashes;
        else if (c != ' ')
            dashes = 0;
        if (open > depth || dashes > 4 * depth)
            return true;
    }
    return false;
}

QJsonValue scalar(const std::string &text)
{
    static const std::initializer_list<const char *> nulls = {"", "~", "null", "Null", "NULL"};
    for (const char *name : nulls)
        if (text == name)
            return QJsonValue::Null;
    if (text == "true" || text == "True" || text == "TRUE")
        return true;
    if (text == "false" || text == "False" || text == "FALSE")
        return false;
    const QByteArray bytes = QByteArray::fromStdString(text);
    bool ok = false;
    if (const qint64 integer = bytes.toLongLong(&ok); ok)
        return integer;
    if (bytes.startsWith("0x"))
        if (const qint64 integer = bytes.toLongLong(&ok, 16); ok)
            return integer;
    const char first = bytes.front();
    if ((first >= '0' && first <= '9') || first == '.' || first == '-' || first == '+') {
        if (const double number = bytes.toDouble(&ok); ok && std::isfinite(number))
            return number;
        const QByteArray lower = bytes.toLower();
        if (lower == ".nan")
            return std::numeric_limits<double>::quiet_NaN();
        if (lower == ".inf" || lower == "+.inf")
            return std::numeric_limits<double>::infinity();
        if (lower == "-.inf")
            return -std::numeric_limits<double>::infinity();
    }
    return QString::fromStdString(text);
}

} // namespace

Result<YAML::Node> parse(QByteArrayView text, const QString &file, int firstLine, Bounds bounds)
{
    if (text.size() > bounds.bytes)
        return failure(ErrorKind::BadInput, tr("this YAML is too large; keep it short"), file, firstLine);
    if (nestsTooDeep(text, bounds.depth))
        return failure(ErrorKind::BadInput, tr("this YAML is nested too deep; make it flatter"), file, firstLine);
    try {
        YAML::Node root = YAML::Load(std::string(text.data(), size_t(text.size())));
        int nodes = 0;
        if (!within(root, bounds, 0, nodes))
            return failure(ErrorKind::BadInput,
                           tr("this YAML grows too large through its aliases; write it out"), file, firstLine);
        return root;
    } catch (const YAML::Exception &error) {
        const auto lines = text.toByteArray().split('\n');
        // What is missing at the end is said of the last line there is.
        const auto last = std::max<qsizetype>(0, lines.size() - (lines.last().isEmpty() ? 2 : 1));
        const int line = firstLine + std::clamp(error.mark.line, 0, int(last));
        const QByteArray at = error.mark.line >= 0 && error.mark.line < lines.size()
            ? lines.at(error.mark.line) : QByteArray();
        const QString unquoted = at.contains('*')
            ? tr("; a name with * needs quotes, as in \"sft-*\"") : QString();
        return failure(ErrorKind::BadInput,
                       tr("not valid YAML (%1)").arg(QString::fromStdString(error.msg)) + unquoted, file, line);
    }
}

int lineOf(const YAML::Node &node, int firstLine)
{
    return node.Mark().is_null() ? 0 : firstLine + node.Mark().line;
}

QJsonValue toJson(const YAML::Node &node)
{
    switch (node.Type()) {
    case YAML::NodeType::Undefined:
    case YAML::NodeType::Null:
        return QJsonValue::Null;
    case YAML::NodeType::Scalar:
        // yaml-cpp marks a quoted scalar with the tag `!`.
        return node.Tag() == "!" ? QJsonValue(QString::fromStdString(node.Scalar())) : scalar(node.Scalar());
    case YAML::NodeType::Sequence: {
        QJsonArray array;
        for (const auto &child : node)
            array.append(toJson(child));
        return array;
    }
    case YAML::NodeType::Map: {
        QJsonObject object;
        for (const auto &child : node) {
            const QString key = child.first.IsScalar() ? QString::fromStdString(child.first.Scalar())
                                                       : QStringLiteral("?");
            object.insert(key, toJson(child.second));
        }
        return object;
    }
    }
    return QJsonValue::Null;
}

} // namespace yeonji::yaml
