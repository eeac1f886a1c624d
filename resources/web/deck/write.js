// SPDX-License-Identifier: GPL-3.0-or-later
// Slides as text for a file: the shadow trees of fitted headings and code are written out, so that the
// file looks alike without a script.

// tidied(copy) takes out what does not leave.
export function slideText(slide, tidied) {
  const copy = slide.cloneNode(true);
  const copies = copy.querySelectorAll("*");
  slide.querySelectorAll("*").forEach((element, i) => {
    if (!element.shadowRoot) return;
    const template = document.createElement("template");
    template.setAttribute("shadowrootmode", "open");
    template.content.append(...[...element.shadowRoot.childNodes].map((node) => node.cloneNode(true)));
    copies[i].prepend(template);
  });
  tidied(copy);
  for (const element of copy.querySelectorAll("[data-l]")) element.removeAttribute("data-l");
  return copy.outerHTML;
}
