// What is typed, as plain values: to compare, to keep and to put back.
const names = ["Title", "Body", "Category", "CategoryGround", "Disclosure", "DisclosureReason", "ContactName", "ContactPhone", "Attachments", "Notes", "Comment"];
const divisions = "CountersignDivisionIds";

const boxes = (form) => [...form.querySelectorAll(`[name="Input.${divisions}"]`)];

export function readFields(form) {
  const fields = Object.fromEntries(names.map((name) => [name, form.elements[`Input.${name}`].value.replace(/\r\n?/g, "\n")]));
  fields[divisions] = boxes(form).filter((box) => box.checked).map((box) => box.value).join(" ");
  return fields;
}

export function writeFields(form, fields, text) {
  for (const name of names) {
    if (typeof fields[name] !== "string") continue;
    if (name === "Body") text.set(fields.Body);
    else form.elements[`Input.${name}`].value = fields[name];
  }
  if (typeof fields[divisions] === "string") for (const box of boxes(form)) box.checked = fields[divisions].split(" ").includes(box.value);
}

const all = [...names, divisions];
export const same = (a, b) => all.every((name) => a[name] === b[name]);

// The server trims what is submitted; a kept copy that differs by that only, or lacks a field, is the same text.
export const alike = (copy, now) => all.every((name) => copy[name] === undefined || copy[name].trim() === now[name].trim());

export function clock(at) {
  const time = new Date(at);
  return `${time.getMonth() + 1}月${time.getDate()}日 ${String(time.getHours()).padStart(2, "0")}:${String(time.getMinutes()).padStart(2, "0")}`;
}
