// SPDX-License-Identifier: GPL-3.0-or-later
// The tree of a pasted page put in the order Markdown can say: emphasis that is written as a style becomes its
// element, wrappers that mean nothing go, nested lists stand in their items, cells hold one line, formulas
// are their TeX.
import { texOf } from "./tex.js";

const blocks = new Set("ADDRESS ARTICLE ASIDE BLOCKQUOTE DETAILS DIV DL DD DT FIGURE FIGCAPTION FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE UL".split(" "));
const isBlock = (node) => blocks.has(node.nodeName);
export const isIn = (node, ...names) => {
  for (let at = node; at; at = at.parentNode)
    if (names.includes(at.nodeName)) return true;
  return false;
};
const all = (root, names) => Array.from(root.querySelectorAll(names));
const unwrap = (node) => {
  while (node.firstChild) node.parentNode.insertBefore(node.firstChild, node);
  node.parentNode.removeChild(node);
};
const move = (from, to) => {
  while (from.firstChild) to.appendChild(from.firstChild);
};
const styleOf = (node) => (node.getAttribute("style") || "").toLowerCase();

const isPart = (node) => isBlock(node) || /^(?:CAPTION|COLGROUP|T(?:BODY|HEAD|FOOT|R|D|H))$/.test(node.nodeName);

// Marks the inline parts of a node one by one, where a mark around all of it would hold blocks.
function mark(node, name, address) {
  let run = null;
  for (const child of Array.from(node.childNodes)) {
    if (child.nodeType === 1 && (isPart(child) || child.querySelector(Array.from(blocks).join(",")))) {
      mark(child, name, address);
      run = null;
    } else if (run) {
      run.appendChild(child);
    } else if (child.nodeType === 1 || (child.nodeType === 3 && /\S/.test(child.nodeValue))) {
      run = node.ownerDocument.createElement(name);
      if (address) run.setAttribute("href", address);
      node.insertBefore(run, child);
      run.appendChild(child);
    }
  }
}

function emphasis(root) {
  const kinds = [
    ["strong", /font-weight:\s*(?:bold(?:er)?|[6-9]00)/, /font-weight:\s*(?:normal|[1-4]00)/, ["STRONG", "B", "H1", "H2", "H3", "H4", "H5", "H6", "TH"]],
    ["em", /font-style:\s*(?:italic|oblique)/, /font-style:\s*normal/, ["EM", "I"]],
    ["del", /text-decoration(?:-line)?:[^;]*line-through/, /text-decoration(?:-line)?:\s*none/, ["DEL", "S", "STRIKE"]],
  ];
  for (const node of all(root, "b, strong, i, em, del, s, strike")) {
    const [name, , off] = kinds.find(([, , , names]) => names.includes(node.nodeName));
    const isOff = off.test(styleOf(node));
    if (!isOff && !all(node, "*").some(isBlock)) continue;
    if (!isOff) mark(node, name);
    unwrap(node);
  }
  // Headings are bold of themselves.
  for (const node of all(root, "b, strong")) if (isIn(node, ...kinds[0][3].slice(2))) unwrap(node);
  for (const node of all(root, "span, font"))
    for (const [name, on, , names] of kinds)
      if (on.test(styleOf(node)) && !isIn(node, ...names, "PRE", "CODE")) mark(node, name);
  // Two that touch are one.
  for (const node of all(root, "strong, b, em, i, del")) {
    while (node.parentNode && node.nextSibling && (node.nextSibling.nodeName === node.nodeName || isWrapped(node.nextSibling, node.nodeName))) {
      const next = node.nextSibling;
      move(next.nodeName === node.nodeName ? next : next.firstChild, node);
      next.parentNode.removeChild(next);
    }
    // <span><strong>a</strong></span><span><strong>b</strong></span>
    const wrapper = node.parentNode;
    if (wrapper && /^(?:SPAN|FONT)$/.test(wrapper.nodeName) && wrapper.childNodes.length === 1)
      while (wrapper.nextSibling && isWrapped(wrapper.nextSibling, node.nodeName)) {
        move(wrapper.nextSibling.firstChild, node);
        wrapper.parentNode.removeChild(wrapper.nextSibling);
      }
  }
}

