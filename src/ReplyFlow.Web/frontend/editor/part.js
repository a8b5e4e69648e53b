// A part of a page as the server draws it. Never throws: what went wrong is said in words.
export async function part(url, words = null) {
  try {
    const answer = await fetch(words === null ? url : `${url}?${words}`, { credentials: "same-origin", headers: { "HX-Request": "true" } });
    if (answer.ok) return { html: await answer.text() };
    return { problem: answer.status === 401 ? "登录已经结束，请在新窗口登录后再查。" : "没有查成，请稍后再试。" };
  } catch {
    return { problem: "连接中断，没有查成。" };
  }
}
