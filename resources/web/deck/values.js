// SPDX-License-Identifier: GPL-3.0-or-later
// What reading and drawing slides agree on.

// What a figure has on a 16:9 slide between the margins; on a narrower one it shrinks with its letters.
export const figureWidth = 1120;

// A finding of something that was noticed.
export const found = ({ code, word: key, values, level = "warning" }, line, slide) =>
  ({ level, code, message: globalThis.yeonji.word(key, ...values), line, ...(slide ? { slide } : {}) });

// Marp repeats every directive in an attribute and a property of the section. Those that hold whole texts
// (a header's HTML, a style sheet) stay behind; themes ask for some of them, but only whether they are there.
export const wholeText =
  /^(?:data-|--)(?:header|footer|style|title|author|description|keywords|url|image|heading-divider|background-image|math)$/;
