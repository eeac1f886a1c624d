// SPDX-License-Identifier: GPL-3.0-or-later
// A closer look without leaving the place: a picture as large as the page allows, a footnote where it is
// called. Both stand beside the document, so that no change of the text touches them.
import { targetOf } from "./headings.js";
import { whole } from "./pictures.js";

let shown = null; // the picture over the page

export function closePicture() {
  shown?.remove();
  shown = null;
}

// True: it is shown large now.
export function showPicture(picture) {
  if (!picture.naturalWidth || picture.closest(".output")) return false;
  closePicture();
  shown = Object.assign(document.createElement("div"), { className: "closer", tabIndex: -1 });
  shown.setAttribute("role", "dialog");
  shown.setAttribute("aria-label", picture.alt || picture.title || "");
  shown.append(Object.assign(document.createElement("img"), { src: whole(picture.currentSrc || picture.src), alt: picture.alt }));
  shown.addEventListener("click", closePicture);
  document.body.append(shown);
  shown.focus();
  return true;
}

function noteOf(root, reference) {
  const target = targetOf(root, reference.getAttribute("href") ?? "#");
  if (!target) return null;
  const note = document.createElement("aside");
  note.className = "note-pop";
  note.append(...[...target.cloneNode(true).childNodes]);
  for (const node of note.querySelectorAll(".footnote-backref")) node.remove();
  for (const node of note.querySelectorAll("[id]")) node.removeAttribute("id");
  return note;
}

export function lookCloser(root) {
  let note = null;
  const away = () => {
    note?.remove();
    note = null;
  };
  const call = (event) => {
    const reference = event.target.closest?.(".footnote-ref a");
    away();
    if (!reference || !root.contains(reference)) return;
    note = noteOf(root, reference);
    if (!note) return;
    document.body.append(note);
    const at = reference.getBoundingClientRect();
    const { width, height } = note.getBoundingClientRect();
    const left = Math.max(12, Math.min(at.left - 12, innerWidth - width - 12));
    const above = at.bottom + 8 + height > innerHeight && at.top > height + 8;
    note.style.left = `${left + scrollX}px`;
    note.style.top = `${(above ? at.top - height - 6 : at.bottom + 6) + scrollY}px`;
  };
  root.addEventListener("mouseover", call);
  root.addEventListener("focusin", call);
  root.addEventListener("mouseleave", away);
  root.addEventListener("focusout", away);
  addEventListener("scroll", away, { passive: true });
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    away();
    closePicture();
  });
}
