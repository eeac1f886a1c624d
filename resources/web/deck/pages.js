// SPDX-License-Identifier: GPL-3.0-or-later
// Slides that do not count: `<!-- hide: true -->` (or a reason instead of `true`) leaves a slide out of
// exports, and from `<!-- backup: true -->` on they are for questions after the talk. Neither has a page
// number of the talk; backup slides are numbered B1, B2… `<!-- section: NAME -->` names the part that begins.
// To Marp itself all three are presenter notes.

const off = (value) => value === undefined || value === null || /^(?:false|no|)$/.test(String(value));

function said(token, key) {
  const value = token.meta?.marpitParsedDirectives?.[key];
  if (off(value)) return null;
  token.meta.marpitCommentParsed = "directive";
  return value === true || value === "true" || value === "yes" ? "" : String(value);
}

// Puts {hidden, reason, backup} of each slide into the meta of its open token.
export function pages(md) {
  md.core.ruler.before("marpit_directives_apply", "yeonji_pages", (state) => {
    if (state.inlineMode) return;
    let slide = null;
    let backup = false;
    const comment = (token) => {
      const reason = said(token, "hide");
      if (reason !== null) slide.meta.yeonji = { ...slide.meta.yeonji, hidden: true, reason };
      backup ||= said(token, "backup") !== null;
      said(token, "section");
    };
    for (const token of state.tokens) {
      if (token.type === "marpit_slide_open") {
        slide = token;
        slide.meta.yeonji = { hidden: false, reason: "", backup };
      } else if (token.type === "marpit_slide_close") {
        slide.meta.yeonji.backup = backup;
        const directives = slide.meta.marpitDirectives;
        // Shown, not counted; its own number comes below.
        if (slide.meta.yeonji.hidden || backup) directives.paginate = directives.paginate && directives.paginate !== "skip" ? "hold" : "skip";
      } else if (slide && token.type === "marpit_comment") {
        comment(token);
      } else if (slide && token.type === "inline") {
        token.children.filter(({ type }) => type === "marpit_comment").forEach(comment);
      }
    }
  });
  md.core.ruler.after("marpit_directives_apply", "yeonji_page_numbers", (state) => {
    if (state.inlineMode) return;
    let number = 0;
    for (const token of state.tokens) {
      if (token.type !== "marpit_slide_open" || !token.meta.yeonji.backup || token.meta.yeonji.hidden) continue;
      number++;
      if (token.attrGet("data-marpit-pagination")) token.attrSet("data-marpit-pagination", `B${number}`);
    }
  });
}