// A card of a list of posts is one link around its heading and its words.
function links(root) {
  for (const link of all(root, "a[href]")) {
    if (!all(link, "*").some(isPart)) continue;
    mark(link, "a", link.getAttribute("href"));
    unwrap(link);
  }
}

function isWrapped(node, name) {
  return /^(?:SPAN|FONT)$/.test(node.nodeName) && node.childNodes.length === 1 && node.firstChild.nodeName === name;
}

function lists(root) {
  // Google Docs and Word set a nested list beside the item it belongs to.
  for (const list of all(root, "ul > ul, ul > ol, ol > ul, ol > ol")) {
    let item = list.previousSibling;
    while (item && item.nodeName !== "LI") item = item.previousSibling;
    if (item) item.appendChild(list);
    else unwrap(list);
  }
  for (const item of all(root, "li")) {
    const checked = item.getAttribute("role") === "checkbox" && item.getAttribute("aria-checked");
    if (checked) item.insertBefore(root.ownerDocument.createTextNode(checked === "true" ? "[x] " : "[ ] "), item.firstChild);
    // An item of one paragraph is a line, not a paragraph of its own; words beside it are another one.
    const parts = Array.from(item.childNodes).filter((node) => node.nodeType === 1 || /\S/.test(node.nodeValue || ""));
    const paragraphs = parts.filter((node) => node.nodeName === "P");
    const isBeside = (node) => /^(?:UL|OL|INPUT|LABEL)$/.test(node.nodeName) || (checked && (node === item.firstChild || node.nodeName === "IMG"));
    if (paragraphs.length === 1 && parts.every((node) => node === paragraphs[0] || isBeside(node))) unwrap(paragraphs[0]);
  }
}

// What a cell holds in one line: between its blocks a <br>.
function oneLine(cell) {
  const document = cell.ownerDocument;
  const gap = (node) => node.parentNode.insertBefore(document.createElement("br"), node);
  for (const pre of all(cell, "pre")) {
    const lines = pre.textContent.split("\n").filter((line) => line.trim());
    for (const line of lines) {
      const code = document.createElement("code");
      code.textContent = line;
      pre.parentNode.insertBefore(code, pre);
      gap(pre);
    }
    pre.parentNode.removeChild(pre);
  }
  for (const inner of all(cell, "table, tbody, thead, tfoot, caption")) unwrap(inner);
  for (const inner of all(cell, "td, th")) {
    inner.parentNode.insertBefore(document.createTextNode(" "), inner);
    unwrap(inner);
  }
  for (const block of all(cell, "*").filter((node) => isBlock(node) || node.nodeName === "TR")) {
    gap(block);
    block.parentNode.insertBefore(document.createElement("br"), block.nextSibling);
    unwrap(block);
  }
  // One <br> between two words, none at the ends.
  let isOpen = false;
  let last = null;
  const tidy = (node) => {
    for (const child of Array.from(node.childNodes)) {
      if (child.nodeName === "BR") {
        if (isOpen) last = child;
        else child.parentNode.removeChild(child);
        isOpen = false;
      } else if (child.nodeType === 3 ? /\S/.test(child.nodeValue) : child.nodeName === "IMG") {
        isOpen = true;
        last = null;
      } else {
        tidy(child);
      }
    }
  };
  tidy(cell);
  if (last && !isOpen) last.parentNode.removeChild(last);
}

