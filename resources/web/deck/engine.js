// SPDX-License-Identifier: GPL-3.0-or-later
// A deck's text becomes slides: Marp's own engine with the dialect's plugins. Text in, plain values
// out; no DOM.
import { Marp } from "@marp-team/marp-core";
import ahead from "packed-themes";

import { citations, citedIn } from "./citations.js";
import { columns } from "./columns.js";
import { notice } from "./notice.js";
import { pages } from "./pages.js";
import { measuresByContainer, shim } from "./shim.js";
import { wholeText } from "./values.js";
import { recorded, sameAnswers } from "../page/blocks.js";

class Engine extends Marp {
  packed = new Map();
  packings = 0;
  own = new Set();    // names of themes of the project: one may be called as Marp's are
  measured = false;   // by the slide as a container

  // Packing a theme costs more than rendering the slides, and changes only with theme, size or styles
  // (those of the formulas among them), or with what is asked of slides as containers. Marp's own themes
  // are packed when the program is built (see packAhead).
  renderStyle(theme) {
    const { before = "", after = "" } = this.themeSetPackOptions();
    const key = `${theme}\n${this.lastGlobalDirectives.size ?? ""}\n${this.measured}\n${before}\n${after}`;
    let css = this.own.has(theme) ? undefined : ahead[key];
    css ??= this.packed.get(key);
    if (css === undefined) {
      this.packings++;
      css = super.renderStyle(theme);
      if (this.packed.size > 8) this.packed.clear();
      this.packed.set(key, css);
    }
    return css;
  }
}

const plain = (inline) =>
  (inline.children ?? [])
    .map((token) => (token.type === "text" || token.type === "code_inline" ? token.content : token.type === "softbreak" ? " " : ""))
    .join("")
    .trim();

const headingsOf = (tokens) =>
  tokens.flatMap((token, i) => (token.type === "heading_open" ? [{ level: +token.tag[1], text: plain(tokens[i + 1]) }] : []))
    .filter(({ text }) => text);

// What a deck says of itself for other programs; Marp's command line reads the same names.
const told = ["title", "author", "description", "keywords", "url", "image"];
const written = (value) => (typeof value === "string" || typeof value === "number" ? String(value) : undefined);

const frame = new Set(["", "svg", "foreignObject", "section"]);

const asked = /^data-(?:header|footer)$/;

