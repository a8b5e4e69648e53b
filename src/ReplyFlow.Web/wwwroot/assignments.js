// 批量交办: rows by the keyboard, several filled at once. Without it the form fills and sends the same.
"use strict";

for (const form of document.querySelectorAll("[data-assignments]")) {
  const rows = [...form.querySelectorAll("[data-row]")];
  const part = (row, name) => row.querySelector(`[data-${name}]`);
  const ticked = () => rows.filter((row) => part(row, "tick").checked);

  function count() {
    for (const place of form.querySelectorAll("[data-count]")) place.textContent = ticked().length;
  }

  function tick(some, on) {
    for (const row of some) part(row, "tick").checked = on;
    count();
  }

  function adopt(row) {
    const button = part(row, "adopt");
    if (button && !part(row, "lead").value.trim()) part(row, "lead").value = button.textContent.trim();
  }

  // What is typed in a row is meant.
  form.addEventListener("input", (event) => {
    const row = event.target.closest("[data-row]");
    if (row && event.target.matches("[data-lead], [data-others]")) tick([row], true);
  });

  form.addEventListener("change", (event) => {
    if (event.target.matches("[data-all]")) tick(rows, event.target.checked);
    else if (event.target.matches("[data-group]")) tick(rows.filter((row) => row.dataset.row === event.target.dataset.group), event.target.checked);
    else count();
  });

  form.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.matches("[data-adopt]")) {
      const row = button.closest("[data-row]");
      part(row, "lead").value = button.textContent.trim();
      tick([row], true);
    } else if (button?.matches("[data-adopt-all]")) {
      ticked().forEach(adopt);
    } else if (button?.matches("[data-fill-rows]")) {
      event.preventDefault();
      for (const [from, to] of [["fill-lead", "lead"], ["fill-others", "others"]]) {
        const words = form.querySelector(`[data-${from}]`).value.trim();
        if (words) for (const row of ticked()) part(row, to).value = words;
      }
    }
  });

  form.addEventListener("keydown", (event) => {
    const row = event.target.closest("[data-row]");
    if (!row || !event.ctrlKey || event.isComposing) return;
    const step = { ArrowUp: -1, ArrowDown: 1, Enter: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    if (event.key === "Enter") {
      adopt(row);
      tick([row], true);
    }
    const next = rows[rows.indexOf(row) + step];
    const name = ["tick", "lead", "others"].find((n) => event.target.matches(`[data-${n}]`)) ?? "lead";
    if (next) part(next, event.key === "Enter" ? "lead" : name).focus();
  });

  window.addEventListener("pageshow", count);
  count();
}
