// SPDX-License-Identifier: GPL-3.0-or-later
// The one script of a deck that left as HTML: keys go from slide to slide and from step to step of a list
// that comes one by one; F fills the screen. Nothing else of the file needs it.
const slides = [...document.querySelectorAll(".marpit > svg")];
const stepOf = (element) => Number(element.dataset.marpitFragment);
const fragments = slides.map((slide) => [...slide.querySelectorAll("[data-marpit-fragment]")]);
const steps = fragments.map((all) => Math.max(0, ...all.map(stepOf)));
let at = 0;
let step = 0;

function show(slide, shown) {
  at = slide;
  step = shown;
  for (const element of fragments[at]) element.toggleAttribute("data-later", stepOf(element) > step);
}

function go(slide, shown) {
  for (const player of slides[at].querySelectorAll("video, audio")) player.pause();
  show(slide, shown);
  slides[slide].scrollIntoView();
}

const last = slides.length - 1;
const forth = () => (step < steps[at] ? show(at, step + 1) : at < last && go(at + 1, 0));
const back = () => (step > 0 ? show(at, step - 1) : at > 0 && go(at - 1, steps[at - 1]));
const keys = {
  ArrowRight: forth, ArrowDown: forth, PageDown: forth, " ": forth, Enter: forth, n: forth,
  ArrowLeft: back, ArrowUp: back, PageUp: back, Backspace: back, p: back,
  Home: () => go(0, 0), End: () => go(last, steps[last]),
  f: () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()),
};

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest?.("input, summary, video, audio, a:focus")) return;
  const act = event.key === " " && event.shiftKey ? back : keys[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

// Whoever scrolls sees all of a slide.
addEventListener("scrollend", () => {
  const seen = slides.findIndex((slide) => Math.abs(slide.getBoundingClientRect().top) < innerHeight / 2);
  if (seen >= 0 && seen !== at) show(seen, steps[seen]);
});

if (slides.length) show(0, 0);