// What makes a slide's HTML depend on other slides: footnotes are counted over the whole deck, and formulas may
// define what later ones say.
const shared = /\[\^|\^\[|\\(?:(?:re|provide)?newcommand|[gex]?def|let|DeclareMathOperator|newenvironment|require|label|tag|(?:eq)?ref)\b/;

// The frame of a slide as Marp made it from directives that may stand anywhere above it.
const frameOf = (tokens) => tokens.filter((token) => token.type.startsWith("marpit_") && token.nesting > 0)
  .map(({ type, attrs, meta }) => [type, attrs, meta?.marpitHeader, meta?.marpitFooter]);

// plugins: markdown-it plugins of the dialect; themes: [{css, file}], file being what is named if it is none;
// fonts: address of the folder of fonts, with a slash at the end; width: what a figure has on a slide, in pixels.
export function makeEngine({ plugins = [], themes = [], fonts = "fonts/", width = 1120 } = {}) {
  const marp = new Engine({
    script: false,
    emoji: { shortcode: true, unicode: false },
    math: { lib: "mathjax", katexFontPath: fonts },
  });
  for (const name of told)
    marp.customDirectives.global[name] = (value) => (written(value) === undefined ? {} : { [name]: written(value) });
  marp.use(shim(fonts, () => marp.measured));
  let noticed = [];
  marp.use(pages);
  marp.use((md) => notice(md, (finding) => noticed.push(finding)));
  marp.use((md) => columns(md, width));
  marp.use((md) => citations(md, (finding) => noticed.push(finding)));
  for (const plugin of plugins) marp.use(plugin);
  // A theme that is none must not take the others with it; whoever asks for it gets the default one.
  const unusable = [];
  for (const { css, file } of themes) {
    try {
      marp.own.add(marp.themeSet.add(css).name);
    } catch (error) {
      unusable.push({ file, reason: error.message });
    }
  }

  // Marp's `size` puts themes of another size in place of these, and takes them back where it renders by itself.
  const given = [...marp.themeSet.themes()];
  const usual = marp.themeSet.default;

  let kept = new Map();   // what a slide's HTML follows from → {html, asked}
  let rendered = 0;

  // Drawing formulas and code takes twenty times as long as reading the text: a slide that follows from the
  // same lines, directives and references as before is not rendered again, wherever it has moved to.
  function htmlOf(tokens, source, first, env) {
    const known = source === null ? null : kept.get(source);
    if (known && sameAnswers(known.asked, env, first)) return known;
    rendered++;
    env.line = first;
    const { own, asked: questions } = recorded(env, first);
    return { html: marp.markdown.renderer.render(tokens, marp.markdown.options, own), asked: questions };
  }

  // The slides with their source lines [first, last] from 1; a slide's `---` belongs to it. `rendered` is how
  // many of them were rendered and not known. `range` ([first, last] from 1): slides beside it get no HTML.
  function render(text, env = {}, range = null) {
    noticed = [];
    rendered = 0;
    for (const one of given) marp.themeSet.addTheme(one);
    marp.themeSet.default = usual;
    marp.markdown.parse(text, env);
    marp.measured = measuresByContainer(text);
    const { theme, lang, title, author } = marp.lastGlobalDirectives;
    const lines = text.split("\n");
    const total = lines.length;
    const common = shared.test(text) ? null : JSON.stringify([theme, marp.lastGlobalDirectives.math, env.references]);
    const now = new Map();
    const opens = marp.lastSlideTokens.map((tokens) => tokens.find((token) => token.type === "marpit_slide_open"));
    const first = (i) => (i === 0 ? 1 : opens[i].map[0] + 1);
    const slides = marp.lastSlideTokens.map((tokens, i) => {
      env.line = first(i);
      for (const token of tokens) {
        if (token.tag === "section" && token.attrs)
          token.attrs = token.attrs.filter(([name]) => asked.test(name) || !wholeText.test(name))
            .map(([name, value]) => [name, asked.test(name) ? "" : value]);
        // A click finds its line; seen from the slide, so that lines above it may come and go.
        if (token.map && token.block && token.nesting >= 0 && token.type !== "inline" && !frame.has(token.tag))
          token.attrSet("data-l", String(token.map[0] + 1 - first(i)));
      }
      const last = Math.max(first(i), i + 1 < opens.length ? first(i + 1) - 1 : total);
      const source = common === null ? null
        : `${common}\n${JSON.stringify(frameOf(tokens))}\n${citedIn(tokens)}\n${lines.slice(first(i) - 1, last).join("\n")}`;
      let html = "";
      if (!range || (i + 1 >= range[0] && i + 1 <= range[1])) {
        const slide = htmlOf(tokens, source, first(i), env);
        if (source !== null) now.set(source, slide);
        html = slide.html;
      }
      return {
        first: first(i),
        last,
        html,
        raw: tokens.filter(({ type }) => type === "html_block").map(({ map }) => map[0] + 1),   // lines where HTML begins
        title: headingsOf(tokens)[0]?.text ?? "",
        headings: headingsOf(tokens),
        notes: (marp.lastComments[i] ?? []).join("\n\n"),
        steps: Number(opens[i].attrGet("data-marpit-fragments") ?? 0),
        page: String(opens[i].attrGet("data-marpit-pagination") ?? ""),
        hidden: opens[i].meta.yeonji.hidden,
        backup: opens[i].meta.yeonji.backup,
      };
    });
    kept = now;
    return {
      slides,
      rendered,
      css: marp.renderStyle(theme),
      about: {
        title: title || slides[0]?.title || "",
        author: author ?? "",
        language: lang ?? "",
        width: marp.themeSet.getThemeProp(theme, "widthPixel"),
        height: marp.themeSet.getThemeProp(theme, "heightPixel"),
        theme: theme ?? "default",
      },
      unusable,
      noticed,
    };
  }

  return { render, marp };
}

// Marp's themes as most decks ask for them, with and without formulas: what the engine's packed styles are kept
// under → the style. For the bundle alone.
export function packAhead(options) {
  const engine = makeEngine(options);
  for (const theme of ["", "theme: default", "theme: gaia", "theme: uncover"])
    for (const text of ["a", "$a$"]) engine.render(`---\n${theme}\n---\n\n${text}`);
  return Object.fromEntries(engine.marp.packed);
}
