// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run.h"

#include "core/text.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <cmath>
#include <mutex>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

QLatin1StringView kindName(Kind kind)
{
    switch (kind) {
    case Kind::TfEvents: return "tfevents"_L1;
    case Kind::HfTrainer: return "hf-trainer"_L1;
    case Kind::HfModel: return "hf-model"_L1;
    case Kind::LmEval: return "lm-eval"_L1;
    case Kind::Wandb: return "wandb"_L1;
    case Kind::Mlflow: return "mlflow"_L1;
    case Kind::Junit: return "junit"_L1;
    case Kind::Csv: return "csv"_L1;
    case Kind::Jsonl: return "jsonl"_L1;
    case Kind::Log: return "log"_L1;
    case Kind::Notebook: return "notebook"_L1;
    }
    Q_UNREACHABLE_RETURN({});
}

QLatin1StringView statusName(Status status)
{
    switch (status) {
    case Status::Running: return "running"_L1;
    case Status::Stalled: return "stalled"_L1;
    case Status::Finished: return "finished"_L1;
    case Status::Failed: return "failed"_L1;
    case Status::Unknown: return "unknown"_L1;
    }
    Q_UNREACHABLE_RETURN({});
}

// The vector is touched only by who puts numbers behind it; readers look at its memory, which stays
// where it is because it is never asked to hold more than there was room for.
struct Numbers::Store
{
    std::mutex mutex;
    Column values;
};

Numbers::Numbers(Column values) : m_store(std::make_shared<Store>()), m_size(values.size())
{
    m_store->values = std::move(values);
    m_data = m_store->values.data();
}

Numbers::Numbers(std::shared_ptr<Store> store, size_t size) : m_store(std::move(store)), m_data(m_store->values.data()), m_size(size) {}

size_t Numbers::capacity() const
{
    return m_store->values.capacity();
}

Numbers Numbers::with(std::span<const double> more) const
{
    const size_t size = m_size + more.size();
    {
        const std::lock_guard lock(m_store->mutex);
        Column &values = m_store->values;
        if (values.size() == m_size && size <= values.capacity()) {
            values.insert(values.end(), more.begin(), more.end());
            return {m_store, size};
        }
    }
    auto store = std::make_shared<Store>();
    store->values.reserve(size + size / 2);
    store->values.assign(begin(), end());
    store->values.insert(store->values.end(), more.begin(), more.end());
    return {std::move(store), size};
}

Series makeSeries(QString name, Axis axis, SharedColumn values)
{
    Series series{std::move(name), std::move(axis), std::move(values), {}};
    const Numbers &step = *series.axis.step;
    for (size_t i = 1; i < step.size(); ++i)
        if (step[i] < step[i - 1])
            series.restarts.push_back(i);
    return series;
}

