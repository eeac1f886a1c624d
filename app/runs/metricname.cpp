// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/metricname.h"

#include "core/text.h"
#include "runs/run.h"

#include <QHash>

#include <algorithm>
#include <array>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

namespace {

// ---------------------------------------------------------------- what is known

// Long enough to be meant wherever they stand, as in `valloss`. Down first: `reward_loss`.
constexpr std::array downParts{"loss"_L1, "perplex"_L1, "error"_L1, "stderr"_L1, "entropy"_L1,
                               "latency"_L1, "divergence"_L1, "distance"_L1, "bits_per_"_L1, "false_positive"_L1,
                               "false_negative"_L1};
constexpr std::array upParts{"accuracy"_L1, "precision"_L1, "recall"_L1, "reward"_L1, "bleu"_L1,
                             "rouge"_L1, "exact_match"_L1,
                             "meteor"_L1, "win_rate"_L1, "winrate"_L1, "success"_L1, "spearman"_L1,
                             "pearson"_L1, "matthews"_L1, "log_likelihood"_L1, "loglikelihood"_L1};
constexpr std::array downKorean{u"손실", u"오차", u"오류", u"혼란도", u"퍼플렉시티", u"엔트로피"};
constexpr std::array upKorean{u"정확도", u"정밀도", u"재현율", u"점수", u"보상", u"성공률", u"정답률"};

// What the machine did and how far it came: no value of it is the best one.
constexpr std::array costParts{"runtime"_L1, "per_second"_L1, "throughput"_L1, "elapsed"_L1, "remaining"_L1,
                               "percentage"_L1, "timestamp"_L1};
constexpr std::array countParts{"learning_rate"_L1, "batch_size"_L1, "loss_scale"_L1};
constexpr std::array costKorean{u"스텝", u"에폭", u"시간"};
constexpr std::array countKorean{u"학습률", u"개수", u"횟수"};

// Short ones only as words: `map` is no part of `heatmap`.
constexpr std::array downWords{"ppl"_L1, "wer"_L1, "cer"_L1, "ter"_L1, "mer"_L1, "mse"_L1, "rmse"_L1,
                               "mae"_L1, "mape"_L1, "err"_L1, "nll"_L1, "bpb"_L1, "bpc"_L1, "fid"_L1,
                               "kl"_L1, "kld"_L1, "eer"_L1, "ece"_L1, "failures"_L1, "lpips"_L1, "brier"_L1, "hd"_L1, "fpr"_L1, "fnr"_L1};
// Whatever else the name says: `top1_acc_err`.
constexpr std::array wrongWords{"err"_L1, "errs"_L1};
// How far values lie apart is neither good nor bad; nor is what a preference was measured on.
constexpr std::array spreadWords{"std"_L1, "stdev"_L1, "stddev"_L1, "var"_L1, "variance"_L1};
constexpr std::array preferenceWords{"chosen"_L1, "rejected"_L1};
constexpr std::array upWords{"acc"_L1, "f"_L1, "auc"_L1, "auroc"_L1, "roc"_L1, "map"_L1, "ap"_L1,
                             "ndcg"_L1, "mrr"_L1, "iou"_L1, "miou"_L1, "dice"_L1, "psnr"_L1, "ssim"_L1,
                             "r"_L1, "em"_L1, "score"_L1, "mcc"_L1, "pass"_L1, "hit"_L1, "hits"_L1,
                             "return"_L1, "returns"_L1, "elo"_L1, "chrf"_L1, "top"_L1, "fps"_L1,
                             "correct"_L1, "bertscore"_L1, "passed"_L1, "rew"_L1, "kappa"_L1, "jaccard"_L1, "elbo"_L1,
                             "mfu"_L1};
constexpr std::array costWords{"step"_L1, "steps"_L1, "epoch"_L1, "epochs"_L1, "iteration"_L1, "iterations"_L1,
                               "iter"_L1, "flos"_L1, "flops"_L1, "time"_L1, "times"_L1, "duration"_L1, "eta"_L1,
                               "seconds"_L1, "secs"_L1, "memory"_L1, "mem"_L1, "bytes"_L1};
constexpr std::array countWords{"count"_L1, "counts"_L1, "counter"_L1, "num"_L1, "total"_L1, "samples"_L1,
                                "tokens"_L1, "lr"_L1, "tests"_L1, "skipped"_L1, "seed"_L1, "index"_L1};

constexpr std::array evaluationWords{"evaluation"_L1, "evaluating"_L1, "eval"_L1, "validating"_L1, "validation"_L1, "valid"_L1, "val"_L1, "testing"_L1,
                                     "test"_L1, "dev"_L1};
constexpr std::array evaluationKorean{u"검증", u"평가", u"테스트"};
// `valacc` is two words, `value` is one.
constexpr std::array gluedWords{"loss"_L1, "losses"_L1, "acc"_L1, "accuracy"_L1, "f"_L1, "ppl"_L1, "perplexity"_L1,
                                "err"_L1, "error"_L1, "wer"_L1, "cer"_L1, "mse"_L1, "score"_L1, "bleu"_L1};
// `std_dev` is how far values lie apart.
constexpr std::array beforeDeviation{"std"_L1, "standard"_L1, "mean"_L1, "abs"_L1, "absolute"_L1};

constexpr std::array shareParts{"accuracy"_L1, "precision"_L1, "recall"_L1, "rouge"_L1, "bleu"_L1, "exact_match"_L1};
constexpr std::array shareKorean{u"정확도", u"정밀도", u"재현율", u"성공률", u"정답률"};
constexpr std::array shareWords{"acc"_L1, "f"_L1, "em"_L1, "wer"_L1, "cer"_L1};

// ---------------------------------------------------------------- words

struct Word
{
    QString text;  // in lower case
    bool numbered = false;  // a digit follows: one letter is a word only so, as in `f1`, `r2`
};

// Runs of letters; behind each the words that capitals make of it.
std::vector<Word> wordsOf(const QString &name)
{
    std::vector<Word> words;
    const auto add = [&](qsizetype from, qsizetype to) {
        words.push_back({name.sliced(from, to - from).toLower(), to < name.size() && name[to].isDigit()});
    };
    for (qsizetype at = 0; at < name.size();) {
        if (!name[at].isLetter()) {
            ++at;
            continue;
        }
        qsizetype end = at, begin = at;
        while (end < name.size() && name[end].isLetter())
            ++end;
        add(at, end);
        for (qsizetype i = at + 1; i < end; ++i)
            if (name[i].isUpper() && name[i - 1].isLower()) {
                add(begin, i);
                begin = i;
            }
        if (begin > at)
            add(begin, end);
        at = end;
    }
    return words;
}

// A name as the tables above are asked for it.
class Name
{
public:
    // `learning rate` is `learning_rate`.
    explicit Name(const QString &metric) : m_written(nfc(metric)), m_lower(m_written.toLower().replace(u' ', u'_')), m_words(wordsOf(m_written)) {}

