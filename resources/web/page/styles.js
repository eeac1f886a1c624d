// SPDX-License-Identifier: GPL-3.0-or-later
// Inline styles a document may bring: colour, alignment and measure of text and tables, and what KaTeX
// and Marp need. No address, and nothing that takes a thing out of its place over others.
const allowed = new Set(`
  color background-color text-align vertical-align text-decoration font-weight font-style font-size
  font-variant white-space word-break list-style-type line-height letter-spacing text-indent
  width height min-width max-width min-height max-height aspect-ratio
  margin margin-top margin-right margin-bottom margin-left
  padding padding-top padding-right padding-bottom padding-left
  border border-top border-right border-bottom border-left border-color border-style border-width border-radius
  border-top-width border-right-width border-bottom-width border-left-width
  border-top-style border-right-style border-bottom-style border-left-style
  border-top-color border-right-color border-bottom-color border-left-color
  border-collapse border-spacing caption-side table-layout
  top left fill stroke stroke-width stroke-dasharray fill-opacity stroke-opacity opacity text-anchor dominant-baseline
  display filter object-fit
`.trim().split(/\s+/));
const shown = new Set(["inline", "block", "inline-block", "none", "table", "table-row", "table-cell", "inline-table", "flex", "inline-flex"]);

const sheet = document.implementation.createHTMLDocument("").createElement("i").style;

export function safeStyle(text) {
  sheet.cssText = text;
  let kept = "";
  for (const name of sheet) {
    const value = sheet.getPropertyValue(name);
    if (!allowed.has(name) || value === "initial" || /url\(|image|expression|var\(|attr\(/i.test(value)) continue;
    if (name === "display" && !shown.has(value)) continue;
    if (/^margin/.test(name) && /-\d{3,}/.test(value)) continue;
    kept += `${name}: ${value}; `;
  }
  return kept.trimEnd();
}
