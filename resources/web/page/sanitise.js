// SPDX-License-Identifier: GPL-3.0-or-later
// The last to touch HTML. Whatever made it (Markdown, math, a diagram, a figure, a notebook's output),
// nothing gets onto the page but through here.
import createPurifier from "dompurify";
import { inColumn } from "./pictures.js";
import { safeStyle } from "./styles.js";
import { context, word } from "./words.js";

const purifier = createPurifier(window);

export const config = {
  RETURN_DOM_FRAGMENT: true,
  USE_PROFILES: { html: true, svg: true, svgFilters: true, mathMl: true },
  // KaTeX keeps the source of a formula for screen readers and copying.
  ADD_TAGS: ["semantics", "annotation", "use"],
  ADD_ATTR: ["target", "encoding"],
  FORBID_TAGS: ["style", "form", "button", "textarea", "select", "option", "optgroup", "fieldset", "datalist", "dialog", "template",
    "slot", "map", "area", "source", "track", "picture", "link", "meta", "base", "image", "feimage"],
  FORBID_ATTR: ["srcset", "sizes", "ping", "autofocus", "contenteditable", "draggable", "popover", "popovertarget", "background",
    "autoplay", "usemap", "ismap", "nonce", "is", "slot", "part", "form", "tabindex", "accesskey", "xlink:show", "xlink:actuate"],
  FORBID_CONTENTS: ["style", "script", "template", "noscript", "noembed", "noframes", "iframe", "object", "textarea", "title"],
  ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|yeonji:\/\/page\/(?:picture|media|kept)\/|data:image\/(?:png|jpe?g|gif|webp|avif|svg\+xml)[;,]|[^a-z]|[a-z][a-z+.-]*(?:[^a-z+.\-:]|$))/i,
  ADD_DATA_URI_TAGS: ["img"],
  SANITIZE_DOM: true,
};

// Marp sizes pictures by style, and its themes count on their own shape.
let sized = true;

// Who answers for pictures while a block is made: address → {address, width, height} or {reason}, or
// null while the answer is on its way. A `box` is what stands in its place (page/ours.js). `media`: it is to be a
// film or a sound.
let pictures = () => null;
const reasons = new WeakMap();
const boxes = new WeakMap();

purifier.addHook("beforeSanitizeElements", (node) => {
  if (node.localName === "video" || node.localName === "audio") player(node);
});

purifier.addHook("beforeSanitizeAttributes", (node) => {
  if (node.nodeName === "IMG") picture(node);
  if (node.localName === "a") link(node);
});

purifier.addHook("uponSanitizeAttribute", (node, data) => {
  if (data.attrName === "style") {
    data.attrValue = safeStyle(data.attrValue);
    if (!data.attrValue) data.keepAttr = false;
    return;
  }
  if (data.attrName === "poster" && node.localName !== "video") data.keepAttr = false;
  const svg = node.namespaceURI === "http://www.w3.org/2000/svg";
  // A reference within the same picture is all SVG needs.
  if (svg && node.localName !== "a" && /^(?:xlink:)?href$/.test(data.attrName) && !/^#/.test(data.attrValue)) data.keepAttr = false;
  if (svg && /url\(/i.test(data.attrValue) && !/^\s*url\(\s*["']?#[^)]*\)\s*$/i.test(data.attrValue)) data.keepAttr = false;
});

purifier.addHook("afterSanitizeAttributes", (node) => {
  if (node.nodeName === "INPUT" && node.type !== "checkbox") node.remove();
  if (boxes.has(node)) node.replaceWith(boxes.get(node)(node.getAttribute("alt")));
  else if (reasons.has(node)) (node.nodeName === "IMG" ? absent : refused)(node, reasons.get(node));
});

// Links are for people to follow: http(s), mail, or something in the project.
function link(node) {
  node.removeAttribute("target");
  const address = node.getAttribute("href") ?? node.getAttribute("xlink:href");
  if (address === null) return;
  // As a browser reads it: without tabs, line breaks, and what surrounds it.
  const plain = address.replace(/[\t\n\r]/g, "").trim();
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(plain)?.[1].toLowerCase();
  const refusal = scheme && !["http", "https", "mailto"].includes(scheme) ? word("linkScheme")
    : !scheme && leadsOut(plain) ? word("linkOutside") : null;
  if (refusal) reasons.set(node, refusal);
}

function refused(node, reason) {
  const words = document.createElement("span");
  words.className = "refused";
  words.append(...node.childNodes, ` — ${reason}`);
  node.replaceWith(words);
}

function leadsOut(address) {
  let path = address.split(/[?#]/)[0].replaceAll("\\", "/");
  try { path = decodeURIComponent(path); } catch { /* as written */ }
  if (path.startsWith("//")) return true;
  if (path.startsWith("/")) return false; // below the site's roots
  let depth = context.depth;
  for (const part of path.split("/")) {
    if (part === "..") depth--;
    else if (part && part !== ".") depth++;
    if (depth < 0) return true;
  }
  return false;
}

function absent(node, reason) {
  const alt = node.getAttribute("alt");
  const box = document.createElement("span");
  box.className = "absent";
  box.textContent = alt ? `${alt} — ${reason}` : reason;
  node.replaceWith(box);
}

// A film or a sound of the project, with what a person needs to play it: the first of its sources that is there.
function player(node) {
  const sources = [node, ...node.querySelectorAll("source")].map((element) => (element.getAttribute("src") ?? "").replace(/[\t\n\r]/g, "").trim()).filter(Boolean);
  const poster = node.getAttribute("poster");
  node.replaceChildren();
  for (const name of ["src", "poster", "controlslist"]) node.removeAttribute(name);
  const answers = sources.map((address) => pictures(address, "media"));
  if (answers.includes(null)) return; // asked for, as pictures are
  const found = answers.find(({ address }) => address);
  if (!found) {
    node.setAttribute("alt", sources[0] ?? "");
    return absent(node, answers[0]?.reason ?? word("noMediaAddress"));
  }
  node.setAttribute("src", found.address);
  node.setAttribute("controls", "");
  node.setAttribute("preload", "metadata");
  Object.assign(node.dataset, { source: sources[answers.indexOf(found)], type: found.type, bytes: found.bytes });
  const still = poster ? pictures(poster) : null;
  if (still?.address) node.setAttribute("poster", still.address);
}

function picture(node) {
  const address = (node.getAttribute("src") ?? "").replace(/[\t\n\r]/g, "").trim();
  if (/^data:image\//i.test(address) || /^yeonji:\/\/page\/kept\//.test(address)) return;
  node.removeAttribute("src");
  if (!address) return reasons.set(node, word("noPicture"));
  const found = pictures(address);
  if (!found) return; // asked for; this block is made again with the answer
  if (found.box) return boxes.set(node, found.box);
  if (found.reason) return reasons.set(node, `${address}: ${found.reason}`);
  node.setAttribute("src", found.address);
  if (sized) inColumn(node, found);
  if (sized && found.width && !node.hasAttribute("width") && !node.hasAttribute("height")) {
    node.setAttribute("width", found.width);
    node.setAttribute("height", found.height);
  }
}

// The purifier reads a configuration anew, which takes longer than a block, unless it is the very same.
const configs = new WeakMap();
const usual = {};

// `html`: a text, or an element of a document that is not shown. `more` adds to the configuration; `measure` false leaves pictures without width and height.
export function sanitise(html, findPicture, more = usual) {
  const { measure = true, ...rest } = more;
  if (!configs.has(more)) configs.set(more, { ...config, ...rest });
  pictures = findPicture;
  sized = measure;
  return purifier.sanitize(html, configs.get(more));
}
