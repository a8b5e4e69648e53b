// Shows what was pushed to this browser. It knows no name and no word of a suggestion.
self.addEventListener("push", event => {
  let told = {};
  try { told = event.data ? event.data.json() : {}; } catch { /* shown without words */ }
  event.waitUntil(self.registration.showNotification(told.title || "您有新的提醒", {
    body: told.body || "请登录系统查看。", tag: told.tag, icon: "/icon.svg", data: { item: told.item }, lang: "zh-CN"
  }));
});

self.addEventListener("notificationclick", event => {
  event.notification.close();
  const item = event.notification.data && event.notification.data.item;
  event.waitUntil(self.clients.openWindow(item && /^[0-9a-f-]{36}$/.test(item) ? "/work/" + item : "/"));
});
