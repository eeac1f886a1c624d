// SPDX-License-Identifier: GPL-3.0-or-later
// What Marp asks of highlight.js, with one difference: its 190 languages are made when a block is written in one
// of them, and not all for the first block.
import core from "highlight.js/lib/core";
import { named, within } from "highlight-languages";

export function newInstance() {
  const instance = core.newInstance();
  const { registerLanguage, getLanguage } = instance;
  const waiting = new Map();   // name → how it is made

  function make(name) {
    const definition = waiting.get(name);
    if (!definition || !waiting.delete(name)) return;
    registerLanguage(name, definition);
    for (const other of within[name] === "any" ? [...waiting.keys()] : within[name] ?? []) make(other);
  }

  return Object.assign(instance, {
    registerLanguage: (name, definition) => waiting.set(name, definition),
    getLanguage(name = "") {
      const lower = name.toLowerCase();
      make(named[lower] ?? lower);
      return getLanguage(name);
    },
  });
}

export default { newInstance };
