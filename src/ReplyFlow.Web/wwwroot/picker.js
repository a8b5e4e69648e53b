// Long lists to choose from: a search by typing, and the chosen ones named above the list. Without it the list is scrolled.
"use strict";

for (const picker of document.querySelectorAll("[data-picker]")) {
  const search = picker.querySelector("[data-picker-search]");
  const chosen = picker.querySelector("[data-picker-chosen]");
  const found = picker.querySelector("[data-picker-found]");
  if (!search) continue;
  const rows = [...picker.querySelectorAll("[data-picker-list] label")];
  const shown = () => rows.filter((row) => !row.hidden && !inputOf(row).disabled);
  const inputOf = (row) => row.querySelector("input");
  const nameOf = (row) => row.querySelector(".picker-name").textContent;
  const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");

  // 发改 finds 发展和改革 too: all the characters typed, in their order; only when nothing holds them side by side.
  const inOrder = (words, typed) => {
    let at = -1;
    return [...typed].every((c) => (at = words.indexOf(c, at + 1)) >= 0);
  };

  function filter() {
    const typed = plain(search.value);
    const holding = rows.filter((row) => plain(row.dataset.words).includes(typed));
    const fitting = holding.length ? holding : rows.filter((row) => row.dataset.words.split(" ").some((words) => inOrder(plain(words), typed)));
    for (const row of rows) {
      row.hidden = !fitting.includes(row);
      // One stop of the Tab key a list; the arrows go on from there, as among radio buttons.
      if (inputOf(row).type === "checkbox") inputOf(row).tabIndex = row === fitting[0] ? 0 : -1;
    }
    found.textContent = !typed ? ""
      : fitting.length === 0 ? "没有这样的单位，请换个字试试。"
      : fitting.length === 1 ? `找到${nameOf(fitting[0])}，按回车选定。`
      : `找到 ${fitting.length} 个，按向下键到列表里选。`;
  }

  function clear() {
    search.value = "";
    filter();
  }

  function showChosen() {
    const items = rows.filter((row) => inputOf(row).checked);
    chosen.hidden = items.length === 0;
    chosen.replaceChildren("已选：", ...items.map((row) => {
      if (inputOf(row).type === "radio") {
        const name = document.createElement("strong");
        name.textContent = nameOf(row);
        return name;
      }
      const button = document.createElement("button");
      button.type = "button";
      button.className = "fill";
      button.textContent = `${nameOf(row)} ✕`;
      button.setAttribute("aria-label", `不选${nameOf(row)}`);
      button.addEventListener("click", () => {
        inputOf(row).checked = false;
        inputOf(row).dispatchEvent(new Event("change", { bubbles: true }));
        search.focus();
      });
      return button;
    }));
  }

  // While Chinese is being composed, the field holds the keys and not yet the words.
  search.addEventListener("input", (event) => event.isComposing || filter());
  search.addEventListener("compositionend", filter);
  search.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const left = shown();
    if (event.key === "Enter") {
      event.preventDefault();
      if (left.length !== 1 || !search.value) return;
      if (inputOf(left[0]).disabled) return;
      inputOf(left[0]).checked = true;
      clear();
      inputOf(left[0]).dispatchEvent(new Event("change", { bubbles: true }));
    } else if (event.key === "ArrowDown" && left.length) {
      event.preventDefault();
      inputOf(left[0]).focus();
    } else if (event.key === "Escape" && search.value) {
      event.preventDefault();
      clear();
    }
  });

  // Up and down go through check boxes as they do through radio buttons, and back to the search.
  picker.addEventListener("keydown", (event) => {
    const left = shown();
    const at = left.findIndex((row) => inputOf(row) === event.target);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (at < 0 || !step || event.target.type === "radio") return;
    event.preventDefault();
    (at + step < 0 ? search : inputOf(left[Math.min(at + step, left.length - 1)])).focus();
  });
  picker.addEventListener("change", showChosen);
  picker.addEventListener("picker:changed", showChosen);
  window.addEventListener("pageshow", showChosen);
  filter();
  showChosen();
}

// <fieldset data-picker-apart>: what is chosen in one of these lists is not to be had in the others.
const apart = [...document.querySelectorAll("[data-picker-apart] input[type=radio], [data-picker-apart] input[type=checkbox]")];

function keepApart(chosen) {
  for (const input of apart) {
    if (chosen?.checked && input !== chosen && input.value === chosen.value) input.checked = false;
    // The lead is changed by choosing another, so only its own list is never closed.
    input.disabled = input.type === "checkbox" && apart.some((other) => other.name !== input.name && other.value === input.value && other.checked);
    input.closest("label").classList.toggle("is-elsewhere", input.disabled);
  }
}

document.addEventListener("change", (event) => {
  if (!apart.includes(event.target)) return;
  keepApart(event.target);
  for (const picker of document.querySelectorAll("[data-picker]")) picker.dispatchEvent(new Event("picker:changed"));
});
window.addEventListener("pageshow", () => keepApart());
keepApart();
