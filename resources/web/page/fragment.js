// SPDX-License-Identifier: GPL-3.0-or-later
// The HTML of the body alone, as another page would take it in: without what only the window needs.
import { strict } from "./entry.js";
import { nameTargets } from "./headings.js";

export function fragment({ root, document, parsed, mode }) {
  // Strict is what the specification says, raw HTML included: for a file, never shown.
  if (document.context.strict && document.mode === "entry") return strict.render(document.text);
  if (mode.fragment) return mode.fragment(root, parsed);
  const copy = root.cloneNode(true);
  nameTargets(copy);
  for (const asked of copy.querySelectorAll(".ask")) asked.remove();
  for (const words of copy.querySelectorAll(".chip.due > .words")) words.remove();
  for (const node of copy.querySelectorAll("[data-l]")) node.removeAttribute("data-l");
  for (const chip of copy.querySelectorAll(".chip.due")) chip.removeAttribute("data-state");
  for (const box of copy.querySelectorAll("input.box")) box.setAttribute("disabled", "");
  const blocks = [...copy.children].map((block) => block.innerHTML.trim());
  return blocks.filter(Boolean).join("\n") + "\n";
}
