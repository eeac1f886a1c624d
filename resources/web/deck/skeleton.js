// SPDX-License-Identifier: GPL-3.0-or-later
// Marp's slide is an <svg> that holds HTML, which no sanitiser keeps. So the frame (svg, its layers,
// their sections) is made anew from the few attributes Marp gives it, and what is inside a section goes
// through the sanitiser like everything else.
import { wholeText } from "./values.js";

const ns = "http://www.w3.org/2000/svg";
const parser = new DOMParser();

// What styles ask for.
const kept = /^(?:id|class|lang|dir|data-[\w-]+)$/;

function copyAttributes(from, to) {
  for (const { name, value } of from.attributes) if (kept.test(name)) to.setAttribute(name, value);
}

const url = /url\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^"')\s]*))\s*\)/g;

// Read as a browser reads it: a deck's `style` stands in a slide's as one value, with braces and semicolons of its own.
const read = document.implementation.createHTMLDocument("").createElement("i").style;
const lifted = ["position", "z-index", "transform", "inset"];

// A layer's style with the addresses of its pictures as `find` answers them.
function copyStyle(from, to, find) {
  const text = from.getAttribute("style");
  if (!text) return;
  read.cssText = text;
  for (const name of [...lifted, ...[...read].filter((property) => wholeText.test(property))]) read.removeProperty(name);
  to.style.cssText = read.cssText.replace(url, (_, a, b, c) => {
    const written = (a ?? b ?? c ?? "").replace(/\\(.)/g, "$1");
    if (/^data:image\//i.test(written)) return `url("${written.replace(/["\\\n]/g, encodeURIComponent)}")`;
    const found = find(written)?.address;
    return found ? `url("${found}")` : "none";
  });
}

function copyBackground(from, to, find) {
  for (const container of from.querySelectorAll(":scope > div[data-marpit-advanced-background-container]")) {
    const box = document.createElement("div");
    copyAttributes(container, box);
    for (const figure of container.querySelectorAll(":scope > figure")) {
      const picture = document.createElement("figure");
      copyStyle(figure, picture, find);
      const caption = figure.querySelector(":scope > figcaption");
      if (caption) picture.appendChild(document.createElement("figcaption")).textContent = caption.textContent;
      box.append(picture);
    }
    to.append(box);
  }
}

// Parsed once: written out and parsed again it would not only take longer but might be read differently.
function contentOf(section) {
  const box = section.ownerDocument.createElement("div");
  box.append(...section.childNodes);
  return box;
}

// One slide's HTML as a fragment that holds its <svg>. `clean(content)` gives what may stay of an element's
// content, `find`
// the address a picture has on the page (null: not known yet).
export function slideFrom(html, clean, find) {
  const fragment = document.createDocumentFragment();
  // `is` would make elements that a sanitiser takes away, and fitting needs none.
  const plain = html.replace(/(<(?:h[1-6]|pre|span)) is="marp-\w+"/g, "$1");
  const given = parser.parseFromString(plain, "text/html").querySelector("svg[data-marpit-svg]");
  if (!given) return fragment;
  const slide = document.createElementNS(ns, "svg");
  slide.setAttribute("data-marpit-svg", "");
  slide.setAttribute("viewBox", given.getAttribute("viewBox") ?? "0 0 1280 720");
  for (const layer of given.querySelectorAll(":scope > foreignObject")) {
    const place = document.createElementNS(ns, "foreignObject");
    for (const name of ["width", "height", "x", "y", "data-marpit-advanced-background"])
      if (layer.hasAttribute(name)) place.setAttribute(name, layer.getAttribute(name));
    for (const from of layer.querySelectorAll(":scope > section")) {
      const section = document.createElement("section");
      copyAttributes(from, section);
      copyStyle(from, section, find);
      if (from.dataset.marpitAdvancedBackground === "background") copyBackground(from, section, find);
      else section.append(...clean(contentOf(from)));
      place.append(section);
    }
    slide.append(place);
  }
  fragment.append(slide);
  return fragment;
}
