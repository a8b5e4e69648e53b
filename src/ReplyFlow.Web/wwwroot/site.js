// Small helpers for every page. Everything works without them; they only save clicks.
"use strict";

(() => {
  // The drawer on phones.
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-drawer]");
    if (button) return setDrawer(button, button.getAttribute("aria-expanded") !== "true");
    const open = document.querySelector('[data-drawer][aria-expanded="true"]');
    if (open && !event.target.closest("#" + open.dataset.drawer)) setDrawer(open, false);
  });

  function setDrawer(button, open) {
    button.setAttribute("aria-expanded", String(open));
    document.body.classList.toggle("drawer-open", open);
    if (open) document.querySelector("#" + button.dataset.drawer + " a")?.focus();
  }

  // Menus and the drawer close with Escape and with a click elsewhere.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const button = document.querySelector('[data-drawer][aria-expanded="true"]');
    if (button) {
      setDrawer(button, false);
      button.focus();
    }
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
  for (const leave of ["click", "focusin"])
    document.addEventListener(leave, (event) => {
      for (const menu of document.querySelectorAll("details.menu[open]"))
        if (!menu.contains(event.target)) menu.open = false;
    });
  // Going on by the Tab key closes the drawer, which would lie over what has the focus.
  document.addEventListener("focusin", (event) => {
    const button = document.querySelector('[data-drawer][aria-expanded="true"]');
    if (button && event.target !== button && !event.target.closest("#" + button.dataset.drawer)) setDrawer(button, false);
  });

  // <form data-confirm="…"> asks before it is sent; a form is sent once, however often its button is clicked.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    const question = event.submitter?.dataset.confirm ?? form.dataset.confirm;
    if (form.dataset.sent || (question && !window.confirm(question))) return event.preventDefault();
    if (form.method !== "post" || form.hasAttribute("hx-post")) return;
    // The answer to a post cannot be come back to: the browser's button then leads to the page itself.
    if (document.body.dataset.posted === "true") history.replaceState(null, "", location.href);
    form.dataset.sent = "1";
    form.setAttribute("aria-busy", "true");
  });
  // <form data-download="address"> is answered by a file: the page at the address then shows what came of it. A refusal is shown by the browser, which sends it again.
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches("[data-download]") || event.defaultPrevented) return;
    event.preventDefault();
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual" }).catch(() => null);
    const name = /filename\*=UTF-8''([^;]+)/.exec(answer?.headers.get("Content-Disposition") ?? "")?.[1];
    if (!answer?.ok || !name) return HTMLFormElement.prototype.submit.call(form);
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(await answer.blob()), download: decodeURIComponent(name) });
    link.click();
    // The browser has taken the file by then.
    setTimeout(() => location.assign(form.dataset.download), 500);
  });
  // Coming back with the browser's button finds forms ready to be sent again.
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) {
      delete form.dataset.sent;
      form.removeAttribute("aria-busy");
    }
  });

  // Leaving with words in a form that was not sent asks. Under [data-unsent] stands what was typed before the page came (the editor asks by itself).
  const texts = "textarea, input:not([type]), input[type=text], input[type=search], input[type=email], input[type=tel]";
  window.addEventListener("beforeunload", (event) => {
    const unsent = document.querySelector("[data-unsent]") !== null;
    const typed = (field) => field.value.trim() !== (unsent ? "" : field.defaultValue.trim());
    const half = (form) => form.method === "post" && !form.dataset.sent && !form.matches("[data-editor]") && !form.querySelector("[type=password]")
      && [...form.elements].some((field) => field.matches(texts) && !field.readOnly && typed(field));
    if (![...document.forms].some((form) => form.dataset.sent) && [...document.forms].some(half)) event.preventDefault();
  });

  // The sign-in has ended while a part of the page was asked for: the page stays, with all that is typed in it.
  document.addEventListener("htmx:responseError", (event) => {
    if (event.detail.xhr.status !== 401 || document.querySelector("[data-signed-out]")) return;
    const note = Object.assign(document.createElement("div"), { className: "note note-warn" });
    note.setAttribute("role", "alert");
    note.dataset.signedOut = "";
    const words = document.createElement("p");
    const link = Object.assign(document.createElement("a"), { href: "/Account/Login", target: "_blank", textContent: "打开登录页" });
    words.append("登录已经结束，这一步没有做成；您输入的内容还在。请在新窗口登录，再回到这里点一次。", link);
    note.append(words);
    document.getElementById("main").prepend(note);
    note.scrollIntoView({ block: "nearest" });
  });

  // <select data-submit> sends its form when changed.
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-submit]")) event.target.form.requestSubmit();
  });

  // <select data-shows="#id"> filters the options of another select by their data-group.
  for (const select of document.querySelectorAll("[data-filters]")) {
    const apply = () => filterOptions(document.querySelector(select.dataset.filters), select);
    select.addEventListener("change", apply);
    apply();
  }

  function filterOptions(target, source) {
    for (const option of target.querySelectorAll("option[data-group]")) {
      const fits = option.dataset.group === source.value;
      option.hidden = option.disabled = !fits;
      if (!fits && option.selected) target.value = "";
    }
    const kind = source.selectedOptions[0]?.dataset.kind;
    for (const box of document.querySelectorAll("[data-kinds]"))
      box.hidden = Boolean(kind) && !box.dataset.kinds.split(" ").includes(kind);
  }

  // <fieldset data-enter="#id">: Enter in one of its fields presses that button instead of the first of the form around it.
  document.addEventListener("keydown", (event) => {
    const part = event.key === "Enter" && !event.isComposing && event.target.matches("input") && event.target.closest("[data-enter]");
    if (!part) return;
    event.preventDefault();
    document.querySelector(part.dataset.enter).click();
  });

  // <button data-copy="#id"> puts a text into the clipboard.
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button || !navigator.clipboard) return;
    await navigator.clipboard.writeText(document.querySelector(button.dataset.copy).textContent.trim());
    button.textContent = "已复制";
  });

  // <button data-fill="#id"> puts its words into a text field; what needs scripts is shown only with them.
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-fill]");
    if (!button) return;
    const field = document.querySelector(button.dataset.fill);
    field.value = button.textContent.trim();
    field.focus();
  });
  // <button data-choose="id"> ticks a box or a radio button somewhere else on the page.
  document.addEventListener("click", (event) => {
    const chosen = event.target.closest("[data-choose]") && document.getElementById(event.target.closest("[data-choose]").dataset.choose);
    if (!chosen) return;
    if (!chosen.checked) chosen.click();
    chosen.focus();
  });
  for (const part of document.querySelectorAll("[data-scripted]")) part.hidden = false;

  // <button data-add-row=".class"> puts one more, empty row after the last of that class.
  document.addEventListener("click", (event) => {
    const rows = event.target.closest("[data-add-row]") && document.querySelectorAll(event.target.closest("[data-add-row]").dataset.addRow);
    if (!rows) return;
    const row = rows[rows.length - 1].cloneNode(true);
    const number = (text) => text.replace(/([[_])\d+([\]_])/, `$1${rows.length}$2`);
    for (const part of row.querySelectorAll("[id], [name], [for]"))
      for (const name of ["id", "name", "for"])
        if (part.hasAttribute(name)) part.setAttribute(name, number(part.getAttribute(name)));
    for (const legend of row.querySelectorAll("legend")) legend.textContent = legend.textContent.replace(/\d+/, rows.length + 1);
    for (const field of row.querySelectorAll("input")) field.value = "";
    rows[rows.length - 1].after(row);
    row.querySelector("input").focus();
  });

  // <div data-when="name=value"> is shown while the radio button of that name and value is chosen.
  for (const part of document.querySelectorAll("[data-when]")) {
    const [name, value] = part.dataset.when.split("=");
    const apply = () => { part.hidden = document.querySelector(`[name="${name}"]:checked`)?.value !== value; };
    document.addEventListener("change", (event) => event.target.name === name && apply());
    window.addEventListener("pageshow", apply);
  }

  // <input type="checkbox" data-checks="name"> checks every box of that name.
  document.addEventListener("change", (event) => {
    if (!event.target.matches("[data-checks]")) return;
    for (const box of document.getElementsByName(event.target.dataset.checks)) box.checked = event.target.checked;
  });

  // A part of the page that was exchanged keeps the focus: on the field that is wrong, else on the button (with an id) that asked.
  document.addEventListener("htmx:afterSettle", (event) => {
    if (document.activeElement !== document.body) return;
    const asked = document.getElementById(event.detail.requestConfig?.elt?.id);
    (asked?.closest("fieldset, form").querySelector(".input-validation-error") ?? asked)?.focus();
  });

  // <form data-continue="milliseconds"> is sent by itself: the next batch of long work that was started by hand.
  const next = document.querySelector("form[data-continue]");
  if (next) window.setTimeout(() => next.requestSubmit(), Number(next.dataset.continue) || 500);

  // <div data-into-view="selector"> is scrolled to what the page is opened for.
  for (const part of document.querySelectorAll("[data-into-view]"))
    part.querySelector(part.dataset.intoView)?.scrollIntoView({ block: "center", inline: "center" });

  // The letter's view that the style sheet shows first is marked as chosen, as long as nobody has chosen one.
  const views = [...document.querySelectorAll("[name=letter-view]")];
  if (views.length && !views.some((view) => view.checked)) {
    const narrow = window.matchMedia("(max-width: 699px)");
    const follow = () => (views[narrow.matches ? 0 : 1].checked = true);
    follow();
    narrow.addEventListener("change", follow);
    for (const view of views) view.addEventListener("change", () => narrow.removeEventListener("change", follow));
  }

  // What is folded is printed unfolded; menus stay shut.
  const folded = "main details:not([open]):not(.menu)";
  window.addEventListener("beforeprint", () => {
    for (const part of document.querySelectorAll(folded)) {
      part.open = true;
      part.dataset.printed = "";
    }
  });
  window.addEventListener("afterprint", () => {
    for (const part of document.querySelectorAll("details[data-printed]")) {
      part.open = false;
      delete part.dataset.printed;
    }
  });

  // After a refusal the reader starts at the words that say why.
  document.querySelector("[data-focus]")?.focus();
})();

// 取回: a step's page tells that it is open before somebody, once it is visible; the request that read it is no sign of that.
for (const form of document.querySelectorAll("form[data-seen]")) {
  const tell = () => {
    if (document.visibilityState !== "visible") return;
    document.removeEventListener("visibilitychange", tell);
    fetch(form.action, { method: "POST", body: new FormData(form) }).catch(() => {});
  };
  document.addEventListener("visibilitychange", tell);
  tell();
}
