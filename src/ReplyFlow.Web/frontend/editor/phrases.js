// 常用语: found by a few characters and put in at the cursor. Alt+K opens them from the text; Enter puts in the first.
import { button } from "./elements.js";
import { part } from "./part.js";

const pause = 250;

export function phrasesPane(form, text, toText, toSide) {
  const card = form.querySelector("[data-phrases]");
  const results = card.querySelector("[data-phrase-results]");
  const search = document.getElementById("phrase-search");
  const words = document.getElementById("phrase-words");
  let asked = 0;
  let timer = 0;
  let shown = null;

  card.addEventListener("toggle", () => card.open && shown === null && find());
  words.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(find, pause);
  });
  search.addEventListener("submit", async (event) => {
    event.preventDefault();
    clearTimeout(timer);
    if (shown !== words.value) await find();
    results.querySelector("[data-phrase] button")?.click();
  });
  form.addEventListener("keydown", (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== "KeyK") return;
    event.preventDefault();
    toSide(card);
    card.open = true;
    words.focus();
    words.select();
  });

  async function find() {
    const no = ++asked;
    const wanted = words.value;
    results.textContent = "正在查找…";
    const { html, problem } = await part(search.action, new URLSearchParams({ q: wanted }));
    if (no !== asked) return;
    if (problem) return void (results.textContent = problem);
    shown = wanted;
    results.innerHTML = html;
    for (const found of results.querySelectorAll("[data-phrase]"))
      found.append(button("btn btn-plain btn-sm", "放到光标处", () => {
        toText();
        text.insert(found.dataset.phrase);
      }));
  }
}
