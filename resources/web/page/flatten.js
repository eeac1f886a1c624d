// SPDX-License-Identifier: GPL-3.0-or-later
// A diagram comes with a style sheet, and the sanitiser takes style sheets out (one could restyle the
// whole page). So its rules are written onto the elements they mean, as presentation attributes, in
// a document that is never shown.
const properties = `fill stroke stroke-width stroke-dasharray stroke-linecap stroke-linejoin opacity fill-opacity stroke-opacity
  font-size font-family font-weight font-style text-anchor dominant-baseline alignment-baseline color visibility
  text-decoration letter-spacing`.trim().split(/\s+/);

function specificity(selector) {
  const count = (pattern) => (selector.match(pattern) ?? []).length;
  return count(/#[\w-]+/g) * 10000 + count(/\.[\w-]+|\[[^\]]*\]|:(?!:)[\w-]+/g) * 100 + count(/(?:^|[\s>+~])[a-z][\w-]*/gi);
}

export function flatten(svgText) {
  const svg = new DOMParser().parseFromString(svgText, "text/html").querySelector("svg");
  const declared = [];
  for (const element of svg.querySelectorAll("style")) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(element.textContent);
    for (const rule of sheet.cssRules) {
      if (!rule.selectorText) continue;
      for (const selector of rule.selectorText.split(/,(?![^(]*\))/))
        declared.push({ selector: selector.trim(), style: rule.style, weight: specificity(selector) });
    }
    element.remove();
  }
  declared.sort((a, b) => a.weight - b.weight);
  for (const important of [false, true])
    for (const { selector, style } of declared) {
      const values = properties.filter((name) => style.getPropertyValue(name) && (style.getPropertyPriority(name) === "important") === important);
      if (!values.length) continue;
      let found;
      try {
        found = [...svg.querySelectorAll(selector), ...(svg.matches(selector) ? [svg] : [])];
      } catch {
        continue; // a selector this engine does not know
      }
      for (const element of found)
        for (const name of values) {
          element.setAttribute(name, style.getPropertyValue(name));
          if (important) element.style.removeProperty(name);
        }
    }
  return svg.outerHTML;
}
