// What is typed, as plain values: to compare, to keep and to put back.
const names = ["Title", "Body", "Category", "CategoryGround", "Disclosure", "DisclosureReason", "ContactName", "ContactPhone", "Attachments"];

export function readFields(form) {
  return Object.fromEntries(names.map((name) => [name, form.elements[`Input.${name}`].value.replace(/\r\n?/g, "\n")]));
}

export function writeFields(form, fields, text) {
  for (const name of names) {
    if (typeof fields[name] !== "string") continue;
    if (name === "Body") text.set(fields.Body);
    else form.elements[`Input.${name}`].value = fields[name];
  }
}

export const same = (a, b) => names.every((name) => a[name] === b[name]);

// The server trims what is submitted; a kept copy that differs by that only is the same text.
export const alike = (a, b) => names.every((name) => (a[name] ?? "").trim() === (b[name] ?? "").trim());

export function clock(at) {
  const time = new Date(at);
  return `${time.getMonth() + 1}月${time.getDate()}日 ${String(time.getHours()).padStart(2, "0")}:${String(time.getMinutes()).padStart(2, "0")}`;
}
