// Short ways to make elements.
export const element = (tag, values = {}) => Object.assign(document.createElement(tag), values);

export function button(className, textContent, act) {
  const made = element("button", { type: "button", className, textContent });
  made.addEventListener("click", act);
  return made;
}
