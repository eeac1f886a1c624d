// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/logline.h"

#include "runs/digitgroups.h"
#include "runs/metricname.h"
#include "runs/table.h"

#include <array>

namespace yeonji::runs {

namespace {

bool isLetter(char c)
{
    return (c | 0x20) >= 'a' ? (c | 0x20) <= 'z' || quint8(c) >= 0x80 : quint8(c) >= 0x80;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isNamePart(char c)
{
    return isLetter(c) || isDigit(c) || c == '_' || c == '.' || c == '/' || c == '@' || c == '-';
}

ColumnRole roleOf(QByteArrayView name)
{
    return runs::roleOf(QString::fromUtf8(name));
}

// `step 100: loss 0.5`, but neither `train.py:12: warning` nor a time of day.
bool endsNumber(const char *at, const char *end, QByteArrayView name)
{
    if (at == end || *at != ':')
        return at == end || !(isLetter(*at) || *at == '_');
    const ColumnRole role = roleOf(name);
    return (at + 1 == end || !isDigit(at[1])) && (role == ColumnRole::Step || role == ColumnRole::Epoch);
}

template<size_t N>
bool isOneOf(QByteArrayView word, const std::array<const char *, N> &known)
{
    return std::ranges::any_of(known, [word](const char *one) { return word.compare(one, Qt::CaseInsensitive) == 0; });
}

// Names that are followed by their number without any mark between.
bool standsBare(QByteArrayView name)
{
    static constexpr std::array known{"step", "steps", "iter", "iteration", "epoch", "loss", "acc", "accuracy", "lr", "ppl",
                                      "acc@1", "acc@5", "prec@1", "prec@5", "perplexity", "val_loss", "train_loss", "eval_loss", "valid_loss", "test_loss", "val_acc",
                                      "grad_norm", "reward", "f1", "bleu", "wer", "cer"};
    return isOneOf(name, known);
}

// `val` of `val loss`, `learning` of `learning rate`.
bool qualifies(QByteArrayView word)
{
    static constexpr std::array known{"train", "training", "learning", "lm", "mlm", "grad", "gradient", "loss", "batch", "global",
                                      "consumed", "policy", "value", "avg", "average", "mean", "running", "학습", "훈련"};
    constexpr qsizetype longest = 32;
    return word.size() <= longest && std::ranges::all_of(word, isLetter) && (isOneOf(word, known) || isEvaluation(QString::fromUtf8(word)));
}

bool isPhase(QByteArrayView word)
{
    constexpr qsizetype longest = 16;
    return word.size() <= longest && std::ranges::all_of(word, isLetter)
        && (isOneOf(word, std::array{"train", "training", "학습", "훈련"}) || isEvaluation(QString::fromUtf8(word)));
}

// `nan` of `number of nan iterations`, `total` of `total steps`: with it the number is no place where the run stands.
bool counts(QByteArrayView word)
{
    static constexpr std::array known{"number", "num", "total", "max", "min", "nan", "skipped", "warmup", "accumulation", "optimization",
                                      "decay", "remaining", "every", "best", "last"};
    return isOneOf(word, known);
}

// Words that no number follows, the last two of them.
class Before
{
public:
    void add(QByteArrayView word)
    {
        m_first = m_second;
        m_second = word;
    }

    // That stands directly before `name`.
    QByteArrayView phaseOf(QByteArrayView name) const { return isPhase(m_second) && touches(m_second, name) ? m_second : QByteArrayView(); }

    // `name` with those that stand directly before it and say which one it is.
    QByteArrayView nameOf(QByteArrayView name) const
    {
        if (!touches(m_second, name))
            return name;
        const bool any = touches(m_first, m_second);
        if (isOneOf(m_second, std::array{"of", "per"})) {  // `number of epochs`, `steps per epoch`, but `end of epoch`
            const bool belongs = any && (counts(m_first) || m_second.size() == 3);
            return belongs ? QByteArrayView(m_first.begin(), name.end()) : name;
        }
        if (!counts(m_second) && !(qualifies(m_second) && roleOf(name) == ColumnRole::None))
            return name;
        const bool more = any && (counts(m_first) || qualifies(m_first));
        return {(more ? m_first : m_second).begin(), name.end()};
    }

private:
    static bool touches(QByteArrayView word, QByteArrayView next)
    {
        return !word.isEmpty() && std::all_of(word.end(), next.begin(), [](char c) { return c == ' '; });
    }

    QByteArrayView m_first, m_second;
};

const char *behindSpaces(const char *at, const char *end)
{
    while (at != end && *at == ' ')
        ++at;
    return at;
}

// `:   24 / 23260 `
const char *doneAt(const char *at, const char *end, LogLine &parsed)
{
    double done = 0, total = 0;
    const auto first = parseNumber(behindSpaces(at + 1, end), end, done);
    const char *slash = behindSpaces(first.ptr, end);
    if (first.ec != std::errc() || slash == end || *slash != '/')
        return at;
    const auto second = parseNumber(behindSpaces(slash + 1, end), end, total);
    if (second.ec != std::errc() || (second.ptr != end && *second.ptr != ' '))
        return at;
    parsed.done = done;
    parsed.total = total;
    return second.ptr;
}

struct Bracket
{
    double number = 0;
    std::optional<double> of;
    const char *end = nullptr;  // null: there is none
};

// `[3]`, `[ 10/5005]`, `[640/60000 (1%)]`.
Bracket bracketAt(const char *at, const char *end)
{
    Bracket bracket;
    at = behindSpaces(at, end);
    if (at == end || *at != '[')
        return {};
    const auto first = parseNumber(behindSpaces(at + 1, end), end, bracket.number);
    if (first.ec != std::errc())
        return {};
    at = behindSpaces(first.ptr, end);
    if (at != end && *at == '/') {
        double of = 0;
        const auto second = parseNumber(behindSpaces(at + 1, end), end, of);
        if (second.ec != std::errc())
            return {};
        bracket.of = of;
        at = second.ptr;
        if (end - at > 2 && at[0] == ' ' && at[1] == '(')
            at = std::find(at, end, ']');
    }
    at = behindSpaces(at, end);
    if (at == end || *at != ']')
        return {};
    bracket.end = at + 1;
    return bracket;
}

void setBar(LogLine &parsed, const Bracket &bracket)
{
    parsed.done = bracket.number;
    parsed.total = bracket.of;
}

// What brackets behind `name` say of where the run stands; null: there are none of that kind.
const char *standingAt(const char *at, const char *end, QByteArrayView name, LogLine &parsed)
{
    QByteArrayView phase = isPhase(name) ? name : QByteArrayView();
    if (at != end && *at == '(') {
        const char *const close = std::find(at, end, ')');
        if (close == end || !isPhase({at + 1, close - at - 1}))
            return nullptr;
        phase = {at + 1, close - at - 1};
        at = close + 1;
    }
    at += at != end && *at == ':';
    const Bracket first = bracketAt(at, end);
    const ColumnRole role = roleOf(name);
    if (!first.end || (role == ColumnRole::None && !isPhase(name) && !isOneOf(name, std::array{"batch"})))
        return nullptr;
    const Bracket second = bracketAt(first.end, end);
    if (role == ColumnRole::Epoch)
        parsed.numbers.push_back({name, first.number});
    else if (!first.of)
        return nullptr;
    else
        setBar(parsed, first);
    if (!phase.isEmpty())
        parsed.phase = phase;
    if (role != ColumnRole::Epoch || !second.end || !second.of)
        return first.end;
    setBar(parsed, second);
    return second.end;
}

// The value of `name`.
const char *numberAt(const char *at, const char *end, QByteArrayView name, double &value)
{
    at += at != end && *at == '+';
    const bool word = at != end && isLetter(*at);
    const auto [stop, error] = parseGrouped(at, end, value);
    if (error != std::errc() || !endsNumber(stop, end, name))
        return nullptr;
    // How full a bar is: `Evaluating:  50%|###`.
    if (end - stop >= 2 && stop[0] == '%' && stop[1] == '|')
        return nullptr;
    // `in`, `nano`: a word that begins like a number.
    if (word && stop != end && (isNamePart(*stop)))
        return nullptr;
    return stop;
}

} // namespace

QByteArrayView plainLine(QByteArrayView line, QByteArray &buffer)
{
    if (!line.contains('\x1b'))
        return line;
    buffer.clear();
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line[i] != '\x1b') {
            buffer += line[i];
            continue;
        }
        if (i + 1 < line.size() && line[i + 1] == '[')
            for (i += 2; i < line.size() && quint8(line[i] - 0x40) > 0x3e;)
                ++i;
    }
    return buffer;
}

