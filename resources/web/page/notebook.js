// SPDX-License-Identifier: GPL-3.0-or-later
// A notebook: its text like any entry, its code folded away, its outputs as they were left. The cells
// come read and sorted (app/pages/notebook.cpp); nothing in them runs.
import { ansi } from "./ansi.js";
import { split } from "./blocks.js";
import { engine } from "./entry.js";
import { escape } from "./escape.js";
import { ask, standIn } from "./ours.js";
import { word } from "./words.js";

const md = engine();

// Each cell is a document of its own, so that footnotes and references do not meet. What is said of a line
// of it names the line of the file.
function markdown(source, env, lines = []) {
  const at = (line) => lines[line - 1] ?? lines.at(-1) ?? 0;
  const want = (what) => env.want(what.line ? { ...what, line: at(what.line) } : what);
  const own = Object.defineProperty({ ...env, want }, "line", {
    get: () => env.line,
    set: (line) => { env.line = at(line); },
  });
  return split(md, source, own).map(({ html, first, last }) => ({ html, first: at(first), last: at(last) }));
}

const joined = (blocks) => blocks.map((block) => block.html).join("");

const shown = {
  picture: ({ address, text, width, height }) =>
    `<img src="${escape(address)}" alt="${escape(text ?? "")}"${width ? ` width="${width}"` : ""}${height ? ` height="${height}"` : ""}>`,
  html: ({ text }) => `<div class="rich">${text}</div>`,
  markdown: ({ text }, env) => joined(markdown(text, env)),
  latex: ({ text }, env) => joined(markdown(/^\s*\$/.test(text) ? text : `$$\n${text.replace(/^\\\[|\\\]$/g, "")}\n$$`, env)),
  json: ({ text }, env) => `<pre><code>${env.want({ kind: "code", language: "json", source: text })}</code></pre>`,
  text: ({ text }) => `<pre class="plain">${ansi(text)}</pre>`,
  stream: ({ text, error }) => `<pre class="plain${error ? " stderr" : ""}">${ansi(text.replace(/\n$/, ""))}</pre>`,
  error: ({ name, value, text }) => {
    const head = `<strong>${escape(name)}</strong>${value ? `: ${escape(value)}` : ""}`;
    return `<aside class="callout error"><p>${head}</p>` +
      (text.trim() ? `<details><summary>Traceback</summary><pre class="plain">${ansi(text)}</pre></details>` : "") + "</aside>";
  },
  broken: ({ why, what, text }, env) => env.note("broken-output", why, what) + (text ? `<pre class="plain">${ansi(text)}</pre>` : ""),
  apart: ({ address }) => standIn(address, () => frame(address)).outerHTML,
  reason: ({ needs, kinds, text, html, runnable }) => {
    const reason = needs ? word("needsScript", needs) : word("notShown", kinds);
    const allow = runnable ? ` ${standIn("allow", () => ask("allow", word("allowDocument"))).outerHTML}` : "";
    return `${html ? `<div class="rich">${html}</div>` : ""}<p class="absent"><span>${escape(reason)}</span>${allow}</p>` +
      (text ? `<pre class="plain">${ansi(text)}</pre>` : "");
  },
};

addEventListener("message", ({ source, data }) => {
  for (const inner of document.querySelectorAll(".apart > iframe"))
    if (inner.contentWindow === source && data?.height > 0) inner.height = Math.min(Math.ceil(data.height), 2000);
});

// A document of its own: no origin, no network, nothing of ours. It may tell its height.
function frame(address) {
  const box = Object.assign(document.createElement("div"), { className: "apart" });
  const inner = Object.assign(document.createElement("iframe"), { src: address, sandbox: "allow-scripts", height: 160 });
  box.append(inner, Object.assign(document.createElement("p"), { className: "absent", textContent: word("runsApart") }));
  return box;
}

function code(cell, language, env) {
  env.line = cell.lines?.[0] ?? 0;
  const outputs = cell.outputs.map((output) => `<div class="output">${shown[output.form](output, env)}</div>`);
  const coloured = () => env.want({ kind: "code", language, source: cell.source.replace(/\n$/, "") });
  const count = cell.count === null ? "" : ` <span class="count">[${cell.count}]</span>`;
  const input = cell.source.trim()
    ? `<details class="input"><summary>${word("code")}${count}</summary><pre><code>${coloured()}</code></pre></details>` : "";
  const left = outputs.length && cell.outputHidden
    ? `<details class="output-fold"><summary>${word("outputHidden")}</summary>${outputs.join("")}</details>` : outputs.join("");
  if (!input && !left) return "";
  const whole = input + left;
  return cell.hidden ? `<details class="cell"><summary>${word("code")}</summary>${whole}</details>` : `<section class="cell">${whole}</section>`;
}

const whole = ({ lines = [] }, html) => [{ html, first: lines[0] ?? 0, last: lines.at(-1) ?? 0 }];

const cellKinds = {
  markdown: (cell, language, env) => markdown(cell.source, env, cell.lines),
  code: (cell, language, env) => whole(cell, code(cell, language, env)),
  broken: (cell, language, env) => {
    env.line = cell.lines?.[0] ?? 0;
    return whole(cell, `${env.note("broken-notebook", "noCell")}<pre class="plain">${escape(cell.source)}</pre>`);
  },
  text: (cell) => whole(cell, cell.source.trim() ? `<pre class="plain">${escape(cell.source)}</pre>` : ""),
};

function picture(attachments, address, findings) {
  const match = /^attachment:(.*)$/is.exec(address);
  if (!match) return undefined;
  let name = match[1];
  try { name = decodeURIComponent(name); } catch { /* as written */ }
  const found = Object.keys(attachments).find((key) => key.normalize() === name.normalize());
  if (found) return { address: attachments[found] };
  const message = `${name}: ${word("attachmentMissing")}`;
  if (!findings.some((finding) => finding.message === message)) findings.push({ level: "warning", code: "missing-image", message, line: 0 });
  return { reason: word("attachmentMissing") };
}

export const notebook = {
  parse({ notebook: { language, cells = [] }, findings: broken }, env) {
    const findings = [...broken];
    const parts = broken.map(({ message, line }) => ({
      first: 0, last: 0, html: `<aside class="callout error"><p>${escape(line ? word("atLine", line, message) : message)}</p></aside>`,
    }));
    for (const cell of cells)
      for (const { html, first, last } of cellKinds[cell.kind](cell, language, env))
        if (html) parts.push({ first, last, html, picture: (address) => picture(cell.attachments ?? {}, address, findings) });
    if (!parts.length) parts.push({ first: 0, last: 0, html: `<p class="absent">${word("emptyNotebook")}</p>` });
    return { parts, findings };
  },
  // What is left of HTML that needed a script says for itself whether a reason must stand there.
  finish(fragment) {
    for (const reason of fragment.querySelectorAll(".output > .absent")) {
      const rich = reason.parentElement.querySelector(".rich");
      if (rich && (rich.textContent.trim() || rich.querySelector("img, svg, table, math"))) {
        reason.firstElementChild.textContent = word("scriptLeftOut");
        reason.parentElement.querySelector("pre.plain")?.remove();
      } else rich?.remove();
    }
  },
};
