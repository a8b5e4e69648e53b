// On narrow screens the three panes are tabs.
export function tabs(form, onShow) {
  const list = form.querySelector(".editor-tabs");
  const buttons = Array.from(list.querySelectorAll("[role=tab]"));
  const narrow = window.matchMedia("(max-width: 1099px)");
  let current = buttons[0];

  function apply() {
    list.hidden = !narrow.matches;
    for (const button of buttons) {
      const pane = document.getElementById(button.getAttribute("aria-controls"));
      const on = button === current;
      button.setAttribute("aria-selected", String(on));
      button.tabIndex = on ? 0 : -1;
      pane.hidden = narrow.matches && !on;
      if (narrow.matches) pane.setAttribute("role", "tabpanel");
      else pane.removeAttribute("role");
    }
    onShow(current.getAttribute("aria-controls"));
  }

  function show(button) {
    current = button;
    apply();
  }

  for (const button of buttons) button.addEventListener("click", () => show(button));
  list.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = buttons[(buttons.indexOf(current) + step + buttons.length) % buttons.length];
    show(next);
    next.focus();
  });
  narrow.addEventListener("change", apply);
  apply();
  return {
    text: () => show(buttons[0]),
    holding: (part) => show(buttons.find((button) => document.getElementById(button.getAttribute("aria-controls")).contains(part)) ?? current),
  };
}
