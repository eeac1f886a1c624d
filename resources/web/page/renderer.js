// SPDX-License-Identifier: GPL-3.0-or-later
// One document on the page: parsed at once, finished block by block as answers arrive.
import { writeDue } from "./due.js";
import { inColour } from "./emoji.js";
import { escape } from "./escape.js";
import { post } from "./host.js";
import { Sheet } from "./patch.js";
import { place } from "./ours.js";
import { painted } from "./painted.js";
import { isAwaited } from "./pictures.js";
import { begun, followPlayers, isSilent, playersIn } from "./players.js";
import { cut } from "./pieces.js";
import { arrived, forgetRemote, isRemote, remotePicture } from "./remote.js";
import { sanitise } from "./sanitise.js";
import { context, setContext, word } from "./words.js";
import * as wants from "./wants.js";

const column = 580;
const fewest = 240;
const grain = 20;

// Whatever has a scheme or a host is not in the project.
const foreign = /^(?:[a-z][a-z\d+.-]+:|[\\/]{2})/i;

export class Renderer {
  constructor(root) {
    this.root = root;
    this.sheet = new Sheet(root);
    this.modes = {};
    this.document = null;
    this.parsed = { parts: [] };
    this.entries = [];
    this.complaints = [];
    this.took = 0;
    this.waits = 0;
    wants.onArrival(() => this.soon());
    followPlayers(root, (address) => this.again(({ node }) => playersIn(node).some((player) => player.getAttribute("src") === address)));
    let waiting = 0;
    new ResizeObserver(() => {
      clearTimeout(waiting);
      waiting = setTimeout(() => this.refit(), 150);
    }).observe(root);
  }

  render(document) {
    let stumbled = null;
    try {
      this.begin(document);
    } catch (error) {
      stumbled = error;
    }
    post("parsed", document.ticket);
    if (stumbled) this.stumble(stumbled);
    else this.update();
  }

  begin(document) {
    const before = this.document;
    this.document = document;
    setContext(document.context);
    if (document.another) {
      forgetRemote();
      wants.forget();
    }
    this.root.style.display = document.seen ? "" : "none";
    if (before && (before.mode !== document.mode || before.context.strict !== document.context.strict)) this.sheet.clear();
    if (before?.mode !== document.mode) {
      this.mode?.leave?.();
      this.root.className = document.mode;
      this.mode = this.modes[document.mode];
      this.sheet.wrapper = this.mode.wrapper ?? "";
      this.sheet.whole = this.mode.whole ?? false;
      this.mode.enter?.(this.root);
    }
    this.complaints = [];
    this.parsed = this.parse(document);
    this.entries = this.sheet.pair(this.parsed.parts);
    this.settledOnce = false;
  }

  // A text our own code stumbles over is shown as it is written, with the reason: never a blank.
  parse(document) {
    try {
      return this.mode.parse(document, this.environment());
    } catch (error) {
      const message = word("pageError", error.message);
      const html = `<p class="mistake">${escape(message)}</p><pre>${escape(document.text ?? "")}</pre>`;
      return { parts: [{ first: 1, last: 1, html }], findings: [{ level: "error", code: "page", message, line: 0 }] };
    }
  }

  // What renderers of Markdown find in `env`.
  environment() {
    const width = this.columnWidth();
    const env = {
      words: context.words,
      want: (want) => {
        const line = want.line ?? this.lineOf(want.source, env.line);
        return wants.standInFor({ ...want, line, ...this.originOf(line), width: want.width ?? width, letters: this.mode?.letters });
      },
      // A note stands before what it is about, and among the findings.
      note: (code, key, value) => {
        const message = word(key, String(value));
        this.complaints.push({ level: "warning", code, message, line: env.line });
        return `<span class="note">${escape(message)}</span>`;
      },
      // A complaint stands in its place, in words, and among the findings.
      complain: (code, key, reason, source) => {
        const message = (context.words[key] ?? "%1").replace("%1", () => reason);
        this.complaints.push({ level: "error", code, message, line: env.line });
        return `<span class="mistake"><code>${escape(source)}</code> ${escape(message)}</span>`;
      },
    };
    return env;
  }

  // The line that holds these words, the first from `line` on; a block or slide knows only where it begins.
  lineOf(words, line) {
    const { text } = this.document;
    if (typeof text !== "string" || !line) return line;
    if (this.lines?.text !== text) this.lines = { text, all: text.split("\n") };
    const far = 400;
    for (let i = line - 1; i < Math.min(this.lines.all.length, line + far); i++) if (this.lines.all[i].includes(words)) return i + 1;
    return line;
  }

  // The file and line where a line of the document is written, if it is put together from several.
  originOf(line) {
    const origin = this.document.origins?.findLast(([first]) => first <= line);
    if (!origin) return {};
    const [first, file, there, fixed] = origin;
    return { file, written: fixed ? there : there + line - first };
  }

