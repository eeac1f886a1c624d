// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One line of a plain log, as programs print it: the numbers that have a name. `loss=0.5`, `loss: 0.5`,
// `'loss': 0.5`, `step 10 loss 0.5`, `step 10: train loss 0.5`, `Epoch 3/10`, `Accuracy: 98/100`, and how far a pass
// has come: tqdm's `24/23260 [04:21<70:45, 10.96s/it, loss=1.2]`, Keras' `10/1875 ━━━━ 9s 5ms/step - loss: 1.2`,
// fairseq's `epoch 001:   24 / 23260 loss=1.2`, and in brackets `Epoch: [0][10/5005]`, `Epoch(val) [1][5/62]`,
// `Epoch [1/10], Step [100/600]`, `Test: [10/196]`, `Train Epoch: 1 [640/60000 (1%)]`.

#include <QByteArray>
#include <QByteArrayView>

#include <algorithm>
#include <optional>
#include <vector>

namespace yeonji::runs {

struct LogLine
{
    struct Number { QByteArrayView name; double value = 0; };
    std::vector<Number> numbers;       // in their order; names lie in the line, with the words that qualify them: `val loss`
    std::optional<double> done, total; // of a progress bar
    QByteArrayView phase;              // what all of the line is about, if it says so: `Test` of `Test: [10/196]`

    void clear() { numbers.clear(); done.reset(); total.reset(); phase = {}; }
};

// `line` without its end and without colours (see plainLine).
void parseLogLine(QByteArrayView line, LogLine &parsed);

// Without terminal control sequences; `buffer` holds it if any had to go.
QByteArrayView plainLine(QByteArrayView line, QByteArray &buffer);

// Line by line, `line` counts them; a carriage return within one begins it anew, and what stood before is a line, too.
template<class Each>
void eachLogLine(QByteArrayView text, int &line, const Each &each)
{
    while (!text.isEmpty()) {
        const auto end = std::ranges::find_if(text, [](char c) { return c == '\n' || c == '\r'; }) - text.begin();
        each(text.first(end), line);
        line += end < text.size() && text[end] == '\n';
        text = end < text.size() ? text.sliced(end + 1) : QByteArrayView();
    }
}

} // namespace yeonji::runs
