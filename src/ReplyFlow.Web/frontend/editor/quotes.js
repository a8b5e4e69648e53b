// Words of others that are put into the text: passages of policies, whose source the server keeps, and promises of earlier replies.
import { button, element } from "./elements.js";
import { behindTitle } from "./paragraphs.js";
import { part } from "./part.js";

export function quotes(form, text, post, toText, refresh) {
  const results = form.querySelector("[data-cited-results]");

  results.addEventListener("click", async (event) => {
    const link = event.target.closest("[data-passages]");
    if (!link) return;
    event.preventDefault();
    const { html, problem } = await part(link.href);
    if (problem) return void (results.textContent = problem);
    results.innerHTML = html;
    for (const found of results.querySelectorAll("[data-passage]")) found.append(button("btn btn-plain btn-sm", "插入原文", () => insert(found)));
    results.scrollIntoView({ block: "nearest" });
  });

  async function insert({ dataset }) {
    toText();
    const at = behindTitle(text.get(), text.position());
    if (at !== text.position()) text.goTo(at);
    text.insert(dataset.quote);
    const answer = await post(`policies/${dataset.policy}`, { anchor: dataset.passage });
    const told = element("p", { className: answer.ok ? "soft" : "field-validation-error", textContent: answer.ok ? answer.body.message : answer.message ?? "出处没有登记，请稍后再试。" });
    told.setAttribute("role", "status");
    results.prepend(told);
    if (answer.ok) refresh("figures");
  }

  form.addEventListener("htmx:load", (event) => {
    for (const promise of event.target.querySelectorAll?.("[data-promise]") ?? [])
      promise.after(button("btn btn-plain btn-sm", "引用这条承诺", () => {
        toText();
        text.insert(promise.dataset.promise);
      }));
  });
}
