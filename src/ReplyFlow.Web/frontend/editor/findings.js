// What a proofreader would mark: underlined in the text, listed at the side, with a click to the place, one to the fix,
// and a reason for leaving a warning as it is.
import { button, element } from "./elements.js";
import { startOf } from "./paragraphs.js";
import { reasons } from "./reasons.js";

export function findingsPane(form, text, post, refresh) {
  const card = form.querySelector("[data-findings]");
  const part = (name) => card.querySelector(`[data-findings-${name}]`);
  const [list, count, hint, judgedBox] = ["list", "count", "hint", "judged"].map(part);
  const ask = reasons(post, refresh);
  ask.adopt(list);
  // An answer that came while a reason was being typed: the list waits until that is done.
  let waiting = null;
  list.addEventListener("focusout", () => setTimeout(() => waiting && !ask.isTyping() && draw(waiting)));

  // Places are counted in the printed paragraph; the text may have spaces before it.
  function place(all, finding) {
    const start = startOf(all, finding.paragraph);
    const indent = all.slice(start).match(/^[ \t\u3000]*/)[0].length;
    return { from: start + indent + finding.column, to: start + indent + finding.column + finding.length };
  }

  function show(findings) {
    const all = text.get();
    const placed = findings.map((f) => (f.paragraph < 0 ? { ...f } : { ...f, ...place(all, f), severe: f.isError }));
    text.mark(placed.filter((f) => f.from !== undefined && f.reason == null));
    const answer = { all, open: placed.filter((f) => f.reason == null), judged: placed.filter((f) => f.reason != null) };
    if (ask.isTyping()) waiting = answer;
    else draw(answer);
  }

  function draw({ all, open, judged }) {
    waiting = null;
    const errors = open.filter((f) => f.isError).length;
    const none = judged.length ? "都有说明" : "没有问题";
    count.textContent = open.length === 0 ? none : errors ? `须改 ${errors}，共 ${open.length}` : `请斟酌 ${open.length}`;
    count.className = `tag ${errors ? "tag-late" : open.length ? "tag-soon" : "tag-good"}`;
    hint.hidden = errors === 0;
    const asked = new Set();
    list.replaceChildren(...open.map((finding) => row(finding, all, asked)));
    judgedBox.hidden = judged.length === 0;
    part("judged-count").textContent = judged.length;
    part("judged-list").replaceChildren(...judged.map((finding) => judgedRow(finding, asked)));
  }

  function row(finding, all, asked) {
    const item = element("li", { className: finding.isError ? "finding-error" : "finding-warning" });
    const words = finding.from === undefined ? element("span") : button("finding-go", "", () => text.goTo(finding.from, finding.to));
    words.append(element("strong", { textContent: finding.isError ? "须改 " : "斟酌 " }), finding.message);
    item.append(words);
    if (finding.from !== undefined && finding.fix != null && finding.length > 0) {
      const fix = button("btn btn-plain btn-sm finding-fix", finding.fix ? `改为“${finding.fix}”` : "删去", () => {
        // The text may have moved on since; only what was meant is replaced.
        if (text.get().slice(finding.from, finding.to) === all.slice(finding.from, finding.to)) text.replace(finding.from, finding.to, finding.fix);
        fix.disabled = true;
      });
      item.append(fix);
    }
    // The same complaint about the same words is decided about once, wherever they stand.
    if (!finding.isError && !asked.has(finding.key)) item.append(ask.forFinding(finding));
    asked.add(finding.key);
    return item;
  }

  function judgedRow(finding, asked) {
    const item = element("li", { className: "finding-judged" });
    item.append(element("strong", { textContent: finding.isError ? "不是差错 " : "保留不改 " }), finding.message,
      element("p", { className: "soft", textContent: `${finding.by}：${finding.reason}` }));
    if (!finding.isError && !asked.has(finding.key)) item.append(button("btn btn-plain btn-sm", "收回", () => ask.takeBack(finding)));
    asked.add(finding.key);
    return item;
  }

  return { show };
}
