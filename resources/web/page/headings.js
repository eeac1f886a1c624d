// SPDX-License-Identifier: GPL-3.0-or-later
// Headings as places: what `#a heading` leads to, and what a printed page is found by.
const headings = "h1, h2, h3, h4, h5, h6";

const slug = (text) => text.trim().toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, "").replace(/\s+/g, "-");

// The element a link within the document means: by its id, else by the words of a heading.
export function targetOf(root, hash) {
  let name = hash.slice(1);
  try { name = decodeURIComponent(name); } catch { /* as written */ }
  return [...root.querySelectorAll("[id]")].find((node) => node.id === name) ??
    [...root.querySelectorAll(headings)].find((node) => slug(node.textContent) === slug(name));
}

// Gives the headings that links of the document lead to the ids they lead to.
export function nameTargets(root) {
  for (const link of root.querySelectorAll('a[href^="#"]')) {
    const target = targetOf(root, link.getAttribute("href"));
    if (!target) continue;
    if (!target.id) target.id = slug(target.textContent);
    link.setAttribute("href", `#${encodeURIComponent(target.id)}`);
  }
}

// [{text, level, place}] of all headings that are shown. A printed PDF knows where `place` is, because
// (hidden) links of this page lead there.
export function outline(root) {
  for (const old of document.querySelectorAll(".place")) old.remove();
  nameTargets(root);
  const links = Object.assign(document.createElement("nav"), { className: "place", hidden: true });
  const found = [];
  for (const heading of root.querySelectorAll(headings)) {
    if (!heading.getClientRects().length || heading.closest(".output")) continue;
    const place = Object.assign(document.createElement("span"), { className: "place", id: `place-${found.length + 1}` });
    found.push({ text: heading.textContent.trim().replace(/\s+/g, " "), level: +heading.localName[1], place: place.id });
    links.append(Object.assign(document.createElement("a"), { href: `#${place.id}` }));
    heading.prepend(place);
  }
  document.body.append(links);
  return found;
}
