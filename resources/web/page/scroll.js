// SPDX-License-Identifier: GPL-3.0-or-later
// The page and the source, in step. Lines between two known places lie between them in proportion.
import { post } from "./host.js";

// Where the program put the page: arriving there is no scrolling of the person's.
let put = -1;

function places(root) {
  const found = [];
  for (const block of root.children) {
    const first = +block.dataset.line;
    if (!first) continue;
    const box = block.getBoundingClientRect();
    if (!box.height) continue;
    const top = box.top + scrollY;
    found.push([first, top]);
    for (const inner of block.querySelectorAll("[data-l]")) {
      const line = first + +inner.dataset.l;
      const place = inner.getBoundingClientRect().top + scrollY;
      if (line > found.at(-1)[0] && place > found.at(-1)[1]) found.push([line, place]);
    }
    const last = +block.dataset.last + 1;
    if (last > found.at(-1)[0]) found.push([last, top + box.height]);
  }
  return found;
}

function between(pairs, from, to, value) {
  let i = pairs.findIndex((pair) => pair[from] > value);
  if (i < 0) i = pairs.length;
  const a = pairs[i - 1] ?? [1, 0];
  const b = pairs[i];
  if (!b) return a[to];
  const span = b[from] - a[from];
  return span > 0 ? a[to] + ((value - a[from]) / span) * (b[to] - a[to]) : a[to];
}

// Of a notebook the lines are those of its file: the cell itself is gone to, and unfolded.
function toCell(root, line) {
  const block = [...root.children].findLast(({ dataset }) => +dataset.line && +dataset.line <= line);
  if (!block) return;
  const part = line <= +block.dataset.last ? "input" : "output-fold";
  for (const fold of block.querySelectorAll(`details.cell, details.${part}`)) fold.open = true;
  block.scrollIntoView({ block: "start" });
}

export function scrollToLine(root, line) {
  if (root.matches(".notebook")) return toCell(root, line);
  const pairs = places(root);
  if (!pairs.length) return;
  const margin = pairs[0][1];
  const y = line <= 1 ? 0 : between(pairs, 0, 1, line) - Math.min(margin, 24);
  if (Math.abs(y - scrollY) < 1) return;
  scrollTo({ top: y, behavior: "instant" });
  put = scrollY;
}

export function followScrolling(root) {
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting || Math.abs(scrollY - put) < 1) return;
    put = -1;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      const pairs = places(root);
      if (pairs.length) post("scrolled", scrollY < 2 ? 1 : between(pairs, 1, 0, scrollY + Math.min(pairs[0][1], 24)));
    });
  }, { passive: true });
}
