// SPDX-License-Identifier: GPL-3.0-or-later
// What a web page or an office program puts on the clipboard, as Markdown. Runs without a page, in the
// program's own script engine: the document is a tree of names and text, and nothing in it runs or loads.
import { createDocument } from "@mixmark-io/domino";
import TurndownService from "turndown/lib/turndown.browser.es.js";
import { gfm } from "turndown-plugin-gfm";

const service = new TurndownService({
  headingStyle: "atx",
  hr: "---",
  bulletListMarker: "-",
  codeBlockStyle: "fenced",
  emDelimiter: "*",
  strongDelimiter: "**",
});
service.use(gfm);
service.remove(["script", "style", "head", "title", "template", "noscript", "iframe", "object"]);
// A list item begins with one blank after its mark, as people type it.
service.addRule("item", {
  filter: "li",
  replacement(content, node, options) {
    const parent = node.parentNode;
    const ordered = parent && parent.nodeName === "OL";
    const at = ordered ? Array.prototype.indexOf.call(parent.children, node) : 0;
    const mark = ordered ? `${(Number(parent.getAttribute("start")) || 1) + at}. ` : `${options.bulletListMarker} `;
    const text = content.replace(/^\n+/, "").replace(/\n+$/, "\n").replace(/\n/gm, `\n${" ".repeat(mark.length)}`).replace(/\s+$/, "");
    return mark + text + (node.nextSibling ? "\n" : "");
  },
});
service.addRule("struck", { filter: ["del", "s", "strike"], replacement: (content) => (content ? `~~${content}~~` : "") });
// Only addresses a link may have; what else stands there is its text alone.
service.addRule("address", {
  filter: (node) => node.nodeName === "A" && !/^(?:https?:|mailto:|#|[^:]*$)/i.test(node.getAttribute("href") ?? ""),
  replacement: (content) => content,
});
// Pictures within the text as base64 are of the clipboard's own making; the picture itself is pasted apart.
service.addRule("inlinePicture", {
  filter: (node) => node.nodeName === "IMG" && !/^https?:/i.test(node.getAttribute("src") ?? ""),
  replacement: (_, node) => node.getAttribute("alt") ?? "",
});

globalThis.markdownOf = (html) => service.turndown(createDocument(html).body).replace(/[\u200b\ufeff]/g, "").replace(/\u00a0/g, " ").trim();
