// The glyphs of the letter's pages: style sheets with those that the PDF will have. The page comes with the sheets of its first text;
// for what is typed later a sheet with the new characters alone is asked for.
const faces = ["fs", "xbs", "hei", "kai", "song"];
const most = 1500;

export function facesOf(holder) {
  const known = Object.fromEntries(faces.map((face) => [face, new Set()]));
  const edition = document.querySelector(`link[href^="${holder.dataset.faces}"]`)?.href.match(/[?&]v=(\w+)/)?.[1] ?? "";

  // Characters on the pages that are not known yet, and now are.
  function fresh() {
    const found = [];
    for (const face of faces) {
      const points = new Set();
      for (const text of holder.querySelectorAll(`text.${face}`))
        for (const character of text.textContent) if (!known[face].has(character.codePointAt(0))) points.add(character.codePointAt(0));
      points.forEach((point) => known[face].add(point));
      if (points.size) found.push([face, [...points].sort((a, b) => a - b)]);
    }
    return found;
  }

  fresh();
  return function load() {
    for (let found = fresh(); found.length; found = found.map(([face, points]) => [face, points.slice(most)]).filter(([, points]) => points.length)) {
      const key = found.map(([face, points]) => `${face}=${encode(points.slice(0, most))}`).join("&");
      document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: `${holder.dataset.faces}v=${edition}&${key}` }));
    }
  };
}

// As LetterFaces reads it: differences of ascending code points, seven bits a byte.
function encode(points) {
  let bytes = "";
  let before = 0;
  for (const point of points) {
    let step = point - before;
    before = point;
    for (; step > 0x7f; step >>= 7) bytes += String.fromCharCode((step & 0x7f) | 0x80);
    bytes += String.fromCharCode(step);
  }
  return btoa(bytes).replace(/=+$/, "").replaceAll("+", "-").replaceAll("/", "_");
}
