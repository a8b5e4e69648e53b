// A note above the editor. Each part of the editor has its own, and shows or hides nobody else's.
import { button } from "./elements.js";

export function noteOf(template) {
  let note = null;

  function hide() {
    note?.remove();
    note = null;
  }

  return {
    show(words, choices, list = []) {
      hide();
      note = template.content.firstElementChild.cloneNode(true);
      note.querySelector("[data-editor-alert-text]").textContent = words;
      const items = note.querySelector("[data-editor-alert-lines]");
      items.hidden = list.length === 0;
      items.replaceChildren(...list.map((textContent) => Object.assign(document.createElement("li"), { textContent })));
      note.querySelector("[data-editor-alert-buttons]").replaceChildren(...choices.map(([label, act]) => button("btn btn-plain btn-sm", label, act)));
      template.before(note);
    },
    hide,
  };
}
