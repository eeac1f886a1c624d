// SPDX-License-Identifier: GPL-3.0-or-later
// Which line of the source each thing came from: `data-l` on what lies inside a top-level block (the
// block itself is told by its wrapper), `meta.line` on parts of a line that ask for answers.
export function lines(md) {
  md.core.ruler.push("lines", (state) => {
    let first = 0;
    for (const token of state.tokens) {
      if (token.level === 0 && token.map) first = token.map[0];
      if (token.level > 0 && token.nesting >= 0 && token.map && token.type !== "inline" && !token.hidden)
        token.attrSet("data-l", String(token.map[0] - first));
      if (token.type !== "inline" || !token.map) continue;
      let line = token.map[0] + 1;
      for (const child of token.children) {
        if (child.type === "softbreak" || child.type === "hardbreak") line++;
        else if (child.type === "bound_number" || child.type === "math_inline") child.meta = { ...child.meta, line };
      }
    }
  });
}
