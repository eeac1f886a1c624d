// SPDX-License-Identifier: GPL-3.0-or-later
// The deck's way of being a document on the page (see page.js): slides as marp.js read them, one
// fitted into the view or all below each other. Brought when the first deck is opened.
import { coloured, figureStyle, tellFigures, numberFragments, setPalettes, themed } from "./deck/figures.js";
import { fitSlides } from "./deck/fit.js";
import { arrange, besideOf, onPaper, sheetStyle } from "./deck/handout.js";
import { standFor } from "./deck/elsewhere.js";
import { fittingSize, lintSlide } from "./deck/lint.js";
import { lettersOf } from "./deck/letters.js";
import { slideFrom } from "./deck/skeleton.js";
import { hideAfter, steps, stepsIn } from "./deck/steps.js";
import { stylePictures, withStylePictures } from "./deck/stylepictures.js";
import { figureWidth, found } from "./deck/values.js";
import { slideText } from "./deck/write.js";
import { painted } from "./page/painted.js";
import { pause, playersIn } from "./page/players.js";

const { sanitise, modes, loaded, checked, wants, post } = globalThis.yeonji;

const figureLetters = 20;

// What Marp's output holds beyond a document's: its own elements, and pictures sized by it alone.
const beyond = {
  measure: false,
  CUSTOM_ELEMENT_HANDLING: { tagNameCheck: /^(?:mjx-container|marp-auto-scaling)$/, attributeNameCheck: /^(?:jax|display|width|justify)$/ },
};

const sheets = document.querySelectorAll("link[rel=stylesheet]");
// There from the start, for other modes without effect: Chromium 122 loses boxes inside slides (which are
// size containers) when a style sheet that comes late changes how the slides themselves are laid out.
const own = Object.assign(document.createElement("link"), { rel: "stylesheet", href: "/web/deck.css" });
const theme = document.createElement("style");

let styled = {};       // the style sheet of the deck and of figures in one
const counts = (globalThis.yeonji.counts = { slides: 0, packings: 0 });   // rendered since the page stands, for tests and benches

let wholeDeck = {};    // what rules ask of the deck as a whole

let root = null;
let shown = -1;
const fitted = new WeakMap();    // slide → false: before all its fonts and pictures were there
const measured = new WeakMap();  // slide → what the rules found
let waiting = 0;                 // the idle call that measures the rest

const slideIn = (wrapper) => wrapper.querySelector(":scope > svg");

function fit(wrappers) {
  const slides = wrappers.map(slideIn).filter((slide) => slide && !fitted.has(slide));
  for (const slide of slides) for (const section of slide.querySelectorAll(":scope > foreignObject > section")) tellFigures(section);
  fitSlides(slides);
  for (const slide of slides)
    fitted.set(slide, document.fonts.status === "loaded" && [...slide.querySelectorAll("img")].every((image) => image.complete));
}

// What is measured when the page has nothing else to do, a few slides at a time: typing comes first.
function measureLater(done) {
  cancelIdleCallback(waiting);
  waiting = requestIdleCallback((deadline) => {
    for (const wrapper of root.children) {
      const slide = slideIn(wrapper);
      if (!slide || measured.has(slide)) continue;
      fit([wrapper]);
      measured.set(slide, lintSlide(slide, wholeDeck));
      if (deadline.timeRemaining() < 2) return measureLater(done);
    }
    done();
  }, { timeout: 400 });
}

let unseen = null;   // what was parsed last, if nobody saw the page then
document.addEventListener("visibilitychange", () => {
  if (document.hidden || !unseen || !root) return;
  const parsed = unseen;
  unseen = null;
  measureLater(() => checked(measurements(parsed)));
});

// HTML has no line of its own: it begins below the last line that has one, above the finding.
function lineOf({ at, unlined }, { first, raw = [] }) {
  return (unlined && raw.find((line) => line > first + at)) || first + Math.max(at, 0);
}

function measurements(parsed) {
  const told = new Set();
  return [...root.children].flatMap((wrapper, i) => {
    const part = parsed.parts[i];
    const all = part ? measured.get(slideIn(wrapper)) ?? [] : [];
    return all.filter(({ once, code, values }) => !once || (!told.has(code + values) && told.add(code + values)))
      .map((one) => found(one, lineOf(one, part), part.number));
  });
}

