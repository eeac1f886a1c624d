// SPDX-License-Identifier: GPL-3.0-or-later
// How far off a promise is, in words beside its day, kept true while the page stands open. On paper
// the day alone is left (styles/print.css).
import { context, word } from "./words.js";

const day = 86400000;

function midnight(date) {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

// Making one takes longer than all else that is done here for a hundred promises.
const formats = new Map();

function dayFormat(withYear) {
  const key = `${context.language} ${withYear}`;
  if (!formats.has(key))
    formats.set(key, new Intl.DateTimeFormat(context.language, { month: "short", day: "numeric", ...(withYear && { year: "numeric" }) }));
  return formats.get(key);
}

function named(when, timed, now) {
  const days = Math.round((midnight(when) - midnight(now)) / day);
  const clock = timed ? ` ${when.getHours()}:${String(when.getMinutes()).padStart(2, "0")}` : "";
  const near = { 0: "today", 1: "tomorrow", [-1]: "yesterday" }[days];
  const name = near ? word(near)
    : dayFormat(Math.abs(days) > 300).format(when);
  return name + clock;
}

function left(when, timed, now) {
  const days = Math.round((midnight(when) - midnight(now)) / day);
  if (!timed && Math.abs(days) <= 1) return "";  // its name says it
  if (!timed || Math.abs(days) > 1)
    return days > 0 ? word("daysLeft", days) : days < 0 ? word("daysOver", -days) : "";
  const minutes = Math.round((when - now) / 60000);
  const over = minutes < 0 ? "Over" : "Left";
  const size = Math.abs(minutes);
  return size < 60 ? word(`minutes${over}`, size) : word(`hours${over}`, Math.round(size / 60));
}

export function writeDue(root, now = new Date()) {
  for (const time of root.querySelectorAll(".chip.due > time")) {
    const written = time.getAttribute("datetime");
    const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?$/.exec(written);
    if (!match) continue;
    const timed = match[4] !== undefined;
    const when = new Date(match[1], match[2] - 1, match[3], match[4] ?? 0, match[5] ?? 0);
    const chip = time.parentElement;
    const done = time.hasAttribute("data-done");
    const rest = done ? "" : left(when, timed, now);
    const text = named(when, timed, now) + (rest ? ` · ${rest}` : "");
    let words = chip.querySelector(".words");
    if (!words) {
      words = document.createElement("span");
      words.className = "words";
      chip.append(words);
    }
    if (words.textContent !== text) words.textContent = text;
    const end = timed ? when.getTime() : when.getTime() + day;
    const state = done ? "kept" : end < now ? "over" : end - now < 2 * day ? "soon" : "far";
    if (chip.dataset.state !== state) chip.dataset.state = state;
  }
}
