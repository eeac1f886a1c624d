// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/pythonsettings.h"

#include "runs/logwords.h"
#include "runs/number.h"

#include <QJsonArray>

#include <algorithm>
#include <optional>

namespace yeonji::runs {

namespace {

class Parser
{
public:
    explicit Parser(QByteArrayView text) : m_at(text.begin()), m_end(text.end()) {}

    QJsonObject settings()
    {
        QJsonObject all;
        while (m_at != m_end) {
            const QByteArray name = word();
            const auto value = !name.isEmpty() && take('=') ? this->value() : std::nullopt;
            m_depth = 0;  // it may have been left within
            skipSpaces(Lines::Stay);
            if (value && (m_at == m_end || *m_at == '\n'))
                all.insert(QString::fromUtf8(name), *value);
            skipLine();
        }
        return all;
    }

private:
    static constexpr int deepest = 64;
    enum class Lines { Stay, Pass };

    void skipLine()
    {
        m_at = std::find(m_at, m_end, '\n');
        m_at += m_at != m_end;
    }

    void skipSpaces(Lines lines)
    {
        while (m_at != m_end) {
            if (*m_at == '#')
                m_at = std::find(m_at, m_end, '\n');
            else if (*m_at == ' ' || *m_at == '\t' || *m_at == '\r' || (*m_at == '\n' && lines == Lines::Pass))
                ++m_at;
            else
                return;
        }
    }

    QByteArray word()
    {
        const char *const from = m_at;
        while (m_at != m_end && (isLetter(*m_at) || *m_at == '_' || (m_at != from && isDigit(*m_at))))
            ++m_at;
        return QByteArray(from, m_at - from);
    }

    bool take(char mark)
    {
        skipSpaces(m_depth > 0 ? Lines::Pass : Lines::Stay);
        if (m_at == m_end || *m_at != mark)
            return false;
        ++m_at;
        return true;
    }

    std::optional<QJsonValue> value()
    {
        skipSpaces(m_depth > 0 ? Lines::Pass : Lines::Stay);
        if (m_at == m_end || m_depth == deepest)
            return {};
        switch (*m_at) {
        case '[': ++m_at; return list(']');
        case '(': ++m_at; return list(')');
        case '{': ++m_at; return object('}', ':');
        case '\'':
        case '"': return texts();
        default: break;
        }
        if (isDigit(*m_at) || *m_at == '-' || *m_at == '+' || *m_at == '.')
            return number();
        const QByteArray name = word();
        if (name == "True" || name == "False")
            return name == "True";
        if (name == "None")
            return QJsonValue();
        if (name == "dict" && take('('))
            return object(')', '=');
        return {};
    }

    std::optional<QJsonValue> number()
    {
        QByteArray digits;
        const char *at = m_at;
        for (; at != m_end && (isDigit(*at) || isLetter(*at) || *at == '.' || *at == '_' || ((*at == '-' || *at == '+') && (at == m_at || (at[-1] | 0x20) == 'e'))); ++at)
            if (*at != '_')
                digits += *at;
        double value = 0;
        const char *const from = digits.startsWith('+') ? digits.constBegin() + 1 : digits.constBegin();
        const auto [end, error] = parseNumber(from, digits.constEnd(), value);
        if (error != std::errc() || end != digits.constEnd())
            return {};
        m_at = at;
        return value;
    }

    // Those that stand beside each other are one.
    std::optional<QJsonValue> texts()
    {
        QString all;
        while (m_at != m_end && (*m_at == '\'' || *m_at == '"')) {
            const auto one = text();
            if (!one)
                return {};
            all += *one;
            skipSpaces(m_depth > 0 ? Lines::Pass : Lines::Stay);
        }
        return all;
    }

    std::optional<QString> text()
    {
        const char quote = *m_at;
        const QByteArray three(3, quote);
        const QByteArray close = QByteArrayView(m_at, m_end).startsWith(three) ? three : QByteArray(1, quote);
        m_at += close.size();
        QByteArray bytes;
        for (; m_at != m_end; ++m_at) {
            if (QByteArrayView(m_at, m_end).startsWith(close)) {
                m_at += close.size();
                return QString::fromUtf8(bytes);
            }
            if (*m_at == '\n' && close.size() == 1)
                return {};
            if (*m_at != '\\') {
                bytes += *m_at;
                continue;
            }
            if (++m_at == m_end)
                return {};
            switch (*m_at) {
            case 'n': bytes += '\n'; break;
            case 't': bytes += '\t'; break;
            case '\\': case '\'': case '"': bytes += *m_at; break;
            case '\n': break;
            default: bytes += '\\', bytes += *m_at; break;
            }
        }
        return {};
    }

    // Of a list or tuple; one value in brackets is that value.
    std::optional<QJsonValue> list(char close)
    {
        ++m_depth;
        QJsonArray all;
        bool isTuple = close == ']';
        while (!take(close)) {
            const auto one = value();
            if (!one)
                return {};
            all.append(*one);
            if (take(close))
                break;
            if (!take(','))
                return {};
            isTuple = true;
        }
        --m_depth;
        return isTuple || all.isEmpty() ? QJsonValue(all) : QJsonValue(all.first());
    }

    std::optional<QJsonValue> object(char close, char mark)
    {
        ++m_depth;
        QJsonObject all;
        while (!take(close)) {
            skipSpaces(Lines::Pass);
            const auto key = mark == '=' ? std::optional(QJsonValue(QString::fromUtf8(word()))) : value();
            if (!key || key->isArray() || key->isObject() || !take(mark))
                return {};
            const auto one = value();
            if (!one)
                return {};
            all.insert(key->toVariant().toString(), *one);
            if (take(close))
                break;
            if (!take(','))
                return {};
        }
        --m_depth;
        return all;
    }

    const char *m_at, *m_end;
    int m_depth = 0;
};

} // namespace

QJsonObject pythonSettings(QByteArrayView text)
{
    return Parser(text).settings();
}

} // namespace yeonji::runs
