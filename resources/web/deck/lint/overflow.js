// SPDX-License-Identifier: GPL-3.0-or-later
// What stands outside the slide, or is hidden in a box that scrolls, or lies on the header or footer: by
// how much, in the slide's own pixels.

// Half a pixel of rounding is nobody's mistake, nor is a hair of a letter.
const slack = 2;

const bands = "header, footer";

// Drawn as one; what is inside may reach out of it and is clipped (a root's line is 400 em long).
const drawing = "svg, mjx-container, .katex";

// The parts of a slide that are seen by themselves: not what lies in a drawing or in a box that clips.
function* boxes(section) {
  const walk = [...section.children].reverse();
  while (walk.length) {
    const element = walk.pop();
    if (element.matches(bands) || element.localName === "style") continue;
    const style = getComputedStyle(element);
    // (All of a slide out of sight is `visibility: hidden`.)
    if (style.display === "none") continue;
    const clips = style.overflowX !== "visible" || style.overflowY !== "visible";
    yield { element, clips };
    if (!clips && !element.shadowRoot && !element.matches(drawing)) walk.push(...[...element.children].reverse());
  }
}

// The first thing that does not fit: its line is where the slide may be divided.
function firstBelow(section, bottom) {
  const below = [...section.querySelectorAll("[data-l]")].filter((element) => element.getBoundingClientRect().bottom > bottom);
  return below.find((element) => !below.some((other) => other !== element && element.contains(other)));
}

export function overflow({ section, scale }) {
  const frame = section.getBoundingClientRect();
  const out = { right: 0, bottom: 0, left: 0, top: 0 };
  const hidden = { "hidden-right": [0], "hidden-below": [0] };
  const covered = new Map(); // header or footer → [pixels, by what]
  const edges = [...section.querySelectorAll(":scope > header, :scope > footer")].map((band) => [band.localName, band.getBoundingClientRect()]);
  for (const { element, clips } of boxes(section)) {
    const box = element.getBoundingClientRect();
    // Nothing, or a text for screen readers alone (a formula's source).
    if (box.width / scale < 2 || box.height / scale < 2) continue;
    out.right = Math.max(out.right, box.right - frame.right);
    out.bottom = Math.max(out.bottom, box.bottom - frame.bottom);
    out.left = Math.max(out.left, frame.left - box.left);
    out.top = Math.max(out.top, frame.top - box.top);
    if (clips)
      for (const [side, amount] of [["hidden-right", element.scrollWidth - element.clientWidth], ["hidden-below", element.scrollHeight - element.clientHeight]])
        if (amount > hidden[side][0]) hidden[side] = [amount, element];
    if (element.childElementCount > 0 && !element.matches(drawing)) continue;
    for (const [name, band] of edges) {
      if (box.right <= band.left || box.left >= band.right) continue;
      const depth = name === "footer" ? box.bottom - band.top : band.bottom - box.top;
      if (box.bottom > band.top && box.top < band.bottom && depth > (covered.get(name)?.[0] ?? 0)) covered.set(name, [depth, element]);
    }
  }
  const found = [];
  const say = (side, pixels, element) => {
    if (Math.round(pixels) > slack) found.push({ code: "overflow", word: `overflow-${side}`, values: [Math.round(pixels)], element });
  };
  for (const [side, amount] of Object.entries(out)) say(side, amount / scale, side === "bottom" ? firstBelow(section, frame.bottom + slack * scale) : undefined);
  for (const [side, [pixels, element]] of Object.entries(hidden)) say(side, pixels, element);
  // What leaves the slide has passed the band at that edge on its way.
  const passed = { footer: out.bottom, header: out.top };
  for (const [name, [depth, element]] of covered) if (passed[name] / scale <= slack) say(name, depth / scale, element);
  return found;
}
