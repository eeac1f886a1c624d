// SPDX-License-Identifier: GPL-3.0-or-later
// What lies behind a point of a slide, as far as styles tell. Behind a picture, a filter or what stands in
// front of or behind the words by its position alone nobody can tell.
import { colour, over } from "./colour.js";
import { gradientAt, isWhole, stopsOf } from "./gradient.js";

const pictures = "img, video, canvas, iframe, object, svg";
const paints = (style) => style.backgroundImage !== "none" || colour(style.backgroundColor)[3] > 0;
const covers = (box, [x, y]) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;

// A shadow changes no letter.
const alters = ({ filter, mixBlendMode }) => mixBlendMode !== "normal" || !/^(?:none|\s*)$/.test(filter.replace(/drop-shadow\((?:[^()]|\([^()]*\))*\)/g, ""));

// What the layer of an element makes of the colours below it; null: a picture.
function painted({ style, box }, grounds, point, pixel) {
  if (style.backgroundClip.includes("text") || !covers(box, point)) return grounds;
  const plain = grounds.map((ground) => over(colour(style.backgroundColor), ground));
  if (style.backgroundImage === "none") return plain;
  if (/url\(|image-set\(|cross-fade\(|element\(/.test(style.backgroundImage)) return null;
  const here = gradientAt(style, box, point, pixel);
  if (here) return plain.map((ground) => over(here, ground));
  const possible = stopsOf(style.backgroundImage).flatMap((stop) => plain.map((ground) => over(stop, ground)));
  return isWhole(style) ? possible : [...plain, ...possible];
}

// The boxes a slide draws before and after its words by `::before` and `::after`.
function pseudoBoxes(section) {
  const frame = section.getBoundingClientRect();
  const scale = frame.width / section.offsetWidth;
  return ["::before", "::after"].map((name) => getComputedStyle(section, name))
    .filter((style) => style.content !== "none" && style.content !== "normal" && /absolute|fixed/.test(style.position) && paints(style))
    .map((style) => {
      const [left, top, width, height] = ["left", "top", "width", "height"].map((side) => parseFloat(style[side]) * scale);
      return { left: frame.left + left, top: frame.top + top, right: frame.left + left + width, bottom: frame.top + top + height };
    });
}

// Shapes of a drawing below its words: the colours they make of those below; null: nobody can tell.
function drawnBelow(text, grounds, [x, y]) {
  let root = text.ownerSVGElement;
  while (root.ownerSVGElement) root = root.ownerSVGElement;
  for (const shape of root.querySelectorAll("rect, path, circle, ellipse, polygon, image")) {
    if (!(shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING)) break;
    if (shape.closest("defs, clipPath, mask, pattern, marker, symbol")) continue;
    const box = shape.getBoundingClientRect();
    const style = getComputedStyle(shape);
    if (!covers(box, [x, y]) || style.display === "none" || style.fill === "none") continue;
    if (shape.localName === "image") return null;
    const matrix = shape.getScreenCTM()?.inverse();
    if (shape.localName !== "rect" && !(matrix && shape.isPointInFill(new DOMPoint(x, y).matrixTransform(matrix)))) continue;
    if (style.fill.startsWith("url(")) return null;
    const [r, g, b, a] = colour(style.fill);
    let opacity = parseFloat(style.fillOpacity);
    for (let one = shape; one !== root; one = one.parentElement) opacity *= parseFloat(getComputedStyle(one).opacity);
    grounds = grounds.map((ground) => over([r, g, b, a * opacity], ground));
  }
  return grounds;
}

export function groundsOf({ slide, section, scale }) {
  const known = new Map();
  const layerOf = (element) => {
    if (!known.has(element)) known.set(element, { element, style: getComputedStyle(element), box: element.getBoundingClientRect() });
    return known.get(element);
  };
  const behind = [...slide.querySelectorAll(":scope > foreignObject > section[data-marpit-advanced-background=background]")];
  const loose = [...behind.flatMap((one) => [...one.querySelectorAll("figure")]), ...section.querySelectorAll("*")]
    .filter((element) => !element.ownerSVGElement && (element.matches(pictures) || paints(layerOf(element).style))).map(layerOf);
  const pseudo = pseudoBoxes(section);

  // From outside: the slide's backgrounds, the slide, and what is around the words.
  const chainOf = (element) => {
    const chain = [];
    for (let one = element; one !== section; one = one.parentElement) chain.unshift(one);
    return [...behind, section, ...chain].map(layerOf);
  };

  // {opacity, at}: `at` gives the colours one of which lies behind a point; null: nobody can tell.
  return (element) => {
    const chain = chainOf(element);
    const isAltered = chain.some(({ style }) => alters(style));
    const apart = loose.filter((layer) => !layer.element.contains(element) && !element.contains(layer.element));
    return {
      opacity: chain.slice(behind.length).reduce((all, { style }) => all * parseFloat(style.opacity), 1),
      at(point) {
        if (isAltered || pseudo.some((box) => covers(box, point)) || apart.some(({ box }) => covers(box, point))) return null;
        const grounds = chain.reduce((below, layer) => below && painted(layer, below, point, scale), [[1, 1, 1, 1]]);
        return grounds && element.ownerSVGElement ? drawnBelow(element, grounds, point) : grounds;
      },
    };
  };
}
