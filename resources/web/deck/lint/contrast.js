// SPDX-License-Identifier: GPL-3.0-or-later
// Words too faint on what lies behind them, as WCAG 2 measures it (1.4.3): 4.5 to 1, or 3 to 1 for large
// ones. Where a picture lies behind, nobody can tell.
import { sample, texts } from "./texts.js";

const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
const known = new Map();

// Whatever CSS writes as [r, g, b, a], each of 0…1.
function colour(text) {
  if (!known.has(text)) {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = "#0000";
    canvas.fillStyle = text;
    canvas.fillRect(0, 0, 1, 1);
    known.set(text, [...canvas.getImageData(0, 0, 1, 1).data].map((value) => value / 255));
  }
  return known.get(text);
}

const over = ([r, g, b, a], below) => [r, g, b].map((value, i) => value * a + below[i] * (1 - a)).concat(1);

function luminance(rgb) {
  const [r, g, b] = rgb.map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function ratio(a, b) {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

// What may lie behind an element whose box shows `grounds`: its own colour, or the colours of a gradient.
// null: a picture.
function behind(style, grounds) {
  const plain = grounds.map((ground) => over(colour(style.backgroundColor), ground));
  if (style.backgroundImage === "none") return plain;
  if (style.backgroundImage.includes("url(")) return null;
  const stops = style.backgroundImage.match(/(?:rgba?|hsla?|color|oklch|oklab)\([^()]*\)/g) ?? [];
  return [...plain, ...stops.flatMap((stop) => plain.map((ground) => over(colour(stop), ground)))];
}

function groundOfSlide({ slide, section }) {
  const layers = [...slide.querySelectorAll(":scope > foreignObject > section[data-marpit-advanced-background=background]")];
  const split = section.dataset.marpitAdvancedBackgroundSplit !== undefined;
  if (!split && layers.some((layer) => layer.querySelector("figure"))) return null;
  let grounds = [[1, 1, 1, 1]];
  for (const one of [...layers, section]) {
    grounds = behind(getComputedStyle(one), grounds);
    if (!grounds) return null;
  }
  return grounds;
}

export function contrast(drawn) {
  const whole = groundOfSlide(drawn);
  if (!whole) return [];
  const { section, slide } = drawn;
  const inch = slide.viewBox.baseVal.height / 720;
  const seen = new Map([[section, { grounds: whole, opacity: 1 }]]);
  const around = (element) => {
    if (!seen.has(element)) {
      const outer = around(element.parentElement ?? section);
      const style = getComputedStyle(element);
      seen.set(element, { grounds: outer.grounds && behind(style, outer.grounds), opacity: outer.opacity * parseFloat(style.opacity) });
    }
    return seen.get(element);
  };
  let worst = null;
  for (const { element, words, style, size } of texts(drawn)) {
    const { grounds, opacity } = around(element);
    if (!grounds) continue;
    const [r, g, b, a] = colour(element.ownerSVGElement ? style.fill : style.color);
    const large = size >= 24 * inch || (parseInt(style.fontWeight) >= 600 && size >= 18.5 * inch);
    const wanted = large ? 3 : 4.5;
    const measured = Math.min(...grounds.map((ground) => ratio(over([r, g, b, a * opacity], ground), ground)));
    if (measured < wanted - 0.05 && !(worst?.share <= measured / wanted)) worst = { share: measured / wanted, measured, wanted, words, element };
  }
  if (!worst) return [];
  const word = worst.element.matches("[class*=hljs]") ? "contrast-code" : "contrast";
  return [{ code: "contrast", word, values: [worst.measured.toFixed(1), worst.wanted, sample(worst.words)], element: worst.element }];
}
