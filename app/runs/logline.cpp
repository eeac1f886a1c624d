// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/logline.h"

#include "runs/digitgroups.h"
#include "runs/metricname.h"
#include "runs/table.h"

#include <QSet>

#include <array>
#include <cmath>
#include <numeric>
#include <span>
#include <string_view>

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

// Words that stand where a name does and say nothing of what the number counts: `will be: 491,520`, `trainer.py:2078`,
// `rank: 0`.
bool isAside(QByteArrayView name)
{
    static constexpr std::array verbs{"be", "is", "are", "was", "were"};
    static constexpr std::array process{"pid", "ppid", "tid", "rank", "local_rank", "global_rank", "node_rank", "group_rank", "global rank",
                                        "exitcode", "exit_code", "world_size", "local_world_size"};
    static constexpr std::array sources{".py", ".pyx", ".ipynb", ".cc", ".cpp", ".cu", ".hpp", ".rs", ".go"};
    return isOneOf(name, process) || isOneOf(name, verbs) || std::ranges::any_of(sources, [name](const char *ending) { return name.endsWith(ending); });
}

// `(trainer:732)`: a line of a module.
bool isLineOf(QByteArrayView name, QByteArrayView line, const char *stop)
{
    return name.begin() != line.begin() && name.begin()[-1] == '(' && stop != line.end() && *stop == ')' && *name.end() == ':'
        && std::all_of(name.end() + 1, stop, isDigit) && roleOf(name) == ColumnRole::None && directionOf(QString::fromUtf8(name)) == Direction::Unknown;
}

