// SPDX-License-Identifier: GPL-3.0-or-later
// Callouts as HTML around their Markdown, whose lines lose the mark of the quote.
import { Edits } from "./edits.js";

// Where the marks of the quotes a line stands in are: [{at, end}], `end` behind the space that belongs to one.
function quotes(line) {
  const found = [];
  const next = /[ \t]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*>/y;
  while (next.test(line)) {
    const at = next.lastIndex - 1;
    const end = at + (/[ \t]/.test(line[at + 1] ?? "") ? 2 : 1);
    found.push({ at, end });
    next.lastIndex = end;
  }
  return found;
}

// All callouts, `depth`: how many quotes are around one, `first` and `last` its lines; and the rules in them, which
// would divide slides outside of a quote.
function read(tokens) {
  const callouts = [];
  const rules = [];
  const open = [];
  tokens.forEach((token, i) => {
    if (token.type === "blockquote_close") open.pop();
    if (token.type === "blockquote_open") {
      if (token.meta?.kind) callouts.push({ ...token.meta, depth: open.length, first: token.map[0], last: token.map[1] - 1, label: tokens[i + 1] });
      open.push(token);
    }
    if (token.type === "hr" && token.map && token.level === open.at(-1)?.level + 1 && open.every(({ meta }) => meta?.kind))
      rules.push({ line: token.map[0], depth: open.length - 1 });
  });
  return { callouts, rules };
}

// The label as HTML, which Marp lets through, or around its Markdown if a formula is in it.
function labelOf(label, line, htmlOf) {
  const html = htmlOf(label).trim();
  if (!label.children?.some(({ type }) => type.startsWith("marp_math"))) return html;
  const [, open, close] = /^(<[^>]*>)[\s\S]*(<[^>]*>)$/.exec(html);
  return `${open}\n\n${line.replace(/^[^\]]*\][+-]?[ \t]*/, "")}\n\n${close}`;
}

// `htmlOf(token)`: of a label, as ours is.
export function freezeCallouts(text, tokens, htmlOf) {
  const edits = new Edits(text);
  const { callouts, rules } = read(tokens);
  const marks = (line) => quotes(edits.lineText(line));
  const stripped = new Map();   // line → the depths whose marks go
  for (const { depth, first, last } of callouts)
    for (let line = first; line <= last; line++) stripped.set(line, [...(stripped.get(line) ?? []), depth]);
  for (const [line, depths] of stripped)
    for (const { at, end } of depths.map((depth) => marks(line)[depth]).filter(Boolean)) edits.replace(edits.lines[line] + at, edits.lines[line] + end, "");
  // What is left of a line before a quote's mark, for lines that are put below it.
  const lead = (line, depth) => {
    const found = marks(line);
    const gone = stripped.get(line).filter((other) => other < depth).sort((a, b) => b - a);
    return gone.reduce((left, k) => left.slice(0, found[k].at) + left.slice(found[k].end), edits.lineText(line).slice(0, found[depth].at)).replace(/[^>\s]/g, " ");
  };
  // The inner ones end first.
  for (const { kind, fold, depth, first, last, label } of [...callouts].reverse()) {
    const before = lead(first, depth);
    const put = (lines) => lines.map((line) => (line ? before + line : before.trimEnd())).join("\n");
    const box = fold ? "details" : "aside";
    const from = marks(first)[depth].end;
    const opened = [`<${box} class="callout ${kind}"${fold === "+" ? " open" : ""}>`, ...labelOf(label, edits.lineText(first).slice(from), htmlOf).split("\n"), ...(last > first ? [""] : [])];
    edits.replace(edits.lines[first] + from, edits.lines[first + 1] - 1, put(opened).slice(before.length));
    const below = edits.lines[last + 1] - 1;
    const next = last + 1 < edits.lines.length - 1 && edits.lineText(last + 1).replace(/[>\s]/g, "") !== "";
    edits.replace(below, below, `\n${put([...(last > first ? [""] : []), `</${box}>`, ...(next ? [""] : [])])}`);
  }
  for (const { line, depth } of rules) edits.replace(edits.lines[line] + (marks(line)[depth]?.end ?? 0), edits.lines[line + 1] - 1, "<hr>\n");
  return { text: edits.done(), found: callouts.length > 0 };
}