    template<class Parts>
    bool hasPart(const Parts &parts) const
    {
        return std::ranges::any_of(parts, [this](const auto &part) { return m_lower.contains(part); });
    }
    template<size_t N>
    bool hasKorean(const std::array<const char16_t *, N> &parts) const
    {
        return std::ranges::any_of(parts, [this](const char16_t *part) { return m_lower.contains(QStringView(part)); });
    }
    template<class Words>
    static bool isOne(const Word &word, const Words &words)
    {
        return (word.text.size() > 1 || word.numbered) && std::ranges::find(words, word.text) != words.end();
    }
    template<class Words>
    bool hasWord(const Words &words) const
    {
        return std::ranges::any_of(m_words, [&](const Word &word) { return isOne(word, words); });
    }
    const std::vector<Word> &words() const { return m_words; }

private:
    QString m_written, m_lower;
    std::vector<Word> m_words;
};

// `neg_mean_squared_error`, `negative_log_likelihood`: the number has its sign turned. `negative_accuracy` and `neg_loss`
// are those of one class or of the samples that do not belong together.
bool isNegated(const Name &name)
{
    constexpr std::array signs{"neg"_L1, "negative"_L1, "minus"_L1};
    constexpr std::array ofSamples{"acc"_L1, "accuracy"_L1, "precision"_L1, "recall"_L1, "f"_L1, "auc"_L1, "ap"_L1, "sample"_L1, "samples"_L1, "class"_L1};
    const auto &words = name.words();
    const auto sign = std::ranges::find_if(words, [&](const Word &word) { return Name::isOne(word, signs); });
    if (words.end() - sign < 2 || (sign != words.begin() && ((sign - 1)->text == "false"_L1 || (sign - 1)->text == "true"_L1)))
        return false;
    const bool isLogLoss = sign[1].text == "log"_L1 && words.end() - sign > 2 && sign[2].text == "loss"_L1;
    return !Name::isOne(sign[1], ofSamples) && (isLogLoss || !name.hasPart(std::array{"loss"_L1}));
}

Direction writtenDirectionOf(const Name &name)
{
    if (name.hasPart(std::array{"loss_scale"_L1}) || name.hasWord(preferenceWords)
        || (name.words().size() > 1 && Name::isOne(name.words().back(), spreadWords)))
        return Direction::None;
    if (name.hasWord(wrongWords))
        return Direction::Down;
    if (name.hasPart(downParts))
        return Direction::Down;
    if (name.hasPart(upParts))
        return Direction::Up;
    if (name.hasKorean(downKorean))
        return Direction::Down;
    if (name.hasKorean(upKorean))
        return Direction::Up;
    if (name.hasPart(costParts) || name.hasPart(countParts) || name.hasKorean(costKorean) || name.hasKorean(countKorean))
        return Direction::None;
    for (const Word &word : name.words()) {
        if (Name::isOne(word, downWords))
            return Direction::Down;
        if (Name::isOne(word, upWords))
            return Direction::Up;
    }
    return name.hasWord(costWords) || name.hasWord(countWords) ? Direction::None : Direction::Unknown;
}

Direction directionOf(const Name &name)
{
    const Direction way = writtenDirectionOf(name);
    if ((way != Direction::Up && way != Direction::Down) || !isNegated(name))
        return way;
    return way == Direction::Up ? Direction::Down : Direction::Up;
}

} // namespace

