// SPDX-License-Identifier: GPL-3.0-or-later
// Diagrams, brought only when a document has one. A label is text: mermaid draws it as such
// (`htmlLabels: false`), and the sanitiser takes what is left.
import mermaid from "mermaid";
import { escape } from "./page/escape.js";
import { flatten } from "./page/flatten.js";

let number = 0;

function setUp() {
  const css = getComputedStyle(document.documentElement);
  const token = (name) => css.getPropertyValue(`--${name}`).trim();
  mermaid.initialize({
    startOnLoad: false, securityLevel: "strict", htmlLabels: false, flowchart: { htmlLabels: false }, deterministicIds: true,
    secure: ["secure", "securityLevel", "startOnLoad", "maxTextSize", "maxEdges", "htmlLabels", "suppressErrorRendering", "fontFamily"],
    suppressErrorRendering: true, maxTextSize: 50000, maxEdges: 500, theme: "base", fontFamily: token("reading"),
    themeVariables: {
      useGradient: false, dropShadow: "none",
      darkMode: token("color-scheme") === "dark", background: token("paper"), primaryColor: token("panel"), primaryTextColor: token("ink"),
      primaryBorderColor: token("faint"), lineColor: token("soft"), secondaryColor: token("sel"), tertiaryColor: token("bg"),
      noteBkgColor: token("accent-ground"), noteTextColor: token("ink"), fontSize: "13px",
    },
  });
}

globalThis.yeonji.diagram = async ({ source, line }) => {
  setUp();
  try {
    const { svg } = await mermaid.render(`diagram-${++number}`, source);
    return { html: `<figure class="diagram">${flatten(svg)}</figure>` };
  } catch (error) {
    const reason = String(error?.message ?? error).split("\n").slice(0, 3).join(" ");
    const message = globalThis.yeonji.word("diagramError", reason);
    return {
      html: `<div class="mistake"><pre><code>${escape(source)}</code></pre>${escape(message)}</div>`,
      findings: [{ level: "error", code: "diagram", message, line }],
    };
  }
};
globalThis.yeonji.loaded("mermaid");
