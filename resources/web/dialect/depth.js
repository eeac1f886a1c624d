// SPDX-License-Identifier: GPL-3.0-or-later
// Ten thousand quotes inside each other are no text; a page that deep cannot be laid out. From 100
// levels on the rest of a line is shown as it is written.
export function depth(md) {
  md.options.maxNesting = Math.min(md.options.maxNesting ?? 100, 100);
}
