// Autosave: a moment after typing stops, again after failures, never two at a time. What could not be saved stays in the
// page and in this browser's own store.
import { readFields, same } from "./fields.js";

const pause = 1500;
const retries = [3000, 5000, 10000, 20000, 30000];

export function saver(form, keep, post, alert) {
  const state = form.querySelector("[data-save-state]");
  const initial = form.dataset.state;
  let saved = initial === "clean" ? readFields(form) : null;
  // A restored version is not saved before the person touches it or says so.
  let held = initial === "held";
  let timer = 0;
  // What is on its way to the server, one at a time.
  let running = null;
  let failed = 0;
  let stopped = false;

  const dirty = () => saved === null || !same(saved, readFields(form));

  function say(words, kind) {
    state.textContent = words;
    state.dataset.kind = kind ?? "";
  }

  function changed() {
    held = false;
    if (!dirty()) return keep.drop();
    keep.keep(readFields(form));
    if (stopped) return;
    if (!failed) say("正在输入…", "typing");
    plan(failed ? retries[Math.min(failed, retries.length) - 1] : pause);
  }

  function plan(wait) {
    clearTimeout(timer);
    timer = setTimeout(save, wait);
  }

  async function save() {
    clearTimeout(timer);
    if (running || stopped || held || !dirty()) return;
    const sent = readFields(form);
    const answer = await (running = post("save"));
    running = null;
    if (answer.ok) {
      form.elements["Input.Revision"].value = answer.body.revision;
      saved = sent;
      failed = 0;
      alert.hide();
      say(`已保存 ${answer.body.at}`, "saved");
      if (dirty()) plan(pause);
      else keep.drop();
      return;
    }
    keep.keep(readFields(form));
    if (answer.offline) {
      failed++;
      say("连接中断，文字已存在本机，正在重试", "failed");
      plan(retries[Math.min(failed, retries.length) - 1]);
      return;
    }
    if (answer.kind === "invalid") return say(answer.message, "failed");
    stopped = true;
    say("没有保存，文字已存在本机", "failed");
    if (answer.kind === "conflict") alert.show(answer.message, [["比对两份内容", () => form.dispatchEvent(new CustomEvent("draft:compare"))]]);
    else if (answer.kind === "signedout") alert.show("登录已过期。请在新窗口登录，再回到这里点“继续保存”，您输入的内容不会丢。", [["打开登录页", () => window.open("/Account/Login", "_blank")], ["继续保存", resume]]);
    else if (answer.kind === "closed") alert.show(answer.message ?? "", [["查看现在由谁办理", () => (location.href = `/cases/${form.dataset.case}`)]]);
    else alert.show(answer.message ?? "这份草稿不能再保存，请复制您输入的内容后刷新页面。", []);
  }

  // Something else that saves the draft: after the saving on its way, and no saving meanwhile. It gives the new revision and time.
  async function instead(work) {
    while (running) await running;
    clearTimeout(timer);
    if (stopped) return;
    const answer = await (running = work());
    running = null;
    if (answer?.revision) {
      form.elements["Input.Revision"].value = answer.revision;
      saved = answer.isWhole ? readFields(form) : saved;
      say(`已保存 ${answer.at}`, "saved");
    }
    if (dirty()) plan(pause);
  }

  function resume() {
    stopped = false;
    alert.hide();
    save();
  }

  window.addEventListener("online", () => failed && save());
  if (initial === "dirty") plan(pause);
  return { changed, save, instead, dirty, isStopped: () => stopped, leave: () => (saved = readFields(form)) };
}
