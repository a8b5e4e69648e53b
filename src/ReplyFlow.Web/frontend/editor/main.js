// The draft editor. Without it the page is a plain form with everything in it; see Pages/Drafts.
import { alike, clock, readFields, writeFields } from "./fields.js";
import { findingsPane } from "./findings.js";
import { intake } from "./intake.js";
import { keeper } from "./keeper.js";
import { letterPane } from "./letter.js";
import { mender } from "./mend.js";
import { poster } from "./post.js";
import { saver } from "./saver.js";
import { tabs } from "./tabs.js";
import { plainText } from "./text-plain.js";
import { richText } from "./text-rich.js";

const form = document.querySelector("[data-editor]");
if (form) start();

function start() {
  document.body.classList.add("editing");
  const area = form.elements["Input.Body"];
  area.value = area.value.replace(/\r\n?/g, "\n");
  const text = openText(area);
  const alert = alertBox();
  const post = poster(form);
  const keep = keeper(form);
  const findings = findingsPane(form, text, post, () => letter.ask(), (rule) => mend(rule));
  const letter = letterPane(form, text, post, findings.show);
  const save = saver(form, keep, post, alert);
  const mend = mender(form, text, post, save, alert, () => letter.refresh());
  const panes = tabs(form, () => {
    text.shown();
    letter.follow();
  });

  const changed = () => {
    save.changed();
    letter.refresh();
  };
  text.onChange(changed);
  const isDraftField = (target) => target.name?.startsWith("Input.") && target !== area;
  form.addEventListener("input", (event) => isDraftField(event.target) && changed());
  form.addEventListener("change", (event) => isDraftField(event.target) && (changed(), elements()));

  form.addEventListener("draft:compare", () => send("Compare"));
  form.addEventListener("submit", () => save.leave());
  window.addEventListener("beforeunload", (event) => {
    if (save.dirty()) event.preventDefault();
  });
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && save.save());
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
      event.preventDefault();
      save.save();
    }
  });
  intake(form, text, post, alert, () => (changed(), elements()), () => send("Import"));
  offerKept();
  const wrong = form.querySelector(".input-validation-error");
  if (wrong) wrong.name === "Input.Body" ? text.goTo(0) : wrong.focus();
  letter.follow();
  letter.ask();

  // Text this browser kept because it could not be saved.
  function offerKept() {
    const kept = keep.read();
    if (!kept?.fields) return;
    if (alike(kept.fields, readFields(form))) return void (form.dataset.state === "clean" && keep.drop());
    alert.show(`这台电脑上留有 ${clock(kept.at)} 没能保存的内容。`, [
      ["放进编辑框", () => {
        writeFields(form, kept.fields, text);
        alert.hide();
        panes.text();
        changed();
      }],
      ["不要了", () => {
        keep.drop();
        alert.hide();
      }],
    ]);
  }

  function send(handler) {
    save.leave();
    form.action = `/drafts/${form.dataset.case}?handler=${handler}`;
    form.submit();
  }
}

function openText(area) {
  if (window.matchMedia("(pointer: coarse)").matches) return plainText(area);
  try {
    return richText(area, document.querySelector("[data-text-host]"));
  } catch (error) {
    console.warn("The plain text area is used:", error);
    area.hidden = false;
    return plainText(area);
  }
}

function alertBox() {
  const box = document.querySelector("[data-editor-alert]");
  const buttons = box.querySelector("[data-editor-alert-buttons]");
  return {
    show(words, choices, list = []) {
      box.querySelector("[data-editor-alert-text]").textContent = words;
      const items = box.querySelector("[data-editor-alert-lines]");
      items.hidden = list.length === 0;
      items.replaceChildren(...list.map((textContent) => Object.assign(document.createElement("li"), { textContent })));
      buttons.replaceChildren(...choices.map(([label, act]) => {
        const button = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-plain btn-sm", textContent: label });
        button.addEventListener("click", act);
        return button;
      }));
      box.hidden = false;
    },
    hide: () => (box.hidden = true),
  };
}

// The summary of the letter's elements says what is chosen and what is missing.
function elements() {
  const value = (name) => form.elements[`Input.${name}`].value.trim();
  const words = {
    category: [value("Category"), (chosen) => `类别 ${chosen}`, "类别未选"],
    disclosure: [value("Disclosure"), (chosen) => chosen, "公开属性未选"],
    contact: [value("ContactName"), (name) => `联系人 ${name}`, "联系人未填"],
  };
  for (const [name, [chosen, said, missing]] of Object.entries(words)) {
    const tag = form.querySelector(`[data-element=${name}]`);
    tag.textContent = chosen ? said(chosen) : missing;
    tag.classList.toggle("tag-soon", !chosen);
  }
}
