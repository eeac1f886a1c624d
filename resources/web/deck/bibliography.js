// SPDX-License-Identifier: GPL-3.0-or-later
// A .bib file as works (CSL-JSON), by Citation.js. A broken entry costs itself and no other.
import { parse as readFile } from "@citation-js/plugin-bibtex/lib-mjs/input/file.js";
import { parse as readEntries } from "@citation-js/plugin-bibtex/lib-mjs/input/entries.js";

const known = new Map();   // file → {stamp, works, broken}

const worksOf = (text) => readEntries(readFile(text)).map((work) => [work.id ?? work["citation-key"], work]);

function read(text) {
  try {
    return { works: worksOf(text), broken: [] };
  } catch {
    // One by one: where each begins.
    const starts = [...text.matchAll(/^[ \t]*@(\w+)\s*[{(]/gm)];
    const pieces = starts.map((match, i) => ({ at: match.index, kind: match[1].toLowerCase(), text: text.slice(match.index, starts[i + 1]?.index) }));
    const strings = pieces.filter(({ kind }) => kind === "string").map((piece) => piece.text).join("\n");
    const works = [];
    const broken = [];
    for (const piece of pieces) {
      if (["string", "comment", "preamble"].includes(piece.kind)) continue;
      try {
        works.push(...worksOf(`${strings}\n${piece.text}`));
      } catch {
        broken.push(text.slice(0, piece.at).split("\n").length);
      }
    }
    return { works, broken };
  }
}

// `files`: [{file, stamp, text?}], text when the stamp is new. {works: Map, broken: [{file, line}]}, or null: no
// bibliography is named.
export function bibliography(files) {
  if (!files?.length) return null;
  const works = new Map();
  const broken = [];
  for (const { file, stamp, text } of files) {
    if (text !== undefined) known.set(file, { stamp, ...read(text) });
    const one = known.get(file);
    for (const [id, work] of one?.works ?? []) if (!works.has(id)) works.set(id, work);
    for (const line of one?.broken ?? []) broken.push({ file, line });
  }
  return { works, broken };
}
