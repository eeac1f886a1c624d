// SPDX-License-Identifier: GPL-3.0-or-later
// Text that cannot be read from the back of the room: under 2.5 % of the slide's height, 18 px of 720. The
// words within figures (ticks, legends) are looked at as drawn.
import { sample, texts } from "./texts.js";

const share = 0.025;
const rounding = 0.25;

export function small(drawn) {
  const floor = drawn.slide.viewBox.baseVal.height * share;
  const least = new Map();   // word of the sentence → the smallest text
  for (const text of texts(drawn)) {
    if (text.size >= floor - rounding) continue;
    const word = text.element.ownerSVGElement ? "small-figure" : "small-text";
    if (!(least.get(word)?.size <= text.size)) least.set(word, text);
  }
  return [...least].map(([word, { element, words, size }]) =>
    ({ code: "small-text", word, values: [Math.round(size), Math.round(floor), sample(words)], element }));
}
