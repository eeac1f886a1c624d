// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers that someone counted: where those of a list rise and leave some out (`4. 제목`, text, `6. 제목`), they
// stand as they are written. CommonMark counts on from the first, which is right for `1. 1. 1.` and wrong here.
export function counted(md) {
  md.core.ruler.after("block", "counted", (state) => {
    const lists = [];
    for (const token of state.tokens) {
      if (token.type.endsWith("_list_open")) lists.push(token.type === "ordered_list_open" ? [] : null);
      else if (token.type === "list_item_open") lists.at(-1)?.push(token);
      else if (token.type.endsWith("_list_close")) {
        const items = lists.pop() ?? [];
        const numbers = items.map(({ info }) => Number(info));
        if (!numbers.every((number, i) => i === 0 || number > numbers[i - 1])) continue;
        items.forEach((item, i) => {
          if (i > 0 && numbers[i] !== numbers[i - 1] + 1) item.attrSet("value", String(numbers[i]));
        });
      }
    }
  });
}
