// SPDX-License-Identifier: GPL-3.0-or-later
// Letters that slides set in our face, by the weight of the face that draws them (styles/fonts.css): a file
// that leaves takes those along. Letters another face draws before ours may be among them.
const weightOf = (weight) => (weight <= 500 ? 400 : weight <= 600 ? 600 : 700);

// What themes count with, beside the letters themselves.
const always = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join("");

export function lettersOf(root) {
  const found = new Map();
  const add = ({ fontFamily, fontWeight, textTransform }, text) => {
    if (!text || !/\bPretendard\b/.test(fontFamily)) return;
    const weight = weightOf(+fontWeight);
    if (!found.has(weight)) found.set(weight, new Set(always));
    // Syllables that are written apart are drawn as one.
    for (const form of [text, text.normalize("NFC"), ...(textTransform === "none" ? [] : [text.toUpperCase(), text.toLowerCase()])])
      for (const letter of form) found.get(weight).add(letter);
  };
  for (const element of root.querySelectorAll(":not(mjx-container *)")) {
    const own = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE).map(({ data }) => data).join("").trim();
    if (own) add(getComputedStyle(element), own);
    for (const place of ["::before", "::after"]) {
      const style = getComputedStyle(element, place);
      if (/^["']|\s["']/.test(style.content)) add(style, style.content);
    }
  }
  return Object.fromEntries([...found].map(([weight, letters]) => [weight, [...letters].join("")]));
}
