// The four heading levels of an official document, by their numbers: 一、 （一） 1. （1）. The server's HeadingFinder decides
// what is printed; this only colours the text, so it may be simpler but must agree on ordinary headings.
const numerals = "〇零一二三四五六七八九十百";
const patterns = [
  [1, new RegExp(`^[${numerals}]+、`)],
  [2, new RegExp(`^[（(][${numerals}]+[）)]`)],
  [3, /^\d{1,3}(?:[．、]|\.(?!\d))/],
  [4, /^[（(]\d{1,3}[）)]/],
];
const opening = "（《“「";
const closing = "）》”」";

// Level (0 for none) and length of the heading at the start of a paragraph.
export function heading(paragraph) {
  const level = patterns.find(([, pattern]) => pattern.test(paragraph))?.[0] ?? 0;
  return { level, length: level ? endOfSentence(paragraph) : 0 };
}

function endOfSentence(text) {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (opening.includes(text[i])) depth++;
    else if (closing.includes(text[i])) depth = Math.max(0, depth - 1);
    else if (text[i] === "。" && depth === 0) return i + 1;
  }
  return text.length;
}
