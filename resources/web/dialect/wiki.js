// SPDX-License-Identifier: GPL-3.0-or-later
// `[[target]]`, `[[target#heading]]`, `[[target|label]]`; `![[picture.png]]` shows the picture.
const link = /(!?)\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]+))?\]\]/y;
const picture = /\.(?:png|jpe?g|gif|webp|avif|bmp|svg|heic)$/i;

// What a person would call the target: its last part, without an ending.
export function labelOf(target) {
  const [path, heading] = target.split("#");
  const name = path.replace(/\/+$/, "").split("/").at(-1).replace(/\.(?:md|ipynb)$/i, "");
  return heading ? (name ? `${name} › ${heading}` : heading) : name;
}

export function wiki(md) {
  md.inline.ruler.before("link", "wiki", (state, silent) => {
    const { src, pos } = state;
    if (src[pos] !== "[" && !(src[pos] === "!" && src[pos + 1] === "[")) return false;
    link.lastIndex = pos;
    const match = link.exec(src);
    if (!match || pos + match[0].length > state.posMax) return false;
    if (!silent) {
      const [, embed, target, label] = match;
      if (embed && picture.test(target.trim())) {
        const token = state.push("image", "img", 0);
        token.attrs = [["src", encodeURI(target.trim())], ["alt", ""]];
        token.content = label ?? labelOf(target);
        token.children = [Object.assign(new state.Token("text", "", 0), { content: token.content })];
      } else {
        const token = state.push("wiki", "a", 0);
        token.content = target.trim();
        token.meta = { label: (label ?? labelOf(target)).trim() };
      }
    }
    state.pos += match[0].length;
    return true;
  });
  const escape = md.utils.escapeHtml;
  md.renderer.rules.wiki = (tokens, i) => {
    const { content, meta } = tokens[i];
    return `<a class="wiki" href="${escape(encodeURI(content))}" data-wiki="${escape(content)}">${escape(meta.label)}</a>`;
  };
}
