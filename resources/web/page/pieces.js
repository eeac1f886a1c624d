// SPDX-License-Identifier: GPL-3.0-or-later
// Lines are broken in time that grows with the square of the text they are broken from, so text
// without end is cut into pieces that are laid out one by one. Each begins on a line of its own.
const longest = 10_000;

export function cut(fragment) {
  const walker = document.createTreeWalker(fragment, NodeFilter.SHOW_TEXT);
  const long = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) if (node.length > longest) long.push(node);
  for (const node of long) {
    const pieces = document.createDocumentFragment();
    const text = node.data;
    for (let from = 0; from < text.length;) {
      let to = Math.min(from + longest, text.length);
      if (to < text.length) {
        const space = Math.max(text.lastIndexOf(" ", to), text.lastIndexOf("\n", to));
        if (space > from) to = space + 1;
        else if (/[\uDC00-\uDFFF]/.test(text[to])) to--;
      }
      pieces.append(Object.assign(document.createElement("span"), { className: "piece", textContent: text.slice(from, to) }));
      from = to;
    }
    node.replaceWith(pieces);
  }
}