function tables(root) {
  for (const table of all(root, "table")) {
    if (!table.parentNode || isIn(table.parentNode, "TABLE")) continue;
    for (const caption of all(table, "caption")) {
      const paragraph = root.ownerDocument.createElement("p");
      move(caption, paragraph);
      caption.parentNode.removeChild(caption);
      table.parentNode.insertBefore(paragraph, table);
    }
    const cells = all(table, "td, th").filter((cell) => !isInnerOf(cell, table));
    // A table of one cell is a frame around something.
    if (cells.length === 1) {
      const frame = root.ownerDocument.createElement("div");
      move(cells[0], frame);
      table.parentNode.replaceChild(frame, table);
      tables(frame);
      continue;
    }
    for (const cell of cells) oneLine(cell);
    // What spans several rows stands in its first; the others keep its place.
    const rows = all(table, "tr");
    rows.forEach((row, at) => {
      Array.from(row.children).forEach((cell, column) => {
        const span = Math.min(Number(cell.getAttribute("rowspan")) || 1, rows.length - at);
        for (let below = 1; below < span; ++below) {
          const empty = root.ownerDocument.createElement("td");
          if (cell.getAttribute("colspan")) empty.setAttribute("colspan", cell.getAttribute("colspan"));
          rows[at + below].insertBefore(empty, rows[at + below].children[column] || null);
        }
      });
    });
  }
}

function isInnerOf(cell, table) {
  let at = cell.parentNode;
  while (at && at !== table && at.nodeName !== "TABLE") at = at.parentNode;
  return at !== table;
}

function formulas(root) {
  const isFrame = (node) => node.nodeType === 1 && (/^MJX-CONTAINER$/i.test(node.nodeName) || /(?:^|\s)(?:katex(?:-display)?|MathJax\w*|mwe-math-element|math (?:inline|display))(?:\s|$)/.test(node.getAttribute("class") || ""));
  const put = (node, tex, display) => {
    if (tex === null || !tex.trim()) return;
    const formula = root.ownerDocument.createElement("code");
    formula.setAttribute("data-tex", display ? "display" : "inline");
    formula.textContent = tex.trim().replace(/^\{\\displaystyle\s+([^]*)\}$/, "$1").trim();
    node.parentNode.replaceChild(formula, node);
  };
  // MathJax 2 leaves the source in a script beside what it drew.
  for (const script of all(root, "script")) {
    const type = script.getAttribute("type") || "";
    if (!/^math\/tex/.test(type)) continue;
    while (script.previousSibling && isFrame(script.previousSibling)) script.parentNode.removeChild(script.previousSibling);
    put(script, script.textContent, /mode=display/.test(type));
  }
  for (const math of all(root, "math")) {
    if (!isIn(math, "BODY")) continue;
    let frame = math;
    for (let at = math; at; at = at.parentNode) if (isFrame(at)) frame = at;
    const source = all(math, "annotation").find((node) => node.getAttribute("encoding") === "application/x-tex");
    const display = math.getAttribute("display") === "block" || frame.getAttribute("display") === "true" || /katex-display|MathJax_Display/.test(frame.getAttribute("class") || "");
    put(frame, source ? source.textContent : math.getAttribute("alttext") || texOf(math), display);
  }
}

const raised = { 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹", "+": "⁺", "-": "⁻", "−": "⁻", "(": "⁽", ")": "⁾", n: "ⁿ", i: "ⁱ" };
const lowered = { 0: "₀", 1: "₁", 2: "₂", 3: "₃", 4: "₄", 5: "₅", 6: "₆", 7: "₇", 8: "₈", 9: "₉", "+": "₊", "-": "₋", "−": "₋", "(": "₍", ")": "₎" };

// Figures have letters of their own above and below the line; for other text the element stays.
function scripts(root) {
  for (const node of all(root, "sup, sub")) {
    const letters = node.nodeName === "SUP" ? raised : lowered;
    const text = node.textContent.trim();
    if (!node.querySelector("a, img") && text && Array.from(text).every((letter) => letters[letter])) {
      node.parentNode.replaceChild(root.ownerDocument.createTextNode(Array.from(text).map((letter) => letters[letter]).join("")), node);
    } else if (node.querySelector("a, img") || isIn(node, "PRE", "CODE")) {
      unwrap(node);
    }
  }
}

export function order(root) {
  formulas(root);
  for (const node of all(root, "script, style, head, title, template, noscript, iframe, object")) if (node.parentNode) node.parentNode.removeChild(node);
  scripts(root);
  links(root);
  emphasis(root);
  lists(root);
  tables(root);
}
