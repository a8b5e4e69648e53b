// Posts the editor's form to one of its endpoints. Never throws: what went wrong is in the answer.
export function poster(form) {
  const token = form.elements.__RequestVerificationToken.value;
  const base = `/drafts/${form.dataset.case}`;
  return async function post(what, more = {}) {
    const body = new FormData(form);
    for (const [name, value] of Object.entries(more)) body.set(name, value);
    body.delete("__RequestVerificationToken");
    try {
      const response = await fetch(`${base}/${what}`, {
        method: "POST",
        body,
        credentials: "same-origin",
        // HX-Request makes an ended sign-in answer 401 instead of the sign-in page.
        headers: { RequestVerificationToken: token, "HX-Request": "true", Accept: "application/json" },
      });
      const isJson = response.headers.get("content-type")?.includes("json");
      const answer = isJson ? await response.json() : {};
      if (response.ok) return { ok: true, body: answer };
      if (response.status === 401) return { ok: false, kind: "signedout" };
      if (response.status >= 500 || response.status === 429) return { ok: false, kind: "server", offline: true };
      return { ok: false, kind: answer.kind ?? "refused", message: answer.message };
    } catch {
      return { ok: false, kind: "offline", offline: true };
    }
  };
}
