#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""세는 것만으로 어디까지 가는지: n-gram with Witten-Bell smoothing, the baseline of this project.

Writes bits per written character of the held-out sentences, by order and unit,
and the same as perplexity.
"""
import math
import sys
from collections import Counter, defaultdict

from train import NAMING, split


def bits(unit, order):
    train, held_out, size, characters = split(unit)
    train, held_out = train.tolist(), held_out.tolist()
    counts = [defaultdict(Counter) for _ in range(order)]
    for i, token in enumerate(train):
        for n in range(order):
            counts[n][tuple(train[max(0, i - n):i])][token] += 1

    def probability(history, token):
        p = 1 / size
        for n in range(order):
            seen = counts[n].get(tuple(history[len(history) - n:]))
            if not seen:
                break
            total, kinds = sum(seen.values()), len(seen)
            p = (seen[token] + kinds * p) / (total + kinds)
        return p

    total = 0.0
    for i, token in enumerate(held_out):
        total -= math.log2(probability(held_out[max(0, i - order + 1):i], token))
        total += NAMING if token == 0 else 0
    return total / characters


if __name__ == "__main__":
    out = open(sys.argv[1], "w") if len(sys.argv) > 1 else sys.stdout
    out.write("order,syllable_bps,jamo_bps,syllable_perplexity,jamo_perplexity\n")
    for order in range(1, 9):
        syllable, jamo = bits("syllable", order), bits("jamo", order)
        out.write(f"{order},{syllable:.4f},{jamo:.4f},{2 ** syllable:.2f},{2 ** jamo:.2f}\n")
