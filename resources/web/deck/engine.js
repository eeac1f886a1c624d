// SPDX-License-Identifier: GPL-3.0-or-later
// A deck's text becomes slides: Marp's own engine with the dialect's plugins. Text in, plain values
// out; no DOM.
import { Marp } from "@marp-team/marp-core";

import { shim } from "./shim.js";

class Engine extends Marp {
  packed = new Map();

  // Packing a theme costs more than rendering the slides, and changes only with theme, size or styles.
  renderStyle(theme) {
    const after = this.themeSetPackOptions().after ?? "";
    const key = `${theme}\n${this.lastGlobalDirectives.size ?? ""}\n${after}`;
    let css = this.packed.get(key);
    if (css === undefined) {
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

function titleOf(tokens) {
  const at = tokens.findIndex((token) => token.type === "heading_open");
  return at < 0 ? "" : plain(tokens[at + 1]);
}

// plugins: markdown-it plugins of the dialect; themes: CSS texts; fonts: address of KaTeX's font folder,
// with a slash at the end.
export function makeEngine({ plugins = [], themes = [], fonts = "katex/" } = {}) {
  const problems = [];
  const marp = new Engine({
    script: false,
    emoji: { shortcode: true, unicode: false },
    math: { lib: "mathjax", katexFontPath: fonts },
  });
  marp.use(shim(fonts));
  for (const plugin of plugins) marp.use(plugin);
  for (const css of themes) {
    try {
      marp.themeSet.add(css);
    } catch (error) {
      problems.push(error.message);
    }
  }

  // The slides with their source lines [first, last] from 1; a slide's `---` belongs to it.
  function render(text, env = {}) {
    const html = marp.renderMarkdown(text, { ...env, htmlAsArray: true });
    const { theme, lang, title } = marp.lastGlobalDirectives;
    const css = marp.renderStyle(theme);
    const total = text.split("\n").length;
    const starts = marp.lastSlideTokens.map((tokens, i) => {
      const open = tokens.find((token) => token.type === "marpit_slide_open");
      return i === 0 ? 1 : open.map[0] + 1;
    });
    const slides = marp.lastSlideTokens.map((tokens, i) => ({
      html: html[i],
      first: starts[i],
      last: i + 1 < starts.length ? Math.max(starts[i], starts[i + 1] - 1) : Math.max(starts[i], total),
      title: titleOf(tokens),
      notes: marp.lastComments[i] ?? [],
      page: tokens.find((token) => token.type === "marpit_slide_open")?.attrGet("data-marpit-pagination") ?? "",
    }));
    return {
      slides,
      css,
      width: marp.themeSet.getThemeProp(theme, "widthPixel"),
      height: marp.themeSet.getThemeProp(theme, "heightPixel"),
      theme: theme ?? "default",
      lang: lang ?? "",
      title: title ?? "",
      problems,
    };
  }

  return { render, marp };
}
