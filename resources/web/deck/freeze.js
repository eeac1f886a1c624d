// SPDX-License-Identifier: GPL-3.0-or-later
// A deck as plain Marp Markdown, which Marp's own command line draws alike: our blocks are pictures and
// tables, columns and references HTML, numbers plain, hidden slides left out, backup slides numbered by a
// style of their own. What could not be said alike is found by rendering both and comparing.
import { Marp } from "@marp-team/marp-core";

import { freezeBlocks, Pictures } from "../freeze/blocks.js";
import { freezeColumns } from "../freeze/columns.js";
import { Edits } from "../freeze/edits.js";
import { freezeWords } from "../freeze/words.js";

// What slides have of ours, for slides that know nothing of us (see deck.css).
const looksOn = (height, widths) => `<style>
figure.plot { margin: 0; text-align: center; }
figure.plot > img { width: 100%; height: auto; max-height: ${Math.round(0.52 * height)}px; object-fit: contain; }
figure.plot > figcaption { font-size: 0.7em; opacity: 0.75; }
ul.findings { list-style: none; margin: 0; padding: 0; text-align: left; font-size: 0.55em; opacity: 0.75; }
ul.findings > li::before { content: "▲ "; }
.columns { display: flex; gap: 3%; align-items: flex-start; }
.columns > .column { flex: 1 1 0; min-width: 0; }
.columns > .column > :first-child { margin-top: 0; }
${widths.map((rule) => `${rule}\n`).join("")}ol.references { font-size: 0.8em; }
.citation a { color: inherit; }
</style>
`;

// A place's name stays at an anchor alone.
const named = (html) => html.replace(/<li id="(ref-\d+)">/g, '<li><a name="$1"></a>');

// The tokens of a slide that someone wrote: not its frame, header and footer.
function contentOf(tokens) {
  let margin = 0;
  return tokens.filter((token) => {
    if (/^marpit_(header|footer)_open$/.test(token.type)) margin++;
    const outside = margin > 0 || /^marpit_/.test(token.type);
    if (/^marpit_(header|footer)_close$/.test(token.type)) margin--;
    return !outside;
  });
}

function blocksOf(tokens) {
  const blocks = [];
  let depth = 0;
  for (const token of contentOf(tokens)) {
    if (depth === 0) blocks.push([]);
    blocks.at(-1).push(token);
    depth += token.nesting;
  }
  return blocks;
}

const marks = (tokens = []) => tokens.map(({ type }) => type).filter((type) => /^(?:strong|em|s)_(?:open|close)$/.test(type)).join();

// What a hidden slide says for those after it.
function bequest(tokens) {
  const kept = [];
  const walk = (list) => {
    for (const token of list) {
      if (token.type === "marpit_style" && !/\bscoped\b/.test(token.markup ?? "")) kept.push(`<style>\n${token.content}\n</style>`);
      if (token.type === "marpit_comment" && token.meta?.marpitCommentParsed === "directive") {
        let within = false;
        const lines = token.content.split("\n").filter((line) => {
          if (/^\S/.test(line)) within = /^(?:_|hide\s*:|backup\s*:)/.test(line);
          return !within;
        });
        if (lines.join("").trim()) kept.push(`<!--\n${lines.join("\n")}\n-->`);
      }
      if (token.children) walk(token.children);
    }
  };
  walk(tokens);
  return kept;
}

