// Why a warning stays as it is: a small form in its row. It survives the list being drawn again while it is filled in.
import { button, element } from "./elements.js";

export function reasons(post, refresh) {
  const forms = new Map();
  // The button belongs to it: a row that moves under a pressed button would lose the click.
  const isTyping = () => [...forms.values()].some((form) => form.open && form.contains(document.activeElement));

  function forFinding({ key }, words = "") {
    if (!forms.has(key)) forms.set(key, make(key));
    const form = forms.get(key);
    form.querySelector("summary").textContent = words ? `保留“${words}”不改…` : "保留不改…";
    return form;
  }

  function make(key) {
    const box = element("details", { className: "judge" });
    const area = element("textarea", { id: `reason-${key}`, className: "form-control", rows: 2 });
    const problem = element("span", { className: "field-validation-error", hidden: true });
    problem.setAttribute("role", "alert");
    const send = button("btn btn-plain btn-sm", "保留不改", async () => {
      send.disabled = true;
      const answer = await post("keep", { key, reason: area.value });
      send.disabled = false;
      problem.hidden = answer.ok;
      problem.textContent = answer.ok ? "" : answer.message ?? (answer.offline ? "连接中断，没有保存，请稍后再点一次。" : "没有保存，请刷新页面后重试。");
      if (!answer.ok) return;
      forms.delete(key);
      refresh();
    });
    const label = element("label", { className: "label", htmlFor: area.id, textContent: "理由 " });
    label.append(element("span", { className: "optional", textContent: "核稿和签发的人看得到" }));
    box.append(element("summary", { textContent: "保留不改…" }), label, area, problem, send);
    box.addEventListener("toggle", () => box.open && area.focus());
    return box;
  }

  // The page comes with plain forms of the same kind; whoever was quicker than the script keeps what they typed.
  function adopt(list) {
    for (const plain of list.querySelectorAll("details.judge")) {
      const box = forFinding({ key: plain.querySelector("button").value });
      box.querySelector("textarea").value = plain.querySelector("textarea").value;
      box.open = plain.open;
      plain.replaceWith(box);
    }
  }

  async function takeBack({ key }) {
    await post("keep?handler=TakeBack", { key });
    refresh();
  }

  return { adopt, forFinding, isTyping, takeBack };
}
