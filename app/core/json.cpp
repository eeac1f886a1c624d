// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json.h"

#include "core/words.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <charconv>
#include <limits>
#include <utility>
#include <vector>

namespace yeonji {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

class JsonReader
{
public:
    JsonReader(QByteArrayView text, int depth, const JsonParts *parts = nullptr)
        : m_begin(text.data()), m_at(text.data()), m_end(text.data() + text.size()), m_depth(depth), m_parts(parts)
    {
    }

    JsonRead read()
    {
        if (QByteArrayView(m_at, m_end - m_at).startsWith("\xef\xbb\xbf"))
            m_at += 3;
        JsonRead result;
        result.value = value();
        skipSpace();
        if (m_problem.isEmpty() && m_at != m_end)
            fail(tr("something follows the end of this JSON"));
        result.problem = m_problem;
        if (!m_problem.isEmpty())
            result.line = 1 + int(std::count(m_begin, m_breaksAt, '\n'));
        result.validUtf8 = m_validUtf8;
        return result;
    }

private:
    QJsonValue fail(const QString &problem)
    {
        if (m_problem.isEmpty()) {
            m_problem = m_at == m_end ? tr("this JSON is cut off") : problem;
            m_breaksAt = m_at;
        }
        return QJsonValue::Undefined;
    }

