// A whole letter pasted into the text, or a Word file dropped on it.
import { tablesIn } from "./tables.js";

const fewestCharacters = 60;

export function intake(form, text, post, alert, changed, importFile) {
  // The paste itself is the browser's; what it brought is read a moment later, and put right where it still stands.
  form.addEventListener(
    "paste",
    (event) => {
      if (!event.composedPath().some((e) => e === form.elements["Input.Body"] || e.hasAttribute?.("data-text-host"))) return;
      const tables = tablesIn(event.clipboardData);
      if (tables !== null) {
        event.preventDefault();
        event.stopPropagation();
        text.insert(tables);
      }
      const pasted = tables ?? event.clipboardData?.getData("text/plain").replace(/\r\n?/g, "\n") ?? "";
      if (pasted.length >= fewestCharacters && pasted.includes("\n")) setTimeout(() => read(pasted));
    },
    true,
  );

  async function read(pasted) {
    const answer = await post("intake", { "Input.Body": pasted });
    if (!answer.ok || answer.body.told.length === 0) return;
    const { told, isLetter, body, fields } = answer.body;
    const all = text.get();
    const at = all.indexOf(pasted);
    if (at < 0) return;
    const before = Object.fromEntries(Object.keys(fields).map((name) => [name, form.elements[`Input.${name}`].value]));
    text.change([{ from: at, to: at + pasted.length, insert: body }]);
    put(fields);
    const known = ["知道了", () => alert.hide()];
    const choices = [["照粘贴的原样", back], known];
    if (isLetter) alert.show("粘贴的是整篇公文，已经分开：", choices, told);
    else alert.show(`粘贴的文字作了整理：${told.join("；")}。`, choices);

    // Only what still stands as it was put is taken back.
    function back() {
      const from = text.get().indexOf(body);
      if (from < 0) return alert.show("这段文字在粘贴以后又改过，没有恢复原样。", [known]);
      alert.hide();
      text.change([{ from, to: from + body.length, insert: pasted }]);
      put(Object.fromEntries(Object.entries(before).filter(([name]) => form.elements[`Input.${name}`].value === fields[name])));
    }
  }

  function put(fields) {
    for (const [name, value] of Object.entries(fields)) form.elements[`Input.${name}`].value = value;
    changed();
  }

  const brings = (event) => Array.from(event.dataTransfer?.types ?? []).includes("Files");
  form.addEventListener("dragover", (event) => brings(event) && event.preventDefault(), true);
  form.addEventListener(
    "drop",
    (event) => {
      if (!brings(event)) return;
      event.preventDefault();
      event.stopPropagation();
      const [file] = event.dataTransfer.files;
      if (!/\.docx$/i.test(file?.name ?? "")) return void alert.show("只能拖入 .docx 文件；旧的 .doc 请先在 Word 或 WPS 中另存为 .docx。", [["知道了", () => alert.hide()]]);
      form.elements.word.files = event.dataTransfer.files;
      importFile();
    },
    true,
  );
}
