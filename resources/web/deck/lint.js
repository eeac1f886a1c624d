// SPDX-License-Identifier: GPL-3.0-or-later
// Rules that need the slide as it is drawn; one file a rule in lint/. Those that need the text alone are
// in app/decks/lint. A rule is ({slide, section, scale}) → [{code, word, values, element?, once?, level?}]:
// `section` is the layer that holds the content, `scale` how many pixels of the screen one of the slide's
// is, `deck` what concerns all slides ({written}: its text and its own themes); `element` is what the finding is about, `once` one finding is enough for the deck.
import { scaleOf } from "./fit.js";
import { contrast } from "./lint/contrast.js";
import { font } from "./lint/font.js";
import { overflow } from "./lint/overflow.js";
import { small } from "./lint/small.js";

const rules = [overflow, small, contrast, font];

// `at`: which line of the slide, from 0. `unlined`: the element has none, and `at` is that of what stands above it; -1: nothing does.
function placeOf(element, section) {
  if (!element || element.closest("header, footer")) return { at: 0 };
  const own = element.closest("[data-l]");
  if (own) return { at: +own.dataset.l };
  const above = [...section.querySelectorAll("[data-l]")]
    .findLast((one) => one.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
  return { at: above ? +above.dataset.l : -1, unlined: !element.closest("mjx-container, .katex") && element !== section };
}

function contentOf(slide) {
  const sections = [...slide.querySelectorAll(":scope > foreignObject > section")];
  return sections.find((one) => one.dataset.marpitAdvancedBackground === "content") ?? sections[0];
}

// The size of letters at which nothing leaves the slide, a pixel at a time; `refit` fits it anew. The slide
// is as before afterwards.
export function fittingSize(slide, least, refit) {
  const section = contentOf(slide);
  const leaves = () => {
    refit();
    return overflow({ slide, section, scale: scaleOf(slide) }).length > 0;
  };
  if (!section || scaleOf(slide) === 0 || !leaves()) return { pixels: 0, fits: true };
  const { fontSize } = section.style;
  let pixels = Math.ceil(parseFloat(getComputedStyle(section).fontSize));
  let fits = false;
  while (!fits && pixels > least) {
    section.style.fontSize = `${--pixels}px`;
    fits = !leaves();
  }
  section.style.fontSize = fontSize;
  refit();
  return { pixels, fits };
}

// Of a fitted slide in the page: what the rules found, and where.
export function lintSlide(slide, deck = {}) {
  const scale = scaleOf(slide);
  if (scale === 0) return [];
  const section = contentOf(slide);
  if (!section) return [];
  return rules.flatMap((rule) => rule({ slide, section, scale, deck })).map(({ element, ...one }) => ({ ...one, ...placeOf(element, section) }));
}
