// SPDX-License-Identifier: GPL-3.0-or-later
// When a picture can be painted in the next frame. Decoding waits for a frame, and a page that nobody
// sees draws none: there it is enough that the picture is loaded.
const hidden = () => new Promise((resolve) => {
  if (document.hidden) resolve();
  else document.addEventListener("visibilitychange", resolve, { once: true });
});

const loaded = (image) => new Promise((resolve) => {
  if (image.complete) resolve();
  else for (const name of ["load", "error"]) image.addEventListener(name, resolve, { once: true });
});

export function painted(image) {
  return Promise.race([image.decode().catch(() => {}), loaded(image).then(hidden)]);
}
