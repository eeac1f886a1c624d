// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One line of a plain log, as programs print it: the numbers that have a name. `loss=0.5`, `loss: 0.5`,
// `'loss': 0.5`, `step 10 loss 0.5`, `step 10: train loss 0.5`, `Epoch 3/10`, `Accuracy: 98/100`, and how far a pass
// has come: tqdm's `24/23260 [04:21<70:45, 10.96s/it, loss=1.2]`, Keras' `10/1875 ━━━━ 9s 5ms/step - loss: 1.2`,
// fairseq's `epoch 001:   24 / 23260 loss=1.2`, and in brackets `Epoch: [0][10/5005]`, `Epoch(val) [1][5/62]`,
// `Epoch [1/10], Step [100/600]`, `Test: [10/196]`, `Train Epoch: 1 [640/60000 (1%)]`, `Train: 0 [50/1251 (4%)]`,
// numbers as Python writes them, `tensor(0.5, device='cuda:0')` and `np.float64(0.5)`, a batch of an epoch, `Epoch: 1, Batch: 100`,
// ESPnet's `3epoch:train:1-50batch:`, torchtune's `1|20|Loss: 2.96:  5%|` and at the beginning the boosters' `[10]  train-rmse:0.5`. Places of the program (`trainer.py:2078`), its processes
// (`rank: 0`) and its environment (`OMP_NUM_THREADS=1`) measure nothing.

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <vector>

namespace yeonji::runs {

struct LogLine
{
    struct Number { QByteArrayView name; double value = 0; QByteArrayView phase = {}, phrase = {}; std::optional<double> mean = {}; };
    // In their order; names lie in the line, with the words that qualify them: `val loss`. One that stands there twice
    // has as many words as tell it apart: `prompt throughput` and `generation throughput`, `train/loss` and `val/loss`.
    // The phrase is the name with the other words before it, which tell it from those of other lines: `Value function loss`.
    // The mean is that so far, as a meter writes it behind the value: `Loss 6.5 (6.9)`.
    // The phase is its own where the line is of several: `[train] loss=0.5, [valid] loss=0.7`.
    std::vector<Number> numbers;
    std::optional<double> done, total;    // of a progress bar; without a total that of a pass of unknown length
    std::optional<double> passed;         // steps of all passes, told at the end of one
    std::optional<double> steps, epochs;  // how many there will be: `iteration 100/5000`, `Epoch 3/10`
    QByteArrayView phase;                 // what all of the line is about, if it says so: `Test` of `Test: [10/196]`

    bool isOfEpoch = false;               // the bar is called so

    std::vector<QByteArray> names;        // those that do not stand in the line as they are

    // `2,31`: a number with a decimal comma, or the first one of a list; only all of a log tells which. Groups: `1,234`,
    // which is also one with its thousands apart.
    struct Comma { size_t of = 0; double value = 0; bool groups = false; };
    std::vector<Comma> commas;
    bool hasPoints = false;               // one number has a decimal point

    void clear()
    {
        numbers.clear();
        names.clear();
        commas.clear();
        hasPoints = isOfEpoch = false;
        for (auto *number : {&done, &total, &passed, &steps, &epochs})
            number->reset();
        phase = {};
    }
};

// `line` without its end and without colours (plainLine, logtext.h).
void parseLogLine(QByteArrayView line, LogLine &parsed);

} // namespace yeonji::runs
