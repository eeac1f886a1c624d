// SPDX-License-Identifier: GPL-3.0-or-later
// What a click asks for: a link, a task, a figure, the source of what was clicked. Nothing is followed
// here; the program decides.
import { showPicture } from "./closer.js";
import { targetOf } from "./headings.js";
import { post } from "./host.js";
import { fetchRemote } from "./remote.js";

export function lineOf(node) {
  const inner = node.closest("[data-l]");
  const block = node.closest("[data-line]");
  if (!block || !+block.dataset.line) return 0;
  return +block.dataset.line + (inner && block.contains(inner) ? +inner.dataset.l : 0);
}

export function followClicks(root) {
  const act = (event) => {
    const target = event.target.closest?.("a, input, figure.plot, summary, .tag, *");
    if (!target || !root.contains(target)) return;
    const anchor = target.closest("a");
    if (anchor) {
      event.preventDefault();
      const href = anchor.getAttribute("href") ?? anchor.getAttribute("xlink:href");
      if (anchor.dataset.wiki !== undefined) post("link", anchor.dataset.wiki);
      else if (href?.startsWith("#")) targetOf(root, href)?.scrollIntoView({ block: "start" });
      else if (href) post("link", href);
      return;
    }
    const asked = target.closest(".ask");
    if (asked) {
      const { ask } = asked.dataset;
      if (ask === "allow") post("allow");
      else fetchRemote(asked.closest(".remote"), ask);
      return;
    }
    const box = target.closest("input.box");
    if (box) {
      // The text is the truth: the box changes when the source did.
      event.preventDefault();
      const line = lineOf(box);
      if (line) post("task", { line, done: !box.hasAttribute("checked") });
      return;
    }
    if (target.closest("summary, video, audio")) return;
    if (target.localName === "img" && root.matches(".entry, .notebook") && showPicture(target)) return;
    const line = lineOf(target);
    if (line && getSelection().isCollapsed) post("source", line);
  };
  root.addEventListener("click", act);
  root.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.closest?.(".ask")) act(event);
  });
  root.addEventListener("auxclick", (event) => event.preventDefault());
  root.addEventListener("dragstart", (event) => event.preventDefault());
}
