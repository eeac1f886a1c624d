// SPDX-License-Identifier: GPL-3.0-or-later
// Terminal text as HTML: colours and weights of SGR sequences; carriage return and backspace overwrite
// as a terminal does; every other control sequence goes.
import { escape } from "./escape.js";

const names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];
const hex = (r, g, b) => `#${[r, g, b].map((n) => Math.min(255, Math.max(0, +n || 0)).toString(16).padStart(2, "0")).join("")}`;

// xterm's 256: sixteen by name, a cube of six steps, a ramp of grey.
function indexed(n) {
  if (n < 16) return { name: names[n % 8] };
  if (n >= 232) return { colour: hex(...Array(3).fill(8 + (n - 232) * 10)) };
  const step = (i) => (i ? 55 + i * 40 : 0);
  return { colour: hex(step(Math.floor((n - 16) / 36)), step(Math.floor((n - 16) / 6) % 6), step((n - 16) % 6)) };
}

function apply(state, codes) {
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] === "" ? 0 : +codes[i];
    if (code === 0) for (const key of Object.keys(state)) delete state[key];
    else if (code === 1) state.bold = true;
    else if (code === 3) state.italic = true;
    else if (code === 4) state.underline = true;
    else if (code === 7) state.inverse = true;
    else if (code === 9) state.strike = true;
    else if (code === 22) delete state.bold;
    else if (code === 23) delete state.italic;
    else if (code === 24) delete state.underline;
    else if (code === 27) delete state.inverse;
    else if (code === 29) delete state.strike;
    else if (code === 39) delete state.fg;
    else if (code === 49) delete state.bg;
    else if (code === 38 || code === 48) {
      const ground = code === 38 ? "fg" : "bg";
      if (codes[i + 1] === "5") state[ground] = indexed(+codes[i + 2]), (i += 2);
      else if (codes[i + 1] === "2") state[ground] = { colour: hex(...codes.slice(i + 2, i + 5)) }, (i += 4);
    } else if (code >= 30 && code <= 37) state.fg = { name: names[code - 30] };
    else if (code >= 40 && code <= 47) state.bg = { name: names[code - 40] };
    else if (code >= 90 && code <= 97) state.fg = { name: names[code - 90] };
    else if (code >= 100 && code <= 107) state.bg = { name: names[code - 100] };
  }
}

function open(state) {
  const classes = ["bold", "italic", "underline", "inverse", "strike"].filter((key) => state[key]).map((key) => `a-${key}`);
  const styles = [];
  for (const [ground, property] of [["fg", "color"], ["bg", "background-color"]]) {
    if (state[ground]?.name) classes.push(`a-${ground}-${state[ground].name}`);
    if (state[ground]?.colour) styles.push(`${property}: ${state[ground].colour}`);
  }
  if (!classes.length && !styles.length) return "";
  return `<span${classes.length ? ` class="${classes.join(" ")}"` : ""}${styles.length ? ` style="${styles.join("; ")}"` : ""}>`;
}

// One line with its overwriting done, as [text, opening tag] cells would cost a span a letter; so runs
// of equal look are joined.
function overwritten(line, state) {
  const cells = [];
  let at = 0;
  for (const [, codes, other, char] of line.matchAll(/\x1b\[([\d;:]*)m|(\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[\d;?]*[ -/]*[@-~]|\x1b.)|([\s\S])/gu)) {
    if (codes !== undefined) apply(state, codes.split(/[;:]/));
    else if (other?.endsWith("K")) cells.length = at;
    else if (other) continue;
    else if (char === "\r") at = 0;
    else if (char === "\b") at = Math.max(0, at - 1);
    else if (char >= " " || char === "\t") cells[at++] = [char, open(state)];
  }
  let html = "";
  let look = "";
  for (const [char, next] of cells) {
    if (next !== look) {
      if (look) html += "</span>";
      html += next;
      look = next;
    }
    html += escape(char);
  }
  return html + (look ? "</span>" : "");
}

export function ansi(text) {
  const state = {};
  return text.replace(/\r\n/g, "\n").split("\n").map((line) => {
    // Most lines are plain.
    if (!Object.keys(state).length && !/[\x00-\x08\x0b-\x1f]/.test(line)) return escape(line);
    return overwritten(line, state);
  }).join("\n");
}
