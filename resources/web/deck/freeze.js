// SPDX-License-Identifier: GPL-3.0-or-later
// A deck as plain Marp Markdown, which Marp's own command line draws alike: our blocks are pictures and
// tables, columns, callouts, footnotes and references HTML, numbers plain, hidden slides left out, backup slides numbered
// by a style of their own. What could not be said alike is found by rendering both and comparing.
import { Marp } from "@marp-team/marp-core";

import { essence, frame } from "../freeze/alike.js";
import { freezeBlocks, Pictures } from "../freeze/blocks.js";
import { freezeCallouts } from "../freeze/callouts.js";
import { freezeColumns } from "../freeze/columns.js";
import { Edits } from "../freeze/edits.js";
import { looksOf } from "../freeze/looks.js";
import { beforeNote, frozenNotes, notesApart } from "../freeze/notes.js";
import { asStyle, nameTheme, themeFiles } from "../freeze/themes.js";
import { freezeWords, plain } from "../freeze/words.js";

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

// A comment that says nothing to Marp would be a presenter note there.
const saysOursAlone = ({ content, meta }) => /^backup\s*:\s*\S+$/.test(content.trim()) ||
  (meta?.marpitCommentParsed === "directive" && content.trim().split("\n").every((line) => /^(?:section|backup|hide)\s*:\s*\S/.test(line)));

const destination = (address) => (/[()]/.test(address) ? `<${address}>` : address);

// The number of a backup slide, in what its theme writes around it (`content`, as a browser says it). Marp takes away what
// a style puts in the place of its own, unless that is named.
function numbered(page, content) {
  const [, before, after] = new RegExp(`^"((?:[^"\\\\]|\\\\.)*?)${page}((?:[^"\\\\]|\\\\.)*)"$`).exec(content) ?? [];
  const parts = [before && `"${before}"`, "var(--page, attr(data-marpit-pagination))", after && `"${after}"`];
  return `<style scoped>\nsection::after { --page: '${page}'; content: ${parts.filter(Boolean).join(" ")}; }\n</style>`;
}

