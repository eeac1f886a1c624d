// SPDX-License-Identifier: GPL-3.0-or-later
// The `|` of `{{run metric | .2f}}` is no border of a table's cell. It is hidden while blocks are read
// and put back wherever it ended up. (Those who know tables write `\|`, which is one there and, in a
// bound number, everywhere.)
const hidden = "\uE0F1";
const bound = /\{\{(?:"[^"\n]*"|[^"{}\n])+\}\}/g;

function restore(token) {
  if (token.content?.includes(hidden)) token.content = token.content.replaceAll(hidden, "|");
  if (token.info?.includes(hidden)) token.info = token.info.replaceAll(hidden, "|");
  for (const attribute of token.attrs ?? []) attribute[1] = String(attribute[1]).replaceAll(hidden, "|");
  for (const child of token.children ?? []) restore(child);
}

export function pipes(md) {
  md.core.ruler.before("block", "hide_pipes", (state) => {
    if (state.src.includes("{{")) state.src = state.src.replace(bound, (all) => all.replace(/(?<!\\)\|/g, hidden));
  });
  md.core.ruler.after("block", "show_pipes", (state) => {
    if (state.src.includes(hidden)) state.tokens.forEach(restore);
  });
}
