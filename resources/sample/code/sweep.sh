#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# 이 프로젝트의 실험을 모두 다시 만든다. Makes every run of this project again (about two minutes).
set -eu
cd "$(dirname "$0")"
python=${PYTHON:-python3}
run() { name=$1; shift; "$python" train.py --out "../runs/$name" "$@"; }

mkdir -p ../runs/ngram
"$python" ngram.py ../runs/ngram/metrics.csv
for seed in 1 2 3 4 5; do
    run "jamo-$seed" --unit jamo --context 12 --seed $seed --began "2026-11-12T16:0$seed"
    run "syllable-$seed" --unit syllable --context 4 --seed $seed --began "2026-11-12T16:1$seed"
done
minute=20
for rate in 3e-4 1e-3 3e-3 1e-2; do
    run "lr-$rate" --log hf --learning_rate $rate --began "2026-11-12T16:$minute"
    minute=$((minute + 1))
done
run sgd-100 --log jsonl --optimizer sgd --activation relu --learning_rate 100 --warmup 400 --steps 600 \
    --stop_at 200 --eval_every 10 --began 2026-11-12T16:30

# 800걸음에서 꺼지고 600걸음에서 이어진 실험. One log folder, two files: a restart.
run decay-0.3 --log tfevents --weight_decay 0.3 --checkpoint_every 300 --stop_at 800 --began 2026-11-16T21:40
run decay-0.3 --log tfevents --weight_decay 0.3 --resume checkpoint.pickle --began 2026-11-17T09:05
rm -f checkpoint.pickle
