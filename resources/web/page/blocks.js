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

// What a block asked of `env` while it was made, so that it can ask again from wherever it has moved to.
export function recorded(env, first) {
  const asked = [];
  const recording = (name, lineOf, withLine) => (...given) => {
    const line = lineOf(given) ?? env.line;
    const answer = env[name](...withLine(given, line));
    asked.push({ name, given, line: line - first, answer, withLine });
    return answer;
  };
  const own = Object.create(env);
  // What says no line is looked for from the block's first on.
  if (env.want) own.want = recording("want", ([want]) => want.line, ([want], line) => [want.line === undefined ? want : { ...want, line }]);
  for (const name of ["complain", "note"]) if (env[name]) own[name] = recording(name, () => undefined, (given) => given);
  return { own, asked };
}

// True if the same questions, asked from `first`, have the same answers.
export function sameAnswers(asked, env, first) {
  return asked.every(({ name, given, line, answer, withLine }) => {
    env.line = name === "want" ? first : first + line;
    return env[name](...withLine(given, line + first)) === answer;
  });
}

// The rules that read lines into blocks, and those that then look into each block by itself.
function phases(md) {
  const rules = md.core.ruler.__rules__.filter((rule) => rule.enabled);
  const blocks = rules.findIndex((rule) => rule.name === "block") + 1;
  return [rules.slice(0, blocks), rules.slice(blocks)].map((phase) => phase.map((rule) => rule.fn));
}

// `kept`, {blocks: Map}: what the last text gave, by the source of each block. A block that has not
// changed is neither looked into nor rendered again. Footnotes are counted over the whole text, so a
// text that has some is made whole.
export function split(md, text, env, kept = null) {
  const state = new md.core.State(text, md, env);
  const [reading, looking] = phases(md);
  for (const rule of reading) rule(state);
  const whole = !kept || /\[\^|\^\[/.test(text);
  if (whole) for (const rule of looking) rule(state);
  const groups = [];
  let level = 0;
  for (const token of state.tokens) {
    if (level === 0) groups.push({ tokens: [] });
    groups.at(-1).tokens.push(token);
    if (level === 0 && token.type === "html_block") groups.at(-1).raw = token.content;
    level += token.nesting;
  }
  const lines = whole ? [] : state.src.split("\n");
  const references = whole ? "" : JSON.stringify(env.references ?? null);
  const known = new Map();
  const blocks = [];
  for (const { tokens } of joinRaw(groups)) {
    const maps = tokens.map((token) => token.map).filter(Boolean);
    const first = maps.reduce((least, map) => Math.min(least, map[0]), Infinity) + 1;
    const last = maps.reduce((most, map) => Math.max(most, map[1]), 0);
    env.line = first;
    let html;
    if (whole) {
      html = md.renderer.render(tokens, md.options, env);
    } else {
      const source = `${references}\n${lines.slice(first - 1, last).join("\n")}`;
      let block = known.get(source) ?? kept.blocks.get(source);
      if (!block || !sameAnswers(block.asked, env, first)) {
        env.line = first;
        const { own, asked } = recorded(env, first);
        const inner = Object.assign(new md.core.State(state.src, md, own), { tokens });
        for (const rule of looking) rule(inner);
        block = { html: md.renderer.render(inner.tokens, md.options, own), asked };
      }
      known.set(source, block);
      html = block.html;
    }
    if (html) blocks.push({ first: maps.length ? first : 0, last: maps.length ? last : 0, html });
  }
  if (kept) kept.blocks = known;
  return blocks;
}
