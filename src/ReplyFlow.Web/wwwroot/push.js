// 浏览器提醒: asks the browser for a subscription and sends it with the page's own form.
(() => {
  const box = document.querySelector("[data-push]");
  const say = text => { box.querySelector("[data-push-says]").textContent = text; };
  if (!box)
    return;
  if (!("serviceWorker" in navigator) || !("PushManager" in window)) {
    say("这个浏览器不支持提醒，请换一个，或者用 https 的网址打开本系统。");
    return;
  }
  const button = box.querySelector("[data-push-add]");
  const key = () => Uint8Array.from(atob(box.dataset.push.replace(/-/g, "+").replace(/_/g, "/")), c => c.charCodeAt(0));
  const name = () => {
    const agent = navigator.userAgent;
    const browser = /Edg\//.test(agent) ? "Edge" : /Firefox\//.test(agent) ? "Firefox" : /Chrome\//.test(agent) ? "Chrome" : /Safari\//.test(agent) ? "Safari" : "浏览器";
    return browser + (/Windows/.test(agent) ? "（Windows）" : /Android/.test(agent) ? "（安卓手机）" : /iPhone|iPad/.test(agent) ? "（苹果手机）"
      : /Mac OS/.test(agent) ? "（苹果电脑）" : /Linux/.test(agent) ? "（Linux）" : "");
  };
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      if (await Notification.requestPermission() !== "granted") {
        say("浏览器没有允许提醒。请在地址栏左边的设置里允许“通知”，再试一次。");
        return;
      }
      const registration = await navigator.serviceWorker.register("/push-worker.js");
      const old = await registration.pushManager.getSubscription();
      if (old)
        await old.unsubscribe();
      const subscription = (await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key() })).toJSON();
      const form = document.getElementById("push-form");
      form.elements["Browser.Endpoint"].value = subscription.endpoint;
      form.elements["Browser.PublicKey"].value = subscription.keys.p256dh;
      form.elements["Browser.Secret"].value = subscription.keys.auth;
      form.elements["Browser.Name"].value = name();
      form.submit();
    } catch {
      say("没有开通：浏览器连不上它的推送服务。内网电脑一般不能用，可以改用消息网关。");
    } finally {
      button.disabled = false;
    }
  });
})();
