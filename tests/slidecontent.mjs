// SPDX-License-Identifier: GPL-3.0-or-later
// slidecontent.mjs MODULES FILE: what stands on each slide, a line a slide: its class, its words and the
// elements they are in. FILE is Markdown, drawn by Marp's own engine from MODULES as it comes, or HTML of a deck.
import { readFileSync, readdirSync, existsSync } from "node:fs";
import { createRequire } from "node:module";

const [modules, file] = process.argv.slice(2);
const text = readFileSync(file, "utf8");

const told = /^(?:h[1-6]|p|[uod]l|li|t[rhd]|table|code|blockquote|aside|details|summary|strong|em|s|sup|a|br|hr|img|figure|figcaption)$/;
const entities = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " ", apos: "'" };

function contentOf(html) {
  const name = / class="([^"]*)"/.exec(html.match(/<section[^>]*>/)?.[0])?.[1] ?? "";
  const content = html
    .replace(/<style[\s\S]*?<\/style>/g, "")
    .replace(/<figure class="(?:plot|diagram)"[^>]*>[\s\S]*?(<figcaption[\s\S]*?)?<\/figure>/g, (_, caption = "") => `<figure>${caption}`)
    .replace(/<svg class="swatch"[\s\S]*?<\/svg>|<img class="swatch"[^>]*>/g, "")
    .replace(/<mjx-container[\s\S]*?<\/mjx-container>/g, " [formula] ")
    .replace(/<span class="words">[\s\S]*?<\/span>/g, "")
    .replace(/<(?:input|span)\b[^>]*class="box[^>]*>(?:<\/span>)?/g, (box) => (/checked/.test(box) ? "[x]" : "[ ]"))
    .replace(/(<(strong|summary) class="label">)\s*<p>([\s\S]*?)<\/p>\s*(?=<\/\2>)/g, "$1$3")
    .replace(/<a name="[^"]*"><\/a>/g, "")
    .replace(/<a\b[^>]*?href="([^"]*)"[^>]*>/g, (_, address) => ` <a ${decodeURI(address)}> `)
    .replace(/<(\/?)([a-z][\w-]*)(?: [^>]*)?>/g, (all, slash, name) => (/^<a /.test(all) ? all : told.test(name) ? ` <${slash}${name}> ` : ""))
    .replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (all, decimal, hex, name) => (name ? entities[name] ?? all : String.fromCodePoint(decimal ? +decimal : parseInt(hex, 16))));
  return `${name}: ${content}`.replace(/\s+/g, " ").trim();
}

// Themes lie where a frozen deck has them.
function slidesOf(markdown) {
  const { Marp } = createRequire(`${modules}/package.json`)("@marp-team/marp-core");
  const marp = new Marp({ script: false, emoji: { unicode: false, shortcode: true } });
  const beside = file.replace(/\.md$/, ".files");
  for (const name of existsSync(beside) ? readdirSync(beside) : []) if (name.endsWith(".css")) marp.themeSet.add(readFileSync(`${beside}/${name}`, "utf8"));
  return marp.render(markdown, { htmlAsArray: true }).html;
}

const slides = file.endsWith(".md") ? slidesOf(text) : text.replace(/<script[\s\S]*?<\/script>/g, "").split(/(?=<svg data-marpit-svg)/).slice(1);
for (const slide of slides) console.log(contentOf(slide));