void parseLogLine(QByteArrayView line, LogLine &parsed)
{
    parsed.clear();
    Before before;
    const char *at = line.begin();
    const char *const end = line.end();
    while (at != end) {
        // A bar: `24/23260 [`.
        if (isDigit(*at) && (at == line.begin() || !isNamePart(at[-1]))) {
            double done = 0, total = 0;
            const char *stop = parseNumber(at, end, done).ptr;
            if (stop != end && *stop == '/') {
                const auto [after, error] = parseNumber(stop + 1, end, total);
                const QByteArrayView rest(after, end);
                if (error == std::errc() && (rest.startsWith(" [") || rest.startsWith(" \u2501"))) {
                    parsed.done = done;
                    parsed.total = total;
                }
            }
            at = std::max(stop, at + 1);
            while (at != end && isNamePart(*at))
                ++at;
            continue;
        }
        if (!isLetter(*at)) {
            ++at;
            continue;
        }
        const char *const begin = at;
        while (at != end && isNamePart(*at))
            ++at;
        const QByteArrayView name(begin, at - begin);
        if (const char *const behind = standingAt(at, end, name, parsed)) {
            at = behind;
            continue;
        }
        const char *value = at;
        if (value != end && (*value == '\'' || *value == '"'))
            ++value;
        const bool space = value != end && *value == ' ';
        value = behindSpaces(value, end);
        const bool marked = value != end && (*value == '=' || *value == ':');
        if (marked) {
            value = behindSpaces(value + 1, end);
        } else if (!space || !standsBare(name)) {
            before.add(name);
            continue;
        }
        double number = 0;
        const char *const stop = value == end ? nullptr : numberAt(value, end, name, number);
        if (!stop) {
            if (marked && parsed.numbers.empty() && isPhase(name) && isEvaluation(QString::fromUtf8(name)))
                parsed.phase = name;  // `Test: loss 0.5`
            before.add(name);
            continue;
        }
        const ColumnRole role = roleOf(name);
        if (parsed.phase.isEmpty() && parsed.numbers.empty() && role != ColumnRole::None)
            parsed.phase = before.phaseOf(name);  // `train step=10 loss=0.5`
        parsed.numbers.push_back({before.nameOf(name), number});
        at = stop;
        if (at == end)
            break;
        if (*at == '/') {
            // `3/10`: how many there are is no number of its own; of what is right it makes a share.
            double of = 0;
            const auto [after, error] = parseNumber(at + 1, end, of);
            if (error == std::errc() && of > 0 && number >= 0 && number <= of && isShare(QString::fromUtf8(name)))
                parsed.numbers.back().value = number / of;
            for (++at; at != end && isNamePart(*at);)
                ++at;
        } else if (role == ColumnRole::Epoch) {
            at = *at == ':' ? doneAt(at, end, parsed) : at;
            if (const Bracket pass = bracketAt(at, end); pass.end && pass.of) {
                setBar(parsed, pass);
                at = pass.end;
            }
        }
    }
}

} // namespace yeonji::runs
