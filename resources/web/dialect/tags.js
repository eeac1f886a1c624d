// SPDX-License-Identifier: GPL-3.0-or-later
// `#tag` after a space or at the beginning of a line; letters of any script, digits and _ - /, and
// not digits alone (`#12` is an issue).
const tag = /#[\p{L}\p{N}_/-]*[\p{L}_][\p{L}\p{N}_/-]*/uy;

export function tags(md) {
  md.core.ruler.after("linkify", "tags", (state) => {
    for (const block of state.tokens) {
      if (block.type !== "inline" || !block.content.includes("#")) continue;
      const children = [];
      let insideLink = 0;
      let before = "";
      for (const token of block.children) {
        if (token.type === "link_open") insideLink++;
        if (token.type === "link_close") insideLink--;
        if (token.type === "html_inline") {
          if (/^<a[\s>]/i.test(token.content)) insideLink++;
          if (/^<\/a\s*>/i.test(token.content)) insideLink--;
        }
        if (token.type === "text" && !insideLink && token.content.includes("#"))
          for (const part of split(token, before, state.Token)) children.push(part);
        else children.push(token);
        before = token.type === "text" ? token.content.slice(-1) : /break$/.test(token.type) ? "" : before && "x";
        if (token.type !== "text" && !/break$/.test(token.type)) before = "x";
      }
      block.children = children;
    }
  });
  const escape = md.utils.escapeHtml;
  md.renderer.rules.tag = (tokens, i) => `<span class="tag">${escape(tokens[i].content)}</span>`;
}

function split(token, before, Token) {
  const { content } = token;
  const parts = [];
  let from = 0;
  const put = (type, text) => {
    if (!text) return;
    const part = new Token(type, "", 0);
    part.content = text;
    part.level = token.level;
    parts.push(part);
  };
  for (let at = content.indexOf("#"); at >= 0; at = content.indexOf("#", at + 1)) {
    const previous = at ? content[at - 1] : before;
    if (previous && !/[\s(]/.test(previous)) continue;
    tag.lastIndex = at;
    const match = tag.exec(content);
    if (!match) continue;
    put("text", content.slice(from, at));
    put("tag", match[0]);
    from = at + match[0].length;
    at = from - 1;
  }
  put("text", content.slice(from));
  return parts;
}
