// 全部改正: the server mends and saves what stands in the editor; the same changes are made in the text at once, as one step to undo.
export function mender(form, text, post, save, alert, refresh) {
  return (rule) =>
    save.instead(async () => {
      const before = text.get();
      const answer = await post("mend", { rule });
      if (!answer.ok) {
        alert.show(answer.message ?? "没有改正：连接中断，请稍后再点一次。", [["知道了", () => alert.hide()]]);
        return null;
      }
      const { revision, at, changes, body } = answer.body;
      // Typed meanwhile: what is here goes over what was mended, with the next save.
      const isWhole = text.get() === before;
      if (isWhole && changes.length) {
        text.change(changes);
        if (text.get() !== body) text.set(body);
        alert.show(`已改正 ${changes.length} 处。`, [
          ["撤销这次改正", () => {
            if (text.get() !== body && !window.confirm("改正后您又改过正文。撤销这次改正，也会去掉后来的改动。要撤销吗？")) return;
            alert.hide();
            text.set(before);
          }],
          ["知道了", () => alert.hide()],
        ]);
      }
      refresh();
      return { revision, at, isWhole };
    });
}
