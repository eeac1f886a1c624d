// SPDX-License-Identifier: GPL-3.0-or-later
// Front matter: `---`, lines of YAML, `---` or `...`, at the very beginning. It is not shown. It begins
// with a key: what else stands between two rules is text (app/core/frontmatter.cpp says the same).
const key = /^[ \t]*(?:\{(?!\{)|(?:"[^"]*"|'[^']*'|[^\s#"'[{>*&!|-].*?)[ \t]*:(?:\s|$))/;
const comment = /^[ \t]*(?:#|$)/;
const close = /^(?:---|\.\.\.)[ \t]*$/;

export function frontMatter(md) {
  md.block.ruler.before("hr", "front_matter", (state, start, end, silent) => {
    if (start !== 0 || state.level !== 0 || silent) return false;
    const line = (n) => state.src.slice(state.bMarks[n], state.eMarks[n]);
    if (!/^---[ \t]*$/.test(line(0))) return false;
    // A rule (`---`) followed by an empty line is a rule.
    if (end < 2 || /^\s*$/.test(line(1))) return false;
    for (let n = 1, begun = false; n < end; n++) {
      if (!close.test(line(n))) {
        if (!begun && !comment.test(line(n)) && !key.test(line(n))) return false;
        begun ||= !comment.test(line(n));
        continue;
      }
      if (!begun && n > 1) return false;
      const token = state.push("front_matter", "", 0);
      token.map = [0, n + 1];
      token.hidden = true;
      token.content = state.src.slice(state.bMarks[1], state.bMarks[n]);
      state.line = n + 1;
      return true;
    }
    return false;
  }, { alt: [] });
  md.renderer.rules.front_matter = () => "";
}
