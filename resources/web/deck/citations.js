// SPDX-License-Identifier: GPL-3.0-or-later
// `[@kim2024]`, `[@kim2024, p. 3; @lee2023]` cite works of the deck's bibliography (`bibliography:` in the
// front matter names .bib files), numbered as they come; `<!-- references -->` lists what was cited.
// To Marp itself the one is text, the other a presenter note.
const cited = /\[@([^\]\n]+)\]/y;
const key = /^@?([\p{L}\p{N}_][\p{L}\p{N}_:.#$%&+?<>~/-]*)\s*(?:,\s*(.*))?$/u;

function itemsOf(text) {
  const items = text.split(/;\s*/).map((part) => key.exec(part.trim()));
  return items.every(Boolean) ? items.map(([, id, locator]) => ({ id, locator: locator?.trim() ?? "" })) : null;
}

const plain = (html) => String(html ?? "").replace(/<[^>]*>/g, "").replace(/\s+/g, " ").trim();
const hangul = /[가-힣]/;

// At most three names; Korean ones as they are spoken.
function namesOf(people = []) {
  const names = people.map(({ family = "", given = "", literal = "", "non-dropping-particle": von = "" }) => {
    if (literal) return literal;
    if (hangul.test(family)) return `${family}${given}`;
    return [given.replace(/(\p{L})[\p{L}'’]*\.?\s*/gu, "$1. ").trim(), von, family].filter(Boolean).join(" ");
  });
  return names.length > 3 ? `${names[0]} et al.` : names.join(", ");
}

// What is found on the web alone, by these types of CSL or because nothing else says where.
const onWeb = /^(?:webpage|post|post-weblog|dataset|software)$/;
const isAddress = /^https?:\/\/[^\s"<>]+$/i;

function addressOf(work) {
  const given = plain(work.DOI ? `https://doi.org/${String(work.DOI).replace(/^https?:\/\/(?:dx\.)?doi\.org\//i, "")}` : work.URL);
  return isAddress.test(given) ? given : "";
}

// One work as it stands in a list, all of it plain text: names, title, where, when; `address` where only that
// leads to it.
export function reference(work) {
  const place = [plain(work["container-title"]), plain(work.volume) && `${plain(work.volume)}${work.issue ? `(${plain(work.issue)})` : ""}`]
    .filter(Boolean).join(" ");
  const where = place || plain(work.publisher ?? work["event-title"] ?? "");
  return {
    who: plain(namesOf(work.author ?? work.editor)),
    title: plain(work.title),
    where,
    when: String(work.issued?.["date-parts"]?.[0]?.[0] ?? ""),
    pages: plain(work.page).replace(/--?/g, "–"),
    address: !where || onWeb.test(work.type) ? addressOf(work) : "",
  };
}

// The numbers a slide shows, which follow from the slides before it.
export function citedIn(tokens) {
  const all = [];
  for (const token of tokens) {
    if (token.type === "references") all.push(token.meta.list);
    for (const child of token.children ?? []) if (child.type === "citation") all.push(child.meta.items.map(({ number }) => number));
  }
  return all.length ? JSON.stringify(all) : "";
}

// env.works: Map of key → work. `say({code, word, values, line})` tells of keys that no work has.
export function citations(md, say) {
  md.inline.ruler.before("link", "citation", (state, silent) => {
    if (state.src.charCodeAt(state.pos) !== 0x5b || !state.env.works) return false;
    cited.lastIndex = state.pos;
    const match = cited.exec(state.src);
    const items = match && state.pos + match[0].length <= state.posMax ? itemsOf(match[1]) : null;
    if (!items) return false;
    if (!silent) state.push("citation", "span", 0).meta = { items };
    state.pos += match[0].length;
    return true;
  });

  md.core.ruler.after("yeonji_pages", "yeonji_citations", (state) => {
    const { works } = state.env;
    if (state.inlineMode || !works) return;
    const numbers = new Map();
    const told = new Set();
    let shown = 0;   // of them, those that a slide cites which is there when the talk is given
    for (const hidden of [false, true]) {
      let here = true;
      for (const token of state.tokens) {
        if (token.type === "marpit_slide_open") here = token.meta.yeonji.hidden === hidden;
        if (!here || token.type !== "inline") continue;
        for (const child of token.children)
          for (const item of child.type === "citation" ? child.meta.items : []) {
            if (works.has(item.id)) {
              if (!numbers.has(item.id)) numbers.set(item.id, numbers.size + 1);
              item.number = numbers.get(item.id);
            } else if (!told.has(item.id)) {
              told.add(item.id);
              say({ code: "missing-citation", word: "noCitation", values: [item.id], line: (token.map?.[0] ?? 0) + 1 });
            }
          }
      }
      if (!hidden) shown = numbers.size;
    }
    for (const token of state.tokens) {
      if (token.type !== "marpit_comment" || token.content !== "references") continue;
      token.meta.marpitCommentParsed = "directive";
      token.type = "references";
      token.hidden = false;
      token.meta.list = [...numbers].slice(0, shown).map(([id, number]) => ({ id, number, ...reference(works.get(id)) }));
    }
  });

  const escape = md.utils.escapeHtml;
  const linked = (address) => address && `<a href="${escape(address)}">${escape(address.replace(/^https?:\/\//i, ""))}</a>`;
  md.renderer.rules.citation = (tokens, i) => {
    const parts = tokens[i].meta.items.map(({ id, number, locator }) =>
      number ? `<a href="#ref-${number}">${number}</a>${locator ? `, ${escape(locator)}` : ""}` : `<span class="absent">${escape(id)}?</span>`);
    return `<span class="citation">[${parts.join("; ")}]</span>`;
  };
  md.renderer.rules.references = (tokens, i) => {
    const items = tokens[i].meta.list.map(({ number, who, title, where, when, pages, address }) =>
      `<li id="ref-${number}">${[escape(who), escape(title), where && `<em>${escape(where)}</em>${pages ? `, ${escape(pages)}` : ""}`, escape(when), linked(address)]
        .filter(Boolean).join(". ").replace(/([.?!])\. /g, "$1 ")}.</li>`);
    return `<ol class="references">${items.join("")}</ol>\n`;
  };
}
