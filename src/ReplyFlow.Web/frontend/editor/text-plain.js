// The text as the browser's own text area: on touch screens, where its input methods are the surest, and wherever the
// editor cannot start.
export function plainText(area) {
  const grow = () => {
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + 4}px`;
  };
  area.addEventListener("input", grow);
  window.addEventListener("resize", grow);
  requestAnimationFrame(grow);
  return {
    get: () => area.value,
    set(text) {
      area.value = text;
      area.dispatchEvent(new Event("input", { bubbles: true }));
    },
    position: () => area.selectionStart,
    goTo(from, to = from) {
      area.focus();
      area.setSelectionRange(from, to);
    },
    replace(from, to, words) {
      area.setRangeText(words, from, to, "end");
      area.dispatchEvent(new Event("input", { bubbles: true }));
    },
    change(list) {
      for (const { from, to, insert } of [...list].reverse()) area.setRangeText(insert, from, to, "end");
      area.dispatchEvent(new Event("input", { bubbles: true }));
    },
    onChange: (act) => area.addEventListener("input", act),
    onMove: (act) => ["keyup", "click", "select"].forEach((type) => area.addEventListener(type, act)),
    mark() {},
    cite() {},
    insert(words) {
      area.focus();
      area.setRangeText(words, area.selectionStart, area.selectionEnd, "end");
      area.dispatchEvent(new Event("input", { bubbles: true }));
    },
    shown: grow,
  };
}
