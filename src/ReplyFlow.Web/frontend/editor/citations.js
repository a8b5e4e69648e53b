// What the text cites and how it stands, and a search of the policy library whose finds are put in at the cursor.
import { button, element } from "./elements.js";
import { behindTitle, placeOf } from "./paragraphs.js";
import { part } from "./part.js";

export function citationsPane(form, text, toText) {
  const card = form.querySelector("[data-cited]");
  const [list, count, results] = ["list", "count", "results"].map((name) => card.querySelector(`[data-cited-${name}]`));
  const search = document.getElementById("policy-search");
  let asked = 0;

  function show(citations) {
    const all = text.get();
    const placed = citations.map((c) => ({ ...c, ...placeOf(all, c), told: told(c) }));
    text.cite(placed);
    const wrong = placed.filter((c) => c.tone !== "good").length;
    count.textContent = wrong ? `${wrong} 处要看，共 ${placed.length}` : `${placed.length}`;
    count.className = `tag ${wrong ? (placed.some((c) => c.tone === "late") ? "tag-late" : "tag-soon") : ""}`;
    list.replaceChildren(...placed.map(row));
  }

  function row(citation) {
    const item = element("li");
    item.append(
      button("cited-go", `《${citation.title}》`, () => {
        toText();
        text.goTo(citation.from, citation.to);
      }),
      element("span", { className: `tag tag-${citation.tone}`, textContent: citation.state }),
    );
    if (citation.known) {
      const about = element("p", { className: "soft" });
      about.append(element("a", { href: `/policies/${citation.policyId}`, target: "_blank", rel: "noopener", textContent: citation.known }), `：${citation.about}（依据：${citation.ground}）`);
      item.append(about);
    }
    return item;
  }

  search.addEventListener("submit", async (event) => {
    event.preventDefault();
    const no = ++asked;
    const words = new URLSearchParams(new FormData(search));
    results.textContent = "正在查找…";
    const { html, problem } = await part(search.action, words);
    if (no !== asked) return;
    if (problem) return void (results.textContent = problem);
    results.innerHTML = html;
    for (const found of results.querySelectorAll("[data-cite]"))
      found.append(button("btn btn-plain btn-sm", "插入到光标处", () => {
        toText();
        const at = behindTitle(text.get(), text.position());
        if (at !== text.position()) text.goTo(at);
        text.insert(found.dataset.cite);
      }));
  });

  return { show };
}

const told = (c) => `${c.known ? `${c.state}：${c.known}，${c.about}` : `${c.state}：请核对名称和出处`}（依据：${c.ground}）`;
