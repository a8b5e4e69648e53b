// 全部改正: the server mends and saves what stands in the editor; the same changes are made in the text at once, as one step to undo.
export function mender(form, text, post, save, alert, refresh) {
  // Taking back is offered as long as the text is just what the mending left.
  let mended = null;
  text.onChange(() => {
    if (mended === null || text.get() === mended) return;
    mended = null;
    alert.hide();
  });

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
        mended = null;
        text.change(changes);
        if (text.get() !== body) text.set(body);
        alert.show(`已改正 ${changes.length} 处。`, [
          ["撤销这次改正", () => text.set(before)],
          ["知道了", () => alert.hide()],
        ]);
        mended = body;
      }
      refresh();
      return { revision, at, isWhole };
    });
}
