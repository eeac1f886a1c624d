// SPDX-License-Identifier: GPL-3.0-or-later
// A figure on a slide takes the slide's colours: ticks, legend and grid those of its text, the series those
// of the palette that stands out on its ground. A theme may name its own, --figure-1 to --figure-8.
// The program draws it in the light palette; what was drawn in one of its colours is named here instead.

const named = (tokens) => [
  ["soft", tokens.soft], ["line", tokens.line], ["baseline", tokens.baseline],
  ...tokens.series.map((colour, i) => [String(i + 1), colour]),
];

let names = new Map();   // colour as drawn → what stands for it
let style = "";
let made = null;

export function setPalettes(palettes) {
  if (!palettes || made === JSON.stringify(palettes)) return;
  made = JSON.stringify(palettes);
  names = new Map(named(palettes.light).map(([name, colour]) => [colour.toLowerCase(), `var(--figure-${name}, var(--yj-${name}, ${colour}))`]));
  const own = (tokens) => named(tokens).filter(([name]) => !["soft", "line"].includes(name))
    .map(([name, colour]) => `--yj-${name}:${colour}`).join(";");
  const mixed = (share) => `color-mix(in srgb, currentColor ${share}%, transparent)`;
  style = `section{--yj-soft:${mixed(80)};--yj-line:${mixed(16)};${own(palettes.light)}}section[data-ground=dark]{${own(palettes.dark)}}\n`;
}

export const figureStyle = () => style;

export function themed(html) {
  return html.replace(/<svg [^>]*class="figure"[\s\S]*?<\/svg>/g, (svg) =>
    svg.replace(/\b(fill|stroke)="(#[0-9a-f]{6})"/gi, (whole, name, colour) =>
      names.has(colour.toLowerCase()) ? `${name}="${names.get(colour.toLowerCase())}"` : whole));
}

// As it is on its slide, for a file of its own: `place` is the figure there, or its slide.
export function coloured(html, place) {
  if (!place) return html;
  tellFigures(place.closest("section"));
  const probe = place.appendChild(document.createElement("i"));
  const made = themed(html).replace(/\b(fill|stroke)="(var\([^"]*)"/g, (_, name, value) => {
    probe.style.color = value;
    const [colour, opacity] = written(getComputedStyle(probe).color);
    return `${name}="${colour}"${opacity < 1 ? ` ${name}-opacity="${opacity}"` : ""}`;
  });
  probe.remove();
  return made;
}

// `rgb(…)`, `rgba(…)` or `color(srgb …)` as every reader of SVG knows it.
function written(colour) {
  const [r, g, b, opacity = 1] = colour.match(channels).map(Number);
  const whole = colour.startsWith("color(") ? 255 : 1;
  return [`#${[r, g, b].map((part) => Math.round(part * whole).toString(16).padStart(2, "0")).join("")}`, Number(opacity.toFixed(3))];
}

const channels = /[\d.]+/g;

// What a slide's figures follow: its height, and whether light words stand on a dark ground, whatever that is
// made of.
export function tellFigures(section) {
  if (!section.querySelector("figure.plot")) return;
  section.style.setProperty("--slide-height", `${section.closest("svg").viewBox.baseVal.height}px`);
  const [r, g, b] = getComputedStyle(section).color.match(channels).map(Number);
  section.dataset.ground = 0.299 * r + 0.587 * g + 0.114 * b > 150 ? "dark" : "light";
}

// Series of a figure that asks for it come one by one, between the list items above and below it: each is a
// fragment as Marp numbers them.
export function numberFragments(section) {
  const series = section.querySelectorAll("[data-series]");
  if (!series.length) return;
  let count = 0;
  let figure = null;
  let first = 0;
  for (const element of section.querySelectorAll("[data-marpit-fragment], [data-series]")) {
    if (element.dataset.series === undefined) {
      element.dataset.marpitFragment = ++count;
      continue;
    }
    const svg = element.closest("svg");
    if (svg !== figure) first = count;
    figure = svg;
    element.dataset.marpitFragment = first + 1 + +element.dataset.series;
    count = Math.max(count, first + 1 + +element.dataset.series);
  }
  section.dataset.marpitFragments = count;
}
