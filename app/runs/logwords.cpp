// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/logwords.h"

#include "runs/metricname.h"

#include <string_view>

namespace yeonji::runs {

namespace {

// Words that stand where a name does and say nothing of what the number counts: `will be: 491,520`, `trainer.py:2078`,
// `rank: 0`.
bool isAside(QByteArrayView name)
{
    static constexpr std::array verbs{"be", "is", "are", "was", "were"};
    static constexpr std::array process{"pid", "ppid", "tid", "rank", "local_rank", "global_rank", "node_rank", "group_rank", "global rank",
                                        "exitcode", "exit_code", "world_size", "local_world_size", "seqnum", "numelin", "numelout", "tensors"};
    static constexpr std::array sources{".py", ".pyx", ".ipynb", ".cc", ".cpp", ".cu", ".hpp", ".rs", ".go"};
    return isOneOf(name, process) || isOneOf(name, verbs) || std::ranges::any_of(sources, [name](const char *ending) { return name.endsWith(ending); });
}

// `(trainer:732)`: a line of a module.
bool isLineOf(QByteArrayView name, QByteArrayView line, const char *stop)
{
    return name.begin() != line.begin() && name.begin()[-1] == '(' && stop != line.end() && *stop == ')' && *name.end() == ':'
        && std::all_of(name.end() + 1, stop, isDigit) && roleOf(name) == ColumnRole::None && directionOf(QString::fromUtf8(name)) == Direction::Unknown;
}

bool isOfPackage(QByteArrayView module)
{
    const qsizetype dot = module.indexOf('.');
    return dot > 0 && dot + 1 < module.size() && (isLetter(module[dot + 1]) || module[dot + 1] == '_');
}

// `[axolotl.train:61]`, `llamafactory.train.callbacks:157 >> `, `[olmo.train:345, rank=0]`: a line of a package's module.
bool isLineOfPackage(QByteArrayView name, QByteArrayView line, const char *stop)
{
    if (*name.end() != ':' || !std::all_of(name.end() + 1, stop, isDigit) || !isOfPackage(name))
        return false;
    const QByteArrayView behind(stop, line.end());
    if (behind.startsWith(']') || behind.startsWith(" >> "))
        return true;
    const bool isBehindAll = behind.startsWith(" - ") || behind.startsWith(" | ") || behind.startsWith(", rank");
    return isBehindAll && directionOf(QString::fromUtf8(name)) == Direction::Unknown;
}

// `__main__:train:42 - `, `yolox.core.trainer:after_iter:270 - `: a line of a function, as loguru says it.
bool isLineOfFunction(QByteArrayView name, QByteArrayView line, const char *stop)
{
    if (name.begin() - line.begin() < 2 || name.begin()[-1] != ':' || !isNamePart(name.begin()[-2]) || !QByteArrayView(stop, line.end()).startsWith(" - ")
        || *name.end() != ':' || !std::all_of(name.end() + 1, stop, isDigit))
        return false;
    const char *module = name.begin() - 1;
    while (module != line.begin() && isNamePart(module[-1]))
        --module;
    const bool isModule = QByteArrayView(module, line.end()).startsWith("__") || isOfPackage({module, name.begin() - 1});
    return isModule || (roleOf(name) == ColumnRole::None && directionOf(QString::fromUtf8(name)) == Direction::Unknown);
}

// Lightning's `max_epochs=10` in backticks: what it stopped at.
bool isQuoted(QByteArrayView name, QByteArrayView line, const char *stop)
{
    return name.begin() != line.begin() && name.begin()[-1] == '`' && stop != line.end() && *stop == '`';
}

// `[gpu01:0/2]` before a line: a machine, and which of its processes.
bool isProcessOf(QByteArrayView name, QByteArrayView line, const char *stop)
{
    if (name.begin() - line.begin() != 1 || line.front() != '[' || stop == line.end() || *stop != '/' || *name.end() != ':')
        return false;
    const char *const close = std::find_if_not(stop + 1, line.end(), isDigit);
    return close != line.end() && *close == ']' && roleOf(name) == ColumnRole::None && directionOf(QString::fromUtf8(name)) == Direction::Unknown;
}

// `OMP_NUM_THREADS=1`, written as a shell takes it.
bool isOfEnvironment(QByteArrayView name, QByteArrayView rest)
{
    return rest.startsWith('=') && name.contains('_') && std::ranges::all_of(name, [](char c) { return (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_'; })
        && rest.size() > 1 && isDigit(rest[1]) && (rest.size() == 2 || !(isNamePart(rest[2]) && !isDigit(rest[2])));
}

// `val` of `val loss`, `learning` of `learning rate`.
bool qualifies(QByteArrayView word)
{
    static constexpr std::array known{"train", "training", "learning", "lm", "mlm", "grad", "gradient", "loss", "batch", "global",
                                      "consumed", "policy", "value", "avg", "average", "mean", "running", "학습", "훈련"};
    constexpr qsizetype longest = 32;
    return word.size() <= longest && std::ranges::all_of(word, isLetter) && (isOneOf(word, known) || evaluates(word));
}

// `nan` of `number of nan iterations`, `total` of `total steps`: with it the number is no place where the run stands.
bool counts(QByteArrayView word)
{
    static constexpr std::array known{"number", "num", "total", "max", "min", "nan", "skipped", "warmup", "accumulation", "optimization",
                                      "decay", "remaining", "every", "best", "last"};
    return isOneOf(word, known);
}

bool touches(QByteArrayView word, QByteArrayView next)
{
    return !word.isEmpty() && std::all_of(word.end(), next.begin(), [](char c) { return c == ' '; });
}

} // namespace

bool standsBare(QByteArrayView name)
{
    static constexpr std::array known{"step", "steps", "iter", "iteration", "epoch", "loss", "acc", "accuracy", "lr", "ppl",
                                      "acc@1", "acc@5", "prec@1", "prec@5", "perplexity", "val_loss", "train_loss", "eval_loss", "valid_loss", "test_loss", "val_acc",
                                      "grad_norm", "reward", "f1", "cost", "ep.", "up.", "l.r.", "bleu", "wer", "cer", "mfu",
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

bool isPhase(QByteArrayView word)
{
    constexpr qsizetype longest = 16;
    return word.size() <= longest && std::ranges::all_of(word, isLetter)
        && (isOneOf(word, std::array{"train", "training", "학습", "훈련"}) || evaluates(word));
}

bool isLevel(QByteArrayView name)
{
    return isOneOf(name, std::array{"info", "debug", "warning", "warn"});
}

bool isOfProgram(QByteArrayView whole, QByteArrayView name, QByteArrayView line, const char *stop)
{
    return isAside(whole) || isLineOf(name, line, stop) || isLineOfPackage(name, line, stop) || isLineOfFunction(name, line, stop) || isQuoted(name, line, stop) || isProcessOf(name, line, stop) || isOfEnvironment(name, {name.end(), stop});
}

QByteArrayView phraseOf(QByteArrayView name, QByteArrayView line)
{
    static constexpr std::array joining{"a", "an", "the", "of", "per", "with", "to", "from", "at", "in", "on", "by", "for", "and", "or", "is", "was", "has",
                                        "got", "new", "this", "that", "its", "current", "now", "error", "critical", "notice", "trace", "info", "debug", "warning", "warn"};
    constexpr int mostWords = 3;
    constexpr qsizetype longest = 32, mostDigits = 2;  // more of them number files or steps
    const char *begin = name.begin();
    for (int words = 0; words < mostWords && begin - line.begin() >= 2 && begin[-1] == ' '; ++words) {
        const char *const end = begin - 1;
        const char *word = end;
        while (word != line.begin() && isNamePart(word[-1]))
            --word;
        const bool isPart = word != line.begin() && word[-1] == '\'';
        if (word == end || end - word > longest || !isLetter(*word) || isPart || end[-1] == '-' || std::count_if(word, end, isDigit) > mostDigits
            || isOneOf({word, end}, joining))
            break;
        begin = word;
    }
    return {begin, name.end()};
}

// `train Loss: 0.5 Acc: 0.7`, `| valid | epoch 001 | loss 8.2`. Of a step or an epoch it may be the last of several
// words, of `best val loss` it is one loss's alone.
QByteArrayView Before::phaseOf(QByteArrayView name, ColumnRole role) const
{
    const auto touchesCell = [](char c) { return c == ' ' || c == '|'; };
    const bool isOwn = role != ColumnRole::None || !touches(m_first, m_second);
    return isOwn && !m_second.isEmpty() && isPhase(m_second) && std::all_of(m_second.end(), name.begin(), touchesCell) ? m_second : QByteArrayView();
}

QByteArrayView Before::nameOf(QByteArrayView name) const
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

} // namespace yeonji::runs
