// SPDX-License-Identifier: GPL-3.0-or-later
// What a web page or an office program puts on the clipboard, as Markdown. Runs without a page, in the
// program's own script engine: the document is a tree of names and text, and nothing in it runs or loads.
import { createDocument } from "@mixmark-io/domino";
import TurndownService from "turndown/lib/turndown.browser.es.js";
import { taskListItems } from "turndown-plugin-gfm";
import { escapeText } from "./paste/text.js";
import { isIn, order } from "./paste/tree.js";

const service = new TurndownService({
  headingStyle: "atx",
  hr: "---",
  bulletListMarker: "-",
  codeBlockStyle: "fenced",
  emDelimiter: "*",
  strongDelimiter: "**",
});
service.use(taskListItems);
// The text is escaped in the tree (paste/text.js), where it is known what stands around it.
service.escape = (text) => text;
service.remove(["script", "style", "head", "title", "template", "noscript", "iframe", "object"]);
// A list item begins with one blank after its mark, as people type it.
service.addRule("item", {
  filter: "li",
  replacement(content, node, options) {
    const parent = node.parentNode;
    const ordered = parent && parent.nodeName === "OL";
    const at = ordered ? Array.prototype.indexOf.call(parent.children, node) : 0;
    const mark = ordered ? `${(Number(parent.getAttribute("start")) || 1) + at}. ` : `${options.bulletListMarker} `;
    const text = content.replace(/^\n+/, "").replace(/\n+$/, "\n").replace(/\n/gm, `\n${" ".repeat(mark.length)}`).replace(/[ \t]+$/gm, "").replace(/\s+$/, "");
    return mark + text.replace(/^(\[[ xX]\]) +/, "$1 ") + (node.nextSibling ? "\n" : "");
  },
});
service.addRule("struck", { filter: ["del", "s", "strike"], replacement: (content) => (content ? `~~${content}~~` : "") });
service.addRule("raised", { filter: ["sup", "sub"], replacement: (content, node) => (content.trim() ? `<${node.nodeName.toLowerCase()}>${content}</${node.nodeName.toLowerCase()}>` : content) });
// Only addresses a link may have; what else stands there is its text alone.
service.addRule("address", {
  filter: (node) => node.nodeName === "A" && !/^(?:https?:|mailto:|#|[^:]*$)/i.test(node.getAttribute("href") ?? ""),
  replacement: (content) => content,
});
// Pictures that lie within the text were taken out of it, each has its number left (widgets/htmlmarkdown.h); those that a
// program keeps for itself are of no use elsewhere.
service.addRule("inlinePicture", {
  filter: (node) => node.nodeName === "IMG" && !/^https?:/i.test(node.getAttribute("src") ?? ""),
  replacement(_, node) {
    const alt = node.getAttribute("alt") ?? "";
    const source = node.getAttribute("src") ?? "";
    return /^data:image\/\d+$/.test(source) ? `![${alt.replace(/\s+/g, " ").replace(/[\\[\]]/g, "\\$&")}](${source})` : alt;
  },
});
service.addRule("formula", {
  filter: (node) => node.nodeName === "CODE" && node.getAttribute("data-tex"),
  replacement(_, node) {
    const tex = node.textContent;
    return node.getAttribute("data-tex") === "display" && !isIn(node, "TD", "TH", "LI") ? `\n\n$$\n${tex}\n$$\n\n` : `$${tex.replace(/\s+/g, " ")}$`;
  },
});
service.addRule("codeBlock", {
  filter: "pre",
  replacement(_, node) {
    const textOf = (at) => {
      if (at.nodeType === 3) return at.nodeValue;
      if (at.nodeName === "BR") return "\n";
      const text = Array.from(at.childNodes).map(textOf).join("");
      return /^(?:DIV|P|LI)$/.test(at.nodeName) && !text.endsWith("\n") ? `${text}\n` : text;
    };
    const named = [node, node.parentNode, ...Array.from(node.children)].map((at) => (at && at.getAttribute && at.getAttribute("class")) || "").join(" ");
    const language = (named.match(/(?:language|lang)-([\w+#-]+)/) || named.match(/highlight-(?:text|source)-([a-z0-9]+)/) || ["", ""])[1];
    const code = textOf(node).replace(/\n+$/, "");
    const longest = Math.max(2, ...(code.match(/^ {0,3}`{3,}/gm) || []).map((found) => found.trim().length));
    const fence = "`".repeat(longest + 1);
    return `\n\n${fence}${language}\n${code}\n${fence}\n\n`;
  },
});

// Tables: cells and rows end with letters no page holds, of which the table makes its lines.
const cellEnd = "\u0002";
const rowEnd = "\u0003";
service.addRule("cellBreak", { filter: (node) => node.nodeName === "BR" && isIn(node, "TD", "TH"), replacement: () => "<br>" });
service.addRule("cell", {
  filter: ["td", "th"],
  replacement(content, node) {
    const text = content.replace(/\s+/g, " ").trim().replace(/\\?\|/g, "\\|");
    return text + cellEnd.repeat(Math.min(Math.max(Number(node.getAttribute("colspan")) || 1, 1), 100));
  },
});
service.addRule("row", { filter: "tr", replacement: (content) => content + rowEnd });
service.addRule("rows", { filter: ["thead", "tbody", "tfoot", "colgroup"], replacement: (content) => content });
service.addRule("table", {
  filter: "table",
  replacement(content, node) {
    const rows = content.split(rowEnd).map((row) => row.split(cellEnd).slice(0, -1).map((cell) => cell.trim())).filter((row) => row.length);
    if (!rows.length) return "";
    const columns = Math.max(...rows.map((row) => row.length));
    const line = (cells) => `| ${Array.from({ length: columns }, (_, at) => cells[at] ?? "").join(" | ")} |`;
    const first = node.querySelector("tr");
    const aligned = Array.from(first ? first.children : []).map((cell) => ((cell.getAttribute("align") || cell.getAttribute("style") || "").match(/^(?:.*text-align:\s*)?(left|right|center)/) || [])[1]);
    const rule = Array.from({ length: columns }, (_, at) => ({ left: ":--", right: "--:", center: ":-:" })[aligned[at]] ?? "---");
    return `\n\n${[line(rows[0]), line(rule), ...rows.slice(1).map(line)].join("\n")}\n\n`;
  },
});

globalThis.markdownOf = (html) => {
  const body = createDocument(html).body;
  order(body);
  escapeText(body);
  return service.turndown(body).replace(/[\u200b\ufeff]/g, "").replace(/\u00a0/g, " ").trim();
};
