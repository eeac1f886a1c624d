// SPDX-License-Identifier: GPL-3.0-or-later
// What the program told the page about itself: words in the person's language, colours, bounds.
export const context = { words: {}, language: "en", scheme: "light", strict: false, depth: 0 };

export function setContext(given) {
  Object.assign(context, given);
  // The same value given once more would have every element's style worked out anew.
  const top = document.documentElement;
  if (top.lang !== context.language) top.lang = context.language;
  if (top.dataset.scheme !== context.scheme) top.dataset.scheme = context.scheme;
}

export function word(key, ...values) {
  return values.reduce((text, value, i) => text.replaceAll(`%${i + 1}`, () => value), context.words[key] ?? key);
}
