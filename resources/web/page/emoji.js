// SPDX-License-Identifier: GPL-3.0-or-later
// A sign that asks to be drawn as an emoji (❤️ is ❤ and U+FE0F) gets the face for it: Chromium 122 takes the sign
// from the face of the text if it is there, black.
const asked = /(\p{Emoji}\uFE0F\u20E3?(?:\u200D\p{Emoji}\uFE0F?)*)/u;

export function inColour(fragment) {
  const walker = document.createTreeWalker(fragment, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (asked.test(node.data) && node.parentNode.namespaceURI !== "http://www.w3.org/2000/svg") found.push(node);
  for (const node of found)
    node.replaceWith(...node.data.split(asked).map((text, i) =>
      i % 2 ? Object.assign(document.createElement("span"), { className: "in-colour", textContent: text }) : text));
}
