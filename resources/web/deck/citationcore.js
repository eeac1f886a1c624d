// SPDX-License-Identifier: GPL-3.0-or-later
// Of Citation.js's core what its BibTeX reader asks for; the rest would fetch from the net.
export * as util from "./citationutil.js";
export const logger = { warn() {}, info() {}, error() {}, unmapped() {} };