// `OMP_NUM_THREADS=1`, written as a shell takes it.
bool isOfEnvironment(QByteArrayView name, QByteArrayView rest)
{
    return rest.startsWith('=') && name.contains('_') && std::ranges::all_of(name, [](char c) { return (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_'; })
        && rest.size() > 1 && isDigit(rest[1]) && (rest.size() == 2 || !(isNamePart(rest[2]) && !isDigit(rest[2])));
}

// Names that are followed by their number without any mark between.
bool standsBare(QByteArrayView name)
{
    static constexpr std::array known{"step", "steps", "iter", "iteration", "epoch", "loss", "acc", "accuracy", "lr", "ppl",
                                      "acc@1", "acc@5", "prec@1", "prec@5", "perplexity", "val_loss", "train_loss", "eval_loss", "valid_loss", "test_loss", "val_acc",
                                      "grad_norm", "reward", "f1", "bleu", "wer", "cer", "mfu",
                                      "에폭", "에포크", "스텝", "손실", "정확도", "학습률"};
    return isOneOf(name, known);
}

bool evaluates(QByteArrayView word)
{
    // To know it takes long, and most words are none.
    const auto isOther = [](char c) { return (c | 0x20) != 'v' && quint8(c) < 0x80; };
    const auto isSame = [](char a, char b) { return (a | 0x20) == b; };
    if (std::ranges::all_of(word, isOther) && std::ranges::search(word, std::string_view("test"), isSame).empty())
        return false;
    return isEvaluation(QString::fromUtf8(word));
}

// `val` of `val loss`, `learning` of `learning rate`.
bool qualifies(QByteArrayView word)
{
    static constexpr std::array known{"train", "training", "learning", "lm", "mlm", "grad", "gradient", "loss", "batch", "global",
                                      "consumed", "policy", "value", "avg", "average", "mean", "running", "학습", "훈련"};
    constexpr qsizetype longest = 32;
    return word.size() <= longest && std::ranges::all_of(word, isLetter) && (isOneOf(word, known) || evaluates(word));
}

bool isPhase(QByteArrayView word)
{
    constexpr qsizetype longest = 16;
    return word.size() <= longest && std::ranges::all_of(word, isLetter)
        && (isOneOf(word, std::array{"train", "training", "학습", "훈련"}) || evaluates(word));
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

    // That stands directly before `name`, the first of its line: `train Loss: 0.5 Acc: 0.7`, `| valid | epoch 001 | loss 8.2`.
    // Of a step or an epoch it may be the last of several words, of `best val loss` it is one loss's alone.
    QByteArrayView phaseOf(QByteArrayView name, ColumnRole role) const
    {
        const auto touchesCell = [](char c) { return c == ' ' || c == '|'; };
        const bool isOwn = role != ColumnRole::None || !touches(m_first, m_second);
        return isOwn && !m_second.isEmpty() && isPhase(m_second) && std::all_of(m_second.end(), name.begin(), touchesCell) ? m_second : QByteArrayView();
    }

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
    QByteArrayView phase;
    if (at != end && *at == '(') {
        const char *const close = std::find(at, end, ')');
        if (close == end || !isPhase({at + 1, close - at - 1}))
            return nullptr;
        phase = {at + 1, close - at - 1};
        at = close + 1;
    }
    at += at != end && *at == ':';
    const Bracket first = bracketAt(at, end);
    if (!first.end)
        return nullptr;
    const ColumnRole role = roleOf(name);
    if (phase.isEmpty() && isPhase(name))
        phase = name;
    if (role == ColumnRole::None && !isPhase(name) && !isOneOf(name, std::array{"batch"}))
        return nullptr;
    const Bracket second = bracketAt(first.end, end);
    if (role == ColumnRole::Epoch) {
        parsed.numbers.push_back({name, first.number});
        parsed.epochs = first.of;
    } else if (!first.of) {
        return nullptr;
    } else {
        setBar(parsed, first);
    }
    if (!phase.isEmpty())
        parsed.phase = phase;
    if (role != ColumnRole::Epoch || !second.end || !second.of)
        return first.end;
    setBar(parsed, second);
    return second.end;
}

// The value of `name`, which may be quoted.
const char *numberAt(const char *at, const char *end, QByteArrayView name, double &value)
{
    const char quote = at != end && (*at == '\'' || *at == '"') ? *at : '\0';
    at += quote != '\0';
    at += at != end && *at == '+';
    const bool word = at != end && isLetter(*at);
    const auto [stop, error] = parseGrouped(at, end, value);
    if (error != std::errc())
        return nullptr;
    if (quote != '\0')
        return stop != end && *stop == quote ? stop + 1 : nullptr;
    if (!endsNumber(stop, end, name))
        return nullptr;
    // A day, or from where to where: `2026-01-01`, `1-100`.
    if (end - stop >= 2 && stop[0] == '-' && isDigit(stop[1]))
        return nullptr;
    // How full a bar is: `Evaluating:  50%|###`.
    if (end - stop >= 2 && stop[0] == '%' && stop[1] == '|')
        return nullptr;
    // `in`, `nano`: a word that begins like a number.
    if (word && stop != end && (isNamePart(*stop)))
        return nullptr;
    return stop;
}

// `| bsz 128 |`: a name and its number that are all of a cell.
bool beginsCell(QByteArrayView line, const char *name)
{
    while (name != line.begin() && name[-1] == ' ')
        --name;
    return name != line.begin() && name[-1] == '|';
}

bool endsCell(const char *at, const char *end)
{
    at = behindSpaces(at, end);
    return at == end || *at == '|';
}

// ---------------------------------------------------------------- names that occur again

// A name that takes on words from before it.
class Longer
{
public:
    Longer(QByteArrayView line, QByteArrayView name) : m_line(line), m_at(name.begin()), m_name(name.toByteArray()) {}

    const QByteArray &name() const { return m_name; }

    // By one word, or by the key of the object that it stands in; false: there is none.
    bool grow()
    {
        const char *at = m_at;
        while (at != m_line.begin() && (at[-1] == ' ' || at[-1] == '\'' || at[-1] == '"'))
            --at;
        if (at != m_line.begin() && (at[-1] == '{' || at[-1] == ','))
            return growByKey(at);
        if (at == m_at)
            return false;
        const char *const end = at;
        while (at != m_line.begin() && (isNamePart(at[-1]) || at[-1] == '\''))
            --at;
        QByteArrayView word(at, end);
        if (word.endsWith("'s"))
            word.chop(2);
        return grow(word, ' ', at);
    }

private:
    bool growByKey(const char *at)
    {
        constexpr qsizetype longest = 1024;
        const char *const from = at - std::min<qsizetype>(longest, at - m_line.begin());
        int closed = 0;
        while (at != from && (at[-1] != '{' || closed > 0)) {
            --at;
            closed += *at == '}' ? 1 : *at == '{' ? -1 : 0;
        }
        if (at == from)
            return false;
        const auto skip = [&](QByteArrayView these) {
            while (at != from && these.contains(at[-1]))
                --at;
        };
        skip("{ ");
        skip(":= ");
        skip("'\"");
        const char *const end = at;
        while (at != from && isNamePart(at[-1]))
            --at;
        return grow({at, end}, '/', at);
    }

    bool grow(QByteArrayView word, char mark, const char *at)
    {
        if (word.isEmpty() || !isLetter(word.front()) || word.contains('\''))
            return false;
        m_name.prepend(mark).prepend(word);
        m_at = at;
        return true;
    }

    QByteArrayView m_line;
    const char *m_at;
    QByteArray m_name;
};

// The names of `same`, which are one, with as many words as tell most of them apart.
void tellApart(QByteArrayView line, LogLine &parsed, std::span<const size_t> same)
{
    constexpr int mostWords = 4;
    std::vector<Longer> names;
    for (const size_t i : same)
        names.emplace_back(line, parsed.numbers[i].name);
    std::vector<Longer> best;
    size_t apart = 1;
    for (int words = 1; words <= mostWords && apart < names.size(); ++words) {
        bool grew = false;
        for (Longer &one : names)
            grew = one.grow() || grew;
        if (!grew)
            break;
        QSet<QByteArray> different;
        for (const Longer &one : names)
            different.insert(one.name());
        if (size_t(different.size()) > apart) {
            apart = size_t(different.size());
            best = names;
        }
    }
    for (size_t i = 0; i < best.size(); ++i) {
        parsed.names.push_back(best[i].name());
        parsed.numbers[same[i]].name = parsed.names.back();
    }
}

void tellApart(QByteArrayView line, LogLine &parsed)
{
    // Most lines have each name once: they are told by a look at its ends.
    quint64 seen = 0;
    bool again = false;
    for (const auto &[name, value] : parsed.numbers) {
        const quint64 bit = 1ull << ((size_t(name.size()) * 7 + quint8(name.front()) * 3 + quint8(name.back())) % 64);
        again = again || (seen & bit);
        seen |= bit;
    }
    constexpr size_t most = 256;
    if (!again || parsed.numbers.size() > most)
        return;
    std::vector<size_t> order(parsed.numbers.size());
    std::iota(order.begin(), order.end(), size_t(0));
    const auto nameOf = [&parsed](size_t i) { return parsed.numbers[i].name; };
    std::ranges::stable_sort(order, {}, nameOf);
    for (auto from = order.begin(); from != order.end();) {
        const auto to = std::find_if(from, order.end(), [&](size_t i) { return nameOf(i) != nameOf(*from); });
        if (to - from > 1 && roleOf(nameOf(*from)) == ColumnRole::None)
            tellApart(line, parsed, {from, to});
        from = to;
    }
}

// ----------------------------------------------------------------

// A phase that the first name was given is that of the others, unless one of them says another.
bool isAboutOne(const LogLine &parsed)
{
    const bool isTraining = !evaluates(parsed.phase);
    return std::ranges::none_of(parsed.numbers, [isTraining](const LogLine::Number &number) {
        return isTraining ? evaluates(number.name) : number.name.toByteArray().toLower().contains("train");
    });
}

// `[10]` of `[10]  train-rmse:0.5`, as boosters count.
const char *iterationAt(QByteArrayView line, LogLine &parsed)
{
    const Bracket bracket = bracketAt(line.begin(), line.end());
    if (!bracket.end || bracket.of || bracket.number < 0 || bracket.number != std::floor(bracket.number))
        return line.begin();
    const QByteArrayView rest(bracket.end, line.end());
    if (!rest.startsWith('\t') && !rest.startsWith("  "))
        return line.begin();
    parsed.numbers.push_back({"iteration", bracket.number});
    return bracket.end;
}

} // namespace

RankPrefix rankPrefixOf(QByteArrayView line)
{
    const char *const end = line.end();
    const char *at = behindSpaces(line.begin(), end);
    if (at == end || !(*at == '[' || *at == 'r' || *at == 'R' || isDigit(*at)))
        return {};
    const bool bracket = *at == '[';
    at += bracket;
    const char *const word = at;
    while (at != end && isLetter(*at))
        ++at;
    const QByteArrayView kind(word, at);
    if (!kind.isEmpty() && !isOneOf(kind, std::array{"rank", "default", "gpu"}))
        return {};
    at = kind.isEmpty() ? at : behindSpaces(at, end);
    RankPrefix prefix{0, 0, !bracket && kind.isEmpty()};
    const char *const digits = at;
    constexpr qsizetype mostDigits = 4;
    for (; at != end && isDigit(*at) && at - digits < mostDigits; ++at)
        prefix.rank = 10 * prefix.rank + (*at - '0');
    if (at == digits || (bracket && (at == end || *at++ != ']')) || at == end || *at++ != ':')
        return {};
    if (!bracket && (at == end || *at != ' '))
        return {};
    at += at != end && *at == ' ';
    prefix.size = at - line.begin();
    return prefix;
}

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
    bool phaseOfFirst = false;
    const char *at = iterationAt(line, parsed);
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
        bool cell = false;
        if (marked) {
            value = behindSpaces(value + 1, end);
        } else if (!space || !(standsBare(name) || (cell = beginsCell(line, begin)))) {
            before.add(name);
            continue;
        }
        double number = 0;
        const char *const stop = value == end ? nullptr : numberAt(value, end, name, number);
        if (!stop || (cell && !endsCell(stop, end))) {
            if (marked && parsed.numbers.empty() && isPhase(name) && isEvaluation(QString::fromUtf8(name)))
                parsed.phase = name;  // `Test: loss 0.5`
            before.add(name);
            continue;
        }
        if (const Bracket pass = bracketAt(stop, end); pass.end && pass.of && isPhase(name)) {
            parsed.numbers.push_back({"epoch", number});  // `Train: 0 [50/1251 (4%)]`
            setBar(parsed, pass);
            parsed.phase = name;
            at = pass.end;
            continue;
        }
        const QByteArrayView whole = before.nameOf(name);
        if (isAside(whole) || isLineOf(name, line, stop) || isOfEnvironment(name, {name.end(), stop})) {
            at = stop;
            continue;
        }
        const ColumnRole role = roleOf(name);
        if (parsed.phase.isEmpty() && parsed.numbers.empty()) {
            parsed.phase = before.phaseOf(name, role);
            phaseOfFirst = role == ColumnRole::None && !parsed.phase.isEmpty();
        }
        parsed.numbers.push_back({whole, number});
        at = stop;
        if (at == end)
            break;
        if (*at == '/') {
            // `3/10`: how many there are is no number of its own; of what is right it makes a share.
            double of = 0;
            const bool isPart = parseGrouped(behindSpaces(at + 1, end), end, of).ec == std::errc() && of > 0 && number >= 0 && number <= of;
            if (isPart && role == ColumnRole::Step)
                parsed.steps = of;
            else if (isPart && role == ColumnRole::Epoch)
                parsed.epochs = of;
            else if (isPart && isShare(QString::fromUtf8(name)))
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
    tellApart(line, parsed);
    if (phaseOfFirst && !isAboutOne(parsed))
        parsed.phase = {};
}

} // namespace yeonji::runs
