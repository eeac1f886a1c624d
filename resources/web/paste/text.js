// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a pasted page, so that they stay the words they are: what Markdown would take for a mark gets
// a backslash, what is written in our dialect stays as it is written.
import { isIn } from "./tree.js";

const kept = /\{\{[^{}\n]*\}\}|\[\[[^[\]\n]+\]\]|\[\^[^\]\s]+\]|~\d{4}-\d{2}-\d{2}(?:[ T]\d{1,2}:\d{2})?|@[\w가-힣-]+|(?:https?:\/\/|mailto:)[^\s<>"']+/g;
const stamp = /^\s*(?:\d{4}\.\s?\d{1,2}\.\s?\d{1,2}\.|\d{4}-\d{2}-\d{2})(?=$|[\s,(T])/;
const task = /^\s*[-*+] \[[ xX]\] /;
const box = /^\s*\[[ xX]\](?: |$)/;

const plain = (text) => text.replace(/[\\*`_[\]]/g, "\\$&").replace(/<(?=[a-z/!?])/gi, "\\<").replace(/&(?=#?\w+;)/g, "\\&").replace(/~~/g, "\\~~");

function marks(text) {
  let done = "";
  let from = 0;
  kept.lastIndex = 0;
  for (let match; (match = kept.exec(text)); ) {
    done += plain(text.slice(from, match.index)) + match[0];
    from = match.index + match[0].length;
  }
  return done + plain(text.slice(from));
}

export function escaped(text, isLineStart, isItem) {
  if (!isLineStart) return marks(text);
  const begin = (text.match(task) || (isItem && text.match(box)) || [""])[0];
  if (begin) return begin + marks(text.slice(begin.length));
  const line = marks(text);
  if (stamp.test(text)) return line;
  return line
    .replace(/^(\s*)(-|\+ |#{1,6} |>|~~~|=+\s*$)/, (whole, blank, found) => `${blank}\\${found}`)
    .replace(/^(\s*\d{1,9})([.)])(?= |$)/, "$1\\$2");
}

const inline = new Set("A ABBR B BDI BDO CITE CODE DEL DFN EM FONT I IMG INS KBD LABEL MARK Q S SAMP SMALL SPAN STRIKE STRONG SUB SUP TIME U VAR".split(" "));

// Nothing is said on the line before the node.
function beginsLine(node) {
  for (let at = node; at && at.parentNode; at = at.parentNode) {
    for (let before = at.previousSibling; before; before = before.previousSibling) {
      if (before.nodeName === "BR" || (before.nodeType === 1 && !inline.has(before.nodeName))) return true;
      if (before.nodeName === "IMG" || /\S/.test(before.textContent || "")) return false;
    }
    if (!inline.has(at.parentNode.nodeName)) return true;
  }
  return true;
}

export function escapeText(root) {
  const each = (node) => {
    for (const child of Array.from(node.childNodes)) {
      if (child.nodeType === 3) {
        if (!isIn(child, "PRE", "CODE")) {
          const cell = isIn(child, "TD", "TH");
          const text = escaped(child.nodeValue, !cell && beginsLine(child), isIn(child, "LI"));
          child.nodeValue = text;
        }
      } else {
        each(child);
      }
    }
  };
  each(root);
}
