// SPDX-License-Identifier: GPL-3.0-or-later
// Text as HTML.
export const escape = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
