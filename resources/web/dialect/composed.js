// SPDX-License-Identifier: GPL-3.0-or-later
// Hangul that a file keeps in letters (NFD, as macOS names files) is drawn in syllables: most fonts have no
// others, and would show the letters side by side. Addresses and the source stay as they are.
const letters = /[\u1100-\u11ff]+/g;

const drawn = new Set(["text", "long_text", "code_inline", "code_block", "tag", "person", "stamp"]);

const syllables = (text) => text.replace(letters, (run) => run.normalize());

function compose(tokens) {
  for (const token of tokens) {
    if (drawn.has(token.type)) token.content = syllables(token.content);
    if (token.meta?.label) token.meta.label = syllables(token.meta.label);
    if (token.type === "stamp") token.meta.forEach((stamp) => (stamp.place = stamp.place && syllables(stamp.place)));
    if (token.children) compose(token.children);
  }
}

export function composed(md) {
  md.core.ruler.push("composed", (state) => {
    if (/[\u1100-\u11ff]/.test(state.src)) compose(state.tokens);
  });
}