function unfit(wrapper) {
  fitted.delete(slideIn(wrapper));
  measured.delete(slideIn(wrapper));
}

function show() {
  const wrappers = [...root.children];
  root.classList.toggle("one", shown >= 0);
  wrappers.forEach((wrapper, i) => wrapper.classList.toggle("shown", i === Math.min(shown, wrappers.length - 1)));
  for (const wrapper of wrappers) if (shown >= 0 && !wrapper.classList.contains("shown")) pause(wrapper);
  fit(shown < 0 ? wrappers : wrappers.slice(Math.min(shown, wrappers.length - 1)).slice(0, 1));
}

// Two FNV-1a with different beginnings: tells one look from another, also among pages that are kept.
function hashOf(text) {
  let a = 0x811c9dc5;
  let b = 0x3c6ef372;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b);
  }
  return `${(a >>> 0).toString(36)}${(b >>> 0).toString(36)}`;
}

// The style as the page has it: with the pictures it asks for.
function styleOf(parsed) {
  if (!parsed.pictures?.length) return parsed.style ?? "";
  const addresses = new Map(parsed.pictures.map((address) => [address, wants.answerTo("picture", address)?.address]));
  const found = [...addresses.values()].join("\n");
  if (parsed.found !== found) Object.assign(parsed, { found, styled: withStylePictures(parsed.style, (address) => addresses.get(address)) });
  return parsed.styled;
}

// Slides from `share` on as plain values, with what they want in place of this page's stand-ins for it; and back.
const handedOver = ({ slides, css, about }, share) =>
  ({ css, about, slides: slides.slice(share - 1).map((slide) => ({ ...slide, html: wants.handOver(slide.html) })) });
const takenOver = ({ slides, css, about }) =>
  ({ css, about, findings: [], slides: slides.map((slide) => ({ ...slide, html: wants.takeOver(slide.html) })) });

let hashedStyle = { style: null, hash: "" };