Direction directionOf(const QString &metric, const QHash<QString, QString> &overrides)
{
    // A name given whole beats a glob that also fits; hashes have no order of their own.
    QStringList globs = overrides.keys();
    std::ranges::sort(globs, std::greater(), &QString::size);
    for (const QString &glob : globs)
        if (glob == metric || globMatches(glob, metric))
            return overrides.value(glob) == "max"_L1 ? Direction::Up : Direction::Down;
    return directionOf(Name(metric));
}

bool isLoss(const QString &metric)
{
    const Name name(metric);
    return directionOf(name) == Direction::Down && (name.hasPart(std::array{"loss"_L1}) || name.hasKorean(std::array{u"손실"}));
}

bool isReward(const QString &metric)
{
    return Name(metric).hasWord(std::array{"reward"_L1, "rew"_L1, "return"_L1, "returns"_L1});
}

bool isBroughtDown(const QString &metric)
{
    constexpr std::array others{"kl"_L1, "kld"_L1, "actor"_L1, "critic"_L1, "policy"_L1, "value"_L1, "vf"_L1, "pg"_L1, "failures"_L1, "errors"_L1};
    const Name name(metric);
    return directionOf(name) == Direction::Down && !isCost(metric) && !name.hasWord(others) && !name.hasWord(countWords)
        && !name.hasPart(std::array{"divergence"_L1}) && (!name.hasPart(std::array{"entropy"_L1}) || name.hasPart(std::array{"cross"_L1}));
}

bool isEvaluation(const QString &metric)
{
    const Name name(metric);
    const auto &words = name.words();
    for (size_t i = 0; i < words.size(); ++i) {
        const QString &word = words[i].text;
        const bool deviates = word == "dev"_L1 && i > 0 && Name::isOne(words[i - 1], beforeDeviation);
        if (Name::isOne(words[i], evaluationWords) && !deviates)
            return true;
        for (const QLatin1StringView first : evaluationWords)
            if (word.startsWith(first) && std::ranges::find(gluedWords, word.sliced(first.size())) != gluedWords.end())
                return true;
    }
    return name.hasKorean(evaluationKorean);
}

bool isRate(const QString &metric)
{
    const Name name(metric);
    return directionOf(name) == Direction::None
        && (name.hasPart(std::array{"learning_rate"_L1}) || name.hasWord(std::array{"lr"_L1}) || name.hasKorean(std::array{u"학습률"}));
}

bool isCost(const QString &metric)
{
    const Name name(metric);
    if (name.hasPart(std::array{"stderr"_L1}))  // how sure another metric is
        return true;
    return directionOf(name) == Direction::None && (name.hasPart(costParts) || name.hasWord(costWords) || name.hasKorean(costKorean));
}

bool isNorm(const QString &metric)
{
    const Name name(metric);
    const Direction way = directionOf(name);
    return name.hasWord(std::array{"norm"_L1, "gradnorm"_L1}) && way != Direction::Up && way != Direction::Down;
}

bool isShare(const QString &metric)
{
    const Name name(metric);
    return !isLoss(metric) && (name.hasPart(shareParts) || name.hasWord(shareWords) || name.hasKorean(shareKorean));
}

QString quantityOf(const QString &metric)
{
    const Name name(metric);
    if (name.hasPart(std::array{"perplex"_L1}) || name.hasWord(std::array{"ppl"_L1}))
        return u"perplexity"_s;
    for (const QLatin1StringView word : {"wer"_L1, "cer"_L1, "rmse"_L1, "mae"_L1, "mse"_L1})
        if (name.hasWord(std::array{word}))
            return word;
    return metric;
}

} // namespace yeonji::runs