  // Pixels a figure has: what the mode says, or the column's where it stands, in steps, so that a
  // splitter under the hand does not ask for every one.
  columnWidth() {
    if (this.mode?.width) return this.mode.width;
    const { paddingLeft, paddingRight } = getComputedStyle(this.root);
    const room = this.root.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    return room > 0 ? Math.min(column, Math.max(fewest, Math.floor(room / grain) * grain)) : column;
  }

  // Figures keep the size of their words: in another width they are drawn anew.
  refit() {
    if (this.mode && wants.widen(this.columnWidth())) this.update();
  }

  // What became of a remote picture: blocks that hold it are made again.
  remote(address, answer) {
    arrived(address, answer);
    this.again(({ remotes }) => remotes?.has(address));
  }

  // Blocks of which something else is known now are made again.
  again(concerns) {
    for (const entry of this.entries) if (concerns(entry)) entry.html = null;
    this.update();
  }

  // Thousands of answers come one by one: where a look at the whole document takes long, those that came
  // meanwhile are taken together.
  soon() {
    const short = 4;  // milliseconds
    if (this.took < short || document.hidden) this.update();
    else this.waits ||= setTimeout(() => this.update());
  }

  // Whoever waits for the page hears of it, also when our own code stumbles.
  update() {
    clearTimeout(this.waits);
    this.waits = 0;
    const begun = performance.now();
    try {
      this.advance();
    } catch (error) {
      this.stumble(error);
    }
    this.took = performance.now() - begun;
  }

  stumble(error) {
    if (!this.document) return;
    const finding = { level: "error", code: "page", message: word("pageStumbled", error.message), line: 0 };
    this.settledOnce = true;
    this.noticed = [...this.complaints, ...(this.parsed.findings ?? []), finding];
    post("settled", { ticket: this.document.ticket, findings: this.noticed, about: this.parsed.about ?? { title: "" } });
  }

  // Finishes every block whose answers are there; says so when none is left.
  advance() {
    if (!this.mode) return;
    const { parts } = this.parsed;
    const { had: names = [] } = this.document;
    const known = new Set(names);
    // Whoever asked has it already, looking the same: it is told of and not drawn.
    const had = (entry) => known.size > 0 && known.has(this.mode.keyOf(entry, this.parsed));
    const used = new Set();
    let open = 0;
    let changed = false;
    for (const address of this.parsed.pictures ?? []) {
      const key = wants.remember({ kind: "picture", source: address, line: 1 });
      used.add(key);
      if (!wants.need(key)) open++;
    }
    parts.forEach((part, i) => {
      const entry = this.entries[i];
      const keys = (part.keys ??= wants.keysIn(part.html));
      for (const key of keys) used.add(key);
      // need() asks, so every key must be looked at.
      const standing = keys.map(wants.need).every(Boolean);
      for (const key of entry.pictures ?? []) used.add(key);
      const pictured = (entry.pictures ?? []).map(wants.need).every(Boolean);
      if (!standing) {
        open++;
        return;
      }
      const html = keys.length ? wants.compose(part.html) : part.html;
      const same = html === entry.html && pictured && entry.stamp === this.stampOf(entry.pictures);
      if (same && Boolean(entry.away) === had(entry)) return;
      const pictures = new Set();
      const remotes = new Set();
      const media = new Map();   // address → why it is not there
      const fragment = (this.mode.sanitise ?? sanitise)(html, (address, kind) => {
        const own = part.picture?.(address);
        if (own && !kind) return own;
        if (kind === "media" && foreign.test(address)) {
          const reason = word("mediaElsewhere");
          media.set(address, reason);
          return { reason };
        }
        if (isRemote(address)) {
          remotes.add(address);
          return remotePicture(address);
        }
        if (foreign.test(address)) return { reason: word("notLoaded") };
        const key = wants.remember({ kind: kind ?? "picture", source: address, line: this.lineOf(address, part.first) });
        pictures.add(key);
        used.add(key);
        if (!wants.need(key)) return null;
        const found = wants.fillOf(key);
        if (!isSilent(found.address)) return found;
        const reason = word("cannotPlay");
        media.set(address, reason);
        return { reason };
      });
      entry.pictures = [...pictures];
      entry.remotes = remotes;
      entry.media = media;
      if (!entry.pictures.map(wants.need).every(Boolean)) {
        open++;
        return;
      }
      entry.stamp = this.stampOf(entry.pictures);
      entry.hash = null;
      entry.html = html;
      entry.away = had(entry);
      if (entry.away) {
        entry.node.replaceChildren();
        changed = true;
        return;
      }
      this.mode.finish?.(fragment, part);
      place(fragment);
      if (html.includes("\uFE0F")) inColour(fragment);
      cut(fragment);
      this.sheet.replace(entry, html, fragment);
      for (const box of entry.node.querySelectorAll("input.box")) box.disabled = false;
      writeDue(entry.node);
      changed = true;
    });
    if (!open && this.mode.grow?.(this.parsed)) {
      this.entries = this.sheet.pair(this.parsed.parts);
      return this.advance();
    }
    if (changed || !this.settledOnce) this.mode.after?.(this.root, this.parsed, this.document);
    if (open || (this.settledOnce && !changed)) return;
    this.settledOnce = true;
    wants.keepOnly(used);
    this.settle(used);
  }

