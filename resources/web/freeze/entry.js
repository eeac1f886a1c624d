// SPDX-License-Identifier: GPL-3.0-or-later
// An entry or report as Markdown for any other program.
import MarkdownIt from "markdown-it";

import { engine } from "../page/entry.js";
import { freezeBlocks, Pictures } from "./blocks.js";
import { Edits } from "./edits.js";
import { places } from "./places.js";
import { freezeWords, plain } from "./words.js";

export function freezeEntry(text, env, { answerOf, folder }) {
  const edits = new Edits(text);
  const tokens = engine().use(places).parse(text, env);
  const stock = new MarkdownIt({ html: true, linkify: true });
  const pictures = new Pictures(folder);
  freezeBlocks(edits, tokens, { answerOf: (kind, token) => answerOf(kind, token.content), pictures, slide: false });
  freezeWords(edits, tokens, {
    written: { bound_number: ({ content, markup }) => plain(answerOf("number", content)?.text ?? markup) },
    stock,
    env,
  });
  return { text: edits.done(), files: pictures.files, findings: [] };
}
