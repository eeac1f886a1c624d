// SPDX-License-Identifier: GPL-3.0-or-later
// The dialect, one file a rule. Entries, reports, notebook cells and slides all go through use(md):
// a rule added here is a rule everywhere.
//
// Rules that need an answer from outside (figures, coloured code) write `env.want({…})`, which gives
// the text that stands in for it; see page/wants.js.
import friendly from "markdown-it-cjk-friendly";
import footnote from "markdown-it-footnote";
import { callouts } from "./callouts.js";
import { composed } from "./composed.js";
import { counted } from "./counted.js";
import { fences } from "./fences.js";
import { links } from "./links.js";
import { long } from "./long.js";
import { math } from "./math.js";
import { numbers } from "./numbers.js";
import { pipes } from "./pipes.js";
import { stamps } from "./stamps.js";
import { tags } from "./tags.js";
import { tasks } from "./tasks.js";
import { wiki } from "./wiki.js";
import { frontMatter } from "./frontmatter.js";
import { depth } from "./depth.js";

// `own`: what the caller's engine already does itself and must keep (Marp reads front matter, draws
// math, colours code and links addresses).
export function use(md, own = {}) {
  md.use(depth).use(long).use(friendly).use(footnote);
  if (!own.links) md.use(links);
  if (!own.frontMatter) md.use(frontMatter);
  if (!own.math) md.use(math);
  md.use(pipes).use(stamps, { written: own.stamps }).use(callouts).use(numbers).use(wiki).use(tags).use(tasks);
  md.use(fences, own);
  if (!own.frontMatter) md.use(composed).use(counted);
  return md;
}
