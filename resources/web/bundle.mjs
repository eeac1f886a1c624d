// SPDX-License-Identifier: GPL-3.0-or-later
// bundle.mjs DIR: bundles the page scripts and styles with the libraries in DIR/node_modules into DIR/dist.
import { copyFileSync, mkdirSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const dir = resolve(process.argv[2]);
const { build } = createRequire(join(dir, "package.json"))("esbuild");

const common = {
  outdir: join(dir, "dist"),
  nodePaths: [join(dir, "node_modules")],
  bundle: true,
  target: "chrome122",
  minify: true,
  legalComments: "none",
  logLevel: "warning",
};

// The reader of BibTeX asks for a core that can fetch from the net; it gets what it needs of it.
const citationCore = {
  name: "citation-core",
  setup: (plugin) => plugin.onResolve({ filter: /^@citation-js\/core$/ }, () => ({ path: join(here, "deck/citationcore.js") })),
};

// A module of plain values that are found out here.
const made = (name, values) => ({
  name,
  setup(plugin) {
    plugin.onResolve({ filter: new RegExp(`^${name}$`) }, () => ({ path: name, namespace: name }));
    plugin.onLoad({ filter: /.*/, namespace: name }, () => ({ contents: JSON.stringify(values), loader: "json" }));
  },
});

// Of highlight.js's languages: under which other names they are `named`, and which ones stand `within` them.
function languages() {
  const require = createRequire(join(dir, "package.json"));
  const { default: all } = require("highlight.js");
  const named = {};
  const within = {};
  for (const name of all.listLanguages()) {
    const language = all.getLanguage(name);
    for (const alias of language.aliases ?? []) named[alias.toLowerCase()] = name;
    const seen = new Set();
    const look = (part) => {
      if (part === null || typeof part !== "object" || seen.has(part)) return;
      seen.add(part);
      const { subLanguage } = part;
      if (subLanguage?.length === 0) within[name] = "any";
      else if (subLanguage && within[name] !== "any") within[name] = [...new Set([...(within[name] ?? []), ...[subLanguage].flat()])];
      Object.values(part).forEach(look);
    };
    look(language);
  }
  return { named, within };
}
const marpsLanguages = {
  name: "languages",
  setup: (plugin) => plugin.onResolve({ filter: /^highlight\.js\/lib\/core$/ }, ({ importer }) =>
    (/marp-core/.test(importer) ? { path: join(here, "deck/languages.js") } : undefined)),
};
const ofEngine = [citationCore, marpsLanguages, made("highlight-languages", languages())];

// The engine packs Marp's own themes once, here, and carries what came of it.
const engine = join(dir, "engine.cjs");
await build({
  ...common,
  outdir: undefined,
  outfile: engine,
  plugins: [...ofEngine, made("packed-themes", {})],
  entryPoints: [join(here, "deck/engine.js")],
  platform: "node",
  target: "node18",
  format: "cjs",
});
const { packAhead } = createRequire(import.meta.url)(engine);

await build({
  ...common,
  plugins: [...ofEngine, made("packed-themes", packAhead({ fonts: "yeonji://page/web/fonts/" }))],
  entryPoints: ["page", "deck", "marp", "keys", "mermaid"].map((name) => join(here, `${name}.js`)),
  format: "iife",
  define: { "process.env.NODE_ENV": '"production"', global: "globalThis" },
});

// The paste script runs in Qt's script engine, which knows the language of 2016.
await build({
  ...common,
  entryPoints: [join(here, "paste.js")],
  target: "es2016",
  format: "iife",
  define: { global: "globalThis" },
});

// Of each of KaTeX's fonts only the form this engine reads; ours lie beside them (below).
await build({
  ...common,
  entryPoints: [join(here, "page.css"), join(here, "deck.css")],
  external: ["fonts/*", "/web/fonts/*"],
  loader: { ".woff2": "file", ".woff": "empty", ".ttf": "empty" },
  assetNames: "fonts/[name]",
});

// Fonts lie in dist/fonts under their own names: Marp and KaTeX write their addresses themselves.
const fonts = join(dir, "dist", "fonts");
mkdirSync(fonts, { recursive: true });
const katex = join(dir, "node_modules/katex/dist/fonts");
for (const name of readdirSync(katex).filter((file) => file.endsWith(".woff2")))
  copyFileSync(join(katex, name), join(fonts, name));
const pretendard = join(dir, "node_modules/pretendard/dist/public/static/alternative");
for (const weight of ["Regular", "SemiBold", "Bold"])
  copyFileSync(join(pretendard, `Pretendard-${weight}.ttf`), join(fonts, `Pretendard-${weight}.ttf`));
