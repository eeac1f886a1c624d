// SPDX-License-Identifier: GPL-3.0-or-later
// What Marp's themes ask of a browser newer than Qt's Chromium 122, or of the network, said in words it
// knows. Runs as the last PostCSS plugin, so it sees themes, `style` directives and <style> alike.

// light-dark(a, b) becomes var(--yj-light, a) var(--yj-dark, b): a custom property that is `initial`
// lets its fallback through, one that is empty lets nothing through. So every element follows the
// color-scheme it inherits, as with the real function.
const on = "initial";
const off = " ";

function splitArguments(text) {
  const parts = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < text.length; ++i) {
    if (text[i] === "(") ++depth;
    else if (text[i] === ")") --depth;
    else if (text[i] === "," && depth === 0) {
      parts.push(text.slice(from, i).trim());
      from = i + 1;
    }
  }
  parts.push(text.slice(from).trim());
  return parts;
}

export function withoutLightDark(value) {
  const name = "light-dark(";
  const start = value.indexOf(name);
  if (start < 0) return value;
  let depth = 1;
  let end = start + name.length;
  while (end < value.length && depth > 0) {
    if (value[end] === "(") ++depth;
    else if (value[end] === ")") --depth;
    ++end;
  }
  if (depth > 0) return value;
  const [light, dark = ""] = splitArguments(value.slice(start + name.length, end - 1)).map(withoutLightDark);
  return `${value.slice(0, start)}var(--yj-light, ${light}) var(--yj-dark, ${dark})${withoutLightDark(value.slice(end))}`;
}

// Hangul from a face that prints as text (Noto's collections print as drawings), where the theme names
// none that is installed. What the theme names stays before it.
const faces = {
  "sans-serif": '"Pretendard", sans-serif',
  serif: '"Nanum Myeongjo", "NanumMyeongjo", serif',
  monospace: '"D2Coding", "NanumGothicCoding", "Nanum Gothic Coding", "Letters", monospace, "Pretendard"',
};

export function withHangulFaces(value) {
  return value.replace(/(^|[,\s])(sans-serif|serif|monospace)(?=\s*(,|!|$))/, (_, before, generic) => before + faces[generic]);
}

const holdsFaces = (prop) => prop === "font-family" || prop === "font" || /^--.*font/i.test(prop);

// An address that leads out of the document: a scheme other than data, or another host.
export const leadsOut = (address) => /^\s*(?:(?!data:)[a-z][a-z0-9+.-]*:|\/\/|\\\\)/i.test(address);

const url = /url\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|((?:[^()"'\\]|\\.)*))\s*\)/gi;
const unescape = (text) => text.replace(/\\([0-9a-f]{1,6})\s?|\\(.)/gi, (_, hex, plain) =>
  hex ? String.fromCodePoint(Math.min(parseInt(hex, 16), 0x10ffff)) : plain);

// `url()` that leads out becomes `url("")`: nothing is asked, in the window or in an export. `allowed`
// is where our own files (fonts) are.
export function withoutForeignUrls(value, allowed) {
  return value
    .replace(url, (whole, a, b, c) => {
      const address = unescape(a ?? b ?? c ?? "").trim();
      return leadsOut(address) && !(allowed && address.startsWith(allowed)) ? 'url("")' : whole;
    })
    .replace(/(image-set|src)\(([^()]*)\)/gi, (whole) => (/["'](?:[a-z]+:)?\/\//i.test(whole) ? "none" : whole));
}

// A size container is a layer of its own in Chromium 122, which newer ones do not make of it: what a slide puts
// behind itself (`z-index: -1`) would show. So slides are containers only where someone measures by them.
const measures = /@container|\d(?:\.\d*)?cq(?:w|h|i|b|min|max)\b/i;

export const measuresByContainer = (text) => measures.test(text);

// measured(): whether the deck's text measures by the slide's container.
export function shim(allowed, measured) {
  return {
    postcssPlugin: "yeonji-shim",
    OnceExit(root) {
      if (!measured() && !measuresByContainer(root.toString()))
        root.walkDecls("container-type", (decl) => {
          if (/\bsection:marpit-container-query|:where\(section\)/.test(decl.parent.selector)) decl.remove();
        });
      root.walkAtRules((rule) => {
        if (rule.name === "import" || rule.name === "charset" || rule.name === "namespace") rule.remove();
      });
      root.walkDecls((decl) => {
        if (decl.prop === "color-scheme") {
          const dark = /^\s*(only\s+)?dark\b/.test(decl.value) && !/light/.test(decl.value);
          decl.after({ prop: "--yj-light", value: dark ? off : on });
          decl.after({ prop: "--yj-dark", value: dark ? on : off });
        } else if (decl.value.includes("light-dark(")) {
          decl.value = withoutLightDark(decl.value);
        }
        if (/\(/.test(decl.value)) decl.value = withoutForeignUrls(decl.value, allowed);
        if (holdsFaces(decl.prop) && decl.parent.name !== "font-face") decl.value = withHangulFaces(decl.value);
      });
    },
  };
}
