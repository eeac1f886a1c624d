// SPDX-License-Identifier: GPL-3.0-or-later
// The HTML of the body alone, as another page would take it in: without what only the window needs.
import { strict } from "./entry.js";
import { nameTargets } from "./headings.js";
import { tidy, tooLarge } from "./players.js";
import { word } from "./words.js";

const megabytes = (bytes) => String(Math.ceil(bytes / 1024 / 1024));

// {html, findings}
export function fragment(renderer) {
  const wide = tooLarge(renderer.root);
  const words = (bytes) => word("mediaTooLarge", megabytes(bytes));
  return { html: htmlOf(renderer, (copy) => tidy(copy, wide, words)), findings: renderer.aboutTooLarge(wide, words) };
}

function htmlOf({ root, document, parsed, mode }, tidied) {
  // Strict is what the specification says, raw HTML included: for a file, never shown.
  if (document.context.strict && document.mode === "entry") return strict.render(document.text);
  if (mode.fragment) return mode.fragment(root, parsed, tidied);
  const copy = root.cloneNode(true);
  nameTargets(copy);
  tidied(copy);
  for (const asked of copy.querySelectorAll(".ask")) asked.remove();
  for (const words of copy.querySelectorAll(".chip.due > .words")) words.remove();
  for (const node of copy.querySelectorAll("[data-l]")) node.removeAttribute("data-l");
  for (const chip of copy.querySelectorAll(".chip.due")) chip.removeAttribute("data-state");
  for (const box of copy.querySelectorAll("input.box")) box.setAttribute("disabled", "");
  const blocks = [...copy.children].map((block) => block.innerHTML.trim());
  return blocks.filter(Boolean).join("\n") + "\n";
}
