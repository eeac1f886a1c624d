// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/yaml.h"

#include "core/words.h"

#include <QJsonArray>
#include <QJsonObject>

#include <yaml-cpp/depthguard.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace yeonji::yaml {

namespace {

// Counts a tree as someone who follows every alias sees it, and stops at the bounds. Before it is counted it is
// built, by recursion: that yaml-cpp ends by itself, at a depth of 500.
enum class Fit { Fits, TooDeep, TooMany };
Fit fit(const YAML::Node &node, const Bounds &bounds, int depth, int &nodes)
{
    if (depth > bounds.depth)
        return Fit::TooDeep;
    if (++nodes > bounds.nodes)
        return Fit::TooMany;
    for (const auto &child : node) {
        const auto parts = node.IsMap() ? std::vector<YAML::Node>{child.first, child.second} : std::vector<YAML::Node>{child};
        for (const YAML::Node &part : parts)
            if (const Fit found = fit(part, bounds, depth + 1, nodes); found != Fit::Fits)
                return found;
    }
    return Fit::Fits;
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

// In a person's words and language what yaml-cpp says in its own.
QString inWords(const std::string &said)
{
    namespace Msg = YAML::ErrorMsg;
    static constexpr std::pair<const char *, const char *> words[] = {
        {Msg::END_OF_MAP, QT_TRANSLATE_NOOP("yeonji", "the keys are not indented alike")},
        {Msg::END_OF_MAP_FLOW, QT_TRANSLATE_NOOP("yeonji", "a { is not closed")},
        {Msg::END_OF_SEQ, QT_TRANSLATE_NOOP("yeonji", "the lines with - are not indented alike")},
        {Msg::END_OF_SEQ_FLOW, QT_TRANSLATE_NOOP("yeonji", "a [ is not closed")},
        {Msg::FLOW_END, QT_TRANSLATE_NOOP("yeonji", "a ] or } closes nothing")},
        {Msg::EOF_IN_SCALAR, QT_TRANSLATE_NOOP("yeonji", "a quote is not closed")},
        {Msg::DOC_IN_SCALAR, QT_TRANSLATE_NOOP("yeonji", "--- stands in a quoted text")},
        {Msg::CHAR_IN_SCALAR, QT_TRANSLATE_NOOP("yeonji", "a character that cannot stand there")},
        {Msg::UNKNOWN_TOKEN, QT_TRANSLATE_NOOP("yeonji", "a character that cannot stand there")},
        {Msg::CHAR_IN_BLOCK, QT_TRANSLATE_NOOP("yeonji", "a character that cannot stand behind | or >")},
        {Msg::ZERO_INDENT_IN_BLOCK, QT_TRANSLATE_NOOP("yeonji", "a character that cannot stand behind | or >")},
        {Msg::TAB_IN_INDENTATION, QT_TRANSLATE_NOOP("yeonji", "a tab stands where spaces indent")},
        {Msg::BLOCK_ENTRY, QT_TRANSLATE_NOOP("yeonji", "a - stands where no list can begin")},
        {Msg::MAP_KEY, QT_TRANSLATE_NOOP("yeonji", "a key stands where none can")},
        {Msg::MAP_VALUE, QT_TRANSLATE_NOOP("yeonji", "a : stands where none can")},
        {Msg::ALIAS_NOT_FOUND, QT_TRANSLATE_NOOP("yeonji", "no name stands behind *")},
        {Msg::CHAR_IN_ALIAS, QT_TRANSLATE_NOOP("yeonji", "no name stands behind *")},
        {Msg::ANCHOR_NOT_FOUND, QT_TRANSLATE_NOOP("yeonji", "no name stands behind &")},
        {Msg::CHAR_IN_ANCHOR, QT_TRANSLATE_NOOP("yeonji", "no name stands behind &")},
        {Msg::UNKNOWN_ANCHOR, QT_TRANSLATE_NOOP("yeonji", "nothing was given the name behind *")},
        {Msg::ALIAS_CONTENT, QT_TRANSLATE_NOOP("yeonji", "something stands behind a name with *")},
        {Msg::MULTIPLE_ALIASES, QT_TRANSLATE_NOOP("yeonji", "something stands behind a name with *")},
        {Msg::MULTIPLE_ANCHORS, QT_TRANSLATE_NOOP("yeonji", "one value has two names with &")},
        {Msg::MULTIPLE_TAGS, QT_TRANSLATE_NOOP("yeonji", "one value has two tags with !")},
        {Msg::CHAR_IN_TAG_HANDLE, QT_TRANSLATE_NOOP("yeonji", "a tag with ! is not written as one")},
        {Msg::TAG_WITH_NO_SUFFIX, QT_TRANSLATE_NOOP("yeonji", "a tag with ! is not written as one")},
        {Msg::END_OF_VERBATIM_TAG, QT_TRANSLATE_NOOP("yeonji", "a tag with ! is not written as one")},
        {Msg::INVALID_ESCAPE, QT_TRANSLATE_NOOP("yeonji", "a \\ stands before what it cannot mean")},
        {Msg::INVALID_HEX, QT_TRANSLATE_NOOP("yeonji", "a \\ stands before what it cannot mean")},
        {Msg::INVALID_UNICODE, QT_TRANSLATE_NOOP("yeonji", "a \\ stands before what it cannot mean")},
        {Msg::YAML_DIRECTIVE_ARGS, QT_TRANSLATE_NOOP("yeonji", "a line that begins with % is not written as one")},
        {Msg::YAML_VERSION, QT_TRANSLATE_NOOP("yeonji", "a line that begins with % is not written as one")},
        {Msg::YAML_MAJOR_VERSION, QT_TRANSLATE_NOOP("yeonji", "a line that begins with % is not written as one")},
        {Msg::REPEATED_YAML_DIRECTIVE, QT_TRANSLATE_NOOP("yeonji", "a line that begins with % is not written as one")},
        {Msg::TAG_DIRECTIVE_ARGS, QT_TRANSLATE_NOOP("yeonji", "a line that begins with % is not written as one")},
        {Msg::REPEATED_TAG_DIRECTIVE, QT_TRANSLATE_NOOP("yeonji", "a line that begins with % is not written as one")}};
    // Some go on with the words of the text that are wrong.
    const auto known = std::ranges::find_if(words, [&said](const auto &one) { return said.starts_with(one.first); });
    return known == std::end(words) ? QString::fromStdString(said) : tr(known->second);
}

} // namespace

Result<YAML::Node> parse(QByteArrayView text, const QString &file, int firstLine, Bounds bounds)
{
    if (text.size() > bounds.bytes)
        return failure(ErrorKind::BadInput, tr("this YAML is too large; keep it short"), file, firstLine);
    // A node takes a hundred times its bytes, so that their number is judged before there are any: each has a line or
    // a comma, two of a map one.
    qsizetype pieces = 0;
    for (qsizetype i = 1; i < text.size(); ++i)
        pieces += text[i] == ',' || (text[i] == '\n' && text[i - 1] != '[' && text[i - 1] != '{');
    if (pieces > bounds.nodes / 2)
        return failure(ErrorKind::BadInput, tr("this YAML is too large; keep it short"), file, firstLine);
    const auto tooDeep = [&] { return failure(ErrorKind::BadInput, tr("this YAML is nested too deep; make it flatter"), file, firstLine); };
    try {
        YAML::Node root = YAML::Load(std::string(text.data(), size_t(text.size())));
        int nodes = 0;
        const Fit found = fit(root, bounds, 0, nodes);
        if (found == Fit::TooDeep)
            return tooDeep();
        if (found == Fit::TooMany)
            return failure(ErrorKind::BadInput,
                           tr("this YAML grows too large through its aliases; write it out"), file, firstLine);
        return root;
    } catch (const YAML::DeepRecursion &) {
        return tooDeep();
    } catch (const YAML::Exception &error) {
        const auto lines = text.toByteArray().split('\n');
        // What is missing at the end is said of the last line there is.
        const auto last = std::max<qsizetype>(0, lines.size() - (lines.last().isEmpty() ? 2 : 1));
        const int line = firstLine + std::clamp(error.mark.line, 0, int(last));
        const QByteArray at = error.mark.line >= 0 && error.mark.line < lines.size()
            ? lines.at(error.mark.line) : QByteArray();
        const QString what = inWords(error.msg);
        return failure(ErrorKind::BadInput,
                       at.contains('*') ? tr("not valid YAML (%1); a name with * needs quotes, as in \"sft-*\"").arg(what)
                                        : tr("not valid YAML (%1); look for a bracket or quote that is not closed, and for how lines are indented").arg(what),
                       file, line);
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
