// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a slide as they are drawn, element by element: what is read from the back of a room. Header,
// footer and formulas are not: those are the theme's, and small by nature.
import { scaleOf } from "../fit.js";

const silent = "style, script, title, header, footer, .katex, mjx-container, sub, sup, .findings, .remote";

// In the slide's own pixels, however fitted headings, code and figures were scaled.
function sizeOf(element, style, box, scale) {
  const size = parseFloat(style.fontSize);
  const svg = element.ownerSVGElement;
  if (svg) return (size * scaleOf(svg)) / scale;
  return element.offsetHeight > 0 ? (size * box.height) / element.offsetHeight / scale : size;
}

// {element, words, style, size}
export function* texts({ section, scale }) {
  for (const element of section.querySelectorAll("*")) {
    const words = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join(" ").trim();
    if (!words || element.closest(silent)) continue;
    const box = element.getBoundingClientRect();
    if (box.width / scale < 2 || box.height / scale < 2) continue;
    const style = getComputedStyle(element);
    yield { element, words, style, size: sizeOf(element, style, box, scale) };
  }
}

export const sample = (words) => (words.length > 24 ? `${words.slice(0, 23).trimEnd()}…` : words);
