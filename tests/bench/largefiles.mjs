// SPDX-License-Identifier: GPL-3.0-or-later
//
// largefiles.mjs FOLDER MB: big.csv, big.jsonl and an event file of that size each, with rows of step, loss, accuracy
// and learning rate as trainers log them.
import fs from 'node:fs';

const [folder, mb] = [process.argv[2], Number(process.argv[3]) * 1e6];
const tails = Array.from({length: 4096}, () => [(0.5 + 2 * Math.random()).toFixed(6), Math.random().toFixed(6)]);
const rows = {
    'big.csv': (step, [loss, acc]) => `${step},${loss},${acc},0.0001\n`,
    'big.jsonl': (step, [loss, acc]) => `{"step": ${step}, "loss": ${loss}, "acc": ${acc}, "lr": 0.0001}\n`,
};
for (const [name, row] of Object.entries(rows)) {
    const file = fs.openSync(`${folder}/${name}`, 'w');
    let bytes = name === 'big.csv' ? fs.writeSync(file, 'step,loss,acc,lr\n') : 0;
    for (let step = 0; bytes < mb; step += 4096)
        bytes += fs.writeSync(file, tails.map((tail, i) => row(step + i, tail)).join(''));
    fs.closeSync(file);
}
const table = Array.from({length: 256}, (_, n) => { for (let k = 0; k < 8; k++) n = n & 1 ? n >>> 1 ^ 0x82f63b78 : n >>> 1; return n >>> 0; });
const masked = bytes => {
    let crc = ~0;
    for (const byte of bytes) crc = table[(crc ^ byte) & 255] ^ crc >>> 8;
    crc = ~crc >>> 0;
    return ((crc >>> 15 | crc << 17) + 0xa282ead8) >>> 0;
};
const value = (tag, at) => [10, 2 + tag.length + 5, 10, tag.length, ...Buffer.from(tag), 21, 0, 0, 0, 0];
const summary = [...value('loss'), ...value('acc')];
const data = Buffer.from([9, ...Buffer.alloc(8), 16, ...Buffer.alloc(5), 42, summary.length, ...summary]);
const record = Buffer.alloc(16 + data.length);
const file = fs.openSync(`${folder}/events.out.tfevents.1.bench`, 'w');
const block = Buffer.alloc(record.length * 8192);
for (let bytes = 0, step = 0; bytes < mb; bytes += block.length) {
    for (let i = 0; i < 8192; i++, step++) {
        data.writeDoubleLE(1767225600 + step, 1);
        for (let k = 0, rest = step; k < 5; k++, rest = Math.floor(rest / 128)) data[10 + k] = rest % 128 | (k < 4 ? 128 : 0);
        data.writeFloatLE(Number(tails[step % 4096][0]), data.length - summary.length + 9);
        data.writeFloatLE(Number(tails[step % 4096][1]), data.length - 4);
        record.writeUInt32LE(data.length, 0);
        record.writeUInt32LE(masked(record.subarray(0, 8)), 8);
        data.copy(record, 12);
        record.writeUInt32LE(masked(data), 12 + data.length);
        record.copy(block, i * record.length);
    }
    fs.writeSync(file, block);
}
