// SPDX-License-Identifier: GPL-3.0-or-later
// The document as it stands, as Markdown that needs nothing of ours: {text, files: [{name, text}] (SVG of
// figures, CSS of themes it cannot do without), findings}. `folder` is where the files will lie, seen from the document.
import { freezeEntry } from "../freeze/entry.js";
import * as wants from "./wants.js";

export function freeze({ document, mode, parsed, environment }, folder) {
  const env = environment();
  // The stand-ins are of no use here: what stands on the page is asked for by what it was made from.
  env.want = () => "";
  const given = { answerOf: wants.answerTo, folder };
  return mode.freeze ? mode.freeze(document, env, parsed, given) : freezeEntry(document.text, env, given);
}
