// SPDX-License-Identifier: GPL-3.0-or-later
// A paragraph of megabytes (a log pasted in, a file without line ends) is shown as plain text below a
// note: looking for emphasis, links and formulas in it would take minutes.
export const longest = 200_000;

export function long(md) {
  const parse = md.inline.parse;
  md.inline.parse = function (src, engine, env, out) {
    if (src.length <= longest) return parse.call(this, src, engine, env, out);
    const state = new this.State(src, engine, env, out);
    state.push("long_note", "", 0).meta = { length: src.length };
    src.split("\n").forEach((line, i) => {
      if (i) state.push("softbreak", "br", 0);
      state.push("long_text", "", 0).content = line;
    });
  };
  const escape = md.utils.escapeHtml;
  md.renderer.rules.long_text = (tokens, i) => escape(tokens[i].content);
  md.renderer.rules.long_note = (tokens, i, options, env) =>
    env.note?.("long-paragraph", "longParagraph", tokens[i].meta.length) ?? "";
}
