// SPDX-License-Identifier: GPL-3.0-or-later
// Task items, and promises: tasks with `~day[ time]`, perhaps `@person`. How far off the day is, is
// written by page/due.js, which knows the clock and the language.
const box = /^\[([ xX])\][ \t]+/;
const due = /(^|\s)~(\d{4}-\d{2}-\d{2})(?:[ T](\d{1,2}:\d{2}))?(?=(?: ?까지)?(?:$|[\s.,:;)]))/g;
const person = /(^|\s)@([\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?)(?:[.-]+(?=$|\s))?/u;

// 30 February is no day to promise anything for, nor is 25:70 a time.
function isMoment([, , day, time = "0:00"]) {
  const [year, month, date] = day.split("-").map(Number);
  const [hours, minutes] = time.split(":").map(Number);
  return month >= 1 && month <= 12 && date >= 1 && date <= new Date(year, month, 0).getDate() && hours < 24 && minutes < 60;
}

const dueIn = (text) => [...text.matchAll(due)].find(isMoment) ?? null;

export function tasks(md) {
  md.core.ruler.after("inline", "tasks", (state) => {
    const { tokens } = state;
    const lists = [];
    for (let i = 0; i < tokens.length; i++) {
      if (/^(bullet|ordered)_list_open$/.test(tokens[i].type)) lists.push(tokens[i]);
      if (/^(bullet|ordered)_list_close$/.test(tokens[i].type)) lists.pop();
      if (tokens[i].type !== "inline" || tokens[i - 2]?.type !== "list_item_open") continue;
      const match = box.exec(tokens[i].content);
      const first = tokens[i].children[0];
      if (!match || first?.type !== "text" || !box.test(first.content + " ")) continue;
      const done = match[1] !== " ";
      const item = tokens[i - 2];
      lists.at(-1).attrSet("class", "tasks");
      item.attrJoin("class", done ? "task done" : "task");
      const checkbox = new state.Token("task_box", "input", 0);
      checkbox.meta = { done, at: 0, end: 3 };
      first.content = first.content.replace(/^\[[ xX]\][ \t]*/, "");
      const { children } = tokens[i];
      const promised = children.some((child) => child.type === "text" && dueIn(child.content));
      if (promised) item.attrJoin("class", "promise");
      tokens[i].children = [checkbox, ...(promised ? children.flatMap((child) => chips(child, done, state.Token)) : children)];
    }
  });
  const escape = md.utils.escapeHtml;
  md.renderer.rules.task_box = (tokens, i) =>
    `<input type="checkbox" class="box"${tokens[i].meta.done ? ' checked=""' : ""} disabled=""> `;
  md.renderer.rules.person = (tokens, i) => `<span class="chip person">${escape(tokens[i].content)}</span>`;
  md.renderer.rules.due = (tokens, i) => {
    const { day, time, done } = tokens[i].meta;
    const when = time ? `${day}T${time.padStart(5, "0")}` : day;
    return `<span class="chip due"><time datetime="${when}"${done ? ' data-done=""' : ""}>${day}${time ? ` ${time}` : ""}</time></span>`;
  };
}

// The text with its person and day taken out into tokens of their own.
function chips(token, done, Token) {
  if (token.type !== "text") return [token];
  for (const [type, find] of [["due", dueIn], ["person", (text) => person.exec(text)]]) {
    const match = find(token.content);
    if (!match) continue;
    const part = (kind, content) => Object.assign(new Token(kind, "", 0), { content, level: token.level });
    const at = match.index + match[1].length;
    const chip = part(type, type === "person" ? match[2] : "");
    chip.meta = { written: match[0].slice(match[1].length), ...(type === "due" && { day: match[2], time: match[3], done }) };
    return [
      ...chips(part("text", token.content.slice(0, at)), done, Token), chip,
      ...chips(part("text", token.content.slice(match.index + match[0].length)), done, Token),
    ];
  }
  return [token];
}
