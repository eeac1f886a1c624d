// SPDX-License-Identifier: GPL-3.0-or-later
// What stands within lines: what is ours becomes plain (a bound number its value), emphasis that only our dialect sees
// becomes tags, and what other engines would misread (stamps as lists, single tildes as strokes) is escaped.

// What a text must not say by accident.
export const plain = (text) => text.replace(/[\\`*_[\]<>|~$]/g, "\\$&");

const dotted = /^(\d{4})(?=\.[ ]?\d{1,2}\.)/;

// Where a place in a block's content lies in the text. Lines of the content are lines of the source without
// what the block puts before them; cells of a table follow each other on theirs.
function placer(edits, token, map, reached) {
  const starts = [];
  let at = 0;
  token.content.split("\n").forEach((line, k) => {
    const number = map[0] + k;
    const source = edits.lineText(number);
    const from = reached.get(number) ?? 0;
    const written = line.trim();
    let column = source.indexOf(written, from);
    if (column < 0) column = source.indexOf(written.replaceAll("|", "\\|"), from);
    if (column >= 0) reached.set(number, column + written.length);
    starts.push({ at: at + (line.length - line.trimStart().length), end: at + line.length, to: column < 0 ? null : edits.lines[number] + column, source: written });
    at += line.length + 1;
  });
  return (place) => {
    const line = starts.findLast((one) => one.at <= place);
    if (!line || line.to === null || place > line.end) return null;
    // A bar is written with a backslash in a table.
    const before = line.source.slice(0, place - line.at);
    const bars = edits.text.startsWith(line.source, line.to) ? 0 : before.split("|").length - 1;
    return line.to + (place - line.at) + bars;
  };
}

const within = (ranges, i) => ranges.some(([from, to]) => i >= from && i < to);

// Where the children that `written` knows stand, and what is to stand there: {from, to, text}.
function ownWords(token, opaque, written) {
  const own = [];
  let reached = 0;
  token.children.forEach((child, k) => {
    // Of a picture only what was written in our way, which says so.
    const made = child.type === "image" && !child.meta?.ours ? undefined : written[child.type]?.(child, token.children, k);
    if (made === undefined) return;
    let { at, end } = child.meta;
    // People and days are found by what was written; they come in order.
    if (at === undefined) {
      at = token.content.indexOf(child.meta.written, reached);
      while (at >= 0 && within(opaque, at)) at = token.content.indexOf(child.meta.written, at + 1);
      if (at < 0) return;
      reached = end = at + child.meta.written.length;
    }
    own.push({ from: at, to: end, text: made });
  });
  return own;
}

// A number that begins a line begins no list.
function unlisted(content, own) {
  return own.map((one) => {
    const begins = content.slice(content.lastIndexOf("\n", one.from - 1) + 1, one.from).trim() === "";
    const lists = begins && /^\d{1,9}$/.test(one.text) && /^[.)](?:\s|$)/.test(content.slice(one.to));
    return lists ? { from: one.from, to: one.to + 1, text: `${one.text}\\${content[one.to]}` } : one;
  });
}

function applied(content, own) {
  let text = "";
  let at = 0;
  for (const one of own) {
    text += content.slice(at, one.from) + one.text;
    at = one.to;
  }
  return text + content.slice(at);
}

function tildes({ content }, opaque, own) {
  const hidden = [...opaque, ...own.map(({ from, to }) => [from, to])];
  const lone = [...content.matchAll(/(?<![~\\])~(?!~)/g)].map(({ index }) => index).filter((i) => !within(hidden, i));
  return lone.length > 1 ? lone.map((from) => ({ from, to: from + 1, text: "\\~" })) : [];
}

function years(content) {
  const found = [];
  content.split("\n").reduce((at, line) => {
    const year = dotted.exec(line.trimStart());
    const from = at + line.length - line.trimStart().length;
    if (year) found.push({ from, to: from + year[1].length + 1, text: `${year[1]}\\.` });
    return at + line.length + 1;
  }, 0);
  return found;
}

const tagged = /^(strong|em|s)_(open|close)$/;

// Of a mark of two characters the inner one became the token of emphasis; of strokes both are one.
function markAt(name, side, at) {
  if (name === "em") return [at, at + 1];
  return name === "strong" && side === "open" ? [at - 1, at + 1] : [at, at + 2];
}

function emphasis(children) {
  return children.flatMap((child) => {
    const mark = tagged.exec(child.type);
    if (!mark || child.meta?.at === undefined) return [];
    const [, name, side] = mark;
    const [from, to] = markAt(name, side, child.meta.at);
    return [{ from, to, text: side === "open" ? `<${name}>` : `</${name}>` }];
  });
}

const marks = (children = []) => children.map(({ type }) => type).filter((type) => tagged.test(type)).join();

// `block`: the tokens of one. `written`: of each type of ours (child, children, k) → what is to stand there,
// undefined: as it is. `stock`: the engine of others, `env` that of the text.
export function freezeWords(edits, block, { written, stock, env }) {
  const reached = new Map();
  let row = null;
  for (const token of block) {
    if (token.type === "tr_open") row = token.map;
    if (token.type === "stamp") {
      freezeStamp(edits, token);
      continue;
    }
    // The cells of a table are on the line of their row.
    const map = token.map ?? row;
    if ((token.type !== "inline" && token.type !== "callout_label") || !token.children?.length || !map) continue;
    const place = placer(edits, token, map, reached);
    const opaque = env.opaque?.get(token.content) ?? [];
    const own = unlisted(token.content, ownWords(token, opaque, written));
    const theirs = stock.parseInline(applied(token.content, own), { references: env.references ?? {} })[0]?.children;
    const all = [...own, ...years(token.content), ...tildes(token, opaque, own), ...(marks(token.children) === marks(theirs) ? [] : emphasis(token.children))];
    for (const { from, to, text } of all) {
      const [a, b] = [place(from), place(to)];
      if (a !== null && b !== null) edits.replace(a, b, text);
    }
  }
}

// A stamp stands as it is written, and is a paragraph of its own: elsewhere only an empty line says so.
function freezeStamp(edits, { map: [number], content }) {
  const line = edits.lineText(number);
  const column = line.indexOf(content);
  const at = edits.lines[number] + column;
  const made = plain(content).replace(/\d{4}(?=\.[ ]?\d{1,2}\.)/g, "$&\\");
  if (made !== content) edits.replace(at, at + content.length, made);
  const empty = line.slice(0, column).replace(/[^>\s]/g, " ").trimEnd();
  const full = (i) => i >= 0 && i < edits.lines.length - 1 && edits.lineText(i).replace(/[>\s]/g, "") !== "";
  if (full(number - 1)) edits.replace(edits.lines[number], edits.lines[number], `${empty}\n`);
  if (full(number + 1)) edits.replace(edits.lines[number + 1], edits.lines[number + 1], `${empty}\n`);
}
