// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run.h"

#include "core/text.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <cmath>

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

Series makeSeries(QString name, Axis axis, SharedColumn values)
{
    Series series{std::move(name), std::move(axis), std::move(values), {}};
    const Column &step = *series.axis.step;
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

    const QString name = metric.toLower();
    // Long enough to be meant wherever they stand, as in `valloss`. Down first: `reward_loss`.
    static constexpr std::array downParts{"loss"_L1, "perplex"_L1, "error"_L1, "stderr"_L1, "entropy"_L1,
                                          "runtime"_L1, "latency"_L1, "divergence"_L1, "distance"_L1};
    static constexpr std::array upParts{"accuracy"_L1, "precision"_L1, "recall"_L1, "reward"_L1, "bleu"_L1,
                                        "rouge"_L1, "exact_match"_L1, "per_second"_L1, "throughput"_L1,
                                        "meteor"_L1, "win_rate"_L1, "winrate"_L1, "success"_L1, "spearman"_L1,
                                        "pearson"_L1, "matthews"_L1};
    const auto isIn = [&name](QLatin1StringView part) { return name.contains(part); };
    if (std::ranges::any_of(downParts, isIn))
        return Direction::Down;
    if (std::ranges::any_of(upParts, isIn))
        return Direction::Up;

    // Short ones only as words: `map` is no part of `heatmap`.
    static constexpr std::array downWords{"ppl"_L1, "wer"_L1, "cer"_L1, "ter"_L1, "mer"_L1, "mse"_L1, "rmse"_L1,
                                          "mae"_L1, "mape"_L1, "err"_L1, "nll"_L1, "bpb"_L1, "bpc"_L1, "fid"_L1,
                                          "kl"_L1, "kld"_L1, "eer"_L1, "ece"_L1, "elapsed"_L1};
    static constexpr std::array upWords{"acc"_L1, "f"_L1, "auc"_L1, "auroc"_L1, "roc"_L1, "map"_L1, "ap"_L1,
                                        "ndcg"_L1, "mrr"_L1, "iou"_L1, "miou"_L1, "dice"_L1, "psnr"_L1, "ssim"_L1,
                                        "r"_L1, "em"_L1, "score"_L1, "mcc"_L1, "pass"_L1, "hit"_L1, "hits"_L1,
                                        "return"_L1, "returns"_L1, "elo"_L1, "chrf"_L1, "top"_L1, "fps"_L1,
                                        "correct"_L1, "bertscore"_L1};
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
        at = std::max(end, at + 1);
    }
    return Direction::Unknown;
}

Summary summarize(const Series &series, Direction direction)
{
    Summary summary;
    summary.points = series.size();
    for (size_t i = 0; i < summary.points; ++i) {
        const double value = (*series.values)[i];
        if (!std::isfinite(value)) {
            ++summary.nan;
            continue;
        }
        if (!summary.first)
            summary.first = value;
        summary.last = value;
        summary.min = summary.min ? std::min(*summary.min, value) : value;
        summary.max = summary.max ? std::max(*summary.max, value) : value;
        const bool better = !summary.best || (direction == Direction::Up ? value > *summary.best : value < *summary.best);
        if (better) {
            summary.best = value;
            summary.bestStep = (*series.axis.step)[i];
        }
    }
    return summary;
}

const Series *Run::find(QStringView metric) const
{
    const auto found = std::ranges::find(series, metric, &Series::name);
    return found == series.end() ? nullptr : &*found;
}

} // namespace yeonji::runs
