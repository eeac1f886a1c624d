// SPDX-License-Identifier: GPL-3.0-or-later
// MathML without its source, as MathJax 3 leaves it, back to TeX: what is common; the rest is its text.
export function texOf(node) {
  if (node.nodeType === 3) return node.nodeValue.trim();
  if (node.nodeType !== 1) return "";
  const parts = Array.from(node.childNodes).filter((child) => child.nodeType === 1);
  const part = (at) => (parts[at] ? texOf(parts[at]) : "");
  const base = (at) => (part(at).length > 1 && !/^\\[a-z]+$/i.test(part(at)) && !/^(?:mi|mn|mo)$/i.test(parts[at].nodeName) ? `{${part(at)}}` : part(at));
  const small = (at) => (part(at).length > 1 ? `{${part(at)}}` : part(at));
  switch (node.nodeName.toLowerCase()) {
    case "msup": return `${base(0)}^${small(1)}`;
    case "msub": return `${base(0)}_${small(1)}`;
    case "msubsup": return `${base(0)}_${small(1)}^${small(2)}`;
    case "munder": return `${base(0)}_${small(1)}`;
    case "mover": return `${base(0)}^${small(1)}`;
    case "munderover": return `${base(0)}_${small(1)}^${small(2)}`;
    case "mfrac": return `\\frac{${part(0)}}{${part(1)}}`;
    case "msqrt": return `\\sqrt{${parts.map(texOf).join("")}}`;
    case "mroot": return `\\sqrt[${part(1)}]{${part(0)}}`;
    case "mtext": return `\\text{${node.textContent}}`;
    case "annotation": case "annotation-xml": return "";
    case "mi": return node.textContent.trim().length > 1 ? `\\mathrm{${node.textContent.trim()}}` : node.textContent.trim();
    case "mn": case "mo": return node.textContent.trim().replace(/[\u2061-\u2064]/g, "");
    default: return Array.from(node.childNodes).map(texOf).join("");
  }
}
