#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is in the sample runs, read apart from Yeonji by Python's standard library alone: the numbers in
tests/tst_formats.cpp come from here. samplevalues.py SAMPLES"""
import json, pathlib, struct, sys, xml.etree.ElementTree as xml, zlib

samples = pathlib.Path(sys.argv[1])


def varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at


def fields(data):
    at = 0
    while at < len(data):
        key, at = varint(data, at)
        kind = key & 7
        if kind == 0:
            value, at = varint(data, at)
        elif kind == 2:
            size, at = varint(data, at)
            value, at = data[at:at + size], at + size
        else:
            size = 8 if kind == 1 else 4
            value, at = data[at:at + size], at + size
        yield key >> 3, value


def wandb(path):
    data, at, parts = path.read_bytes(), 7, b""
    points, ended = {}, None
    while True:
        left = 32768 - at % 32768
        if left < 7:
            at += left
            continue
        if at + 7 > len(data):
            break
        crc, size, kind = struct.unpack_from("<IHB", data, at)
        piece = data[at + 7:at + 7 + size]
        if len(piece) < size or zlib.crc32(piece, zlib.crc32(bytes([kind]))) != crc:
            break
        at += 7 + size
        parts = piece if kind in (1, 2) else parts + piece
        if kind in (2, 3):
            continue
        for number, value in fields(parts):
            if number == 18:
                ended = dict(fields(value)).get(1, 0)
            if number == 2:
                for item_number, item in fields(value):
                    if item_number == 1:
                        item_fields = list(fields(item))
                        key = "/".join(v.decode() for n, v in item_fields if n in (1, 2) and v)
                        number_text = dict(item_fields).get(16, b"null")
                        parsed = json.loads(number_text)
                        if isinstance(parsed, (int, float)) and not key.startswith("_"):
                            points.setdefault(key, []).append(parsed)
    return ended, {key: (len(values), values[0], values[-1]) for key, values in points.items()}


for path in sorted(samples.glob("wandb/**/*.wandb")):
    print(path.name, *wandb(path))
for path in sorted(samples.glob("lm_eval/**/*.json")):
    results = json.loads(path.read_text())["results"]
    numbers = {f"{task}/{metric}": value for task, metrics in results.items() for metric, value in metrics.items()
               if isinstance(value, (int, float)) and not isinstance(value, bool)}
    print(path.name, len(numbers), sorted(numbers.items())[0], sorted(numbers.items())[-1])
for path in sorted(samples.glob("junit/**/*.xml")):
    cases = list(xml.parse(path).iter("testcase"))
    print(path.parent.name, len(cases), sum(c.find("skipped") is not None for c in cases), sum(float(c.get("time")) for c in cases))
for path in sorted(samples.glob("mlruns/*/mlruns/*/*/meta.yaml")):
    run = path.parent
    print(run.name, [line for line in path.read_text().splitlines() if line.startswith(("status", "run_name"))],
          {p.name: p.read_text().split() for p in sorted(run.glob("metrics/*"))})
