// SPDX-License-Identifier: GPL-3.0-or-later
// Reads decks: Marp's engine with the dialect turns a text into slides as plain values, {slides, css, about,
// findings}, which deck.js draws. Large, and brought when the first deck is read; a page that draws what another has
// read goes without.
import { bibliography } from "./deck/bibliography.js";
import { makeEngine } from "./deck/engine.js";
import { footnotes } from "./deck/footnotes.js";
import { freezeDeck } from "./deck/freeze.js";
import { figureWidth, found } from "./deck/values.js";
import { places } from "./freeze/places.js";

const { use, word, loaded } = globalThis.yeonji;
const fonts = "yeonji://page/web/fonts/";

// What of the dialect Marp does itself: a deck keeps its front matter, its math and its code colours. Its
// stamps stand as they are written, as for everyone who draws it.
const dialect = (md) => footnotes(use(md, { frontMatter: true, math: true, code: true, links: true, stamps: true }));

let engine = null;
let engineThemes = null;

function engineFor(themes = []) {
  const key = JSON.stringify(themes);
  if (key !== engineThemes) {
    engine = makeEngine({ plugins: [dialect], themes, fonts, width: figureWidth });
    engineThemes = key;
  }
  return engine;
}

const libraryOf = (bibliographies) => bibliography(bibliographies?.filter(({ reason }) => !reason));

// `range` ([first, last] from 1): slides beside it get no HTML.
function read({ text, themes, bibliographies }, env, range) {
  const library = libraryOf(bibliographies);
  env.works = library?.works ?? null;
  const { slides, css, about, unusable, noticed, rendered } = engineFor(themes).render(text, env, range);
  slides.forEach((slide, i) => (slide.number = i + 1));
  const slideAt = (line) => slides.findLast((slide) => slide.first <= line)?.number;
  const findings = [
    ...unusable.map(({ file, reason }) => ({ level: "warning", code: "missing-theme", message: `${file}: ${reason}`, line: 1 })),
    ...(bibliographies ?? []).filter(({ reason }) => reason).map(({ file, reason, line }) =>
      ({ level: "warning", code: "missing-bibliography", message: `${file}: ${reason}`, line })),
    ...(library?.broken ?? []).map(({ file, line }) =>
      found({ code: "broken-entry", word: "brokenEntry", values: [file, line] }, bibliographies.find((one) => one.file === file).line)),
    ...noticed.map((one) => found(one, one.line, slideAt(one.line))),
  ];
  return { slides, css, about: { ...about, slides: slides.length }, findings, rendered, packings: engine.marp.packings };
}

globalThis.yeonji.marp = {
  read,

  freeze({ text, themes, bibliographies }, env, given) {
    env.works = libraryOf(bibliographies)?.works ?? null;
    return freezeDeck(text, env, { ...given, word, themes, engine: makeEngine({ plugins: [dialect, places], themes, fonts, width: figureWidth }) });
  },
};

loaded("marp");
