// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/logline.h"

#include "runs/number.h"

#include <algorithm>
#include <array>

namespace yeonji::runs {

namespace {

bool isLetter(char c)
{
    return (c | 0x20) >= 'a' ? (c | 0x20) <= 'z' || quint8(c) >= 0x80 : quint8(c) >= 0x80;
}

bool isNamePart(char c)
{
    return isLetter(c) || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '/' || c == '@' || c == '-';
}

bool endsNumber(const char *at, const char *end)
{
    return at == end || !(isLetter(*at) || *at == '_' || *at == ':');
}

// Names that are followed by their number without any mark between.
bool standsBare(QByteArrayView name)
{
    static constexpr std::array known{"step", "steps", "iter", "iteration", "epoch", "loss", "acc", "accuracy", "lr", "ppl",
                                      "perplexity", "val_loss", "train_loss", "eval_loss", "valid_loss", "test_loss", "val_acc",
                                      "grad_norm", "reward", "f1", "bleu", "wer", "cer"};
    return std::ranges::any_of(known, [name](const char *word) { return name.compare(word, Qt::CaseInsensitive) == 0; });
}

// A number and, behind a slash, how many there are: `3/10`.
const char *numberAt(const char *at, const char *end, double &value)
{
    at += at != end && *at == '+';
    const bool word = at != end && isLetter(*at);
    const auto [stop, error] = parseNumber(at, end, value);
    if (error != std::errc() || !endsNumber(stop, end))
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
    const char *at = line.begin();
    const char *const end = line.end();
    while (at != end) {
        // A bar: `24/23260 [`.
        if (*at >= '0' && *at <= '9' && (at == line.begin() || !isNamePart(at[-1]))) {
            double done = 0, total = 0;
            const char *stop = parseNumber(at, end, done).ptr;
            if (stop != end && *stop == '/') {
                const auto [after, error] = parseNumber(stop + 1, end, total);
                if (error == std::errc() && end - after >= 2 && after[0] == ' ' && after[1] == '[') {
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
        const char *value = at;
        if (value != end && (*value == '\'' || *value == '"'))
            ++value;
        const bool space = value != end && *value == ' ';
        while (value != end && *value == ' ')
            ++value;
        const bool marked = value != end && (*value == '=' || *value == ':');
        if (marked) {
            ++value;
            while (value != end && *value == ' ')
                ++value;
        } else if (!space || !standsBare(name)) {
            continue;
        }
        double number = 0;
        if (const char *stop = value == end ? nullptr : numberAt(value, end, number)) {
            parsed.numbers.push_back({name, number});
            at = stop;
            // `3/10`: how many there are is no number of its own.
            if (at != end && *at == '/')
                for (++at; at != end && isNamePart(*at);)
                    ++at;
        }
    }
}

} // namespace yeonji::runs
