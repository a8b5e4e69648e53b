// The draft editor. Without it the page is a plain form with everything in it; see Pages/Drafts.
import { besidePane } from "./beside.js";
import { citationsPane } from "./citations.js";
import { alike, clock, readFields, same, writeFields } from "./fields.js";
import { findingsPane } from "./findings.js";
import { intake } from "./intake.js";
import { keeper } from "./keeper.js";
import { letterPane } from "./letter.js";
import { mender } from "./mend.js";
import { noteOf } from "./note.js";
import { phrasesPane } from "./phrases.js";
import { poster } from "./post.js";
import { quotes } from "./quotes.js";
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
  const note = () => noteOf(document.querySelector("[data-editor-note]"));
  const post = poster(form);
  const keep = keeper(form);
  const findings = findingsPane(form, text, post, () => letter.ask(), (rule) => mend(rule));
  const cited = citationsPane(form, text, () => panes.text());
  const beside = besidePane(form, text, () => panes.text());
  const letter = letterPane(form, text, post, ({ findings: found, citations, figuresToken, asksToken }) => {
    findings.show(found);
    cited.show(citations);
    beside.show({ figures: figuresToken, asks: asksToken });
  });
  quotes(form, text, post, () => panes.text(), beside.refresh);
  const save = saver(form, keep, post, note());
  const mend = mender(form, text, post, save, note(), () => letter.refresh());
  const panes = tabs(form, () => {
    text.shown();
    letter.follow();
  });
  phrasesPane(form, text, () => panes.text(), (card) => panes.holding(card));

  const changed = () => {
    save.changed();
    letter.refresh();
  };
  text.onChange(changed);
  const isDraftField = (target) => target.name?.startsWith("Input.") && target !== area;
  form.addEventListener("input", (event) => isDraftField(event.target) && changed());
  form.addEventListener("change", (event) => isDraftField(event.target) && (changed(), elements()));

  form.addEventListener("draft:compare", () => send("Compare"));
  form.addEventListener("submit", leave);
  const isContactBegun = () => !form.dataset.sent && form.elements["Contact.Summary"].value.trim() !== "";
  window.addEventListener("beforeunload", (event) => {
    if (save.dirty() || isContactBegun()) event.preventDefault();
  });
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && save.save());
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
      event.preventDefault();
      save.save();
    }
  });
  intake(form, text, post, note(), () => (changed(), elements()), () => send("Import"));
  offerKept();
  const wrong = form.querySelector(".input-validation-error");
  if (wrong) panes.holding(wrong);
  if (wrong) wrong.name === "Input.Body" ? text.goTo(0) : wrong.focus();
  letter.follow();
  letter.ask();

  // Text this browser kept because it could not be saved: offered, one after the other, until the person has decided.
  function offerKept() {
    const offer = note();
    let placed = null;
    if (form.dataset.stored === "true") keep.dropSent();
    const copies = keep.left().filter((copy) => {
      if (!alike(copy.fields, readFields(form))) return true;
      keep.drop(copy.key);
      if (form.dataset.state !== "clean") keep.keep(readFields(form));
      return false;
    });
    next();

    function next() {
      const copy = copies.shift();
      if (!copy) return offer.hide();
      placed = null;
      offer.show(`这台电脑上留有 ${clock(copy.at)} 没能保存的内容。`, [
        ["放进编辑框", () => {
          const before = readFields(form);
          put(copy.fields);
          placed = readFields(form);
          keep.drop(copy.key);
          offer.show("已放进编辑框。", [
            ["恢复放进前的内容", () => {
              if (!same(placed, readFields(form))) return offer.show("放进以后又改过，没有恢复放进前的内容。", [["知道了", next]]);
              put(before);
              next();
            }],
            ["知道了", next],
          ]);
        }],
        ["不要了", () => {
          keep.drop(copy.key);
          next();
        }],
      ]);
    }

    function put(fields) {
      writeFields(form, fields, text);
      panes.text();
      changed();
      elements();
    }
  }

  function leave() {
    save.leave();
    keep.sent();
  }

  function send(handler) {
    leave();
    form.dataset.sent = "1";
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
