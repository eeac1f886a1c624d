// SPDX-License-Identifier: GPL-3.0-or-later
// Markdown's inline tokens do not say where they were. For freezing they must: each that is ours and each
// mark of emphasis gets meta.at and meta.end, places in the content of its block; what must not be looked
// into (code, links, formulas) is listed in env.opaque by content, the lines of footnotes' texts in env.noted.
const opaque = ["backticks", "autolink", "html_inline", "link", "image", "wiki", "marp_math_inline", "math"];

const ours = ["bound_number", "citation", "wiki", "footnote_ref", "footnote_inline"];

function wrap(ruler, name, around) {
  const rule = ruler.__rules__.find((one) => one.name === name);
  if (rule) ruler.at(name, around(rule.fn), { alt: rule.alt });
}

export function places(md) {
  const after = (name, then) => wrap(md.inline.ruler, name, (rule) => (state, silent) => {
    const at = state.pos;
    const done = rule(state, silent);
    if (done && !silent) then(state, at);
    return done;
  });
  for (const name of ours)
    after(name, (state, at) => {
      const token = state.tokens.at(-1);
      token.meta = { ...token.meta, at, end: state.pos, ours: true };
    });
  after("emphasis", (state, at) => {
    const marks = state.pos - at;
    state.tokens.slice(-marks).forEach((token, i) => (token.meta = { ...token.meta, at: at + i }));
  });
  // Two strokes are one mark; of an odd number the first stands for itself.
  after("strikethrough", (state, at) => {
    const marks = Math.floor((state.pos - at) / 2);
    state.tokens.slice(-marks).forEach((token, i) => (token.meta = { ...token.meta, at: state.pos - 2 * (marks - i) }));
  });
  // A link to a slide by its number: where that stands.
  after("link", (state, at) => {
    const [, before, number] = /^([^]*\]\(\s*<?#)(\d+)>?(?:\s[^]*)?\)$/.exec(state.src.slice(at, state.pos)) ?? [];
    if (!number) return;
    const from = at + before.length;
    state.tokens.at(-1).meta = { slide: Number(number), at: from, end: from + number.length };
  });
  for (const name of opaque)
    after(name, (state, at) => {
      state.env.opaque ??= new Map();
      if (!state.env.opaque.has(state.src)) state.env.opaque.set(state.src, []);
      state.env.opaque.get(state.src).push([at, state.pos]);
    });
  wrap(md.block.ruler, "footnote_def", (rule) => (state, first, end, silent) => {
    const done = rule(state, first, end, silent);
    if (done && !silent) (state.env.noted ??= []).push([first, state.line]);
    return done;
  });
}