// engine: ours, with freeze/places.js among its plugins; answerOf(kind, source, width) what stands on the page.
export function freezeDeck(text, env, { engine, answerOf, folder, word }) {
  const edits = new Edits(text);
  const { slides } = engine.render(text, env);
  const tokens = engine.marp.lastSlideTokens;
  const stock = new Marp({ script: false, emoji: { shortcode: true, unicode: false } });
  stock.markdown.parse("", {});  // its math knows what to do only after a first text
  const pictures = new Pictures(folder);
  const references = env.references ?? {};
  let looked = 0;     // what needs the looks of ours
  const widths = new Set();
  const written = (list, k) => engine.marp.markdown.renderer.rules[list[k].type](list, k);
  let left = [];      // by hidden slides, for the next one
  const rules = [];
  slides.forEach((slide, i) => {
    const first = i === 0 ? bodyOf(tokens[0], edits) : slide.first - 1;
    if (slide.hidden) {
      left.push(...bequest(tokens[i]));
      const end = i + 1 < slides.length ? edits.lines[slides[i + 1].first - 1] : edits.text.length;
      edits.drop(edits.lines[first], end);
      edits.replace(edits.lines[first], end, "");
      return;
    }
    const shown = slides.slice(0, i).some(({ hidden }) => !hidden);
    const ruled = /^\s{0,3}(?:-\s*){3,}$|^\s{0,3}(?:\*\s*){3,}$|^\s{0,3}(?:_\s*){3,}$/.test(edits.lineText(slide.first - 1)) && i > 0;
    const blocks = blocksOf(tokens[i]);
    for (const block of blocks) {
      looked += freezeBlocks(edits, block, { answerOf: (kind, token) => answerOf(kind, token.content, token.meta?.width), pictures, slide: true });
      freezeWords(edits, block, {
        valueOf: (child) => answerOf("number", child.content)?.text ?? child.markup,
        citationOf: (child) => {
          looked++;
          return written([child], 0).replace(/^(<span class="citation">)\[(.*)\](<\/span>)$/, "$1\\[$2\\]$3");
        },
        tags: (token) => marks(token.children) !== marks(stock.markdown.parseInline(token.content, { references })[0]?.children),
        env,
      });
    }
    tokens[i].forEach((token, k) => {
      if (token.type === "marpit_comment" && token.map && /^backup\s*:\s*\S+$/.test(token.content.trim())) edits.replaceLines(token.map[0], token.map[1], "");
      if (token.type === "references" && token.map) edits.replaceLines(token.map[0], token.map[1], named(written(tokens[i], k)));
      if (token.type === "references" || token.type === "columns_open") looked++;
    });
    for (const rule of freezeColumns(edits, tokens[i], i + 1 < slides.length ? slides[i + 1].first - 1 : edits.lines.length - 1)) widths.add(rule);
    const said = [...left];
    left = [];
    // Marp takes away what a style puts in the place of its number, unless that is named.
    if (slide.backup) said.push(slide.page ? `<!-- _paginate: hold -->\n\n<style scoped>\nsection::after { --page: '${slide.page}'; content: var(--page, attr(data-marpit-pagination)); }\n</style>` : "<!-- _paginate: skip -->");
    if (!shown && i > 0 && ruled) edits.replace(edits.lines[first], edits.lines[first + 1], "");
    if (said.length) rules.push({ at: ruled || (i > 0 && /^\s{0,3}#/.test(edits.lineText(first))) ? first + 1 : first, said });
  });
  for (const { at, said } of rules) edits.replace(edits.lines[at], edits.lines[at], `\n${said.join("\n\n")}\n\n`);
  if (looked) edits.replace(edits.lines[bodyOf(tokens[0], edits)], edits.lines[bodyOf(tokens[0], edits)], `\n${looksOn(/viewBox="0 0 \S+ ([\d.]+)"/.exec(slides[0].html)?.[1] ?? 720, [...widths])}\n`);
  const frozen = edits.done();
  return { text: frozen, pictures: pictures.files, findings: compare(frozen) };

  // Slides that Marp reads otherwise than we do.
  function compare(made) {
    const ours = slides.map((slide, i) => ({ slide, html: contentHtml(engine.marp, tokens[i], env) })).filter(({ slide }) => !slide.hidden);
    stock.markdown.parse(made, {});
    const theirs = stock.lastSlideTokens.map((list) => contentHtml(stock, list, {}));
    if (ours.length !== theirs.length) return [{ level: "warning", code: "freeze", message: word("frozenPages", String(ours.length), String(theirs.length)), line: 1 }];
    return ours.filter(({ html }, i) => html !== theirs[i])
      .map(({ slide }) => ({ level: "warning", code: "freeze", message: word("frozenOtherwise"), line: slide.first, slide: slide.number }));
  }

  function contentHtml({ markdown }, list, within) {
    const silent = { ...markdown.renderer.rules, marp_math_inline: (all, i) => `$${all[i].content}$`, marp_math_block: (all, i) => `$$${all[i].content}$$` };
    const usual = markdown.renderer.rules;
    markdown.renderer.rules = silent;
    const html = markdown.renderer.render(contentOf(list), markdown.options, { ...within, want: ({ kind, source, width }) => answerOf(kind, source, width)?.html ?? "" });
    markdown.renderer.rules = usual;
    return html.replace(/<figure class="(?:plot|diagram)">[\s\S]*?<\/figure>/g, "<figure>")
      .replace(/<table class="runs">[\s\S]*?<\/table>/g, "<table runs>")
      .replace(/<span class="number"[^>]*>([\s\S]*?)<\/span>/g, "$1")
      .replace(/<span class="tag">([\s\S]*?)<\/span>/g, "$1")
      .replace(/<time [^>]*>|<\/time>/g, "").replace(/<p class="stamp">/g, "<p>")
      .replace(/<div class="column(?: share-[\d-]+)?"(?: style="[^"]*")?>/g, '<div class="column">')
      .replace(/<li id="ref-\d+">|<li><a name="ref-\d+"><\/a>/g, "<li>")
      .replace(/(<h[1-6]) id="[^"]*"/g, "$1")
      .replace(/ (?:data-l|data-wiki)="[^"]*"| class="wiki"/g, "").replace(/\s+/g, " ").replace(/ ?(<\/?(?:div|ol)\b[^>]*>) ?/g, "$1").trim();
  }
}

// The line, from 0, on which the first slide's own text begins.
function bodyOf(list, edits) {
  const matter = /^(?:---|\+\+\+)[ \t]*\r?$/.test(edits.lineText(0));
  if (!matter) return 0;
  for (let i = 1; i < edits.lines.length - 1; i++) if (/^(?:-{3,})[ \t]*\r?$/.test(edits.lineText(i))) return i + 1;
  return 0;
}