// What of ours stands within a line → what stands there for others. `looks` notes what needs a style; numberOf(number)
// is what a slide is called where hidden ones are left out, undefined where it is not there.
function wordsFor({ renderer, options }, env, answerOf, looks, numberOf) {
  const html = (tokens, k) => renderer.rules[tokens[k].type](tokens, k, options, env, renderer);
  const bracketed = (text) => text.replace(/>\[(.*?)\](?=<)/, ">\\[$1\\]");
  return {
    bound_number: ({ content, markup }) => plain(answerOf("number", content)?.text ?? markup),
    citation: (token, tokens, k) => {
      looks.add("citation");
      return bracketed(html(tokens, k));
    },
    footnote_ref: (token, tokens, k) => {
      looks.add("notes");
      return bracketed(html(tokens, k).replace(/ id="[^"]*"/, ""));
    },
    link_close: ({ meta }) => (meta?.slide ? numberOf(meta.slide) : undefined),
    wiki: ({ content, meta }) => `[${plain(meta.label)}](${destination(encodeURI(content))})`,
    image: (token) => `![${token.content}](${destination(token.attrGet("src"))})`,
    task_box: ({ meta }) => {
      looks.add("task");
      return `<span class="box${meta.done ? " checked" : ""}"></span>`;
    },
    person: ({ content }) => plain(content),
    due: ({ meta }) => `${meta.day}${meta.time ? ` ${meta.time}` : ""}`,
  };
}

// engine: ours, with freeze/places.js among its plugins; answerOf(kind, source, width) what stands on the page;
// themes: [{css}] that the deck may name; coloured(svg, number, k): the k-th figure of a slide in its colours;
// paginated(number): what its theme writes as its number.
export function freezeDeck(text, env, { engine, answerOf, folder, word, themes, coloured, paginated }) {
  const edits = new Edits(text);
  const { slides } = engine.render(text, env);
  slides.forEach((slide, i) => (slide.number = i + 1));
  const tokens = engine.marp.lastSlideTokens;
  const { theme, style } = engine.marp.lastGlobalDirectives;
  const { markdown } = engine.marp;
  const stock = new Marp({ script: false, emoji: { shortcode: true, unicode: false } });
  const marps = new Set([...stock.themeSet.themes()].map(({ name }) => name));
  stock.markdown.parse("", {});  // its math knows what to do only after a first text
  const pictures = new Pictures(folder);
  const looks = new Set();
  const widths = new Set();
  const noted = env.noted ?? [];
  const written = wordsFor(markdown, env, answerOf, looks, numberOf);
  const leadingOut = [];   // links to slides that are left out
  let current = null;      // the slide whose words are frozen
  let left = [];      // by hidden slides, for the next one
  const rules = [];

  function numberOf(number) {
    if (slides[number - 1]?.hidden)
      leadingOut.push({ level: "warning", code: "freeze", message: word("frozenLink", String(number)), line: current.first, slide: current.number });
    else if (number <= slides.length) return String(number - slides.slice(0, number).filter(({ hidden }) => hidden).length);
    return undefined;
  }

  const freezeContent = (into, list, slide) => {
    current = slide;
    let figures = 0;
    const answer = (kind, token) => {
      const given = answerOf(kind, token.content, token.meta?.width);
      return kind === "plot" && given ? { ...given, html: coloured(given.html, slide.number, figures++) } : given;
    };
    for (const block of blocksOf(list)) {
      if (freezeBlocks(into, block, { answerOf: answer, pictures, slide: true })) looks.add("figure");
      freezeWords(into, block, { written, stock: stock.markdown, env });
    }
  };

  for (const [from, to] of noted) edits.replaceLines(from, to, beforeNote(edits.lineText(from)).trimEnd());
  slides.forEach((slide, i) => {
    const first = i === 0 ? bodyOf(edits) : slide.first - 1;
    const end = i + 1 < slides.length ? slides[i + 1].first - 1 : edits.lines.length - 1;
    if (slide.hidden) {
      left.push(...bequest(tokens[i]));
      edits.drop(edits.lines[first], Math.min(edits.lines[end], text.length));
      edits.replace(edits.lines[first], Math.min(edits.lines[end], text.length), "");
      return;
    }
    const shown = slides.slice(0, i).some(({ hidden }) => !hidden);
    const ruled = /^\s{0,3}(?:-\s*){3,}$|^\s{0,3}(?:\*\s*){3,}$|^\s{0,3}(?:_\s*){3,}$/.test(edits.lineText(slide.first - 1)) && i > 0;
    const { own, start, notes } = notesApart(tokens[i]);
    freezeContent(edits, own, slide);
    own.forEach((token, k) => {
      if (token.type === "marpit_comment" && token.map && saysOursAlone(token)) edits.replaceLines(token.map[0], token.map[1], "");
      if (token.type === "references" && token.map) edits.replaceLines(token.map[0], token.map[1], named(markdown.renderer.rules.references(own, k)));
      if (token.type === "references") looks.add("references");
      if (token.type === "columns_open") looks.add("columns");
    });
    for (const rule of freezeColumns(edits, own, end)) widths.add(rule);
    if (notes.length) atEnd(edits, end, frozenNotes(text, { start, notes }, noted, (into, list) => freezeContent(into, list, slide)));
    const said = [...left];
    left = [];
    if (slide.backup) said.push(slide.page ? `<!-- _paginate: hold -->\n\n${numbered(slide.page, paginated(slide.number))}` : "<!-- _paginate: skip -->");
    if (!shown && i > 0 && ruled) edits.replace(edits.lines[first], edits.lines[first + 1], "");
    if (said.length) rules.push({ at: ruled || (i > 0 && /^\s{0,3}#/.test(edits.lineText(first))) ? first + 1 : first, said });
  });
  for (const { at, said } of rules) edits.replace(edits.lines[at], edits.lines[at], `\n${said.join("\n\n")}\n\n`);
  const unboxed = withoutCallouts(edits.done());
  const height = Number(/viewBox="0 0 \S+ ([\d.]+)"/.exec(slides[0].html)?.[1] ?? 720);
  const frozen = atBegin(unboxed, looksOf(looks, { height, widths: [...widths] }));
  const shown = slides.map((slide, i) => ({ slide, frame: frame(slide.html, slide.backup), essence: essenceOf(engine.marp, tokens[i], env) })).filter(({ slide }) => !slide.hidden);
  const files = themeFiles(engine.marp.themeSet, theme, themes);
  if (!files.length) return { text: frozen, files: pictures.files, findings: [...leadingOut, ...compared(frozen)] };
  const alone = onMarpsTheme(frozen);
  if (alone && !compared(alone).length) return { text: alone, files: pictures.files, findings: leadingOut };
  for (const { css } of files) stock.themeSet.add(css);
  const sheets = files.map(({ name, css }) => ({ name: `${name.replace(/[^\p{L}\p{N}._-]/gu, "-")}.css`, text: css }));
  const call = `marp ${folder.replace(/\.files\/$/, ".md")} --theme-set ${sheets.map(({ name }) => folder + name).join(" ")}`;
  const beside = { level: "info", code: "freeze", message: word("frozenTheme", theme, call), line: 1 };
  return { text: frozen, files: [...pictures.files, ...sheets], findings: [beside, ...leadingOut, ...compared(frozen)] };

  function withoutCallouts(made) {
    if (!made.includes("[!")) return made;
    const own = { words: env.words, want: ({ kind, source }) => answerOf(kind, source)?.html ?? "" };
    const parsed = markdown.parse(made, own);
    const htmlOf = (label) => markdown.renderer.rules.callout_label([label], 0, markdown.options, own, markdown.renderer);
    const { text: unboxed, found } = freezeCallouts(made, parsed, htmlOf);
    if (found) looks.add("callout");
    return unboxed;
  }

  // The deck with its theme in it; null: it cannot be.
  function onMarpsTheme(made) {
    const theirs = asStyle(files, theme, marps);
    if (!theirs) return null;
    const within = new Edits(made);
    stock.markdown.parse(made, {});
    const comments = stock.lastSlideTokens.flat().filter(({ type, map }) => type === "marpit_comment" && map);
    if (!nameTheme(within, bodyOf(within), comments, theirs.base)) return null;
    // What the deck says of its style comes after its theme: said once more, it does.
    const again = style ? `\n\n<style>\n${style.trim()}\n</style>` : "";
    return /<\/style/i.test(again.slice(0, -8)) ? null : atBegin(within.done(), `<style>\n${theirs.css}\n</style>${again}\n`);
  }

  // Slides that Marp reads otherwise than we do.
  function compared(made) {
    const { html } = stock.render(made, { htmlAsArray: true });
    const theirs = html.map((slide, i) => ({ frame: frame(slide, shown[i]?.slide.backup), essence: essenceOf(stock, stock.lastSlideTokens[i], {}) }));
    if (shown.length !== theirs.length) return [{ level: "warning", code: "freeze", message: word("frozenPages", String(shown.length), String(theirs.length)), line: 1 }];
    return shown.filter((one, i) => one.essence !== theirs[i].essence || one.frame !== theirs[i].frame)
      .map(({ slide }) => ({ level: "warning", code: "freeze", message: word("frozenOtherwise"), line: slide.first, slide: slide.number }));
  }

  function essenceOf(marp, list, within) {
    const { renderer, options } = marp.markdown;
    const usual = renderer.rules;
    renderer.rules = { ...usual, marp_math_inline: (all, k) => `$${all[k].content}$`, marp_math_block: (all, k) => `$$${all[k].content}$$` };
    const html = renderer.render(contentOf(list), options, { ...within, want: ({ kind, source, width }) => answerOf(kind, source, width)?.html ?? "" });
    renderer.rules = usual;
    return essence(html);
  }
}

// Before the line `end`, a block of its own.
function atEnd(edits, end, made) {
  const at = Math.min(edits.lines[end], edits.text.length);
  const before = edits.text.slice(Math.max(0, at - 2), at);
  edits.replace(at, at, `${/\n$/.test(before) ? "" : "\n"}${/\n\n$/.test(before) ? "" : "\n"}${made}\n${at < edits.text.length ? "\n" : ""}`);
}

function atBegin(text, made) {
  if (!made) return text;
  const edits = new Edits(text);
  const at = Math.min(edits.lines[bodyOf(edits)], text.length);
  edits.replace(at, at, `\n${made}\n`);
  return edits.done();
}

// The line, from 0, on which the first slide's own text begins.
function bodyOf(edits) {
  const matter = /^(?:---|\+\+\+)[ \t]*\r?$/.test(edits.lineText(0));
  if (!matter) return 0;
  for (let i = 1; i < edits.lines.length - 1; i++) if (/^(?:-{3,})[ \t]*\r?$/.test(edits.lineText(i))) return i + 1;
  return 0;
}
