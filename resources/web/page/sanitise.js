// SPDX-License-Identifier: GPL-3.0-or-later
// The last to touch HTML. Whatever made it (Markdown, math, a diagram, a figure, a notebook's output),
// nothing gets onto the page but through here.
import createPurifier from "dompurify";
import { safeStyle } from "./styles.js";
import { word } from "./words.js";

const purifier = createPurifier(window);

export const config = {
  RETURN_DOM_FRAGMENT: true,
  USE_PROFILES: { html: true, svg: true, svgFilters: true, mathMl: true },
  // KaTeX keeps the source of a formula for screen readers and copying.
  ADD_TAGS: ["semantics", "annotation", "use"],
  ADD_ATTR: ["target", "encoding"],
  FORBID_TAGS: ["style", "form", "button", "textarea", "select", "option", "optgroup", "fieldset", "datalist", "dialog", "template",
    "slot", "map", "area", "audio", "video", "source", "track", "picture", "link", "meta", "base", "image", "feimage"],
  FORBID_ATTR: ["srcset", "sizes", "ping", "autofocus", "contenteditable", "draggable", "popover", "popovertarget", "background",
    "poster", "usemap", "ismap", "nonce", "is", "slot", "part", "form", "tabindex", "accesskey"],
  FORBID_CONTENTS: ["style", "script", "template", "noscript", "noembed", "noframes", "iframe", "object", "textarea", "title"],
  ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|yeonji:\/\/page\/(?:picture|kept)\/|data:image\/(?:png|jpe?g|gif|webp|avif|svg\+xml)[;,]|[^a-z]|[a-z][a-z+.-]*(?:[^a-z+.\-:]|$))/i,
  ADD_DATA_URI_TAGS: ["img"],
  SANITIZE_DOM: true,
};

// Who answers for pictures while a block is made: (address, alt) → {address, width, height} or
// {reason}, or null while the answer is on its way.
let pictures = () => null;

purifier.addHook("uponSanitizeAttribute", (node, data) => {
  if (data.attrName === "style") {
    data.attrValue = safeStyle(data.attrValue);
    if (!data.attrValue) data.keepAttr = false;
  }
  // A reference within the same picture is all SVG needs.
  if (/^(?:xlink:)?href$/.test(data.attrName) && node.namespaceURI === "http://www.w3.org/2000/svg" &&
      node.nodeName.toLowerCase() !== "a" && !/^#/.test(data.attrValue)) data.keepAttr = false;
  if (/url\(/i.test(data.attrValue) && data.attrName !== "href" && data.attrName !== "src" && data.attrName !== "alt" &&
      data.attrName !== "title" && !data.attrName.startsWith("data-") && !/^\s*url\(\s*["']?#[^)]*\)\s*$/i.test(data.attrValue)) data.keepAttr = false;
});

purifier.addHook("afterSanitizeAttributes", (node) => {
  if (node.nodeName === "INPUT" && (node.getAttribute("type") ?? "").toLowerCase() !== "checkbox") node.remove();
  if (node.nodeName === "IMG") picture(node);
  if (node.nodeName.toLowerCase() === "a") link(node);
});

function link(node) {
  node.removeAttribute("target");
  const svg = node.getAttribute("xlink:href");
  if (svg) node.removeAttribute("xlink:href");
}

function replaceWithWords(node, reason) {
  const alt = node.getAttribute("alt");
  const box = document.createElement("span");
  box.className = "absent";
  box.setAttribute("role", "img");
  box.textContent = alt ? `${alt} — ${reason}` : reason;
  node.replaceWith(box);
}

function picture(node) {
  const address = node.getAttribute("src");
  if (address === null) return replaceWithWords(node, word("noPicture"));
  if (/^data:image\//i.test(address) || /^yeonji:\/\/page\/(?:kept)\//.test(address)) return;
  if (/^(?:[a-z][a-z\d+.-]*:|[\\/]{2})/i.test(address)) return replaceWithWords(node, word("remotePicture", address));
  node.removeAttribute("src");
  const found = pictures(address);
  if (!found) return;
  if (found.reason) return replaceWithWords(node, `${address}: ${found.reason}`);
  node.setAttribute("src", found.address);
  if (found.width && !node.hasAttribute("width") && !node.hasAttribute("height")) {
    node.setAttribute("width", found.width);
    node.setAttribute("height", found.height);
  }
}

export function sanitise(html, findPicture) {
  pictures = findPicture;
  return purifier.sanitize(html, config);
}
