// SPDX-License-Identifier: GPL-3.0-or-later
// Brings the page from the blocks it shows to the blocks it should show. What is equal stays the very
// same element (a figure does not flicker, a picture is not drawn again); what changed is morphed
// within its own wrapper.
import { Idiomorph } from "idiomorph";

export class Sheet {
  constructor(root) {
    this.root = root;
    this.shown = []; // {html, node}: html is the text the node was made from
    this.wrapper = "";   // class of a block's wrapper
    this.whole = false;  // a changed block is replaced, not morphed
  }

  // Pairs old wrappers with new blocks: equal HTML first (from both ends, then in order), the rest in
  // sequence. New blocks without a wrapper get an empty one.
  pair(blocks) {
    const old = this.shown;
    let head = 0;
    while (head < old.length && head < blocks.length && old[head].source === blocks[head].html) head++;
    let tail = 0;
    while (tail < old.length - head && tail < blocks.length - head &&
           old[old.length - 1 - tail].source === blocks[blocks.length - 1 - tail].html) tail++;
    const oldMiddle = old.slice(head, old.length - tail);
    const newMiddle = blocks.slice(head, blocks.length - tail);
    // In between: a block that is found again in order keeps its wrapper; neighbours fill the gaps.
    const places = new Map();   // source → its places, in order, and which of them is next
    oldMiddle.forEach((entry, i) => {
      const known = places.get(entry.source);
      if (known) known.at.push(i);
      else places.set(entry.source, { at: [i], next: 0 });
    });
    const taken = new Array(newMiddle.length).fill(-1);
    let reached = -1;
    newMiddle.forEach((block, i) => {
      const known = places.get(block.html);
      if (!known) return;
      while (known.next < known.at.length && known.at[known.next] <= reached) known.next++;
      if (known.next === known.at.length) return;
      reached = taken[i] = known.at[known.next++];
    });
    // For each new block, where the next one begins that keeps its wrapper.
    const limits = new Array(newMiddle.length);
    for (let i = newMiddle.length - 1, limit = oldMiddle.length; i >= 0; i--) limits[i] = limit = taken[i] >= 0 ? taken[i] : limit;
    let free = 0;
    const entries = newMiddle.map((block, i) => {
      if (taken[i] >= 0) {
        free = taken[i] + 1;
        return oldMiddle[taken[i]];
      }
      return free < limits[i] ? oldMiddle[free++] : { source: null, html: null, node: this.makeWrapper() };
    });
    const kept = [...old.slice(0, head), ...entries, ...old.slice(old.length - tail)];
    const keep = new Set(kept);
    for (const entry of old) if (!keep.has(entry)) entry.node.remove();
    let before = null;
    kept.forEach((entry, i) => {
      const place = before ? before.nextSibling : this.root.firstChild;
      if (place !== entry.node) this.root.insertBefore(entry.node, place);
      before = entry.node;
      entry.source = blocks[i].html;
      const { first, last } = blocks[i];
      if (entry.first !== first) entry.node.dataset.line = entry.first = first;
      if (entry.last !== last) entry.node.dataset.last = entry.last = last;
    });
    this.shown = kept;
    return kept;
  }

  makeWrapper() {
    return Object.assign(document.createElement("div"), { className: this.wrapper });
  }

  // Puts a finished fragment into a wrapper.
  replace(entry, html, fragment) {
    entry.html = html;
    if (this.whole || !entry.node.firstChild) entry.node.replaceChildren(fragment);
    else Idiomorph.morph(entry.node, [...fragment.childNodes], { morphStyle: "innerHTML", ignoreActiveValue: true });
  }

  clear() {
    this.shown = [];
    this.root.replaceChildren();
  }
}
