#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is in the sample runs, read apart from Yeonji by Python's standard library alone.
samplevalues.py SAMPLES: says for every run of tests/golden/runs/samples.tsv whether its metrics, points,
values and steps are those that are found here."""
import csv, io, json, math, pathlib, struct, sys, xml.etree.ElementTree as ET, zlib


def varint(d, at):
    v = s = 0
    while True:
        b = d[at]; at += 1
        v |= (b & 127) << s; s += 7
        if b < 128: return v, at
def sint(v): return v - (1 << 64) if v >> 63 else v
def fields(d):
    at = 0
    while at < len(d):
        key, at = varint(d, at)
        w = key & 7
        if w == 0: v, at = varint(d, at)
        elif w == 2:
            n, at = varint(d, at); v = d[at:at+n]; at += n
        else:
            n = 8 if w == 1 else 4
            v = d[at:at+n]; at += n
        yield key >> 3, w, v

T = []
for n in range(256):
    c = n
    for _ in range(8): c = c >> 1 ^ (0x82F63B78 if c & 1 else 0)
    T.append(c)
def crc32c(d):
    c = 0xFFFFFFFF
    for b in d: c = T[(c ^ b) & 255] ^ c >> 8
    return c ^ 0xFFFFFFFF
def masked(d):
    c = crc32c(d)
    return ((c >> 15 | c << 17) + 0xA282EAD8) & 0xFFFFFFFF

def tensor_scalar(t):
    dtype, content, val, dims = 0, None, None, []
    for f, w, v in fields(t):
        if f == 1: dtype = v
        elif f == 2:
            for g, _, dim in fields(v):
                if g == 2:
                    for h, _, x in fields(dim):
                        if h == 1: dims.append(sint(x))
        elif f == 4: content = v
        elif f == 5: val = struct.unpack_from("<f", v)[0]
        elif f == 6: val = struct.unpack_from("<d", v)[0]
        elif f in (7, 10): val = float(sint(varint(v, 0)[0] if w == 2 else v))
    if any(d != 1 for d in dims): return None
    if content:
        fmt = {1: "<f", 2: "<d", 3: "<i", 9: "<q"}.get(dtype)
        return float(struct.unpack(fmt, content)[0]) if fmt and len(content) == struct.calcsize(fmt) else None
    return None if dtype == 7 else val

def tfevents(path):
    d = pathlib.Path(path).read_bytes()
    at, out, other, params = 0, {}, set(), {}
    info = {"texts": {}, "images": {}, "plugins": {}}
    while at + 12 <= len(d):
        n = struct.unpack_from("<Q", d, at)[0]
        if masked(d[at:at+8]) != struct.unpack_from("<I", d, at+8)[0] or at + 16 + n > len(d):
            nxt = at + 1
            if at + 16 + n > len(d) and masked(d[at:at+8]) == struct.unpack_from("<I", d, at+8)[0]: break
            # bad header crc but data crc right: still a record
            if at + 16 + n <= len(d) and masked(d[at+12:at+12+n]) == struct.unpack_from("<I", d, at+12+n)[0]:
                pass
            else:
                while nxt + 12 <= len(d) and masked(d[nxt:nxt+8]) != struct.unpack_from("<I", d, nxt+8)[0]: nxt += 1
                at = nxt; continue
        data = d[at+12:at+12+n]
        ok = masked(data) == struct.unpack_from("<I", d, at+12+n)[0]
        at += 16 + n
        if not ok: continue
        wall, step, summ = 0.0, 0, None
        for f, w, v in fields(data):
            if f == 1: wall = struct.unpack("<d", v)[0]
            elif f == 2: step = sint(v)
            elif f == 5: summ = v
        if summ is None: continue
        for f, w, v in fields(summ):
            if f != 1: continue
            tag, val, plugin = "", None, None
            kind = None
            for g, gw, x in fields(v):
                if g == 1: tag = x.decode("utf-8", "replace")
                elif g == 2: val = struct.unpack("<f", x)[0]; kind = "simple"
                elif g == 8: val = tensor_scalar(x); kind = "tensor"; tens = x
                elif g == 4: kind = "image"
                elif g == 5: kind = "histo"
                elif g == 9:
                    for h, _, y in fields(x):
                        if h == 1:
                            for k, _, z in fields(y):
                                if k == 1: plugin = z.decode()
                                if k == 2 and plugin == "hparams" : info.setdefault("hparams", []).append(z.hex())
            if plugin: info["plugins"][tag] = plugin
            if plugin and plugin != "scalars": other.add(tag)
            if kind == "image": info["images"][tag] = info["images"].get(tag, 0) + 1
            if tag in other: continue
            if val is not None: out.setdefault(tag, []).append([step, wall, val])
    return out, info

def trainer(path):
    j = json.loads(pathlib.Path(path).read_text())
    out = {}
    step = 0
    for r in j["log_history"]:
        step = r.get("step", step)
        for k, v in r.items():
            if k in ("step", "epoch"): continue
            if isinstance(v, (int, float)) and not isinstance(v, bool): out.setdefault(k, []).append([step, None, float(v)])
    return out, j

def lmeval(path):
    j = json.loads(pathlib.Path(path).read_text())
    out = {}
    for part in ("results", "groups"):
        for t, ms in (j.get(part) or {}).items():
            if part == "groups" and t in j["results"]: continue
            for m, v in ms.items():
                if isinstance(v, (int, float)) and not isinstance(v, bool): out[t + "/" + m] = [[0, None, float(v)]]
    return out

def wandb(path):
    d = pathlib.Path(path).read_bytes()
    at, parts, out, config, exit_code, summary = 7, b"", {}, {}, None, {}
    while at + 7 <= len(d):
        left = 32768 - at % 32768
        if left < 7: at += left; continue
        crc, size, kind = struct.unpack_from("<IHB", d, at)
        piece = d[at+7:at+7+size]
        if len(piece) < size or zlib.crc32(piece, zlib.crc32(bytes([kind]))) != crc: break
        at += 7 + size
        parts = piece if kind in (1, 2) else parts + piece
        if kind in (2, 3): continue
        for f, w, v in fields(parts):
            if f == 18:
                exit_code = 0
                for g, _, x in fields(v):
                    if g == 1: exit_code = sint(x)
            if f == 2:
                step, row, wall = None, {}, None
                for g, _, x in fields(v):
                    if g == 2:
                        step = 0
                        for h, _, y in fields(x):
                            if h == 1: step = sint(y)
                    if g == 1:
                        key, nested, val = "", [], b"null"
                        for h, _, y in fields(x):
                            if h == 1: key = y.decode()
                            if h == 2: nested.append(y.decode())
                            if h == 16: val = y
                        key = key or "/".join(nested)
                        val = json.loads(val)
                        if isinstance(val, str) and val in ("NaN", "Infinity", "-Infinity"): val = float(val)
                        row[key] = val
                def flat(p, o):
                    for k, x in o.items():
                        if isinstance(x, dict) and "_type" not in x: yield from flat(p + k + "/", x)
                        elif isinstance(x, (int, float)) and not isinstance(x, bool): yield p + k, x
                for k, x in flat("", row):
                    if k == "_step": step = x
                    elif k == "_timestamp": wall = x
                for k, x in flat("", row):
                    if k in ("_step", "_timestamp", "_runtime"): continue
                    out.setdefault(k, []).append([step, wall, float(x)])
    return out, exit_code

def mlflow(run):
    out = {}
    base = pathlib.Path(run) / "metrics"
    for p in sorted(x for x in base.rglob("*") if x.is_file()):
        rows = []
        for line in p.read_text().splitlines():
            c = line.split()
            if len(c) >= 2: rows.append([int(c[2]) if len(c) > 2 else 0, int(c[0]) / 1000, float(c[1])])
        out[str(p.relative_to(base))] = rows
    return out

def junit(path):
    root = ET.parse(path).getroot()
    cases = list(root.iter("testcase"))
    fail = sum(c.find("failure") is not None and c.find("error") is None for c in cases)
    err = sum(c.find("error") is not None for c in cases)
    skip = sum(c.find("skipped") is not None for c in cases)
    o = {"tests": len(cases), "failures": fail, "errors": err, "skipped": skip, "passed": len(cases) - fail - err - skip}
    o["time"] = sum(float(s.get("time", 0)) for s in root.iter("testsuite")) or sum(float(c.get("time", 0)) for c in cases)
    out = {k: [[0, None, float(v)]] for k, v in o.items()}
    out["test_time"] = [[i + 1, None, float(c.get("time", 0))] for i, c in enumerate(cases)]
    return out

STEP = {"step", "_step", "global_step", "current_steps", "iteration", "iter"}
EPOCH = {"epoch", "epochs"}
def num(s):
    try: return float(s)
    except ValueError: return None
def table(path):
    text = pathlib.Path(path).read_text(encoding="utf-8-sig")
    first = text.split("\n", 1)[0]
    sep = ";" if first.count(";") > first.count(",") else "\t" if "\t" in first else ","
    rows = list(csv.reader(io.StringIO(text), delimiter=sep, skipinitialspace=True))
    head = [h.strip() for h in rows[0]]
    sc = next((i for i, h in enumerate(head) if h.lower() in STEP), None)
    ec = next((i for i, h in enumerate(head) if h.lower() in EPOCH), None)
    use = sc if sc is not None else ec
    out, last, n = {}, None, 0
    rows2 = []
    for r in rows[1:]:
        if not any(c.strip() for c in r): continue
        if use is not None and use < len(r):
            v = num(r[use].strip())
            if v is not None: last = v
        rows2.append((last if use is not None else n, r)); n += 1
    firststep = next((s for s, _ in rows2 if s is not None), 0)
    for s, r in rows2:
        for i, c in enumerate(r[:len(head)]):
            if i == sc or (i == ec and sc is not None): continue
            c = c.strip()
            if sep == ";": c = c.replace(",", ".")
            v = num(c)
            if v is not None and c.lower() not in ("",): out.setdefault(head[i], []).append([s if s is not None else firststep, None, v])
    return out
def jsonl(path):
    out, last, n = {}, None, 0
    for line in pathlib.Path(path).read_text(encoding="utf-8-sig").splitlines():
        if not line.strip(): continue
        try: r = json.loads(line)
        except ValueError: continue
        for k, v in r.items():
            if k in STEP and isinstance(v, (int, float)): last = v
        for k, v in r.items():
            if k in STEP or k in EPOCH: continue
            if isinstance(v, (int, float)) and not isinstance(v, bool): out.setdefault(k, []).append([last if last is not None else n, None, float(v)])
        n += 1
    return out

def everything(root):
    root = pathlib.Path(root)
    res = {}
    def put(kind, path, metrics, **more): res[str(path)] = dict(kind=kind, metrics=metrics, **more)
    for p in sorted(root.rglob("*")):
        if not p.is_file(): continue
        n = p.name
        try:
            if "tfevents" in n:
                m, info = tfevents(p); put("tfevents", p, m, info=info)
            elif n == "trainer_state.json":
                m, j = trainer(p); put("hf-trainer", p, m)
            elif n.endswith(".wandb"):
                m, e = wandb(p); put("wandb", p, m, exit=e)
            elif n == "meta.yaml" and (p.parent / "metrics").is_dir(): put("mlflow", p.parent, mlflow(p.parent))
            elif n.endswith(".xml"): put("junit", p, junit(p))
            elif n.endswith(".csv"): put("csv", p, table(p))
            elif n.endswith(".jsonl") and not n.startswith("samples_"): put("jsonl", p, jsonl(p))
            elif n.endswith(".json") and "\"results\"" in p.read_text(errors="replace")[:4000]: put("lm-eval", p, lmeval(p))
            elif n.endswith(".ipynb"): put("notebook", p, {})
        except Exception as e:
            put("error", p, {}, error=repr(e))
    return res


def main():
    root, differ, runs = pathlib.Path(sys.argv[1]), 0, 0
    found = {str(pathlib.Path(path).relative_to(root)): run for path, run in everything(root).items()}
    golden = pathlib.Path(__file__).parents[2] / "golden/runs/samples.tsv"
    for line in golden.read_text().splitlines():
        path, _, kind, _, _, *numbers = line.split("\t")
        if kind in ("hf-model", "notebook"):
            continue
        names, points, odd, values, steps = set(), 0, 0, 0.0, 0.0
        for file, run in found.items():
            if run["kind"] != kind or not (file == path or file.startswith(path + "/")) or "last-checkpoint" in file:
                continue
            inner = file[len(path) + 1:].split("/")
            prefix = inner[0] + "/" if kind == "tfevents" and len(inner) > 1 else ""
            for name, rows in run["metrics"].items():
                names.add(prefix + name)
                points += len(rows)
                for step, _, value in rows:
                    steps += step or 0
                    odd += not math.isfinite(value)
                    values += value if math.isfinite(value) else 0
        runs += 1
        expected = [float(number) for number in numbers]
        if not all(math.isclose(a, b, rel_tol=1e-8, abs_tol=1e-9) for a, b in zip((len(names), points, odd, values, steps), expected)):
            differ += 1
            print(path, "here", len(names), points, odd, values, steps, "there", *numbers)
    print(runs, "runs,", differ, "differ")
    return differ > 0


sys.exit(main())