// Backgrounds are drawn before anyone prints them, as other pictures are.
function backgrounds() {
  const addresses = new Set();
  for (const layer of root.querySelectorAll("section[style*='url('], figure[style*='url(']"))
    for (const [, address] of layer.style.backgroundImage.matchAll(/url\("([^"]+)"\)/g)) addresses.add(address);
  return [...addresses].map((address) => painted(Object.assign(new Image(), { src: address })));
}

modes.deck = {
  width: figureWidth,
  letters: figureLetters,

  // Slides are replaced whole: what fitting built in them is not to be morphed.
  whole: true,
  wrapper: "marpit",

  enter(page) {
    root = page;
    for (const sheet of sheets) sheet.disabled = !/tokens\.css$/.test(sheet.href);
    own.disabled = false;
    document.head.append(theme);
  },

  leave() {
    unseen = null;
    for (const sheet of sheets) sheet.disabled = false;
    own.disabled = true;
    theme.remove();
  },

  // `share`: slides from this one on are for another page to draw, which gets them as `read`.
  parse(document, env) {
    const { text, slides: range, hidden, fragments, handout, share, context } = document;
    setPalettes(context?.palettes);
    const read = document.read ? takenOver(document.read) : globalThis.yeonji.marp.read(document, env, share ? null : range);
    const { slides, css, about, findings } = read;
    if (share) post("shared", handedOver(read, share));
    const chosen = (range ? slides.slice(range[0] - 1, range[1]) : slides).filter((slide) => hidden || !slide.hidden);
    const pages = () => chosen.flatMap(fragments ? steps : (slide) => [slide]).map(handout ? (slide) => onPaper(slide, handout) : (slide) => slide);
    counts.slides += read.rendered ?? 0;
    counts.packings = read.packings ?? 0;
    wholeDeck = { written: [text, ...(document.themes ?? []).map(({ css: own }) => own)].join("\n") };
    if (styled.css !== css || styled.figures !== figureStyle()) styled = { css, figures: figureStyle(), all: figureStyle() + css };
    const growing = fragments ? chosen.filter(({ html }) => wants.keysIn(html).length) : [];
    return { parts: pages(), pages, growing, style: styled.all, pictures: stylePictures(css), about, findings };
  },

  sanitise(html, findPicture) {
    // No slide: the page says what went wrong.
    if (!html.includes("data-marpit-svg")) return sanitise(html, findPicture);
    const fragment = slideFrom(themed(html), (content) => sanitise(content, findPicture, beyond).firstChild?.childNodes ?? [], findPicture);
    fragment.querySelectorAll("section").forEach(numberFragments);
    return fragment;
  },

  // Series that come one by one are counted when their figure is there.
  grow(parsed) {
    const { growing = [] } = parsed;
    const counts = growing.map(({ html }) => stepsIn(wants.compose(html)));
    if (growing.every(({ steps: known }, i) => known === counts[i])) return false;
    growing.forEach((slide, i) => (slide.steps = counts[i]));
    parsed.parts = parsed.pages();
    return true;
  },

  after(page, parsed, { slide, handout, aside }) {
    // (A film that is nowhere near the view has no frame to print.)
    root.classList.toggle("aside", Boolean(aside) && !playersIn(root).length);
    const style = styleOf(parsed) + (handout ? sheetStyle : "");
    if (theme.textContent !== style) {
      theme.textContent = style;
      for (const wrapper of root.children) unfit(wrapper);
    }
    arrange(root, handout);
    shown = slide;
    // All slides at once are for exports: fitted when fonts and pictures are there, which the first layout asks for.
    if (shown >= 0) return show();
    standFor(root);
    root.classList.remove("one");
    void root.offsetHeight;
  },

  // Of an entry of the sheet: its HTML, the state of its pictures, and the style of the deck.
  keyOf(entry, parsed) {
    const style = styleOf(parsed);
    if (hashedStyle.style !== style) hashedStyle = { style, hash: hashOf(style) };
    entry.hash ??= hashOf(`${entry.html}\n${entry.stamp}`);
    return `${entry.hash}.${hashedStyle.hash}`;
  },

  finish(fragment, part) {
    if (part.step !== undefined) hideAfter(fragment, part);
    if (part.beside !== undefined) fragment.append(besideOf(part));
  },

  // Fonts and pictures that came late change what was measured.
  async ready() {
    await Promise.all(backgrounds());
    await document.fonts.ready;
    for (const wrapper of root.children) if (fitted.get(slideIn(wrapper)) === false) unfit(wrapper);
    show();
  },

  // What the rules found on the slides as they are drawn: at once where all are, else when there is time.
  check(page, parsed) {
    // Canvases of a page that nobody sees never draw: its slides are measured when it comes into sight, if ever.
    unseen = document.hidden ? parsed : null;
    if (unseen) return [];
    const due = [...root.children].map(slideIn).filter((slide) => slide && !measured.has(slide));
    if (shown < 0) for (const slide of due) measured.set(slide, lintSlide(slide, wholeDeck));
    else if (due.length) measureLater(() => checked(measurements(parsed)));
    return measurements(parsed);
  },

  lettersOf,

  showSlide(page, slide) {
    shown = slide;
    show();
  },

  fittingSize(page, slide, least) {
    const drawn = root.children[slide] && slideIn(root.children[slide]);
    return drawn ? fittingSize(drawn, least, () => fitSlides([drawn])) : null;
  },

  // What only slides that are drawn can say: which colours a figure has there, and what stands as a number.
  freeze(given, env, parsed, more) {
    const sectionOf = (number) => root.children[parsed.parts.findIndex((part) => part.number === number)]
      ?.querySelector("section:not([data-marpit-advanced-background=background], [data-marpit-advanced-background=pseudo])");
    const onSlide = (html, number, k) => {
      const section = sectionOf(number);
      return coloured(html, section?.querySelectorAll("figure.plot")[k] ?? section);
    };
    const paginated = (number) => {
      const section = sectionOf(number);
      return section && getComputedStyle(section, "::after").content;
    };
    return globalThis.yeonji.marp.freeze(given, env, { ...more, coloured: onSlide, paginated });
  },

  fragment(page, parsed, tidied) {
    const style = styleOf(parsed);
    const before = shown;
    shown = -1;
    show();
    const slides = [...root.children].map((wrapper) => (slideIn(wrapper) ? slideText(slideIn(wrapper), tidied) : wrapper.innerHTML));
    shown = before;
    show();
    return `<style>${style.replace(/<\/(?=style)/gi, "<\\/")}</style>\n<div class="marpit">\n${slides.join("\n")}\n</div>\n`;
  },
};

own.onload = own.onerror = () => {
  own.disabled = true;
  loaded("deck");
};
document.head.append(own);
