// SPDX-License-Identifier: GPL-3.0-or-later
// Films and sounds: when they are ready to be seen, and which of them this engine cannot play.
const silent = new Set();   // addresses

export const isSilent = (address) => silent.has(address);

export const playersIn = (root) => [...root.querySelectorAll("video, audio")];

// A film of which only the sound is understood is none.
const fails = (player) => player.error !== null
  || (player.localName === "video" && /^video/.test(player.dataset.type ?? "") && player.readyState >= HTMLMediaElement.HAVE_METADATA && !player.videoWidth);

// When the first frame is there, or there will be none. A page that nobody sees may load nothing.
export async function begun(player) {
  const stands = () => player.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA || player.error;
  await new Promise((resolve) => {
    if (stands() || document.hidden) return resolve();
    for (const name of ["loadeddata", "error"]) player.addEventListener(name, resolve, { once: true });
    document.addEventListener("visibilitychange", () => document.hidden && resolve(), { once: true });
  });
  await shown(player);
}

// A frame that is loaded is on its way to who draws it for a few frames of the page more.
async function shown(player, patience = 100) {
  if (!player.videoWidth) return;
  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
  for (let i = 0; i < patience && !document.hidden; i++) {
    canvas.drawImage(player, 0, 0, 1, 1);
    if (canvas.getImageData(0, 0, 1, 1).data[3] > 0) return;
    await new Promise(requestAnimationFrame);
  }
}

// tell(address) of each that turns out not to be playable.
export function followPlayers(root, tell) {
  const look = ({ target }) => {
    if (!target.matches?.("video, audio") || !fails(target)) return;
    const address = target.getAttribute("src");
    silent.add(address);
    tell(address);
  };
  for (const name of ["error", "loadedmetadata"]) root.addEventListener(name, look, true);
}

export function pause(root) {
  for (const player of playersIn(root)) player.pause();
}

// In a copy that leaves: without what only this page needs, and words in the place of what is too large (see
// tooLarge()).
export function tidy(copy, wide, words) {
  for (const player of playersIn(copy)) {
    const { source } = player.dataset;
    const bytes = wide.get(player.getAttribute("src"));
    if (bytes) player.replaceWith(Object.assign(document.createElement("span"), { className: "absent", textContent: `${source} — ${words(bytes)}` }));
    for (const name of ["source", "type", "bytes"]) delete player.dataset[name];
  }
}

// Of films and sounds together, that stand inside one file (app/pages/pictures.h).
const most = 64 * 1024 * 1024;

// Addresses of those that are too large for it, with their bytes; who comes first gets the room.
export function tooLarge(root) {
  let room = most;
  const wide = new Map();
  for (const player of playersIn(root)) {
    const bytes = +player.dataset.bytes;
    if (bytes > room) wide.set(player.getAttribute("src"), bytes);
    else room -= bytes;
  }
  return wide;
}
