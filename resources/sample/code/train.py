#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""글자(또는 자모) 하나를 보고 다음을 맞히는 아주 작은 언어 모델.

A tiny character-level language model: embeddings of the last few tokens, one hidden layer, a softmax.
Needs Python 3.9 and numpy; one run takes some seconds. Every run of this project was made by
`./sweep.sh`, which calls this script.

Losses are in nats per token. To compare tokenizations, `eval_bps` says bits per written character
(space and newline included), whatever a token is.
"""
import argparse
import json
import math
import pickle
import time
import unicodedata
from datetime import datetime
from pathlib import Path

import numpy as np

import loggers

HERE = Path(__file__).resolve().parent


def tokens_of(text, unit):
    """자모: NFD로 풀어 쓴 글자. 음절: NFC로 모아 쓴 글자."""
    return list(unicodedata.normalize("NFD" if unit == "jamo" else "NFC", text))


def split(unit):
    """여덟 문장 가운데 하나는 남겨 둔다. 모르는 글자는 낱말장에 없는 0번."""
    lines = (HERE / "corpus.txt").read_text(encoding="utf-8").splitlines()
    train = "\n".join(l for i, l in enumerate(lines) if i % 8 != 5) + "\n"
    held_out = "\n".join(l for i, l in enumerate(lines) if i % 8 == 5) + "\n"
    vocabulary = {t: i + 1 for i, t in enumerate(sorted(set(tokens_of(train, unit))))}
    code = lambda text: np.array([vocabulary.get(t, 0) for t in tokens_of(text, unit)])
    return code(train), code(held_out), len(vocabulary) + 1, len(held_out)


# 처음 보는 글자는 "모른다"라고만 해서는 안 되고, 11,172자 가운데 어느 것인지도 말해야 한다.
NAMING = math.log2(11172)


def windows(codes, context):
    padded = np.concatenate([np.zeros(context, dtype=codes.dtype), codes])
    return np.lib.stride_tricks.sliding_window_view(padded, context)[:-1], codes


class Model:
    def __init__(self, size, context, width, hidden, activation, rng):
        scale = lambda n, shape: (rng.standard_normal(shape) / math.sqrt(n)).astype(np.float32)
        self.activation = activation
        self.weights = {
            "embed": scale(1, (size, width)),
            "w1": scale(context * width, (context * width, hidden)),
            "b1": np.zeros(hidden, np.float32),
            "w2": scale(hidden, (hidden, size)) * np.float32(0.1),
            "b2": np.zeros(size, np.float32),
        }

    def loss(self, x, y, backward=False):
        w = self.weights
        e = w["embed"][x].reshape(len(x), -1)
        a = e @ w["w1"] + w["b1"]
        h = np.tanh(a) if self.activation == "tanh" else np.maximum(a, 0)
        z = h @ w["w2"] + w["b2"]
        z -= z.max(axis=1, keepdims=True)
        p = np.exp(z)
        total = p.sum(axis=1, keepdims=True)
        rows = np.arange(len(y))
        nats = np.log(total[:, 0]) - z[rows, y]
        if not backward:
            return float(nats.mean()), None
        d = p / total
        d[rows, y] -= 1
        d /= len(y)
        dh = d @ w["w2"].T
        dh *= (1 - h * h) if self.activation == "tanh" else (a > 0)
        de = np.zeros_like(w["embed"])
        np.add.at(de, x, (dh @ w["w1"].T).reshape(*x.shape, -1))
        return float(nats.mean()), {"embed": de, "w1": e.T @ dh, "b1": dh.sum(0), "w2": h.T @ d, "b2": d.sum(0)}


def learning_rate(step, peak, warmup, total):
    if step <= warmup:
        return peak * step / warmup
    return peak * 0.5 * (1 + math.cos(math.pi * (step - warmup) / (total - warmup)))


def main():
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--log", choices=loggers.kinds, default="csv")
    p.add_argument("--unit", choices=["jamo", "syllable"], default="jamo")
    p.add_argument("--context", type=int, default=12)
    p.add_argument("--width", type=int, default=16)
    p.add_argument("--hidden", type=int, default=96)
    p.add_argument("--activation", choices=["tanh", "relu"], default="tanh")
    p.add_argument("--optimizer", choices=["adamw", "sgd"], default="adamw")
    p.add_argument("--learning_rate", type=float, default=3e-3)
    p.add_argument("--weight_decay", type=float, default=0.01)
    p.add_argument("--batch_size", type=int, default=64)
    p.add_argument("--steps", type=int, default=1500)
    p.add_argument("--warmup", type=int, default=100)
    p.add_argument("--eval_every", type=int, default=50)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--stop_at", type=int, help="여기서 꺼진 것처럼 멈춘다 (restart 연습)")
    p.add_argument("--checkpoint_every", type=int, default=0)
    p.add_argument("--resume", type=Path, help="checkpoint to go on from")
    p.add_argument("--began", default=None, help="로그의 시계가 시작하는 때, 2026-11-05T21:10")
    args = p.parse_args()

    rng = np.random.default_rng(args.seed)
    train, held_out, size, characters = split(args.unit)
    train_x, train_y = windows(train, args.context)
    eval_x, eval_y = windows(held_out, args.context)
    model = Model(size, args.context, args.width, args.hidden, args.activation, rng)
    first = {k: np.zeros_like(v) for k, v in model.weights.items()}
    second = {k: np.zeros_like(v) for k, v in model.weights.items()}
    begin = 0
    if args.resume:
        model.weights, first, second, begin, rng = pickle.loads(args.resume.read_bytes())

    params = {k: v for k, v in vars(args).items()
              if k not in ("out", "log", "stop_at", "resume", "began", "checkpoint_every")}
    params["vocabulary"] = size
    params["parameters"] = int(sum(v.size for v in model.weights.values()))
    origin = datetime.fromisoformat(args.began).astimezone().timestamp() if args.began else time.time()
    started = time.perf_counter()
    log = loggers.make(args.log, args.out, params, origin, args.steps)

    for step in range(begin + 1, args.steps + 1):
        pick = rng.integers(0, len(train_y), args.batch_size)
        loss, gradient = model.loss(train_x[pick], train_y[pick], backward=True)
        norm = math.sqrt(sum(float((g.astype(np.float64) ** 2).sum()) for g in gradient.values()))
        rate = learning_rate(step, args.learning_rate, args.warmup, args.steps)
        for k, g in gradient.items():
            if args.optimizer == "sgd":
                first[k] = 0.9 * first[k] + g
                model.weights[k] -= np.float32(rate) * first[k]
            else:
                first[k] = 0.9 * first[k] + 0.1 * g
                second[k] = 0.99 * second[k] + 0.01 * g * g
                update = first[k] / (1 - 0.9 ** step) / (np.sqrt(second[k] / (1 - 0.99 ** step)) + 1e-8)
                decay = args.weight_decay if k.startswith("w") else 0
                model.weights[k] -= np.float32(rate) * (update + decay * model.weights[k])
        row = {}
        if step % 10 == 0 or step == 1:
            row |= {"loss": loss, "grad_norm": norm, "learning_rate": rate}
        if step % args.eval_every == 0:
            nats, _ = model.loss(eval_x, eval_y)
            free = nats / math.log(2) * len(eval_y) / characters
            row |= {"eval_loss": nats, "eval_bps": free + NAMING * np.count_nonzero(eval_y == 0) / characters,
                    "eval_bps_unk_free": free}
        if row:
            log.row(step, step * args.batch_size / len(train_y), origin + time.perf_counter() - started, row)
        if args.checkpoint_every and step % args.checkpoint_every == 0:
            (HERE / "checkpoint.pickle").write_bytes(
                pickle.dumps((model.weights, first, second, step, rng)))
        if args.stop_at == step:
            break
    log.close()
    print(f"{args.out}: {params['parameters']} weights, {time.perf_counter() - started:.1f} s")


if __name__ == "__main__":
    np.seterr(all="ignore")  # 발산하는 것도 기록이다
    main()
