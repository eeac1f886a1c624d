// SPDX-License-Identifier: GPL-3.0-or-later
// A face the deck or a theme of its own asks for that this machine has not, and names no other that it has:
// what stands in for it is broader or narrower, so lines break elsewhere. Marp's own themes name what each
// system has, and any will do, also where a theme is built on them.

// What stands in (../shim.js), and names that are no face.
const ours = /^(?:Pretendard|Nanum ?Myeongjo|D2Coding|Nanum ?Gothic ?Coding|Letters)$/;
const generic = /^(?:serif|sans-serif|monospace|cursive|fantasy|system-ui|ui-[\w-]+|math|emoji|fangsong|-apple-system|BlinkMacSystemFont|initial|inherit)$/i;

const canvas = new OffscreenCanvas(1, 1).getContext("2d");
const words = "mmMWllii 가나다 0123";
const known = new Map();

// Measured: a face that is not there is as wide as what stands behind it, whatever that is.
function isThere(face) {
  if (!known.has(face))
    known.set(face, ["monospace", "serif", "sans-serif"].some((other) => {
      canvas.font = `72px ${other}`;
      const without = canvas.measureText(words).width;
      canvas.font = `72px "${face}", ${other}`;
      return canvas.measureText(words).width !== without;
    }));
  return known.get(face);
}

const systems = /-apple-system|BlinkMacSystemFont|system-ui/;

export function font({ section, deck }) {
  const asked = getComputedStyle(section).fontFamily.split(",").map((one) => one.trim().replace(/^["']|["']$/g, ""));
  const end = asked.findIndex((face) => ours.test(face));
  const named = (end < 0 ? asked : asked.slice(0, end)).filter((face) => face && !generic.test(face));
  if (!named.length || asked.some((face) => systems.test(face)) || named.some(isThere) || !deck.written.includes(named[0])) return [];
  return [{ code: "missing-font", word: "missing-font", values: [named[0]], once: true }];
}
