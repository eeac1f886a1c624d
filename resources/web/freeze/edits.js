// SPDX-License-Identifier: GPL-3.0-or-later
// Replacements in a text, gathered in any order and done at once; what nobody touched stays byte for byte.
export class Edits {
  list = [];

  constructor(text) {
    this.text = text;
    this.lines = [0]; // where each begins; one more for the end
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) this.lines.push(at + 1);
    this.lines.push(text.length + 1);
  }

  lineText = (i) => this.text.slice(this.lines[i], this.lines[i + 1] - 1);

  replace(from, to, text) {
    this.list.push({ from, to, text });
  }

  // Of whole lines [first, last), their last line break left alone.
  replaceLines(first, last, text) {
    this.drop(this.lines[first], this.lines[last] - 1);
    this.replace(this.lines[first], Math.max(this.lines[first], this.lines[last] - 1), text);
  }

  // What was to be replaced within is not any more.
  drop(from, to) {
    this.list = this.list.filter((edit) => edit.to < from || edit.from > to || (edit.from === edit.to && (edit.from === from || edit.from === to)));
  }

  // Of a part of the text.
  done(from = 0, to = this.text.length) {
    let text = "";
    let at = from;
    for (const edit of this.list.filter((one) => one.from >= from && one.to <= to).sort((a, b) => a.from - b.from || a.to - b.to)) {
      if (edit.from < at) continue;
      text += this.text.slice(at, edit.from) + edit.text;
      at = edit.to;
    }
    return text + this.text.slice(at, to);
  }
}
