// SPDX-License-Identifier: GPL-3.0-or-later
// A footnote stands at the end of the slide that calls it, wherever its text was written; called on several, on
// each. They are numbered as they come, hidden slides last. Headers and footers have none.

const copy = (token) => Object.assign(new token.constructor(token.type, token.tag, token.nesting), token, {
  attrs: token.attrs && token.attrs.map((pair) => [...pair]),
  meta: token.meta && { ...token.meta },
  children: token.children && token.children.map(copy),
});

export function footnotes(md) {
  // In place of the rule that puts all of them at the document's end.
  md.core.ruler.at("footnote_tail", (state) => {
    const { footnotes: { list = [] } = {} } = state.env;
    if (state.inlineMode) return list.length ? asWritten(state, list) : undefined;
    if (!state.env.footnotes) return;
    const written = new Map();   // label → the tokens of its text
    let within = null;
    state.tokens = state.tokens.filter((token) => {
      if (token.type === "footnote_reference_open") written.set(token.meta.label, (within = []));
      else if (token.type === "footnote_reference_close") within = null;
      else if (within) within.push(token);
      else return true;
      return false;
    });
    state.env.called = ({ id, label }) => (label === undefined ? paragraph(state.Token, list[id]) : written.get(label) ?? []);
    delete state.env.footnotes;
  });

  md.core.ruler.after("yeonji_pages", "yeonji_footnotes", (state) => {
    const { called } = state.env;
    if (state.inlineMode || !called) return;
    const ends = new Map();      // the token that closes a slide → its notes
    let number = 0;
    for (const hidden of [false, true]) {
      let here = true;
      let notes = new Map();
      const call = (tokens) => {
        for (const token of tokens) {
          if (token.type === "footnote_ref") {
            const which = token.meta.label ?? token.meta.id;
            const known = notes.get(which);
            const note = known ?? { id: number++, calls: 0, tokens: called(token.meta).map(copy) };
            notes.set(which, note);
            Object.assign(token.meta, { id: note.id, subId: note.calls++ });
            if (!known) call(note.tokens);
          } else if (token.children) {
            call(token.children);
          }
        }
      };
      for (const token of state.tokens) {
        if (token.type === "marpit_slide_open") {
          here = token.meta.yeonji.hidden === hidden;
          notes = new Map();
        } else if (here && token.type === "marpit_slide_close") {
          ends.set(token, [...notes.values()]);
        } else if (here) {
          call([token]);
        }
      }
    }
    const { Token } = state;
    state.tokens = state.tokens.flatMap((token) => (ends.get(token)?.length ? [...listOf(Token, ends.get(token)), token] : [token]));
  });
}

// A note within a header stays what it is to Marp: text.
function asWritten({ tokens, Token, env }, list) {
  const text = ({ meta }) => Object.assign(new Token("text", "", 0), { content: `^[${list[meta.id].content}]` });
  for (const token of tokens) token.children = token.children.map((child) => (child.type === "footnote_ref" ? text(child) : child));
  delete env.footnotes;
}

function paragraph(Token, { content, tokens }) {
  const inline = Object.assign(new Token("inline", "", 0), { content, children: tokens });
  return [new Token("paragraph_open", "p", 1), inline, new Token("paragraph_close", "p", -1)];
}

function listOf(Token, notes) {
  const box = (type, tag, nesting, attrs = null) => Object.assign(new Token(type, tag, nesting), { attrs, block: true });
  return [
    box("footnotes_open", "ol", 1, [["class", "footnote-list"], ["start", String(notes[0].id + 1)]]),
    ...notes.flatMap(({ id, tokens }) =>
      [box("footnote_text_open", "li", 1, [["id", `fn${id + 1}`]]), ...tokens, box("footnote_text_close", "li", -1)]),
    box("footnotes_close", "ol", -1),
  ];
}
