// SPDX-License-Identifier: GPL-3.0-or-later
// Fits what Marp fits: `# <!-- fit -->` headings, code and KaTeX blocks too wide for the slide, and the
// block of content centred in its height. Marp's own helper does the first by custom elements, which a
// script world of its own does not have; here the same shadow tree is built once and stays, so that a
// page printed or written to a file needs no script. Call again when a slide's content has changed.

const scaled = ":is(h1, h2, h3, h4, h5, h6, span, marp-pre)[data-auto-scaling], marp-auto-scaling";

const preStyle =
  ":host{display:block;font-family:monospace;white-space:pre;margin:1em 0;--marp-auto-scaling-white-space:pre}";

const tree =
  '<div><svg part="auto-scaling" style="display:block;width:100%;vertical-align:top"><foreignObject>' +
  '<span style="display:table;white-space:var(--marp-auto-scaling-white-space,nowrap);width:max-content">' +
  "<slot></slot></span></foreignObject></svg></div>";

// `pre` takes no shadow tree; the themes style `marp-pre` alike.
function renamePre(slide) {
  for (const pre of slide.querySelectorAll("pre[data-auto-scaling]")) {
    const renamed = pre.ownerDocument.createElement("marp-pre");
    for (const { name, value } of pre.attributes) renamed.setAttribute(name, value);
    renamed.append(...pre.childNodes);
    pre.replaceWith(renamed);
  }
}

// Sizes as the slide's own pixels, however large it is shown; 0: it is not displayed.
export function scaleOf(slide) {
  const box = slide.getBoundingClientRect();
  return box.width > 0 ? Math.min(box.width / slide.viewBox.baseVal.width, box.height / slide.viewBox.baseVal.height) : 0;
}

function ratio(svg) {
  const style = getComputedStyle(svg);
  const own = style.getPropertyValue("--preserve-aspect-ratio").trim();
  if (own) return own;
  const rtl = style.direction === "rtl";
  if (style.textAlign.endsWith("left") || style.textAlign === (rtl ? "end" : "start")) return "xMinYMid meet";
  if (style.textAlign.endsWith("right") || style.textAlign === (rtl ? "start" : "end")) return "xMaxYMid meet";
  return "xMidYMid meet";
}

// Each step of fitting is done for all slides before the next, and what is read is read at once: a page
// laid out anew after every write would be laid out hundreds of times.

function giveRoom({ element }) {
  const root = element.shadowRoot ?? element.attachShadow({ mode: "open" });
  if (!root.firstChild) {
    const wrapped = (element.localName === "marp-pre" ? `<style>${preStyle}</style>` : "") + tree;
    root.append(...new DOMParser().parseFromString(wrapped, "text/html").querySelectorAll("style, body > div"));
  }
  const wrapper = root.querySelector("div");
  const svg = wrapper.firstChild;
  const frame = svg.firstChild;
  const content = frame.firstChild;
  // So that what is measured is not squeezed by the last fit.
  frame.setAttribute("width", "100000");
  frame.setAttribute("height", "100000");
  content.style.marginInline = "0";
  svg.removeAttribute("viewBox");
  svg.style.height = "150px";
  return { wrapper, svg, frame, content };
}

function measureWidth({ element, scale }, { wrapper, svg, content }) {
  const box = content.getBoundingClientRect();
  let width = Math.ceil(box.width / scale - 0.01);
  const height = Math.ceil(box.height / scale - 0.01);
  const onlyDown = element.localName === "marp-auto-scaling" ? element.hasAttribute("data-downscale-only")
    : element.dataset.autoScaling === "downscale-only";
  if (onlyDown) width = Math.max(width, wrapper.getBoundingClientRect().width / scale);
  return { width, height, aspect: ratio(svg) };
}

function setWidth({ svg, frame, content }, { width, height, aspect }) {
  frame.setAttribute("width", width);
  frame.setAttribute("height", height);
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("preserveAspectRatio", aspect);
  svg.style.height = width > 0 && height > 0 ? "auto" : "0";
  content.style.marginLeft = /^xM(id|ax)/.test(aspect) ? "auto" : "0";
  content.style.marginRight = /^xMi/.test(aspect) ? "auto" : "0";
}

// `align-content` on a block, which Chromium knows from 123 on: the share of the free height above.
function measureFrame({ section, scale }) {
  const computed = getComputedStyle(section);
  const share = /\bcenter\b/.test(computed.alignContent) ? 0.5 : /\bend\b/.test(computed.alignContent) ? 1 : 0;
  if (computed.display !== "block" || share === 0) return null;
  return { share, full: section.getBoundingClientRect().height / scale, padding: parseFloat(computed.paddingTop) };
}

const loose = [["container-type", "normal"], ["display", "flow-root"], ["height", "auto"]];

function centre(sections) {
  for (const { section } of sections) for (const name of ["padding-top", "align-content"]) section.style.removeProperty(name);
  const due = sections.map((one) => ({ ...one, frame: measureFrame(one) })).filter(({ frame }) => frame);
  for (const { section } of due) for (const [name, value] of loose) section.style.setProperty(name, value, "important");
  for (const one of due) one.free = one.frame.full - one.section.getBoundingClientRect().height / one.scale;
  for (const { section, frame, free } of due) {
    for (const [name] of loose) section.style.removeProperty(name);
    // A newer browser that opens an export must not centre what is centred already.
    section.style.setProperty("align-content", "start");
    if (free > 0) section.style.setProperty("padding-top", `${frame.padding + free * frame.share}px`);
  }
}

// Each is Marp's <svg data-marpit-svg>, in the page and displayed.
export function fitSlides(slides) {
  const shown = slides.map((slide) => ({ slide, scale: scaleOf(slide) })).filter(({ scale }) => scale > 0);
  for (const { slide } of shown) renamePre(slide);
  const elements = shown.flatMap(({ slide, scale }) => [...slide.querySelectorAll(scaled)].map((element) => ({ element, scale })));
  const rooms = elements.map(giveRoom);
  const sizes = elements.map((one, i) => measureWidth(one, rooms[i]));
  rooms.forEach((room, i) => setWidth(room, sizes[i]));
  centre(shown.flatMap(({ slide, scale }) =>
    [...slide.querySelectorAll(":scope > foreignObject > section")]
      .filter(({ dataset: { marpitAdvancedBackground: layer } }) => layer === undefined || layer === "content")
      .map((section) => ({ section, scale }))));
}
