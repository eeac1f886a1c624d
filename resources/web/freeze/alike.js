// SPDX-License-Identifier: GPL-3.0-or-later
// What of a slide's HTML must be the same as we make it and as plain Marp makes it of the frozen text.
const blocks = "address|article|aside|blockquote|dd|details|div|dl|dt|figcaption|figure|h[1-6]|hr|li|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul";
const besideBlocks = new RegExp(` ?(<\\/?(?:${blocks})\\b[^>]*>|<\\/?strong class="label">|<br>) ?`, "g");

const unwrap = (element) => element.replaceWith(...element.childNodes);

// Names that only our own HTML has, or only what stands for it.
const names = /^(?:wiki|stamp|tasks?|promise|done|column|share-[\d-]+|plot|diagram|number|tag|chip)$/;

export function essence(html) {
  const body = new DOMParser().parseFromString(html, "text/html").body;
  const each = (selector, then) => body.querySelectorAll(selector).forEach(then);
  each("figure:is(.plot, .diagram) > :is(svg, img), svg.swatch, img.swatch", (picture) => picture.remove());
  each("input.box", (box) => {
    const drawn = document.createElement("span");
    drawn.className = box.hasAttribute("checked") ? "box checked" : "box";
    box.replaceWith(drawn);
  });
  each("span:is(.number, .tag, .chip), time, .label > p", unwrap);
  each("a", (link) => /^#\d+$/.test(link.getAttribute("href")) && link.removeAttribute("href"));  // slides have other numbers
  each("a[name]:empty", (place) => place.remove());
  each("*", (element) => {
    for (const name of ["id", "data-l", "data-wiki", "data-run", "scope"]) element.removeAttribute(name);
    if (element.matches(".column")) element.removeAttribute("style");
    for (const name of [...element.classList]) if (names.test(name)) element.classList.remove(name);
    if (!element.classList.length) element.removeAttribute("class");
  });
  body.normalize();
  return body.innerHTML.replace(/\s+/g, " ").replace(besideBlocks, "$1").trim();
}

// Of a slide as it is rendered: its size and what themes ask of it. The number of a backup slide is in its style.
export function frame(html, backup) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const sections = [...page.querySelectorAll("svg[data-marpit-svg] > foreignObject > section")];
  return JSON.stringify([page.querySelector("svg")?.getAttribute("viewBox"), ...sections.map(({ className, dataset }) => [className, dataset.size, backup ? "" : dataset.marpitPagination])]);
}
