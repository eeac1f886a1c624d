// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses that stand in the text: with a scheme, with `www.`, and mail. A bare `train.py` or
// `README.md` is a file, not a host in Paraguay or Moldova.
//
// Every address becomes a link or a picture here; the sanitiser refuses the bad ones, in words.
export function links(md) {
  md.validateLink = () => true;
  md.set({ linkify: true });
  md.linkify.set({ fuzzyLink: false, fuzzyEmail: true });
  md.linkify.add("www.", {
    validate(text, pos) {
      const match = /^[\p{L}\p{N}][\p{L}\p{N}-]*(?:\.[\p{L}\p{N}-]+)+(?:[/?#][^\s<>"'`]*)?/u.exec(text.slice(pos));
      return match ? match[0].replace(/[.,:;!?)\]]+$/, "").length : 0;
    },
    normalize(match) {
      match.url = `http://${match.url}`;
    },
  });
}
