// SPDX-License-Identifier: GPL-3.0-or-later
export { Grammar } from "@citation-js/core/lib-mjs/util/grammar.js";
export { Translator } from "@citation-js/core/lib-mjs/util/translator.js";
