// SPDX-License-Identifier: GPL-3.0-or-later
// What the page itself puts among foreign HTML, such as something to press. The sanitiser lets nothing
// of the kind through, so a stand-in passes it that no document can forge, and becomes the real thing
// afterwards.
const nonce = crypto.getRandomValues(new Uint32Array(4)).join("x");
const makers = new Map();   // name → () => Node

export function standIn(name, make) {
  const element = document.createElement("span");
  element.dataset.ours = `${nonce}:${name}`;
  makers.set(element.dataset.ours, make);
  return element;
}

export function place(fragment) {
  for (const element of fragment.querySelectorAll("[data-ours]"))
    element.replaceWith(makers.get(element.dataset.ours)?.() ?? "");
}

// Something to press that asks the program for `what`.
export function ask(what, text) {
  const button = Object.assign(document.createElement("span"), { className: "ask", tabIndex: 0, textContent: text });
  button.setAttribute("role", "button");
  button.dataset.ask = what;
  return button;
}
