// What a proofreader would mark: underlined in the text, listed at the side, with a click to the place, one to the fix,
// and a reason for leaving a warning as it is.
import { button, element } from "./elements.js";
import { placeOf } from "./paragraphs.js";
import { reasons } from "./reasons.js";

const mostPlaces = 15;

export function findingsPane(form, text, post, refresh, mend) {
  const card = form.querySelector("[data-findings]");
  const part = (name) => card.querySelector(`[data-findings-${name}]`);
  const [list, count, hint, judgedBox] = ["list", "count", "hint", "judged"].map(part);
  const ask = reasons(post, refresh);
  ask.adopt(list);
  // An answer that came while a reason was being typed: the list waits until that is done.
  let waiting = null;
  let errorsBefore = 0;
  list.addEventListener("focusout", () => setTimeout(() => waiting && !ask.isTyping() && draw(waiting)));

  function show(findings) {
    const all = text.get();
    const placed = findings.map((f) => (f.paragraph < 0 ? { ...f } : { ...f, ...placeOf(all, f), severe: f.isError }));
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
    // What must be mended is seen where it comes up; whoever folds the card again keeps it folded.
    if (errors && !errorsBefore) card.open = true;
    errorsBefore = errors;
    const asked = new Set();
    list.replaceChildren(...groups(open).map((group) => section(group, all, asked)));
    judgedBox.hidden = judged.length === 0;
    part("judged-count").textContent = judged.length;
    part("judged-list").replaceChildren(...judged.map((finding) => judgedRow(finding, asked)));
  }

  // One check's findings, with one button for those that may be mended together.
  function section(group, all, asked) {
    const head = element("h3", { textContent: `${group.kind} ` });
    head.append(element("span", { className: "soft", textContent: `${group.findings.length} 处` }));
    const mendable = group.findings.filter((f) => f.mayMend).length;
    if (mendable) {
      const act = button("btn btn-plain btn-sm", mendable < group.findings.length ? `全部改正（${mendable} 处）` : "全部改正", () => {
        act.disabled = true;
        mend(group.rule).finally(() => (act.disabled = false));
      });
      head.append(act);
    }
    const rows = element("ul", { className: "finding-list" });
    for (const places of by(group.findings, (f) => f.message)) rows.append(row(places, all, asked));
    const box = element("section", { className: "finding-group" });
    box.append(head, rows);
    return box;
  }

  // One complaint with all its places.
  function row(places, all, asked) {
    const [first] = places;
    const item = element("li", { className: first.isError ? "finding-error" : "finding-warning" });
    const words = [element("strong", { textContent: first.isError ? "须改 " : "斟酌 " }), first.message];
    if (places.length === 1 && first.from !== undefined) {
      const go = button("finding-go", "", () => text.goTo(first.from, first.to));
      go.append(...words);
      item.append(go);
    } else item.append(...words);
    item.append(element("p", { className: "soft finding-ground", textContent: `依据：${first.ground}` }));
    if (places.length > 1) {
      const list = element("p", { className: "finding-places" });
      list.append(element("span", { className: "soft", textContent: `${places.length} 处：` }));
      for (const f of places.slice(0, mostPlaces)) list.append(button("finding-place", f.marked.trim() || `第${f.paragraph + 1}段`, () => text.goTo(f.from, f.to)));
      if (places.length > mostPlaces) list.append("……");
      item.append(list);
    } else if (first.from !== undefined && first.fix != null && first.length > 0) {
      const fix = button("btn btn-plain btn-sm finding-fix", first.fix ? `改为“${first.fix}”` : "删去", () => {
        // The text may have moved on since; only what was meant is replaced.
        if (text.get().slice(first.from, first.to) === all.slice(first.from, first.to)) text.replace(first.from, first.to, first.fix);
        fix.disabled = true;
      });
      item.append(fix);
    }
    // The same complaint about the same words is decided about once, wherever they stand.
    for (const finding of places.filter((f) => !f.isError && !asked.has(f.key) && asked.add(f.key)).slice(0, 3))
      item.append(ask.forFinding(finding, places.length > 1 ? finding.marked.trim() : ""));
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

// Findings of one check together, those that block sign-off first, as FindingGroup.Of does it.
function groups(findings) {
  return by(findings, (f) => f.rule)
    .map((found) => ({ kind: found[0].kind, rule: found[0].rule, isError: found.some((f) => f.isError), findings: found.sort((a, b) => b.isError - a.isError) }))
    .sort((a, b) => b.isError - a.isError);
}

function by(list, key) {
  const found = new Map();
  for (const item of list) found.has(key(item)) ? found.get(key(item)).push(item) : found.set(key(item), [item]);
  return [...found.values()];
}
