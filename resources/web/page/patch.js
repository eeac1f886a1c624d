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
    const places = new Map();
    oldMiddle.forEach((entry, i) => places.set(entry.source, [...(places.get(entry.source) ?? []), i]));
    const taken = new Array(newMiddle.length).fill(-1);
    let reached = -1;
    newMiddle.forEach((block, i) => {
      const at = (places.get(block.html) ?? []).find((place) => place > reached);
      if (at === undefined) return;
      taken[i] = at;
      reached = at;
    });
    const used = new Set(taken);
    let free = 0;
    const entries = newMiddle.map((block, i) => {
      if (taken[i] >= 0) {
        free = taken[i] + 1;
        return oldMiddle[taken[i]];
      }
      const limit = taken.slice(i).find((place) => place >= 0) ?? oldMiddle.length;
      while (free < limit && used.has(free)) free++;
      return free < limit ? oldMiddle[free++] : { source: null, html: null, node: this.makeWrapper() };
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
      entry.node.dataset.line = blocks[i].first;
      entry.node.dataset.last = blocks[i].last;
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