  // Findings about films that are too large for one file (page/players.js).
  aboutTooLarge(wide, words) {
    return this.entries.flatMap(({ node }, i) => {
      const { first, number } = this.parsed.parts[i];
      return playersIn(node).filter((player) => wide.has(player.getAttribute("src"))).map((player) => {
        const { source } = player.dataset;
        return { level: "warning", code: "media", message: `${source}: ${words(wide.get(player.getAttribute("src")))}`, line: this.lineOf(source, first), ...(number ? { slide: number } : {}) };
      });
    });
  }

  // Which answers a block's pictures had when it was made.
  stampOf(pictures = []) {
    return pictures.map((key) => wants.fillOf(key)?.told ?? "").join("\n");
  }

  // What is not there is said also where nobody sees its placeholder: on paper, behind a slide.
  leftOut() {
    return this.entries.flatMap(({ remotes, media }, i) => {
      const { first, number } = this.parsed.parts[i];
      const say = (code, message, address) =>
        ({ level: "warning", code, message, line: this.lineOf(address, first), ...(number ? { slide: number } : {}) });
      return [
        ...[...(remotes ?? [])].filter((address) => !remotePicture(address).address)
          .map((address) => say("remote-picture", word("leftOut", address), address)),
        ...[...(media ?? [])].map(([address, reason]) => say("media", `${address}: ${reason}`, address)),
      ];
    });
  }

  settle(used) {
    const findings = [...this.complaints, ...(this.parsed.findings ?? []), ...this.leftOut()];
    for (const key of used) {
      const fill = wants.fillOf(key);
      const moved = (wants.wantOf(key).line ?? 0) - (fill?.line ?? 0);
      for (const finding of fill?.findings ?? []) findings.push({ ...finding, line: finding.line ? finding.line + moved : 0 });
    }
    // Pictures are drawn before anyone prints them.
    const { seen } = this.document;
    const pictures = !seen ? [] : [...this.root.querySelectorAll("img")].filter(isAwaited);
    const players = seen ? playersIn(this.root) : [];
    const { ticket } = this.document;
    const turn = (this.turn = (this.turn ?? 0) + 1);
    const drawn = Promise.all([...pictures.map(painted), ...players.map(begun)]).then(() => seen && this.faces());
    drawn.then(() => this.mode.ready?.()).then(() => {
      if (this.document.ticket !== ticket || turn !== this.turn) return;  // one that began later tells
      this.noticed = findings;
      post("settled", {
        ticket, findings: [...findings, ...(this.mode.check?.(this.root, this.parsed) ?? [])],
        about: this.parsed.about ?? { title: this.root.querySelector("h1")?.textContent.trim() ?? "" },
        ...this.partsTold(),
      });
    }).catch((error) => {
      if (this.document.ticket === ticket) this.stumble(error);
    });
  }

  // Slides one by one; of anything else the lines alone, [first, last, first, …], and only if they changed:
  // a long entry has thousands of blocks, and most keys change none of their lines.
  partsTold() {
    const { parts } = this.parsed;
    if (this.mode.keyOf) {
      this.linesTold = null;
      return { parts: parts.map(({ first, last, title, hidden, number, page, notes, headings }, i) => ({
        first, last, title: title ?? "", hidden: Boolean(hidden), number: number ?? 0, page: page ?? "", notes: notes ?? "",
        headings: headings ?? [], drawn: !this.entries[i].away, key: this.mode.keyOf(this.entries[i], this.parsed),
      })) };
    }
    const lines = parts.flatMap(({ first, last }) => [first, last]);
    const same = this.linesTold?.length === lines.length && lines.every((line, i) => line === this.linesTold[i]);
    this.linesTold = lines;
    return same ? {} : { lines };
  }

  // What a mode's check() had not measured yet when it was asked.
  checked(findings) {
    post("checked", { ticket: this.document.ticket, findings: [...this.noticed, ...findings] });
  }

  // When every face the text asks for is there. Only laying it out asks.
  async faces() {
    do {
      this.root.getBoundingClientRect();
      await document.fonts.ready;
    } while (document.fonts.status === "loading");
  }

  showSlide(slide) {
    if (this.document) this.document.slide = slide;
    this.mode?.showSlide?.(this.root, slide);
  }
}
