// A copy of unsaved text in this browser, so that neither a lost connection nor a closed window loses it.
const limit = 4_000_000;

export function keeper(form) {
  const key = `replyflow.draft.${form.dataset.case}.${form.dataset.user}`;
  return {
    keep(fields) {
      try {
        const text = JSON.stringify({ at: Date.now(), fields });
        if (text.length > limit) return false;
        localStorage.setItem(key, text);
        return true;
      } catch {
        return false;
      }
    },
    read() {
      try {
        return JSON.parse(localStorage.getItem(key));
      } catch {
        return null;
      }
    },
    drop() {
      try {
        localStorage.removeItem(key);
      } catch {
        // Storage is switched off: nothing was kept either.
      }
    },
  };
}
