// SPDX-License-Identifier: GPL-3.0-or-later
// Markdown's inline tokens do not say where they were. For freezing they must: each bound number, citation
// and mark of emphasis gets meta.at and meta.end, places in the content of its block; what must not be looked
// into (code, links, formulas) is listed in env.opaque by content.
const opaque = ["backticks", "autolink", "html_inline", "link", "image", "wiki", "marp_math_inline", "math"];

export function places(md) {
  const rules = md.inline.ruler.__rules__;
  const wrap = (name, then) => {
    const rule = rules.find((one) => one.name === name);
    if (!rule) return;
    const { fn } = rule;
    md.inline.ruler.at(name, (state, silent) => {
      const at = state.pos;
      const done = fn(state, silent);
      if (done && !silent) then(state, at);
      return done;
    });
  };
  for (const name of ["bound_number", "citation"])
    wrap(name, (state, at) => {
      const token = state.tokens.at(-1);
      token.meta = { ...token.meta, at, end: state.pos };
    });
  wrap("emphasis", (state, at) => {
    const marks = state.pos - at;
    state.tokens.slice(-marks).forEach((token, i) => (token.meta = { ...token.meta, at: at + i }));
  });
  for (const name of opaque)
    wrap(name, (state, at) => {
      state.env.opaque ??= new Map();
      if (!state.env.opaque.has(state.src)) state.env.opaque.set(state.src, []);
      state.env.opaque.get(state.src).push([at, state.pos]);
    });
}
