// SPDX-License-Identifier: GPL-3.0-or-later
// What is wider than the paper would be cut off there, and would make the engine shrink all the rest
// with it. On screen it scrolls; before printing it is told how much smaller it must be.
const wide = "table, .katex-display";
const paper = 166;            // millimetres between the margins of styles/print.css
const letters = 10.5;         // points, as there
const smallest = 0.35;        // below that nobody reads it: it breaks within words instead

const pixels = (millimetres) => (millimetres * 96) / 25.4;

// The width an element needs at the least, lines of words broken.
function needs(element) {
  const { style } = element;
  const before = style.cssText;
  style.display = element.localName === "table" ? "table" : "block";
  style.width = "1px";
  const width = Math.max(element.offsetWidth, element.scrollWidth);
  style.cssText = before;
  return width;
}

export function fitToPaper(root) {
  const onScreen = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const enlarged = (letters * 96) / 72 / onScreen;
  for (const element of root.querySelectorAll(wide)) {
    if (element.parentElement.closest("table")) continue;
    const table = element.localName === "table";
    const room = pixels(paper) / (table ? 1 : enlarged);  // a table's letters are as large as on screen
    element.classList.toggle("tight", table && needs(element) > room);
    const fit = room / needs(element);
    element.classList.toggle("breaking", fit < smallest);
    if (fit < 1) element.style.setProperty("--fit", Math.max(fit, smallest).toFixed(3));
    else element.style.removeProperty("--fit");
  }
}
