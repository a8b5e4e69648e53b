// What a proofreader would mark: underlined in the text, listed at the side, with a click to the place and one to the fix.
import { startOf } from "./paragraphs.js";

export function findingsPane(form, text) {
  const card = form.querySelector("[data-findings]");
  const list = card.querySelector("[data-findings-list]");
  const count = card.querySelector("[data-findings-count]");

  // Places are counted in the printed paragraph; the text may have spaces before it.
  function place(all, finding) {
    const start = startOf(all, finding.paragraph);
    const indent = all.slice(start).match(/^[ \t\u3000]*/)[0].length;
    return { from: start + indent + finding.column, to: start + indent + finding.column + finding.length };
  }

  function show(findings) {
    const all = text.get();
    const placed = findings.map((f) => (f.paragraph < 0 ? { ...f } : { ...f, ...place(all, f), severe: f.isError }));
    text.mark(placed.filter((f) => f.from !== undefined));
    const errors = findings.filter((f) => f.isError).length;
    count.textContent = findings.length === 0 ? "没有问题" : errors ? `须改 ${errors}，共 ${findings.length}` : `请斟酌 ${findings.length}`;
    count.className = `tag ${errors ? "tag-late" : findings.length ? "tag-soon" : "tag-good"}`;
    list.replaceChildren(...placed.map((finding) => row(finding, all)));
  }

  function row(finding, all) {
    const item = document.createElement("li");
    item.className = finding.isError ? "finding-error" : "finding-warning";
    const words = document.createElement(finding.from === undefined ? "span" : "button");
    const kind = Object.assign(document.createElement("strong"), { textContent: finding.isError ? "须改 " : "斟酌 " });
    words.append(kind, finding.message);
    if (finding.from !== undefined) {
      words.type = "button";
      words.className = "finding-go";
      words.addEventListener("click", () => text.goTo(finding.from, finding.to));
    }
    item.append(words);
    if (finding.from !== undefined && finding.fix != null && finding.length > 0) {
      const fix = document.createElement("button");
      fix.type = "button";
      fix.className = "btn btn-plain btn-sm finding-fix";
      fix.textContent = finding.fix ? `改为“${finding.fix}”` : "删去";
      fix.addEventListener("click", () => {
        // The text may have moved on since; only what was meant is replaced.
        if (text.get().slice(finding.from, finding.to) === all.slice(finding.from, finding.to)) text.replace(finding.from, finding.to, finding.fix);
        fix.disabled = true;
      });
      item.append(fix);
    }
    return item;
  }

  return { show };
}
