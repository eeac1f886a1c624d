// SPDX-License-Identifier: GPL-3.0-or-later
// Callouts: a quote that begins with `[!kind]`, perhaps a title after it. `-` or `+` after the
// bracket folds it (closed, open).
const mark = /^\[!([\p{L}\p{N}_-]+)\]([+-]?)[ \t]*(.*)$/u;

// Kinds that look and read alike.
const alike = {
  info: "note", abstract: "summary", tldr: "summary", hint: "tip", success: "fix", check: "fix", fixed: "fix",
  solved: "fix", bug: "error", danger: "error", failure: "error", fail: "error", attention: "caution",
  help: "question", faq: "question", cite: "quote", todo: "important",
};

export function callouts(md) {
  md.core.ruler.after("block", "callouts", (state) => {
    const { tokens } = state;
    const open = [];
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i];
      if (token.type === "blockquote_close") {
        const callout = open.pop();
        if (callout) token.tag = callout.fold ? "details" : "aside";
      }
      if (token.type !== "blockquote_open") continue;
      const inline = tokens[i + 2];
      const [firstLine, ...rest] = inline?.type === "inline" ? inline.content.split("\n") : [""];
      const match = mark.exec(firstLine.trim());
      if (!match || tokens[i + 1].type !== "paragraph_open") {
        open.push(null);
        continue;
      }
      const written = match[1].toLowerCase();
      const kind = alike[written] ?? written;
      const callout = { kind, written: match[1], fold: match[2], title: match[3].trim() };
      open.push(callout);
      token.tag = callout.fold ? "details" : "aside";
      token.attrSet("class", `callout ${kind}`);
      if (callout.fold === "+") token.attrSet("open", "");
      token.meta = callout;
      // The mark's line becomes the label; what is left of the paragraph stays.
      const label = new state.Token("callout_label", "strong", 0);
      label.meta = callout;
      label.block = true;
      label.map = token.map && [token.map[0], token.map[0] + 1];
      if (callout.title) {
        label.content = callout.title;
        label.children = [];
        state.md.inline.parse(callout.title, state.md, state.env, label.children);
      }
      if (rest.join("").trim()) {
        inline.content = rest.join("\n").replace(/^[ \t]+/, "");
        if (inline.map) inline.map = [inline.map[0] + 1, inline.map[1]];
        tokens.splice(i + 1, 0, label);
      } else {
        tokens.splice(i + 1, 3, label);
      }
    }
  });
  const escape = md.utils.escapeHtml;
  md.renderer.rules.callout_label = (tokens, i, options, env, self) => {
    const { kind, written, fold } = tokens[i].meta;
    const title = tokens[i].children?.length ? self.renderInline(tokens[i].children, options, env) : null;
    const word = escape(env.words?.[kind] ?? written[0].toUpperCase() + written.slice(1));
    const tag = fold ? "summary" : "strong";
    return `<${tag} class="label">${title ?? word}</${tag}>\n`;
  };
}
