// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures that a theme or a `style` asks for: as with Marp, their addresses begin at the deck. The page
// gets them under addresses of its own.
const url = /url\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^()"'\s]*))\s*\)/g;
const own = /^(?:data:|yeonji:|#|$)/i;

const written = (a, b, c) => (a ?? b ?? c ?? "").replace(/\\(.)/g, "$1").trim();

export const stylePictures = (css) =>
  [...new Set([...css.matchAll(url)].map(([, a, b, c]) => written(a, b, c)).filter((address) => !own.test(address)))];

// find(address): what the page shows for it; nothing: it is not there.
export const withStylePictures = (css, find) =>
  css.replace(url, (whole, a, b, c) => {
    const address = written(a, b, c);
    return own.test(address) ? whole : `url("${find(address) ?? ""}")`;
  });