    void skipSpace()
    {
        while (m_at != m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t'))
            ++m_at;
    }

    bool take(char c)
    {
        if (m_at == m_end || *m_at != c)
            return false;
        ++m_at;
        return true;
    }

    bool takeWord(QByteArrayView word)
    {
        if (!QByteArrayView(m_at, m_end - m_at).startsWith(word))
            return false;
        m_at += word.size();
        return true;
    }

    QJsonValue value()
    {
        skipSpace();
        if (m_at == m_end)
            return fail({});
        switch (*m_at) {
        case '{': return nested([this] { return object(); });
        case '[': return nested([this] { return array(); });
        case '"': {
            QString text;
            return string(text) ? QJsonValue(text) : QJsonValue(QJsonValue::Undefined);
        }
        case 't': return takeWord("true") ? QJsonValue(true) : unknown();
        case 'f': return takeWord("false") ? QJsonValue(false) : unknown();
        case 'n': return takeWord("null") ? QJsonValue(QJsonValue::Null) : takeWord("nan") ? QJsonValue(nan) : unknown();
        case 'N': return takeWord("NaN") ? QJsonValue(nan) : unknown();
        case 'I': return takeWord("Infinity") ? QJsonValue(infinity) : unknown();
        default: return number();
        }
    }

    QJsonValue unknown() { return fail(tr("this is no JSON value")); }

    template<class Read>
    QJsonValue nested(Read read)
    {
        if (m_depth == 0)
            return fail(tr("this JSON is nested too deep"));
        --m_depth;
        const QJsonValue result = read();
        ++m_depth;
        return result;
    }

    QJsonValue object()
    {
        // Members go in by the order of their names: QJsonObject keeps them so, and each insertion in
        // the middle would move the rest.
        std::vector<std::pair<QString, QJsonValue>> members;
        bool first = true;
        ++m_at;
        skipSpace();
        while (!take('}')) {
            QString name;
            if (!first && !take(',')) {
                fail(tr("a comma or } is missing here"));
                break;
            }
            skipSpace();
            if (m_at != m_end && *m_at != '"') {
                fail(tr("a name in quotes is missing here"));
                break;
            }
            if (!string(name))
                break;
            skipSpace();
            if (!take(':')) {
                fail(tr("a colon is missing here"));
                break;
            }
            skipSpace();
            const qsizetype offset = m_at - m_begin;
            const bool isTop = m_parts && m_depth == m_allowed - 1;
            const bool isTheirs = isTop && name == m_parts->of && m_at != m_end && *m_at == '[';
            QJsonValue member = isTheirs ? nested([this, &name] { return array(name); }) : value();
            if (member.isUndefined())
                ;  // the text breaks here
            else if (isTop && m_parts->of.isEmpty())
                m_parts->take(name, member, offset);
            else
                members.emplace_back(std::move(name), std::move(member));
            first = false;
            if (!m_problem.isEmpty())
                break;
            skipSpace();
        }
        std::ranges::stable_sort(members, {}, &std::pair<QString, QJsonValue>::first);
        QJsonObject result;
        for (auto &[name, member] : members)
            result.insert(name, std::move(member));
        return result;
    }

    // `partsOf`: its elements are handed over as those of that member.
    QJsonValue array(const QString &partsOf = {})
    {
        QJsonArray result;
        bool first = true;
        ++m_at;
        skipSpace();
        while (!take(']')) {
            if (!std::exchange(first, false) && !take(',')) {
                fail(tr("a comma or ] is missing here"));
                break;
            }
            skipSpace();
            const qsizetype offset = m_at - m_begin;
            const QJsonValue element = value();
            if (!element.isUndefined() && !partsOf.isNull())
                m_parts->take(partsOf, element, offset);
            else if (!element.isUndefined())
                result.append(element);
            if (!m_problem.isEmpty())
                break;
            skipSpace();
        }
        return result;
    }

    QJsonValue number()
    {
        const char *from = m_at;
        const char *to = from;
        bool integer = true;
        if (to != m_end && (*to == '-' || *to == '+'))
            ++to;
        if (QByteArrayView(to, m_end - to).startsWith("Infinity")) {
            m_at = to + 8;
            return *from == '-' ? -infinity : infinity;
        }
        const char *digits = to;
        while (to != m_end && ((*to >= '0' && *to <= '9') || *to == '.' || *to == 'e' || *to == 'E'
                               || ((*to == '-' || *to == '+') && (to[-1] == 'e' || to[-1] == 'E')))) {
            integer = integer && *to >= '0' && *to <= '9';
            ++to;
        }
        if (to == digits)
            return unknown();
        // A number that ends where the text ends may have lost digits.
        if (to == m_end && m_depth < m_allowed)
            return m_at = m_end, fail({});
        if (*from == '+')
            ++from;
        if (integer) {
            qint64 whole = 0;
            if (const auto [end, error] = std::from_chars(from, to, whole); error == std::errc() && end == to) {
                m_at = to;
                return whole;
            }
        }
        double real = 0;
        const auto [end, error] = std::from_chars(from, to, real);
        if (end != to)
            return unknown();
        m_at = to;
        if (error == std::errc::result_out_of_range)
            return QByteArrayView(from, to - from).contains("e-") || QByteArrayView(from, to - from).contains("E-")
                ? 0.0 : (*from == '-' ? -infinity : infinity);
        return real;
    }

    bool string(QString &text)
    {
        if (!take('"'))
            return fail({}), false;
        const char *from = m_at;
        while (m_at != m_end && *m_at != '"' && *m_at != '\\')
            ++m_at;
        append(text, from);
        while (m_at != m_end && *m_at == '\\') {
            ++m_at;
            if (!escape(text))
                return false;
            from = m_at;
            while (m_at != m_end && *m_at != '"' && *m_at != '\\')
                ++m_at;
            append(text, from);
        }
        if (!take('"'))
            return fail({}), false;
        return true;
    }

    void append(QString &text, const char *from)
    {
        const QByteArrayView bytes(from, m_at - from);
        if (bytes.isEmpty())
            return;
        m_validUtf8 = m_validUtf8 && bytes.isValidUtf8();
        text += QString::fromUtf8(bytes);
    }

    bool escape(QString &text)
    {
        if (m_at == m_end)
            return fail({}), false;
        switch (const char c = *m_at++) {
        case 'b': text += u'\b'; return true;
        case 'f': text += u'\f'; return true;
        case 'n': text += u'\n'; return true;
        case 'r': text += u'\r'; return true;
        case 't': text += u'\t'; return true;
        case 'u': {
            ushort unit = 0;
            const char *to = std::min(m_at + 4, m_end);
            const auto [end, error] = std::from_chars(m_at, to, unit, 16);
            if (error != std::errc() || end != m_at + 4) {
                if (to == m_end)
                    m_at = m_end;
                return fail(tr("\\u needs four hexadecimal digits")), false;
            }
            m_at = end;
            text += QChar(unit);
            return true;
        }
        default:
            text += QLatin1Char(c);  // \" \\ \/ and what no one should write
            return true;
        }
    }

    const char *m_begin, *m_at, *m_end;
    const char *m_breaksAt = nullptr;
    int m_depth;
    const int m_allowed = m_depth;
    const JsonParts *m_parts;
    bool m_validUtf8 = true;
    QString m_problem;
};

} // namespace

JsonRead readJson(QByteArrayView text, int depth)
{
    return JsonReader(text, depth).read();
}

JsonRead readJson(QByteArrayView text, const JsonParts &parts, int depth)
{
    return JsonReader(text, depth, &parts).read();
}

// One element of an array is the shortest way to have a string quoted.
QByteArray jsonString(const QString &text)
{
    return QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact).sliced(1).chopped(1);
}

} // namespace yeonji
