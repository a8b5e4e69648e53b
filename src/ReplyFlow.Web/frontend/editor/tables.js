// Tables in what is pasted become rows with tabs, which the letter sets as tables again. Excel and WPS copy them so by themselves;
// Word breaks a row where a cell has more than one paragraph.
const mostAcross = 100;
const blocks = "table, p, div, li, h1, h2, h3, h4, h5, h6, br";

const words = (node) => node.textContent.replace(/\s+/g, " ").trim();

function rowsOf(table) {
  const rows = Array.from(table.rows, () => []);
  for (const [at, row] of [...table.rows].entries()) {
    let column = 0;
    for (const cell of row.cells) {
      while (rows[at][column] !== undefined) column++;
      const [across, down] = [Math.min(cell.colSpan, mostAcross), Math.min(cell.rowSpan || 1, rows.length - at)];
      // What stands in a merged cell is said of each of its rows.
      for (let y = 0; y < down; y++) for (let x = 0; x < across; x++) rows[at + y][column + x] = x ? "" : lines(cell).join(" ").replaceAll("\t", " ");
      column += across;
    }
  }
  return rows.map((row) => Array.from(row, (cell) => cell ?? "").join("\t"));
}

function lines(node) {
  if (node.nodeName === "TABLE") return rowsOf(node);
  if (node.nodeType === Node.ELEMENT_NODE && node.querySelector(blocks)) return [...node.childNodes].flatMap(lines);
  return words(node) ? [words(node)] : [];
}

// The text of a clipboard with tables; null where there are none, or where the plain text has them already.
export function tablesIn(clipboard) {
  const html = clipboard?.getData("text/html") ?? "";
  if (!/<table/i.test(html)) return null;
  const { body } = new DOMParser().parseFromString(html, "text/html");
  body.querySelectorAll("style, script").forEach((node) => node.remove());
  const text = lines(body).join("\n");
  const plain = clipboard.getData("text/plain").replace(/\r\n?/g, "\n").trim();
  return text.includes("\t") && text !== plain ? text : null;
}
