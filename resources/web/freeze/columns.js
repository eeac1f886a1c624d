// SPDX-License-Identifier: GPL-3.0-or-later
// Columns of a slide as HTML around their Markdown, which others read, too. They keep no styles at elements,
// so how wide a column is stands in the name of its class.
const mark = /^columns?(?:\s*:|$)/;

const shareOf = (column) => /width: ([\d.]+)%/.exec(column.attrGet("style") ?? "")?.[1];
const className = (share) => (share ? `column share-${share.replace(".", "-")}` : "column");

const html = {
  columns_open: () => '<div class="columns">',
  column_open: (token) => `<div class="${className(shareOf(token))}">`,
  column_close: () => "</div>",
  columns_close: () => "</div>",
};

// `end`: the line behind the slide's last. Returns what the columns' widths ask of a style sheet.
export function freezeColumns(edits, tokens, end) {
  const shares = new Set();
  let comment = null;
  let lines = [];
  const put = () => {
    const made = lines.join("\n");
    const empty = (line) => line < 0 || line >= edits.lines.length - 1 || edits.lineText(line).trim() === "";
    if (comment) {
      const [first, last] = comment.map;
      edits.replaceLines(first, last, `${empty(first - 1) ? "" : "\n"}${made}${empty(last) ? "" : "\n"}`);
    } else {
      const at = edits.lines[Math.min(end, edits.lines.length - 1)] - (end >= edits.lines.length - 1 ? 1 : 0);
      edits.replace(at, at, `${empty(end - 1) ? "" : "\n"}${made}\n\n`);
    }
    lines = [];
  };
  for (const token of tokens) {
    if (html[token.type]) {
      if (token.type === "column_open" && shareOf(token)) shares.add(shareOf(token));
      lines.push(html[token.type](token));
      continue;
    }
    if (lines.length) put();
    comment = token.type === "marpit_comment" && token.map && mark.test(token.content) ? token : null;
  }
  if (lines.length) put();
  return [...shares].map((share) => `.columns > .${className(share).replace(" ", ".")} { flex: 0 1 auto; width: ${share}%; }`);
}
