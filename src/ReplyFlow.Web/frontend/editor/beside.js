// The figures and the asks beside the text: the server lists them for the text as it stands. They are asked for again when the text has
// changed what they say, but never under somebody's hands.
import { placeOf } from "./paragraphs.js";

export function besidePane(form, text, toText) {
  const known = {};
  // Asked for while somebody had a row open: drawn anew when it is closed.
  let stale = false;

  function show(tokens) {
    for (const [name, token] of Object.entries(tokens)) {
      if (known[name] !== undefined && known[name] !== token) refresh(name);
      known[name] = token;
    }
  }

  function refresh(name) {
    const part = document.getElementById(name);
    if (!part || !window.htmx) return;
    // A row that is being changed stays; the figures' list is drawn apart from the form below it.
    if (name === "asks" && (part.contains(document.activeElement) || part.querySelector("details[open]"))) return void (stale = true);
    if (name === "asks") stale = false;
    // It is not there while the text has no figures.
    const list = name === "figures" && part.querySelector(".source-form") ? "figure-list" : name;
    window.htmx.ajax("POST", `/drafts/${form.dataset.case}/${name}`, {
      source: part, target: `#${list}`, select: `#${list}`, swap: "outerHTML",
    });
  }

  form.addEventListener("click", (event) => {
    const place = event.target.closest("[data-place]")?.dataset.place.split(" ").map(Number);
    if (!place) return;
    const [paragraph, column, length] = place;
    const { from, to } = placeOf(text.get(), { paragraph, column, length });
    toText();
    text.goTo(from, to);
  });
  form.addEventListener("toggle", (event) => stale && !event.target.open && event.target.closest("#asks") && setTimeout(refresh, 0, "asks"), true);
  form.addEventListener("htmx:load", (event) => {
    for (const hidden of event.target.querySelectorAll?.("[data-scripted][hidden]") ?? []) hidden.hidden = false;
  });

  return { show, refresh };
}
