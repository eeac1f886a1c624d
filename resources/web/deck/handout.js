// SPDX-License-Identifier: GPL-3.0-or-later
// Several slides on a sheet of paper, each with its notes or with lines to write on. How they stand is in
// deck.css.

// handout: {per: 2 | 4 | 6, notes: bool}
export const onPaper = (slide, { notes }) =>
  ({ ...slide, beside: notes ? slide.notes : null, html: `<!--paper ${notes ? slide.notes.replace(/--/g, "- -") : ""}-->${slide.html}` });

export function besideOf({ beside, page, number }) {
  const box = document.createElement("aside");
  box.className = beside === null ? "beside lines" : "beside";
  const label = box.appendChild(document.createElement("b"));
  label.textContent = page || String(number);
  box.append(document.createTextNode(beside ?? ""));
  return box;
}

// The theme says how large a page is: one slide.
export const sheetStyle = "\n@page { size: A4; margin: 15mm; }\n";

export function arrange(root, handout) {
  for (const per of [2, 4, 6]) root.classList.toggle(`per-${per}`, handout?.per === per);
  root.classList.toggle("paper", Boolean(handout));
  for (const slide of root.querySelectorAll(":scope > .marpit > svg")) {
    const { width, height } = slide.viewBox.baseVal;
    slide.style.setProperty("--aspect", width / height);
  }
}
