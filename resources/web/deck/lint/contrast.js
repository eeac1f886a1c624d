// SPDX-License-Identifier: GPL-3.0-or-later
// Words too faint on what lies behind them, as WCAG 2 measures it (1.4.3): 4.5 to 1, or 3 to 1 for large
// ones. Where a picture lies behind, nobody can tell.
import { colour, over, ratio } from "./colour.js";
import { groundsOf } from "./ground.js";
import { sample, texts } from "./texts.js";

// In each line of the words themselves: its middle and its ends.
function pointsOf(element) {
  const range = document.createRange();
  return [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()).flatMap((node) => {
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
  }).flatMap(({ left, top, width, height }) => [0.02, 0.5, 0.98].map((share) => [left + width * share, top + height / 2]));
}

function inkOf(element, style) {
  if (!element.ownerSVGElement) return colour(style.webkitTextFillColor);
  // An outline around letters lies behind them.
  if (style.fill.startsWith("url(") || (style.stroke !== "none" && style.paintOrder.startsWith("stroke"))) return null;
  const [r, g, b, a] = colour(style.fill);
  return [r, g, b, a * parseFloat(style.fillOpacity)];
}

export function contrast(drawn) {
  const inch = drawn.slide.viewBox.baseVal.height / 720;
  const groundOf = groundsOf(drawn);
  let worst = null;
  for (const { element, words, style, size } of texts(drawn)) {
    const ink = inkOf(element, style);
    const { opacity, at } = groundOf(element);
    // What is not there by intention is not faint.
    if (!ink || ink[3] * opacity === 0) continue;
    const [r, g, b, a] = ink;
    const large = size >= 24 * inch || (parseInt(style.fontWeight) >= 600 && size >= 18.5 * inch);
    const wanted = large ? 3 : 4.5;
    for (const point of pointsOf(element)) {
      const grounds = at(point);
      if (!grounds) break;
      // Of the colours that may lie there the best: what is said is so.
      const measured = Math.max(...grounds.map((ground) => ratio(over([r, g, b, a * opacity], ground), ground)));
      if (measured < wanted - 0.05 && !(worst?.share <= measured / wanted)) worst = { share: measured / wanted, measured, wanted, words, element };
    }
  }
  if (!worst) return [];
  const word = worst.element.matches("[class*=hljs]") ? "contrast-code" : "contrast";
  return [{ code: "contrast", word, values: [worst.measured.toFixed(1), worst.wanted, sample(worst.words)], element: worst.element }];
}
