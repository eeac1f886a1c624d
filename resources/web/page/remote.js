// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures from the net: not loaded, but named, with the offer to fetch that one. The program fetches;
// the page itself reaches nobody.
import { post } from "./host.js";
import { ask, standIn } from "./ours.js";
import { context, word } from "./words.js";

const answers = new Map();   // address → {address} | {reason} | {waiting}

export const isRemote = (address) => /^(?:https?:)?\/\//i.test(address);
const whole = (address) => (address.startsWith("//") ? `https:${address}` : address);

// What the sanitiser does with such a picture: its answer if the person asked for it, else a placeholder.
export function remotePicture(address) {
  const answer = answers.get(address);
  if (answer?.address) return answer;
  return { reason: word("notLoaded"), box: (alt) => placeholder(address, alt, answer) };
}

function placeholder(address, alt, answer) {
  return standIn(JSON.stringify([address, alt, answer, context.savesPictures, context.language]), () => {
    const box = Object.assign(document.createElement("span"), { className: "remote" });
    box.dataset.address = address;
    const line = (className, text) => box.append(Object.assign(document.createElement("span"), { className, textContent: text }));
    if (alt) line("alt", alt);
    line("where", whole(address));
    line("reason", answer?.waiting ? word("fetching") : answer?.reason ?? word("remotePicture"));
    if (!answer?.waiting) {
      box.append(ask("show", word("showOnce")));
      if (context.savesPictures) box.append(ask("save", word("saveIntoAssets")));
    }
    return box;
  });
}

export function fetchRemote(box, what) {
  const { address } = box.dataset;
  answers.set(address, { waiting: true });
  box.querySelector(".reason").textContent = word("fetching");
  for (const button of box.querySelectorAll(".ask")) button.remove();
  post("remote", { address: whole(address), written: address, save: what === "save" });
}

export const arrived = (address, answer) => answers.set(address, answer);
export const forgetRemote = () => answers.clear();
