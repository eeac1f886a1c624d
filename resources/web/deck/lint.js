// SPDX-License-Identifier: GPL-3.0-or-later
// Rules that need the slide as it is drawn; one file a rule in lint/. Those that need the text alone are
// in app/decks/lint. A rule is ({slide, section, scale}) → [{code, word, values}]: `section` is the layer
// that holds the content, `scale` how many pixels of the screen one of the slide's is.
import { scaleOf } from "./fit.js";
import { overflow } from "./lint/overflow.js";

const rules = [overflow];

// Of a fitted slide in the page.
export function lintSlide(slide) {
  const scale = scaleOf(slide);
  if (scale === 0) return [];
  const sections = [...slide.querySelectorAll(":scope > foreignObject > section")];
  const section = sections.find((one) => one.dataset.marpitAdvancedBackground === "content") ?? sections[0];
  return section ? rules.flatMap((rule) => rule({ slide, section, scale })) : [];
}
