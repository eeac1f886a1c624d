// SPDX-License-Identifier: GPL-3.0-or-later
// Marp passes over a theme or value it does not have and a directive it does not know without a word. Here each is
// said once, with its line. A comment that only looks like YAML (`todo: ask her`) is a presenter note and
// stays one; a key is taken for a directive when it is written like one or is nearly one.

const known = [
  "headingDivider", "style", "theme", "lang", "size", "math", "title", "author", "description", "keywords", "url", "image",
  "paginate", "header", "footer", "class", "color", "backgroundColor", "backgroundImage", "backgroundPosition",
  "backgroundRepeat", "backgroundSize", "transition",
];
const spot = known.slice(known.indexOf("paginate"));
// Not Marp's, and still nobody's mistake.
const others = ["marp", "hide", "backup", "section", "include", "columns", "column", "bibliography", "references", "lint"];

// How many letters must change, swaps of neighbours counted once; `limit` + 1 when more.
export function distance(a, b, limit = 3) {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    before = row;
    row = next;
  }
  return row[b.length];
}

// The directive a key was meant to be; "" for one that is nobody's; null for one that is right or none.
export function meant(key, inComment) {
  const bare = key.replace(/^_/, "");
  const names = key.startsWith("_") ? spot : known;
  if (names.includes(bare) || others.includes(bare)) return null;
  if (!/^_?[a-z][A-Za-z0-9]*$/i.test(key)) return null;
  const near = names.map((name) => [distance(bare.toLowerCase(), name.toLowerCase()), name]).sort((a, b) => a[0] - b[0])[0];
  if (near[0] <= (bare.length < 6 ? 1 : bare.length < 9 ? 2 : 3) && (inComment || bare.length > 3)) return key.replace(bare, near[1]);
  return inComment && /^_|[a-z][A-Z]/.test(key) ? "" : null;
}

// Values that a directive may have, where Marp passes over all others; a theme says which sizes it has.
const values = {
  math: () => ["mathjax", "katex"],
  headingDivider: () => ["1", "2", "3", "4", "5", "6", "false"],
  size: (themes, theme) => [themes.getThemeMeta(theme, "size") ?? []].flat().map((size) => size.split(" ")[0]),
};

function lineOf(key, text) {
  const at = text.split("\n").findIndex((line) => line.replace(/^\s*(?:<!--+\s*)?/, "").startsWith(key));
  return Math.max(0, at);
}

// A markdown-it plugin. `say({code, word, values, line})` is called once for each thing, in order.
export function notice(md, say) {
  const { marpit } = md;
  md.core.ruler.after("marpit_directives_parse", "yeonji_notice", (state) => {
    if (state.inlineMode) return;
    const told = new Set();
    const once = (finding) => {
      const key = `${finding.code}\n${finding.values[0]}`;
      if (!told.has(key)) say(finding);
      told.add(key);
    };
    const look = (parsed, text, first, inComment) => {
      for (const [key, value] of Object.entries(parsed ?? {})) {
        const line = first + lineOf(key, text);
        if (key === "theme" && typeof value === "string" && !marpit.themeSet.has(value))
          once({ code: "missing-theme", word: "noTheme", values: [value], line });
        const may = typeof value === "string" && !/^(?:|\[.*)$/.test(value) ? values[key]?.(marpit.themeSet, marpit.lastGlobalDirectives.theme ?? "default") : null;
        if (may?.length && !may.includes(value)) once({ code: "unknown-value", word: "noValue", values: [`${key}: ${value}`, may.join(", ")], line });
        const right = meant(key, inComment);
        if (right) once({ code: "unknown-directive", word: "likeDirective", values: [key, right], line });
        else if (right === "") once({ code: "unknown-directive", word: "noDirective", values: [key], line });
      }
    };
    const front = state.tokens.find((token) => token.type === "front_matter");
    if (front) {
      const keys = [...(front.meta ?? "").matchAll(/^([\w-]+)[ \t]*:[ \t]*(.*)$/gm)];
      const matter = keys.map(([, key, value]) => [key, value.trim().replace(/^(["'])(.*)\1$/, "$2")]);
      look(Object.fromEntries(matter), front.meta, 2, false);
    }
    const comments = (tokens, line) => {
      for (const token of tokens) {
        const at = token.map ? token.map[0] + 1 : line;
        if (token.type === "marpit_comment") look(token.meta?.marpitParsedDirectives, token.markup, at, true);
        else if (token.children) comments(token.children, at);
      }
    };
    comments(state.tokens, 1);
  });
}
