// Copies of unsaved text in this browser, so that neither a lost connection nor a closed window loses it. Each opened page
// keeps its own; what pages before it left stays as it is until the person has decided about it.
const limit = 4_000_000;

export function keeper(form) {
  const all = `replyflow.draft.${form.dataset.case}.${form.dataset.user}`;
  const own = `${all}.${Date.now()}.${Math.random().toString(36).slice(2)}`;

  // Where storage is switched off or full nothing is kept, and nothing is found.
  function attempt(act, otherwise) {
    try {
      return act();
    } catch {
      return otherwise;
    }
  }

  function read(key) {
    const copy = attempt(() => JSON.parse(localStorage.getItem(key)), null);
    return copy?.fields ? { key, at: copy.at, fields: copy.fields } : null;
  }

  return {
    keep(fields) {
      const text = JSON.stringify({ at: Date.now(), fields });
      if (text.length <= limit) attempt(() => localStorage.setItem(own, text));
    },
    // What other pages left, the newest first.
    left: () =>
      attempt(() => Object.keys(localStorage), [])
        .filter((key) => key !== own && (key === all || key.startsWith(`${all}.`)))
        .map(read)
        .filter(Boolean)
        .sort((a, b) => b.at - a.at),
    drop: (key = own) => attempt(() => localStorage.removeItem(key)),
    // The page is sent; the next one in this window drops the copy if the server has stored what was sent.
    sent: () => attempt(() => sessionStorage.setItem(all, own)),
    dropSent() {
      attempt(() => localStorage.removeItem(sessionStorage.getItem(all)));
    },
  };
}
