// SPDX-License-Identifier: GPL-3.0-or-later
// The page script. It lives in a world of its own beside the document: the document has no scripts.
//
// The program calls what is put on `yeonji`; the page answers through page/host.js. A render has two
// phases: the text is parsed and split into blocks at once, and what those blocks want from outside
// (page/wants.js) arrives later. A block changes on the page only when all it wants is there.
//
// A mode is parse(document, env) → {parts: [{first, last, html, title?, hidden?}], about?, pictures? (addresses
// that its style asks for)} and, where it
// differs from an entry: wrapper (class of a block's wrapper), whole (changed blocks are replaced, not
// morphed), enter(root), leave(), sanitise(html, findPicture), finish(fragment, part), grow(parsed) (true if the
// answers made other parts), after(root,
// parsed, document), keyOf(entry, parsed) (another key, another look), ready() (awaited before the page is
// said to stand), lettersOf(root) (deck/letters.js), check(root, parsed) (findings of what is drawn; later ones go to checked()), showSlide(root, slide),
// fragment(root, parsed, tidied) (tidied(copy) takes out what does not leave), freeze(document, env, parsed, given) (page/freeze.js). Entries and notebooks are here, decks bring theirs (deck.js).
import { followClicks } from "./page/clicks.js";
import { lookCloser } from "./page/closer.js";
import { writeDue } from "./page/due.js";
import { entry } from "./page/entry.js";
import { fragment as fragmentOf } from "./page/fragment.js";
import { freeze } from "./page/freeze.js";
import { outline } from "./page/headings.js";
import { connect, post } from "./page/host.js";
import { notebook } from "./page/notebook.js";
import { Renderer } from "./page/renderer.js";
import { followScrolling, scrollToLine } from "./page/scroll.js";
import { use } from "./dialect/index.js";
import { sanitise } from "./page/sanitise.js";
import { fitToPaper } from "./page/paper.js";
import * as wants from "./page/wants.js";
import { word } from "./page/words.js";

const root = document.getElementById("page");
const renderer = new Renderer(root);
renderer.modes.entry = entry;
renderer.modes.notebook = notebook;

const waitingFor = new Map(); // script → resolvers

// Brings a script that only some documents need.
function load(name) {
  return new Promise((resolve) => {
    if (!waitingFor.has(name)) {
      waitingFor.set(name, []);
      post("load", name);
    }
    const resolvers = waitingFor.get(name);
    if (resolvers) resolvers.push(resolve);
    else resolve();
  });
}

function loaded(name) {
  const resolvers = waitingFor.get(name) ?? [];
  waitingFor.set(name, null);
  for (const resolve of resolvers) resolve();
}

wants.makes("mermaid", async (want) => {
  await load("mermaid");
  return globalThis.yeonji.diagram(want);
});

// The text last given. Of a long one only what changed comes: [at, removed, inserted].
let text = "";

function textOf({ text: whole, change }) {
  if (!change) return whole ?? text;
  const [at, removed, inserted] = change;
  return text.slice(0, at) + inserted + text.slice(at + removed);
}

globalThis.yeonji = {
  // for the program
  async render(given) {
    given.text = text = textOf(given);
    if (given.mode === "deck") await load("deck");
    if (given.mode === "deck" && !given.read) await load("marp");
    renderer.render(given);
  },
  fill: (answers) => wants.fill(answers),
  refresh(kinds) {
    wants.refresh(kinds);
    renderer.update();
  },
  forget: () => wants.forget(),
  scrollToLine: (line) => scrollToLine(root, line),
  remote: (address, answer) => renderer.remote(address, answer),
  showSlide: (slide) => renderer.showSlide(slide),
  fittingSize: (slide, least) => renderer.mode?.fittingSize?.(root, slide, least),
  letters: () => renderer.mode?.lettersOf?.(root) ?? {},
  fragment: () => fragmentOf(renderer),
  freeze: (folder) => freeze({ document: { ...renderer.document, text }, mode: renderer.mode, parsed: renderer.parsed, environment: () => renderer.environment() }, folder),
  outline() {
    fitToPaper(root);
    return outline(root);
  },
  // for scripts brought later
  modes: renderer.modes,
  loaded,
  checked: (findings) => renderer.checked(findings),
  post,
  sanitise,
  use,
  word,
  wants,
};

followScrolling(root);
followClicks(root);
lookCloser(root);
setInterval(() => writeDue(root), 30000);
connect().then(() => post("ready"));
