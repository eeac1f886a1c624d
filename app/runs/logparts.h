// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The parts of a line that measure on different data: `[train] loss=0.5, [valid] loss=0.7`, `Epoch 1 | Train: loss=0.5 |
// Val: loss=0.7`, `train(loss: 0.5) val(loss: 0.7)`. A word alone divides only what would have one name otherwise:
// `Train loss 0.5 F1 0.8 Valid loss 0.7 F1 0.75`.

#include "runs/logline.h"

namespace yeonji::runs {

class LogParts
{
public:
    QByteArrayView phase() const { return m_phase; }

    void beginBracket(QByteArrayView word, LogLine &parsed);
    void takeWord(QByteArrayView word, bool isMarked, LogLine &parsed);  // one that no number follows
    // The last one of `parsed`.
    void addNumber(const LogLine &parsed)
    {
        if (m_word.isEmpty())
            return;
        m_words.resize(parsed.numbers.size());
        m_words.back() = m_word;
    }
    void setPhase(QByteArrayView phase, LogLine &parsed);  // of the last number: `loss(val): 0.7`
    void end(LogLine &parsed);

private:
    void begin(QByteArrayView word, bool saysAll, LogLine &parsed);
    void divideByWords(LogLine &parsed) const;

    QByteArrayView m_phase, m_word;
    std::vector<QByteArrayView> m_words;  // before each number
    bool m_divides = false, m_marks = false;
};

// Whether a word that ends at `at` stands for itself, as `Val` of `Val | loss 0.5`, `Val - loss 0.5` and `val(loss 0.5)`.
bool endsPart(const char *at, const char *end);

} // namespace yeonji::runs
