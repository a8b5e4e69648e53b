// The field for a table's rows: what is pasted from Word, Excel or WPS comes as rows with tabs.
import { tablesIn } from "../editor/tables.js";

for (const area of document.querySelectorAll("[data-table-text]"))
  area.addEventListener("paste", (event) => {
    const text = tablesIn(event.clipboardData);
    if (text === null) return;
    event.preventDefault();
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  });
