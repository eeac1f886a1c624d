// SPDX-License-Identifier: GPL-3.0-or-later
// Entries and reports: Markdown with the dialect, or, asked for strictly, CommonMark and nothing else.
import MarkdownIt from "markdown-it";
import { use } from "../dialect/index.js";
import { lines } from "../dialect/lines.js";
import { split } from "./blocks.js";

export function engine() {
  return use(new MarkdownIt({ html: true, breaks: true }));
}

const dialect = engine().use(lines);

// The specification ends the line after an empty quote's tag, refuses no address, and knows no hosts
// to be written otherwise; the engine differs in all three.
function specified() {
  const md = new MarkdownIt("commonmark");
  md.validateLink = () => true;
  md.normalizeLink = (address) => md.utils.lib.mdurl.encode(address);
  md.normalizeLinkText = (address) => address;
  md.renderer.rules.blockquote_open = (tokens, i, options, env, self) =>
    self.renderToken(tokens, i, options) + (tokens[i + 1].type === "blockquote_close" ? "\n" : "");
  return md;
}

export const strict = specified();
const strictWithLines = specified().use(lines);

let kept = { blocks: new Map() };

export const entry = {
  parse({ text, context, another }, env) {
    if (another) kept = { blocks: new Map() };
    return { parts: context.strict ? split(strictWithLines, text, env) : split(dialect, text, env, kept) };
  },
};
