// SPDX-License-Identifier: GPL-3.0-or-later
// A deck's own theme, for those who have only Marp's: its style in the deck itself, above the one of Marp's themes that
// it imports, or where that cannot say it (no such theme, a size of its own) the style sheets to hand to Marp.

// [{name, css}] of a theme and all of ours that it imports, itself last. `themes`: [{css}].
export function themeFiles(themeSet, name, themes) {
  const sources = new Map(themes.map(({ css }) => [/^[*!\s/]*@theme\s+(.+?)\s*(?:\*\/.*)?$/m.exec(css)?.[1], css]));
  const files = new Map();
  const seen = new Set();
  const take = (one) => {
    if (seen.has(one) || !themeSet.has(one) || !sources.has(one)) return;
    seen.add(one);
    for (const { value } of themeSet.get(one).importRules) take(value);
    files.set(one, { name: one, css: sources.get(one) });
  };
  take(name);
  return [...files.values()];
}

const importing = /@import(?:-theme)?\s+(["'])((?:(?!\1).)*)\1\s*;?/g;
const base = "\0";

// {base, css}: the theme as a style above Marp's theme `base`; null if it cannot be one. `marps`: names of Marp's themes.
export function asStyle(files, name, marps) {
  if (files.some((file) => marps.has(file.name))) return null;
  const css = new Map(files.map((file) => [file.name, file.css]));
  const bases = [];
  const flat = (one) => css.get(one).replace(importing, (whole, quote, other) => (css.has(other) ? flat(other) : (bases.push(other), base)));
  const [before, style, ...more] = flat(name).split(base);
  const first = before.replace(/\/\*[\s\S]*?\*\/|@charset[^;]*;/g, "").trim() === "";
  if (more.length || style === undefined || !marps.has(bases[0]) || !first || /<\/style|@import/i.test(style)) return null;
  return { base: bases[0], css: style.trim() };
}

// The deck names another theme wherever it names one: in its first `body` lines and in comments. False: it does not.
export function nameTheme(edits, body, comments, theme) {
  const lines = new Set(Array.from({ length: body }, (_, line) => line));
  for (const { map } of comments) for (let line = map[0]; line < map[1]; line++) lines.add(line);
  let named = false;
  for (const line of lines) {
    const match = /^((?:[ \t]*<!--)?[ \t]*theme[ \t]*:[ \t]*)([^\s"']+|"[^"]*"|'[^']*')/.exec(edits.lineText(line));
    if (!match) continue;
    edits.replace(edits.lines[line] + match[1].length, edits.lines[line] + match[0].length, theme);
    named = true;
  }
  return named;
}
