// SPDX-License-Identifier: GPL-3.0-or-later
// What the page cannot make itself (figures, numbers, coloured code, pictures) it wants from outside,
// by content: the same source is asked for once, whatever moves around it. Until the answer is there
// a block keeps what it showed before.
import { post } from "./host.js";

// Nothing a document can hold: the stand-ins are found again after rendering.
const nonce = crypto.getRandomValues(new Uint32Array(4)).join("x");
const standIn = new RegExp(`<!--${nonce}:(\\d+)-->`, "g");

const keys = [];              // number in the stand-in → key
const numbers = new Map();    // key → number
const wants = new Map();      // key → want
const fills = new Map();      // key → answer
const asked = new Map();       // key → the width it was asked for
const makers = {};            // kinds the page answers by itself, later: kind → (want) => Promise<fill>
// Kinds that are files of the document.
const files = ["picture", "media"];
let queue = [];

// By content, and the room it has for itself; but an answer that found something wrong names the line, so elsewhere it is another one.
function keyOf(want) {
  const key = [want.kind, want.language ?? "", want.source, ...(want.fixed ? [want.width] : [])].join("\n");
  const fill = fills.get(key);
  return fill?.findings?.length && placeOf(fill) !== placeOf(want) && !files.includes(want.kind) ? `${key}\n@${placeOf(want)}` : key;
}

const placeOf = ({ line, file, written }) => [line, written, file].join(":");

export function makes(kind, maker) {
  makers[kind] = maker;
}

// Remembers the want and gives the text that stands for its answer.
export function standInFor(want) {
  const key = keyOf(want);
  if (!numbers.has(key)) {
    numbers.set(key, keys.length);
    keys.push(key);
  }
  wants.set(key, { ...want, key });
  return `<!--${nonce}:${numbers.get(key)}-->`;
}

export function keysIn(html) {
  if (!html.includes(nonce)) return [];
  return [...html.matchAll(standIn)].map((match) => keys[match[1]]);
}

// For another page, whose stand-ins are others: text and wants in turn.
export const handOver = (html) => html.split(standIn).map((piece, i) => (i % 2 ? wants.get(keys[piece]) : piece));
export const takeOver = (pieces) => pieces.map((piece, i) => (i % 2 ? standInFor(piece) : piece)).join("");

export function compose(html) {
  return html.replace(standIn, (all, number) => fills.get(keys[number])?.html ?? "");
}

// What stands for the first block of that source; `width`: of those in a room of that width.
export function answerTo(kind, source, width) {
  const key = [kind, "", source, ...(width ? [width] : [])].join("\n");
  return fills.get(key) ?? [...fills].find(([other]) => other.startsWith(`${key}\n@`))?.[1];
}

export const fillOf = (key) => fills.get(key);
export const wantOf = (key) => wants.get(key);

export function remember(want) {
  const key = keyOf(want);
  wants.set(key, { ...want, key });
  return key;
}

// Asks for what is not there yet; true if it stands.
export function need(key) {
  const fill = fills.get(key);
  const want = wants.get(key);
  const stale = fill?.stale || (fill && want.kind === "plot" && fill.madeFor !== want.width);
  if ((!fill || stale) && !asked.has(key)) {
    asked.set(key, want.width);
    if (makers[want.kind]) makers[want.kind](want).then((answer) => arrived({ ...answer, key, line: want.line, file: want.file, written: want.written }));
    else {
      if (!queue.length) queueMicrotask(() => post("want", queue.splice(0)));
      queue.push(want);
    }
  }
  return Boolean(fill) && !stale;
}

let listener = () => {};
export function onArrival(f) {
  listener = f;
}

function arrived(...answers) {
  for (const answer of answers) {
    answer.madeFor = asked.get(answer.key); // (a picture has a width of its own)
    asked.delete(answer.key);
    if (files.includes(wants.get(answer.key)?.kind)) answer.told = JSON.stringify(answer);
    fills.set(answer.key, answer);
  }
  listener();
}

export function fill(answers) {
  arrived(...answers);
}

// What was made from something that changed is asked for again; the old answer stays until then.
export function refresh(kinds) {
  for (const [key, answer] of fills) if (kinds.includes(wants.get(key)?.kind)) answer.stale = true;
}

// Figures stand in another width from now on; true if any was made for the old one.
export function widen(width) {
  let changed = false;
  for (const want of wants.values()) {
    if (want.kind !== "plot" || want.fixed || want.width === width) continue;
    want.width = width;
    changed = true;
  }
  return changed;
}

// What is on its way is asked for anew as well: it may be meant for another document.
export function forget() {
  asked.clear();
  for (const answer of fills.values()) answer.stale = true;
}

// Answers no document shows any more would pile up.
export function keepOnly(used) {
  if (fills.size < 2 * used.size + 500) return;
  for (const key of fills.keys()) if (!used.has(key)) fills.delete(key);
}
