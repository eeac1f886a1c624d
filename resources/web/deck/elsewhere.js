// SPDX-License-Identifier: GPL-3.0-or-later
// A print keeps a link within the document only if what it leads to is on the page, and a slide may be
// printed apart from the others. So what is missing is stood for by something that nobody sees; where the
// link leads is found when the pages come together (app/export/pdf.h).
export function standFor(root) {
  for (const old of document.querySelectorAll("i.elsewhere")) old.remove();
  for (const link of root.querySelectorAll('a[href^="#"]')) {
    let id = link.getAttribute("href").slice(1);
    try { id = decodeURIComponent(id); } catch { /* as written */ }
    if (id && !document.getElementById(id)) document.body.append(Object.assign(document.createElement("i"), { className: "elsewhere", hidden: true, id }));
  }
}
