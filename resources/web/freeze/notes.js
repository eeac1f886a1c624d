// SPDX-License-Identifier: GPL-3.0-or-later
// Footnotes of a slide as HTML at its end, around the Markdown of their texts. Where those were written nothing is left.
import { Edits } from "./edits.js";

// Quotes and lists that it is in, and the mark of the note.
const opening = /^((?:[ \t]*(?:>|[-+*]|\d{1,9}[.)])[ \t])*[ \t]*)\[\^[^\]\s]+\]:[ \t]*/;

export const beforeNote = (line) => opening.exec(line)?.[1] ?? "";

// A further line of a note without what stands before it: the marks of quotes, the room of lists and its own.
function withoutLead(line, before) {
  const quoted = [...before].filter((c) => c === ">").length;
  const rest = line.replace(new RegExp(`^(?:[ \\t]*>){${quoted}} ?`), "");
  const room = before.slice(before.lastIndexOf(">") + 1).length + 4;
  return rest.replace(new RegExp(`^(?:\\t| {1,${room}})`), "");
}

// A slide's tokens, and those of each of its notes: [{id, tokens}].
export function notesApart(tokens) {
  const from = tokens.findIndex(({ type }) => type === "footnotes_open");
  if (from < 0) return { own: tokens, notes: [] };
  const to = tokens.findIndex(({ type }) => type === "footnotes_close");
  const notes = [];
  for (const token of tokens.slice(from + 1, to)) {
    if (token.type === "footnote_text_open") notes.push({ name: token.attrGet("id"), tokens: [] });
    else if (token.type !== "footnote_text_close") notes.at(-1).tokens.push(token);
  }
  return { own: [...tokens.slice(0, from), ...tokens.slice(to + 1)], start: tokens[from].attrGet("start"), notes };
}

// A note may stand on several slides, and say another number on each: its text is made anew every time.
// `freeze(edits, tokens)` does what is done to all content.
function textOf(text, { tokens }, noted, freeze) {
  const line = tokens.find(({ map }) => map)?.map[0];
  if (line === undefined) return inlineText(tokens, freeze);
  const [first, end] = noted.find(([from, to]) => line >= from && line < to);
  const edits = new Edits(text);
  freeze(edits, tokens);
  const [mark, before] = opening.exec(edits.lineText(first)) ?? ["", ""];
  const made = edits.done(edits.lines[first] + mark.length, edits.lines[end] - 1).split("\n");
  return made.map((one, k) => (k ? withoutLead(one, before) : one)).join("\n").trim();
}

// `^[a note]` has its text where it is called.
function inlineText([open, inline, close], freeze) {
  const edits = new Edits(inline.content);
  const map = [0, edits.lines.length - 1];
  freeze(edits, [open, Object.assign(Object.create(Object.getPrototypeOf(inline)), inline, { map }), close]);
  return edits.done();
}

export function frozenNotes(text, { start, notes }, noted, freeze) {
  const items = notes.map((note) => {
    const made = textOf(text, note, noted, freeze);
    // A place's name stays at an anchor alone, which is no line of its own within a paragraph.
    const anchor = `<a name="${note.name}"></a>`;
    return `<li>\n\n${note.tokens[0]?.type === "paragraph_open" ? anchor + made : `${anchor}\n\n${made}`}\n\n</li>`;
  });
  return `<ol class="footnote-list" start="${start}">\n${items.join("\n")}\n</ol>`;
}
