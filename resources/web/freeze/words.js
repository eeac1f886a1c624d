// SPDX-License-Identifier: GPL-3.0-or-later
// What stands within lines: bound numbers become plain ones, citations their numbers, emphasis that only our dialect sees becomes
// tags, and what other engines would misread (stamps as lists, single tildes as strokes) is escaped.

// What a text must not say by accident.
const plain = (text) => text.replace(/[\\`*_[\]<>|~$]/g, "\\$&");

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

function tildes(token, opaque) {
  const hidden = (i) => opaque.some(([from, to]) => i >= from && i < to);
  return [...token.content.matchAll(/(?<![~\\])~(?!~)/g)].map(({ index }) => index).filter((i) => !hidden(i));
}

// `block`: the tokens of one; `valueOf` the text of a bound number, `citationOf` the HTML of a citation;
// `tags(token)`: whether emphasis in it is to be written as tags.
export function freezeWords(edits, block, { valueOf, citationOf, tags, env }) {
  const reached = new Map();
  let row = null;
  for (const token of block) {
    if (token.type === "tr_open") row = token.map;
    if (token.type === "stamp") {
      const line = edits.lineText(token.map[0]);
      const column = line.indexOf(token.content);
      token.content.replace(/\d{4}(?=\.[ ]?\d{1,2}\.)/g, (year, at) => {
        edits.replace(edits.lines[token.map[0]] + column + at, edits.lines[token.map[0]] + column + at + year.length + 1, `${year}\\.`);
      });
      apart(edits, token.map[0], line.slice(0, column));
      continue;
    }
    // The cells of a table are on the line of their row.
    const map = token.map ?? row;
    if (token.type !== "inline" || !map) continue;
    const place = placer(edits, token, map, reached);
    const put = (from, to, text) => {
      const [a, b] = [place(from), place(to)];
      if (a !== null && b !== null) edits.replace(a, b, text);
    };
    const tagged = tags(token);
    const opaque = env.opaque?.get(token.content) ?? [];
    token.content.split("\n").reduce((at, line) => {
      const year = dotted.exec(line.trimStart());
      const from = at + line.length - line.trimStart().length;
      if (year) put(from, from + year[1].length + 1, `${year[1]}\\.`);
      return at + line.length + 1;
    }, 0);
    const lone = tildes(token, opaque);
    if (lone.length > 1) for (const at of lone) put(at, at + 1, "\\~");
    for (const child of token.children ?? []) {
      if (child.type === "bound_number") put(child.meta.at, child.meta.end, plain(valueOf(child)));
      if (child.type === "citation") put(child.meta.at, child.meta.end, citationOf(child));
      const mark = /^(strong|em)_(open|close)$/.exec(child.type);
      if (!mark || child.meta?.at === undefined || !tagged) continue;
      const [, name, side] = mark;
      const { at } = child.meta;
      // Of the two characters of a strong mark the inner one became the token.
      const [from, to] = name === "em" ? [at, at + 1] : side === "open" ? [at - 1, at + 1] : [at, at + 2];
      put(from, to, side === "open" ? `<${name}>` : `</${name}>`);
    }
  }
}

// A stamp is a paragraph of its own: elsewhere only an empty line says so.
function apart(edits, line, before) {
  const empty = before.replace(/[^>\s]/g, " ").trimEnd();
  const full = (i) => i >= 0 && i < edits.lines.length - 1 && edits.lineText(i).replace(/[>\s]/g, "") !== "";
  if (full(line - 1)) edits.replace(edits.lines[line], edits.lines[line], `${empty}\n`);
  if (full(line + 1)) edits.replace(edits.lines[line + 1], edits.lines[line + 1], `${empty}\n`);
}
