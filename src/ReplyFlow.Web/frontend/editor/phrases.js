// 常用语: found by a few characters and put in at the cursor. Alt+K opens them from the text; Enter puts in the first.
import { button } from "./elements.js";

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
    try {
      const answer = await fetch(`${search.action}?${new URLSearchParams({ q: wanted })}`, { credentials: "same-origin", headers: { "HX-Request": "true" } });
      const html = answer.ok ? await answer.text() : "";
      if (no !== asked) return;
      if (!answer.ok) {
        results.textContent = answer.status === 401 ? "登录已经结束，请在新窗口登录后再查。" : "没有查成，请稍后再试。";
        return;
      }
      shown = wanted;
      results.innerHTML = html;
      for (const found of results.querySelectorAll("[data-phrase]"))
        found.append(button("btn btn-plain btn-sm", "放到光标处", () => {
          toText();
          text.insert(found.dataset.phrase);
        }));
    } catch {
      if (no === asked) results.textContent = "连接中断，没有查成。";
    }
  }
}
