// SPDX-License-Identifier: GPL-3.0-or-later
// What the program told the page about itself: words in the person's language, colours, bounds.
export const context = { words: {}, language: "en", scheme: "light", strict: false, depth: 0 };

export function setContext(given) {
  Object.assign(context, given);
  document.documentElement.lang = context.language;
  document.documentElement.dataset.scheme = context.scheme;
}

export function word(key, ...values) {
  return values.reduce((text, value, i) => text.replaceAll(`%${i + 1}`, () => value), context.words[key] ?? key);
}
