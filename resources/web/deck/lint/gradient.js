// SPDX-License-Identifier: GPL-3.0-or-later
// The colour of a gradient at a point, of those that run straight over all of their box.
import { colour } from "./colour.js";

const stopPattern = /((?:rgba?|hsla?|color|oklch|oklab|lab|lch)\([^()]*\))((?:\s+-?[\d.]+(?:%|px))*)/g;
const corners = { top: [0, -1], bottom: [0, 1], left: [-1, 0], right: [1, 0] };

// Of a computed background-image: its colours.
export const stopsOf = (image) => [...image.matchAll(stopPattern)].map(([, text]) => colour(text));

// The direction in which the colours follow each other, y downwards.
function directionOf(image, box) {
  const [, to, angle] = /^linear-gradient\((?:to ([a-z ]+)|(-?[\d.]+)deg)?/.exec(image);
  if (angle) return [Math.sin((angle * Math.PI) / 180), -Math.cos((angle * Math.PI) / 180)];
  if (!to) return [0, 1];
  const [x, y] = to.split(" ").reduce((sum, side) => [sum[0] + corners[side][0], sum[1] + corners[side][1]], [0, 0]);
  // Towards a corner, the line through the other two has one colour.
  if (x && y) return [x * box.height, y * box.width].map((part) => part / Math.hypot(box.width, box.height));
  return [x, y];
}

// [[place 0…1, colour]], those without a place between the others.
function placed(image, length, pixel) {
  const stops = [];
  for (const [, text, places] of image.matchAll(stopPattern)) {
    const at = places.trim() ? places.trim().split(/\s+/).map((one) => (one.endsWith("%") ? parseFloat(one) / 100 : (parseFloat(one) * pixel) / length)) : [null];
    for (const place of at) stops.push([place, colour(text)]);
  }
  stops[0][0] ??= 0;
  stops.at(-1)[0] ??= 1;
  for (let i = 1; i < stops.length; i++)
    if (stops[i][0] === null) {
      const next = stops.findIndex(([place], j) => j > i && place !== null);
      stops[i][0] = stops[i - 1][0] + (stops[next][0] - stops[i - 1][0]) / (next - i + 1);
    } else stops[i][0] = Math.max(stops[i][0], stops[i - 1][0]);
  return stops;
}

const isStraight = (image) => /^linear-gradient\((?!.*gradient\()/.test(image) && stopsOf(image).length > 1 && !/,\s*-?[\d.]+%\s*,|\b(?:in|calc)\b/.test(image);

// It is as large as its box.
export const isWhole = ({ backgroundSize }) => /^(?:auto|cover|100% 100%|auto auto|100%)$/.test(backgroundSize);

// null: it is not one of those. `pixel`: how many pixels of the screen one of CSS is.
export function gradientAt(style, box, [x, y], pixel) {
  const image = style.backgroundImage;
  if (!isStraight(image) || !isWhole(style)) return null;
  const [across, down] = directionOf(image, box);
  const length = Math.abs(box.width * across) + Math.abs(box.height * down);
  const place = ((x - box.left - box.width / 2) * across + (y - box.top - box.height / 2) * down) / length + 0.5;
  const stops = placed(image, length, pixel);
  const next = stops.findIndex(([at]) => at >= place);
  if (next <= 0) return stops.at(next)[1];
  const [[from, first], [to, last]] = [stops[next - 1], stops[next]];
  const share = to > from ? (place - from) / (to - from) : 1;
  const alpha = first[3] + (last[3] - first[3]) * share;
  // As browsers mix them: each by how much of it is there.
  return alpha === 0 ? [0, 0, 0, 0] : [...[0, 1, 2].map((i) => (first[i] * first[3] * (1 - share) + last[i] * last[3] * share) / alpha), alpha];
}
