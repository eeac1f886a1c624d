// SPDX-License-Identifier: GPL-3.0-or-later
// Fragments on paper: a slide whose list comes one by one becomes as many pages as it has steps.
import { numberFragments } from "./figures.js";

const parser = new DOMParser();

// With the series of its figures, which only the drawn figure knows.
export function stepsIn(html) {
  const sections = [...parser.parseFromString(html, "text/html").querySelectorAll("section")];
  sections.forEach(numberFragments);
  return Math.max(0, ...sections.map(({ dataset }) => Number(dataset.marpitFragments ?? 0)));
}

// Its text is another for each step, so that each is a block of its own.
export const steps = (slide) =>
  slide.steps ? Array.from({ length: slide.steps + 1 }, (_, step) => ({ ...slide, step, html: `<!--step ${step}-->${slide.html}` })) : [slide];

// The last page has all of it.
export function hideAfter(fragment, { step, steps }) {
  if (step === steps) return;
  for (const element of fragment.querySelectorAll("[data-marpit-fragment]"))
    if (Number(element.dataset.marpitFragment) > step) element.style.visibility = "hidden";
}
