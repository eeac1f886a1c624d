# SPDX-License-Identifier: GPL-3.0-or-later
"""Four ways in which trainers leave their numbers, each as small as it can be."""
import json
import struct
from pathlib import Path

METRICS = ["loss", "grad_norm", "learning_rate", "eval_loss", "eval_bps", "eval_bps_unk_free"]


class Csv:
    """metrics.csv beside hparams.yaml, as Lightning's logger writes them: sparse, rounded."""

    def __init__(self, out, params, origin, steps):
        out.mkdir(parents=True, exist_ok=True)
        (out / "hparams.yaml").write_text("".join(f"{k}: {v}\n" for k, v in params.items()))
        self.file = open(out / "metrics.csv", "w")
        self.file.write("epoch,step," + ",".join(METRICS) + "\n")

    def row(self, step, epoch, wall, values):
        cells = [f"{values[m]:.6g}" if m in values else "" for m in METRICS]
        self.file.write(f"{epoch:.4f},{step}," + ",".join(cells) + "\n")

    def close(self):
        self.file.close()


class Jsonl:
    """One object a line; a number that is none stays NaN, as Python writes it."""

    def __init__(self, out, params, origin, steps):
        out.mkdir(parents=True, exist_ok=True)
        (out / "config.json").write_text(json.dumps(params, indent=2) + "\n")
        self.file = open(out / "log.jsonl", "w")

    def row(self, step, epoch, wall, values):
        record = {"step": step, "epoch": round(epoch, 4), "time": round(wall, 3)}
        self.file.write(json.dumps(record | {k: float(f"{v:.6g}") for k, v in values.items()}) + "\n")

    def close(self):
        self.file.close()


class TrainerState:
    """trainer_state.json with the keys of Hugging Face's Trainer."""

    def __init__(self, out, params, origin, steps):
        out.mkdir(parents=True, exist_ok=True)
        self.path, self.params, self.steps, self.history = out / "trainer_state.json", params, steps, []

    def row(self, step, epoch, wall, values):
        train = {k: float(f"{v:.6g}") for k, v in values.items() if not k.startswith("eval_")}
        evaluation = {k: float(f"{v:.6g}") for k, v in values.items() if k.startswith("eval_")}
        for part in (train, evaluation):
            if part:
                self.history.append({"epoch": round(epoch, 4), **part, "step": step})

    def close(self):
        scored = [r for r in self.history if "eval_bps" in r]
        best = min(scored, key=lambda r: r["eval_bps"])
        last = self.history[-1]
        self.path.write_text(json.dumps({
            "best_global_step": best["step"], "best_metric": best["eval_bps"],
            "best_model_checkpoint": None, "epoch": last["epoch"],
            "eval_steps": self.params["eval_every"], "global_step": last["step"],
            "is_hyper_param_search": True, "is_local_process_zero": True, "is_world_process_zero": True,
            "log_history": self.history, "logging_steps": 10, "max_steps": self.steps,
            "num_train_epochs": -(-int(last["epoch"] * 10000) // 10000), "save_steps": 0,
            "train_batch_size": self.params["batch_size"], "trial_name": self.path.parent.name,
            "trial_params": self.params,
        }, indent=1) + "\n")


class TfEvents:
    """A TensorBoard event file: records of length, masked CRC-32C, protobuf, masked CRC-32C."""

    TABLE = []

    def __init__(self, out, params, origin, steps):
        out.mkdir(parents=True, exist_ok=True)
        for n in range(0 if self.TABLE else 256):
            for _ in range(8):
                n = n >> 1 ^ (0x82F63B78 if n & 1 else 0)
            self.TABLE.append(n)
        self.file = open(out / f"events.out.tfevents.{int(origin)}.notebook", "wb")
        self.record(b"\x09" + struct.pack("<d", origin) + self.field(3, b"brain.Event:2"))

    def crc(self, data):
        c = 0xFFFFFFFF
        for byte in data:
            c = self.TABLE[(c ^ byte) & 255] ^ c >> 8
        c ^= 0xFFFFFFFF
        return struct.pack("<I", ((c >> 15 | c << 17) + 0xA282EAD8) & 0xFFFFFFFF)

    @staticmethod
    def varint(n):
        out = b""
        while n > 127:
            out, n = out + bytes([n & 127 | 128]), n >> 7
        return out + bytes([n])

    def field(self, number, data):
        return bytes([number << 3 | 2]) + self.varint(len(data)) + data

    def record(self, data):
        length = struct.pack("<Q", len(data))
        self.file.write(length + self.crc(length) + data + self.crc(data))

    def row(self, step, epoch, wall, values):
        summary = b"".join(self.field(1, self.field(1, name.encode()) + b"\x15" + struct.pack("<f", value))
                           for name, value in values.items())
        self.record(b"\x09" + struct.pack("<d", wall) + b"\x10" + self.varint(step) + self.field(5, summary))

    def close(self):
        self.file.close()


kinds = ["csv", "jsonl", "hf", "tfevents"]


def make(kind, out, params, origin, steps):
    return {"csv": Csv, "jsonl": Jsonl, "hf": TrainerState, "tfevents": TfEvents}[kind](
        Path(out), params, origin, steps)
