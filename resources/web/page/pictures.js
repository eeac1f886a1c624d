// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures in the window come no larger than they are shown, and only when they come near: an entry may
// have thousands of photos. What leaves the program has them whole.
import { context } from "./words.js";

const column = 580;
const grain = 320;

export function inColumn(image, { address, width, scalable }) {
  if (!context.scaled) return;
  const wide = Math.min(column, parseInt(image.getAttribute("width"), 10) || column) * (globalThis.devicePixelRatio || 1);
  const pixels = Math.ceil(wide / grain) * grain;
  if (scalable && width > pixels) image.setAttribute("src", `${address}&width=${pixels}`);
  image.setAttribute("loading", "lazy");
}

// As large as it is.
export const whole = (address) => address.replace(/&width=\d+$/, "");

// Nobody waits for a picture that is far off.
export const isAwaited = (image) => !image.complete && image.loading !== "lazy";
