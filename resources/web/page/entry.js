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
export const strict = new MarkdownIt("commonmark");
const strictWithLines = new MarkdownIt("commonmark").use(lines);

export const entry = {
  parse({ text, context }, env) {
    return { parts: split(context.strict ? strictWithLines : dialect, text, env) };
  },
};
