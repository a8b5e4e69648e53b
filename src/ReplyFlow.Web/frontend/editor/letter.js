// The letter beside the text: asked for after a pause, one request at a time, only changed pages are replaced.
import { facesOf } from "./faces.js";
import { paragraphAt, startOf } from "./paragraphs.js";

const pause = 220;

export function letterPane(form, text, post, onChecked) {
  const pane = form.querySelector("#pane-letter");
  const holder = form.querySelector("[data-pages]");
  const busy = form.querySelector("[data-preview-state]");
  const problem = form.querySelector("[data-preview-problem]");
  const notes = form.querySelector("[data-preview-notes]");
  const count = form.querySelector("[data-page-count]");
  let shown = Array.from(holder.children, (sheet) => sheet.innerHTML);
  const loadFaces = facesOf(holder);
  let first = Number(holder.dataset.firstParagraph);
  let timer = 0;
  let running = false;
  let again = false;

  function refresh() {
    clearTimeout(timer);
    timer = setTimeout(ask, pause);
  }

  async function ask() {
    if (running) return void (again = true);
    running = true;
    busy.textContent = "正在排版…";
    try {
      const answer = await post("preview");
      if (answer.ok) show(answer.body);
      busy.textContent = answer.ok ? "" : answer.offline ? "连接恢复后更新" : "";
    } finally {
      running = false;
      if (again) {
        again = false;
        ask();
      }
    }
  }

  function show(answer) {
    const { pages, firstParagraph, notes: remarks, problem: why } = answer;
    onChecked(answer);
    problem.hidden = !why;
    problem.querySelector("[data-preview-problem-text]").textContent = why ?? "";
    holder.classList.toggle("stale", Boolean(why));
    if (why) return;
    first = firstParagraph;
    notes.hidden = remarks.length === 0;
    notes.replaceChildren(...remarks.map((words) => Object.assign(document.createElement("li"), { textContent: words })));
    count.textContent = `共 ${pages.length} 页`;
    while (holder.children.length > pages.length) holder.lastElementChild.remove();
    pages.forEach((svg, i) => {
      if (shown[i] === svg && holder.children[i]) return;
      const sheet = holder.children[i] ?? holder.appendChild(Object.assign(document.createElement("div"), { className: "letter-sheet" }));
      sheet.innerHTML = svg;
    });
    shown = pages;
    loadFaces();
    follow();
  }

  // Brings the cursor's paragraph into view and marks it.
  let marked = -1;
  function follow() {
    const paragraph = first + paragraphAt(text.get(), text.position());
    const lines = holder.querySelectorAll(`[data-p="${paragraph}"]`);
    for (const old of holder.querySelectorAll(".here")) if (old.dataset.p !== String(paragraph)) old.classList.remove("here");
    if (lines.length === 0) return;
    lines.forEach((line) => line.classList.add("here"));
    const box = lines[0].getBoundingClientRect();
    const frame = pane.getBoundingClientRect();
    if (frame.height === 0 || (paragraph === marked && box.top >= frame.top && box.bottom <= frame.bottom)) return;
    marked = paragraph;
    if (box.top < frame.top + 60 || box.bottom > frame.bottom - 60)
      pane.scrollTop += box.top - frame.top - frame.height / 3;
  }

  // A click on the letter goes to the paragraph in the text.
  holder.addEventListener("click", (event) => {
    const paragraph = Number(event.target.closest("[data-p]")?.dataset.p) - first;
    if (paragraph >= 0 && String(window.getSelection()) === "") text.goTo(startOf(text.get(), paragraph));
  });
  text.onMove(follow);
  return { refresh, follow, ask };
}
