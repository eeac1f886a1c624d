// SPDX-License-Identifier: GPL-3.0-or-later
// A document as a list of top-level blocks, each with its lines and its HTML: the unit that is
// compared, replaced and scrolled to.
const voids = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|param)$/i;

// Tags a piece of raw HTML leaves open, and closes without having opened them.
function balance(html) {
  const open = [];
  let closed = [];
  const text = html.replace(/<!--[\s\S]*?(?:-->|$)/g, "");
  for (const [, slash, name, rest] of text.matchAll(/<(\/?)([a-z][\w-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/gi)) {
    if (voids.test(name) || /\/\s*$/.test(rest)) continue;
    if (!slash) open.push(name.toLowerCase());
    else {
      const at = open.lastIndexOf(name.toLowerCase());
      if (at >= 0) open.length = at;
      else closed.push(name.toLowerCase());
    }
  }
  return { open, closed };
}

// Raw HTML often opens in one block and closes in another (`<details>`, text, `</details>`); such
// blocks belong together, but only if the end is there.
function joinRaw(groups) {
  const joined = [];
  for (let i = 0; i < groups.length; i++) {
    let last = i;
    if (groups[i].raw) {
      const { open } = balance(groups[i].raw);
      for (let j = i + 1; open.length && j < groups.length; j++) {
        if (!groups[j].raw) continue;
        const next = balance(groups[j].raw);
        for (const name of next.closed) if (open.lastIndexOf(name) >= 0) open.length = open.lastIndexOf(name);
        if (open.length) open.push(...next.open);
        if (!open.length) last = j;
      }
    }
    joined.push({ tokens: groups.slice(i, last + 1).flatMap((group) => group.tokens) });
    i = last;
  }
  return joined;
}

export function split(md, text, env) {
  const tokens = md.parse(text, env);
  const groups = [];
  let level = 0;
  for (const token of tokens) {
    if (level === 0) groups.push({ tokens: [] });
    groups.at(-1).tokens.push(token);
    if (level === 0 && token.type === "html_block") groups.at(-1).raw = token.content;
    level += token.nesting;
  }
  const blocks = [];
  for (const group of joinRaw(groups)) {
    const maps = group.tokens.map((token) => token.map).filter(Boolean);
    const first = Math.min(...maps.map((map) => map[0])) + 1;
    const last = Math.max(...maps.map((map) => map[1]));
    env.line = first;
    const html = md.renderer.render(group.tokens, md.options, env);
    if (!html) continue;
    blocks.push({ first: maps.length ? first : 0, last: maps.length ? last : 0, html });
  }
  return blocks;
}
