// SPDX-License-Identifier: GPL-3.0-or-later
// Stamps say when and where: `2026. 04. 16. 22:30, Vancouver, BC`. To CommonMark the dotted form is
// three nested lists, so they are read before lists. A stamp is a whole line, alone in its paragraph
// or its first or last; several on a line are allowed. One below a list or a quote belongs to neither.
const date = String.raw`(?:(\d{4})\.[ ]?(\d{1,2})\.[ ]?(\d{1,2})\.|(\d{4})-(\d{2})-(\d{2})(?!\d))`;
const weekday = String.raw`(?:[ ]?\((?:[월화수목금토일](?:요일)?|(?:mon|tue|wed|thu|fri|sat|sun|Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6})\)|[ ]+[월화수목금토일]요일)?`;
const head = new RegExp(String.raw`${date}${weekday}(?:(?:[Tt]|[ ]+)(\d{1,2}):(\d{2}))?(?:,[ ]*|(?=[ ]*$)|(?=[ ]+\d{4}[.-]))`, "y");
const next = new RegExp(String.raw`[ ]+(?=${date}${weekday}(?:(?:[Tt]|[ ]+)\d{1,2}:\d{2})?(?:,|[ ]*$))`, "g");

// Patterns of Korean in its letters, so that an end of a syllable (ㅆ) can be asked for.
const ofLetters = (pattern) => new RegExp(pattern.normalize("NFD"), "iu");
const told = ofLetters(String.raw`\u{11bb}(?:다|어(?:요)?|네(?:요)?|죠|지|음|습니다)\.?$|니다\.?$|(?:세|해|어|아|에|예|네|데)요\.$|(?:죠|까)\.$|(?<!바)다\.$`);
const done = ofLetters(String.raw`(?:[a-z\d_](?:가|이|은|는|을|를)|(?<!가|고|노|마)을|를|에서|에게)[ ].*(?:다|요|네|함|됨|음)\.?$`);
const sentence = /[.?][ ]+\S|![ ]+\S+[ ]+\S|[?!]$|^(?:I|We|You|He|She|It|They)(?:['’]|[ ](?:am|is|are|was|were|had|have|has|do|did|can|will|got|went|ran|made|saw|met|\p{L}+ed)[ ])|_[\p{L}\p{N}_]+[ ]+[-+]?\d/iu;

// A place is a name: no sentence ends within it, and it is none itself, as far as its words tell (app/diary/stamp.cpp).
const shortened =
  /(?<![\p{L}\p{N}])(?:[a-z]|st|mt|ft|dr|mr|mrs|ms|prof|rm|fl|apt|ste|bldg|ave|blvd|rd|ln|hwy|pl|sq|str|dept|univ|inst|jr|sr|co|inc|ltd|no(?=\.[ ]\d))\.[ ]/giu;

function isPlace(text) {
  const letters = text.normalize("NFD");
  return text.length <= 80 && !sentence.test(text.replace(shortened, "")) && !told.test(letters) && !done.test(letters);
}

export function readStamps(line) {
  const stamps = [];
  let pos = 0;
  while (pos < line.length) {
    head.lastIndex = pos;
    const match = head.exec(line);
    if (!match) return [];
    const [year, month, day] = match[1] ? match.slice(1, 4) : match.slice(4, 7);
    if (+month < 1 || +month > 12 || +day < 1 || +day > new Date(+year, +month, 0).getDate() || +(match[7] ?? 0) > 23 || +(match[8] ?? 0) > 59) return [];
    pos = head.lastIndex;
    next.lastIndex = pos;
    const end = match[0].trimEnd().endsWith(",") ? (next.exec(line)?.index ?? line.length) : pos;
    const place = line.slice(pos, end).trim();
    if (!isPlace(place)) return [];
    const two = (n) => n.padStart(2, "0");
    stamps.push({
      written: match[0].trim().replace(/,$/, ""),
      when: `${year}-${two(month)}-${two(day)}` + (match[7] ? `T${two(match[7])}:${match[8]}` : ""),
      place,
    });
    pos = end;
    while (line[pos] === " ") pos++;
  }
  return stamps;
}

// `2024. 04. 19.에 만난 사람` is a sentence, and no list of lists either.
const dated = /^\d{4}\.[ ]\d{1,2}\./;

// written: it is shown as it is written, and not taken apart.
export function stamps(md, { written = false } = {}) {
  md.block.ruler.before("list", "stamp", (state, startLine, endLine, silent) => {
    if (state.sCount[startLine] - state.blkIndent >= 4) return false;
    const line = state.src.slice(state.bMarks[startLine] + state.tShift[startLine], state.eMarks[startLine]).trim();
    if (!/^\d{4}[.-]/.test(line)) return false;
    if (silent && state.parentType === "list" && dated.test(line)) return true;
    // Asked in the middle of a paragraph: only its last line may end it, and one outside of its list or quote.
    const after = startLine + 1;
    const last = after >= endLine || state.isEmpty(after) || state.sCount[after] < state.blkIndent;
    const outside = state.parentType === "blockquote" || state.sCount[startLine] < state.blkIndent;
    if (silent && !last && !outside) return false;
    const found = readStamps(line);
    if (!found.length) return false;
    if (silent) return true;
    const token = state.push("stamp", "p", 0);
    token.map = [startLine, after];
    token.meta = found;
    token.content = line;
    state.line = after;
    return true;
  }, { alt: ["paragraph", "blockquote", "list"] });
  const rule = md.block.ruler.__rules__.find(({ name }) => name === "list");
  const list = rule.fn;
  md.block.ruler.at("list", (state, startLine, endLine, silent) => {
    const start = state.bMarks[startLine] + state.tShift[startLine];
    if (dated.test(state.src.slice(start, start + 9))) return false;
    return list(state, startLine, endLine, silent);
  }, { alt: rule.alt });

  const escape = md.utils.escapeHtml;
  md.renderer.rules.stamp = (tokens, i) => {
    if (written) return `<p class="stamp">${escape(tokens[i].content)}</p>\n`;
    const parts = tokens[i].meta.map(({ written, when, place }) =>
      `<time datetime="${when}">${escape(written)}</time>` + (place ? ` · ${escape(place)}` : ""));
    return `<p class="stamp">${parts.join('<span class="gap"> — </span>')}</p>\n`;
  };
}
