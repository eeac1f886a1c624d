// SPDX-License-Identifier: GPL-3.0-or-later
// Bound numbers, `{{sft-3 eval_loss@best | .2f}}`: the value is asked for, never made here. Inside
// code they stay as they are written, because code spans are read first.
const bound = /\{\{((?:"[^"\n]*"|[^"{}\n])+)\}\}/y;

export function numbers(md) {
  md.inline.ruler.before("emphasis", "bound_number", (state, silent) => {
    if (state.src.charCodeAt(state.pos) !== 0x7b) return false;
    bound.lastIndex = state.pos;
    const match = bound.exec(state.src);
    if (!match || match.index + match[0].length > state.posMax || !match[1].trim()) return false;
    if (!silent) {
      const token = state.push("bound_number", "span", 0);
      token.content = match[1].trim().replaceAll("\\|", "|");
      token.markup = match[0];
    }
    state.pos += match[0].length;
    return true;
  });
  md.renderer.rules.bound_number = (tokens, i, options, env) =>
    env.want?.({ kind: "number", source: tokens[i].content, line: tokens[i].meta?.line }) ??
    md.utils.escapeHtml(tokens[i].markup);
}
