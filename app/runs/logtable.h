// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Tables that programs print into their logs, where the names of the numbers stand in other lines than the numbers.
// Boxes, one a step, as Stable-Baselines3 draws them:
//
//   | rollout/            |          |
//   |    ep_len_mean      | 235      |
//
// and columns below their names, as YOLO, fastai and skorch print them, also with bars between the cells:
//
//   Epoch    GPU_mem   box_loss   cls_loss  Instances       Size
//   13/30      13.1G      1.822      21.96          9        640: 100%|██████████| 16/16 [00:05<00:00,  2.78it/s]
//
// YOLO's `Class  Images  Instances  Box(P …` is one of them, of which the row `all` counts.

#include "runs/logline.h"

#include <utility>

namespace yeonji::runs {

class LogTables
{
public:
    // Whether the line, without what a launcher put before it, is of a table. What it completes is in `parsed`; of a
    // line that completes nothing that is empty.
    bool take(QByteArrayView line, LogLine &parsed);

private:
    using Cells = std::vector<QByteArrayView>;

    bool takeBox(QByteArrayView line, LogLine &parsed);
    bool takeColumns(QByteArrayView line, LogLine &parsed);
    bool takeRow(const Cells &cells, QByteArrayView bar, LogLine &parsed);
    bool takeEvaluation(const Cells &cells, LogLine &parsed);

    bool m_open = false;  // the box
    QByteArray m_section;
    std::vector<std::pair<QByteArray, double>> m_box;

    std::vector<QByteArray> m_columns, m_evaluated;
    int m_between = 0;            // lines since the last row
    bool m_countsFromZero = false;
    bool m_trained = false, m_repeats = false;
};

} // namespace yeonji::runs