Direction directionOf(const QString &metric, const QHash<QString, QString> &overrides)
{
    // A name given whole beats a glob that also fits; hashes have no order of their own.
    QStringList globs = overrides.keys();
    std::ranges::sort(globs, std::greater(), &QString::size);
    for (const QString &glob : globs)
        if (glob == metric || globMatches(glob, metric))
            return overrides.value(glob) == "max"_L1 ? Direction::Up : Direction::Down;

    const QString name = nfc(metric).toLower();
    // Long enough to be meant wherever they stand, as in `valloss`. Down first: `reward_loss`.
    static constexpr std::array downParts{"loss"_L1, "perplex"_L1, "error"_L1, "stderr"_L1, "entropy"_L1,
                                          "latency"_L1, "divergence"_L1, "distance"_L1};
    static constexpr std::array upParts{"accuracy"_L1, "precision"_L1, "recall"_L1, "reward"_L1, "bleu"_L1,
                                        "rouge"_L1, "exact_match"_L1,
                                        "meteor"_L1, "win_rate"_L1, "winrate"_L1, "success"_L1, "spearman"_L1,
                                        "pearson"_L1, "matthews"_L1};
    const auto isIn = [&name](QLatin1StringView part) { return name.contains(part); };
    if (std::ranges::any_of(downParts, isIn))
        return Direction::Down;
    if (std::ranges::any_of(upParts, isIn))
        return Direction::Up;
    static constexpr std::array downKorean{u"손실", u"오차", u"오류", u"혼란도", u"퍼플렉시티", u"엔트로피"};
    static constexpr std::array upKorean{u"정확도", u"정밀도", u"재현율", u"점수", u"보상", u"성공률", u"정답률"};
    const auto isKoreanIn = [&name](const char16_t *part) { return name.contains(QStringView(part)); };
    if (std::ranges::any_of(downKorean, isKoreanIn))
        return Direction::Down;
    if (std::ranges::any_of(upKorean, isKoreanIn))
        return Direction::Up;
    // What the machine did and how far it came: no value of it is the best one.
    static constexpr std::array countParts{"runtime"_L1, "per_second"_L1, "throughput"_L1, "learning_rate"_L1, "elapsed"_L1,
                                           "remaining"_L1, "percentage"_L1, "batch_size"_L1, "timestamp"_L1};
    static constexpr std::array countKorean{u"학습률", u"스텝", u"에폭", u"시간", u"개수", u"횟수"};
    if (std::ranges::any_of(countParts, isIn) || std::ranges::any_of(countKorean, isKoreanIn))
        return Direction::None;

    // Short ones only as words: `map` is no part of `heatmap`.
    static constexpr std::array downWords{"ppl"_L1, "wer"_L1, "cer"_L1, "ter"_L1, "mer"_L1, "mse"_L1, "rmse"_L1,
                                          "mae"_L1, "mape"_L1, "err"_L1, "nll"_L1, "bpb"_L1, "bpc"_L1, "fid"_L1,
                                          "kl"_L1, "kld"_L1, "eer"_L1, "ece"_L1, "failures"_L1};
    static constexpr std::array upWords{"acc"_L1, "f"_L1, "auc"_L1, "auroc"_L1, "roc"_L1, "map"_L1, "ap"_L1,
                                        "ndcg"_L1, "mrr"_L1, "iou"_L1, "miou"_L1, "dice"_L1, "psnr"_L1, "ssim"_L1,
                                        "r"_L1, "em"_L1, "score"_L1, "mcc"_L1, "pass"_L1, "hit"_L1, "hits"_L1,
                                        "return"_L1, "returns"_L1, "elo"_L1, "chrf"_L1, "top"_L1, "fps"_L1,
                                        "correct"_L1, "bertscore"_L1, "passed"_L1};
    static constexpr std::array countWords{"step"_L1, "steps"_L1, "epoch"_L1, "epochs"_L1, "iteration"_L1, "iterations"_L1,
                                           "iter"_L1, "count"_L1, "counts"_L1, "counter"_L1, "num"_L1, "total"_L1, "samples"_L1,
                                           "tokens"_L1, "flos"_L1, "flops"_L1, "lr"_L1, "time"_L1, "duration"_L1, "eta"_L1,
                                           "seconds"_L1, "secs"_L1, "memory"_L1, "tests"_L1, "skipped"_L1, "mem"_L1, "bytes"_L1, "seed"_L1, "index"_L1};
    bool counts = false;
    qsizetype at = 0;
    while (at < name.size()) {
        qsizetype end = at;
        while (end < name.size() && name[end].isLetter())
            ++end;
        const QStringView word = QStringView(name).sliced(at, end - at);
        const auto isWord = [word](QLatin1StringView known) { return word == known; };
        if (std::ranges::any_of(downWords, isWord))
            return Direction::Down;
        // `f1`, `r2`: one letter counts only with its digit.
        const bool lone = word.size() == 1 && !(end < name.size() && name[end].isDigit());
        if (!lone && std::ranges::any_of(upWords, isWord))
            return Direction::Up;
        counts = counts || std::ranges::any_of(countWords, isWord);
        at = std::max(end, at + 1);
    }
    return counts ? Direction::None : Direction::Unknown;
}

Summary summarize(const Series &series, Direction direction)
{
    Summary summary;
    summary.points = series.size();
    if (summary.points == 0)
        return summary;
    const std::span values(*series.values);
    double lowest = HUGE_VAL, highest = -HUGE_VAL;
    size_t lowestAt = 0, highestAt = 0;
    std::optional<size_t> first;
    size_t last = 0;
    for (size_t i = 0; i < values.size(); ++i) {
        const double value = values[i];
        if (!(value - value == 0)) {
            ++summary.nan;
            continue;
        }
        last = i;
        if (!first)
            first = i;
        if (value < lowest) {
            lowest = value;
            lowestAt = i;
        }
        if (value > highest) {
            highest = value;
            highestAt = i;
        }
    }
    if (!first)
        return summary;
    summary.first = values[*first];
    summary.last = values[last];
    summary.min = lowest;
    summary.max = highest;
    summary.best = direction == Direction::Up ? highest : lowest;
    const size_t bestAt = direction == Direction::Up ? highestAt : lowestAt;
    if (direction == Direction::None)
        summary.best.reset();
    if (summary.best)
        summary.bestStep = (*series.axis.step)[bestAt];
    return summary;
}

const Series *Run::find(QStringView metric) const
{
    const auto found = std::ranges::find(series, metric, &Series::name);
    return found == series.end() ? nullptr : &*found;
}

} // namespace yeonji::runs
