// SPDX-License-Identifier: GPL-3.0-or-later
// Columns: from `<!-- columns -->` on, `<!-- column -->` begins the next one, to the slide's end or to
// `<!-- columns: end -->`. `<!-- columns: 2:1 -->` says how wide they are to each other. To Marp itself these
// are presenter notes, and the columns stand below each other.
const asked = /^(columns?)(?:\s*:\s*(.*))?$/;

// What lies between columns, of the slide's width.
const gap = 0.03;

function sharesOf(value, count) {
  const given = (value ?? "").split(":").map(Number).filter((share) => share > 0 && share < 100);
  const shares = Array.from({ length: count }, (_, i) => given[i] ?? 1);
  const all = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / all);
}

export function columns(md, width) {
  md.core.ruler.after("marpit_slide", "yeonji_columns", (state) => {
    if (state.inlineMode) return;
    const { Token } = state;
    const tokens = [];
    let open = null; // {value, columns: [open token], from: where in `tokens`}
    const box = (type, nesting, name) => {
      const token = new Token(type, "div", nesting);
      token.block = true;
      if (nesting > 0) token.attrs = [["class", name]];
      return token;
    };
    const begin = () => {
      const column = box("column_open", 1, "column");
      open.columns.push(column);
      tokens.push(column);
    };
    const end = () => {
      if (!open) return;
      tokens.push(box("column_close", -1), box("columns_close", -1));
      const shares = sharesOf(open.value, open.columns.length);
      const even = shares.every((share) => share === shares[0]);
      let at = -1;
      for (const token of tokens.slice(open.from)) {
        if (open.columns.includes(token)) at++;
        if (token.type === "column_open" && !even) token.attrSet("style", `width: ${(shares[at] * 100).toFixed(1)}%`);
        // Figures are drawn for the width they have, so that their words are as high as elsewhere.
        if (token.type === "fence") token.meta = { ...token.meta, width: Math.round(width * (shares[at] - gap)) };
      }
      open = null;
    };
    for (const token of state.tokens) {
      const match = token.type === "marpit_comment" && token.level === 1 ? asked.exec(token.content) : null;
      if (token.type === "marpit_slide_close") end();
      if (!match) {
        tokens.push(token);
        continue;
      }
      token.meta.marpitCommentParsed = "directive";
      tokens.push(token);
      if (match[1] === "column") {
        if (!open) continue;
        tokens.push(box("column_close", -1));
        begin();
        continue;
      }
      end();
      if (/^(?:end|false|no)$/.test(match[2] ?? "")) continue;
      open = { value: match[2], columns: [], from: tokens.length };
      tokens.push(box("columns_open", 1, "columns"));
      begin();
    }
    state.tokens = tokens;
  });
}
