// SPDX-License-Identifier: GPL-3.0-or-later
// What slides have of ours, for slides that know nothing of us (see deck.css). A rule weighs as much as those of
// a theme for the element, so that what a deck says of a class goes on to count.
const looks = {
  figure: ({ height }) => `figure:where(.plot) { margin: 0; text-align: center; }
figure:where(.plot) > img { width: 100%; height: auto; max-height: ${+(0.52 * height).toFixed(2)}px; object-fit: contain; }
figure:where(.plot) > figcaption { font-size: 0.7em; opacity: 0.75; }
figure:where(.diagram) > img { max-width: 100%; }
ul:where(.findings) { list-style: none; margin: 0; padding: 0; text-align: left; font-size: 0.55em; opacity: 0.75; }
ul:where(.findings) > li::before { content: "▲ "; }`,
  columns: ({ widths }) => `.columns { display: flex; gap: 3%; align-items: flex-start; }
.columns > .column { flex: 1 1 0; min-width: 0; }
.columns > .column > :first-child { margin-top: 0; }
${widths.join("\n")}`,
  callout: () => `:is(aside, details):where(.callout) { border-left: 0.2em solid currentColor; padding: 0.2em 0.8em; margin: 0 0 0.6em; }
:is(strong, summary):where(.label) { display: block; }
:is(strong, summary):where(.label) > p { margin: 0; }`,
  task: () => `li:has(> span:where(.box), > p > span:where(.box)) { list-style: none; margin-left: -1em; }
span:where(.box) { display: inline-block; position: relative; box-sizing: border-box; width: 0.8em; height: 0.8em; margin: 0 0.15em 0 0; border: 0.08em solid; border-radius: 0.15em; vertical-align: -0.06em; }
span:where(.box.checked)::after { content: ""; position: absolute; left: 0.2em; top: 0.02em; width: 0.16em; height: 0.38em; border: solid; border-width: 0 0.1em 0.1em 0; transform: rotate(42deg); }`,
  notes: () => `ol:where(.footnote-list) { font-size: 0.75em; opacity: 0.8; border-top: 1px solid; padding-top: 0.4em; margin-top: 1.2em; }
ol:where(.footnote-list) p { margin: 0; }
sup:where(.footnote-ref) a { color: inherit; text-decoration: none; }`,
  references: () => "ol:where(.references) { font-size: 0.8em; }",
  citation: () => "span:where(.citation) a { color: inherit; }",
};

// `names`: a Set of the above; `height` of a slide in pixels, `widths`: rules of columns.
export const looksOf = (names, given) => (names.size ? `<style>\n${Object.keys(looks).filter((name) => names.has(name)).map((name) => `${looks[name](given)}\n`).join("")}</style>\n` : "");
