// SPDX-License-Identifier: GPL-3.0-or-later
// `$…$` within a line, `$$…$$` on lines of their own or within one, drawn by KaTeX.
//
// A dollar is money unless what follows it is no space, the closing one follows no space and stands
// before no digit, and no backquote lies between: `$5 and $6` stays as it is.
import katex from "katex";

const drawn = new Map();

export function draw(source, display, env) {
  const key = (display ? "D" : "I") + source;
  let html = drawn.get(key);
  if (html === undefined) {
    try {
      html = katex.renderToString(source, {
        displayMode: display, throwOnError: true, strict: "ignore", trust: false, maxExpand: 1000, maxSize: 40,
      });
    } catch (error) {
      html = { reason: String(error.message).replace(/^KaTeX parse error: /, "") };
    }
    if (drawn.size > 5000) drawn.clear();
    drawn.set(key, html);
  }
  if (typeof html === "string") return html;
  return env.complain?.("math", "mathError", html.reason, source) ?? "";
}

function inline(state, silent) {
  const { src, pos } = state;
  if (src[pos] !== "$") return false;
  const display = src[pos + 1] === "$";
  const open = display ? 2 : 1;
  const start = pos + open;
  if (!display && /[\s$]/.test(src[start] ?? " ")) return false;
  let end = start;
  for (; end < state.posMax; end++) {
    if (src[end] === "\\") end++;
    else if (src[end] === "`") return false;
    else if (src[end] === "$" && (!display || src[end + 1] === "$")) break;
  }
  if (end >= state.posMax || end === start) return false;
  if (!display && (/\s/.test(src[end - 1]) || /\d/.test(src[end + 1] ?? ""))) return false;
  const content = src.slice(start, end);
  if (display && !content.trim()) return false;
  if (!silent) {
    const token = state.push(display ? "math_display" : "math_inline", "math", 0);
    token.content = content;
    token.markup = display ? "$$" : "$";
  }
  state.pos = end + open;
  return true;
}

function block(state, startLine, endLine, silent) {
  const text = (n) => state.src.slice(state.bMarks[n] + state.tShift[n], state.eMarks[n]);
  if (state.sCount[startLine] - state.blkIndent >= 4) return false;
  const first = text(startLine);
  if (!first.startsWith("$$")) return false;
  const rest = first.slice(2);
  let lines = [];
  let line = startLine;
  const oneLine = /^(.*?)\$\$\s*$/.exec(rest);
  if (oneLine && oneLine[1].trim()) {
    if (oneLine[1].includes("$$")) return false;
    lines = [oneLine[1]];
  } else if (rest.includes("$$")) {
    return false;
  } else {
    lines = [rest];
    for (line = startLine + 1; ; line++) {
      if (line >= endLine || (state.sCount[line] < state.blkIndent && text(line))) return false;
      const close = /^(.*?)\$\$\s*$/.exec(text(line));
      if (close) {
        lines.push(close[1]);
        break;
      }
      // An open `$$` must not swallow the page.
      if (!text(line).trim() && line - startLine > 1 && !lines.at(-1).trim()) return false;
      lines.push(text(line));
    }
  }
  if (silent) return true;
  const token = state.push("math_block", "math", 0);
  token.block = true;
  token.content = lines.join("\n").trim();
  token.map = [startLine, line + 1];
  state.line = line + 1;
  return true;
}

export function math(md) {
  md.inline.ruler.after("escape", "math", inline);
  md.block.ruler.after("blockquote", "math", block, { alt: ["paragraph", "reference", "blockquote", "list"] });
  const rules = md.renderer.rules;
  rules.math_inline = (tokens, i, options, env) => draw(tokens[i].content, false, env);
  rules.math_display = (tokens, i, options, env) => draw(tokens[i].content, true, env);
  rules.math_block = (tokens, i, options, env) => `<p class="math">${draw(tokens[i].content, true, env)}</p>\n`;
}
