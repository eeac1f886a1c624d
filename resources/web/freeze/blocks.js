// SPDX-License-Identifier: GPL-3.0-or-later
// Our blocks in a document that is to be read by others: a figure becomes a picture in a file beside it, a
// table of runs a table. A block with a mistake in it stays as it is written.

const kinds = /^\s*(plot|runs|mermaid)\b/;

export const kindOf = (token) => (token.type === "fence" ? kinds.exec(token.info)?.[1] ?? null : null);

const pictureOf = (html) => /<svg[^>]* class="figure"[\s\S]*?<\/svg>|<svg[\s\S]*<\/svg>/.exec(html)?.[0];

// As wide as a diagram wants to be.
const widthOf = (svg) => Number(/max-width: ([\d.]+)px/.exec(svg)?.[1] ?? /viewBox="\S+ \S+ ([\d.]+)/.exec(svg)?.[1] ?? 0);

const attribute = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");

export class Pictures {
  files = []; // {name, text}

  // folder: where they will lie, seen from the document, with a slash at the end.
  constructor(folder) {
    this.folder = folder;
  }

  add(svg) {
    const whole = svg.includes("xmlns=") ? svg : svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"');
    const name = `figure-${this.files.length + 1}.svg`;
    this.files.push({ name, text: whole });
    return encodeURI(this.folder + name);
  }
}

// For slides: HTML that looks as ours does, of the elements and attributes that Marp lets through.
const onSlide = {
  plot(answer, pictures) {
    const file = pictures.add(pictureOf(answer.html));
    const rest = answer.html.slice(answer.html.indexOf("</svg>") + 6).replace(/<\/figure>\s*$/, "").trim();
    return `<figure class="plot">\n<img src="${file}" alt="${attribute(answer.text ?? "")}">${rest ? `\n${rest}` : ""}\n</figure>`;
  },
  mermaid(answer, pictures) {
    const svg = pictureOf(answer.html);
    return `<figure class="diagram">\n<img src="${pictures.add(svg)}" alt="" width="${Math.ceil(widthOf(svg))}">\n</figure>`;
  },
  runs: (answer) => answer.html
    .replace(/<svg class="swatch"[\s\S]*?<\/svg>/g, (svg) =>
      `<img class="swatch" width="14" height="8" alt="" src="data:image/svg+xml,${encodeURIComponent(svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"'))}">`)
    .replace(/ (?:data-run|scope)="[^"]*"/g, ""),
};

// For everything else: Markdown alone.
const plain = {
  plot: (answer, pictures) => `![${(answer.text ?? "").replace(/[[\]\\]/g, "\\$&")}](${pictures.add(pictureOf(answer.html))})`,
  mermaid: (answer, pictures) => `![](${pictures.add(pictureOf(answer.html))})`,
  runs: (answer) => answer.text.trim(),
};

// answerOf(kind, token): what stands on the page, {html, text}.
export function freezeBlocks(edits, tokens, { answerOf, pictures, slide }) {
  let done = 0;
  for (const token of tokens) {
    const kind = kindOf(token);
    const answer = kind && token.map ? answerOf(kind, token) : null;
    if (!answer || /class="mistake"/.test(answer.html) || (kind !== "runs" && !pictureOf(answer.html))) continue;
    const made = (slide ? onSlide : plain)[kind](answer, pictures);
    const before = /^(.*?)(?:`{3,}|~{3,})/.exec(edits.lineText(token.map[0]))?.[1] ?? "";
    const after = before.replace(/[^>\s]/g, " ");
    const last = lastLine(edits, token);
    edits.replaceLines(token.map[0], last, made.split("\n").map((line, i) => (i ? after : before) + line).join("\n") + (full(edits, last) ? `\n${after.trimEnd()}` : ""));
    done++;
  }
  return done;
}

// The map of a fence ends behind its closing line.
const lastLine = (edits, token) => Math.min(token.map[1], edits.lines.length - 1);
const full = (edits, line) => line < edits.lines.length - 1 && edits.lineText(line).replace(/[>\s]/g, "") !== "";
