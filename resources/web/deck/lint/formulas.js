// SPDX-License-Identifier: GPL-3.0-or-later
// The formulas of a slide and how high their letters are, in its own pixels: the largest of those that stand on
// the line. Scripts and fractions within words are small by nature.
import { scaleOf } from "../fit.js";

const unitsOfAnEm = 1000;

// MathJax draws each letter as a path, in a group that is scaled down for a script.
function sizeOfDrawn(formula, scale) {
  const isScript = (letter) => letter.closest("g[transform*='scale(0']:not([data-mml-node=mstyle])") !== null;
  const letters = [...formula.querySelectorAll("[data-mml-node=mi] > *, [data-mml-node=mn] > *, [data-mml-node=mtext] > *")].filter((one) => !isScript(one));
  const sizes = letters.map((letter) => letter.getScreenCTM()).map((matrix) => (matrix ? (Math.hypot(matrix.a, matrix.b) * unitsOfAnEm) / scale : 0));
  return Math.max(...sizes);
}

// How much larger or smaller than their styles say the words in an element are.
function fitOf(element, scale) {
  const fitted = element.closest("[data-auto-scaling], marp-auto-scaling")?.shadowRoot?.querySelector("svg");
  if (fitted) return scaleOf(fitted) / scale;
  let block = element;
  while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
  return block.offsetWidth > 0 ? block.getBoundingClientRect().width / block.offsetWidth / scale : 1;
}

// KaTeX sets letters in elements, those of scripts tight.
function sizeOfSet(formula, scale) {
  const letters = [...formula.querySelectorAll(".katex-html .mord")].filter((one) => !one.closest(".mtight") && [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE));
  return Math.max(...letters.map((letter) => parseFloat(getComputedStyle(letter).fontSize))) * fitOf(formula, scale);
}

// {element, size}; those without a letter on the line are left out.
export function formulas({ section, scale }) {
  const all = [...section.querySelectorAll("mjx-container, .katex")].filter((one) => !one.closest("header, footer") && one.getClientRects().length > 0);
  return all.map((element) => ({ element, size: element.localName === "mjx-container" ? sizeOfDrawn(element, scale) : sizeOfSet(element, scale) }))
    .filter(({ size }) => size > 0 && Number.isFinite(size));
}
