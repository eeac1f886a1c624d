// SPDX-License-Identifier: GPL-3.0-or-later
// Text that cannot be read from the back of the room: under 2.5 % of the slide's height, 18 px of 720. The
// words within figures (ticks, legends) and the letters of formulas are looked at as drawn.
import { formulas } from "./formulas.js";
import { sample, texts } from "./texts.js";

const share = 0.025;
const rounding = 0.25;

export function small(drawn) {
  const floor = drawn.slide.viewBox.baseVal.height * share;
  const least = new Map();   // word of the sentence → the smallest text
  const look = (word, text) => {
    if (text.size < floor - rounding && !(least.get(word)?.size <= text.size)) least.set(word, text);
  };
  for (const text of texts(drawn)) look(text.element.ownerSVGElement ? "small-figure" : "small-text", text);
  for (const formula of formulas(drawn)) look("small-formula", formula);
  return [...least].map(([word, { element, words = "", size }]) =>
    ({ code: "small-text", word, values: [Math.round(size), Math.round(floor), sample(words)], element }));
}
