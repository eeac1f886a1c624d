// SPDX-License-Identifier: GPL-3.0-or-later
// What stands between fences: our blocks and diagrams are asked for, other languages get colours.
const asked = { plot: "plot", runs: "runs", mermaid: "mermaid" };

export function fences(md, own = {}) {
  const plain = md.renderer.rules.fence;
  const escape = md.utils.escapeHtml;
  md.renderer.rules.fence = (tokens, i, options, env, self) => {
    const token = tokens[i];
    const language = md.utils.unescapeAll(token.info).trim().split(/\s+/)[0];
    const kind = asked[language];
    const line = (token.map?.[0] ?? 0) + 1;
    if (!env.want) return plain(tokens, i, options, env, self);
    // In a column of a slide a block knows how wide that is.
    const room = token.meta?.width ? { width: token.meta.width, fixed: true } : {};
    if (kind) return `${env.want({ kind, source: token.content, line, ...room })}\n`;
    if (own.code || !language) return plain(tokens, i, options, env, self);
    const coloured = env.want({ kind: "code", source: token.content, language, line });
    return `<pre><code class="language-${escape(language)}">${coloured}</code></pre>\n`;
  };
}
