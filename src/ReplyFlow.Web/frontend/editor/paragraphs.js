// Paragraphs as the letter counts them: lines that hold anything but spaces.
const blank = /^[ \t\u3000]*$/;

// Index among the printed paragraphs of the line that holds a position.
export function paragraphAt(text, position) {
  let index = -1;
  let from = 0;
  for (const line of text.split("\n")) {
    if (!blank.test(line)) index++;
    if (position <= from + line.length) break;
    from += line.length + 1;
  }
  return Math.max(0, index);
}

// Where a printed paragraph starts in the text.
export function startOf(text, paragraph) {
  let index = -1;
  let from = 0;
  for (const line of text.split("\n")) {
    if (!blank.test(line) && ++index === paragraph) return from;
    from += line.length + 1;
  }
  return Math.min(from, text.length);
}

// Behind the 《…》 that a position stands in, and the 文号 in brackets behind that; else the position.
export function behindTitle(text, position) {
  const line = text.lastIndexOf("\n", position - 1);
  const open = position > 0 ? text.lastIndexOf("《", position - 1) : -1;
  if (open <= line || text.slice(open, position).includes("》")) return position;
  const [whole] = text.slice(position).match(/^[^》\n]*》(?:（[^（）\n]{0,40}号）)?/) ?? [""];
  return position + whole.length;
}

// Where something stands that is counted in a printed paragraph; the text may have spaces before that.
export function placeOf(text, { paragraph, column, length }) {
  const start = startOf(text, paragraph);
  const indent = text.slice(start).match(/^[ \t\u3000]*/)[0].length;
  return { from: start + indent + column, to: start + indent + column + length };
}
