// The field for attachments (_Attach): names and sizes of what was chosen, dropping files anywhere on it, and what is too large said before it is sent.
"use strict";

(() => {
  const size = (bytes) => bytes < 1048576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1048576).toFixed(1)} MB`;

  for (const field of document.querySelectorAll("[data-attach]")) {
    const inputs = [...field.querySelectorAll("input[type=file]")];
    const list = field.querySelector("[data-attach-chosen]");
    const [mostBytes, mostFiles] = [Number(field.dataset.mostBytes), Number(field.dataset.mostFiles)];

    const show = () => {
      const files = inputs.flatMap((input) => [...input.files]);
      list.replaceChildren(...files.map((file) => {
        const line = document.createElement("li");
        line.textContent = `${file.name}（${size(file.size)}）`;
        line.classList.toggle("attach-large", file.size > mostBytes);
        return line;
      }));
      list.hidden = files.length === 0;
      const large = files.filter((file) => file.size > mostBytes).map((file) => file.name);
      inputs[0].setCustomValidity(
        large.length > 0 ? `${large.join("、")}超过 ${size(mostBytes)}，请去掉或缩小后再选。`
        : files.length > mostFiles ? `选了 ${files.length} 个文件，一次最多 ${mostFiles} 个。` : "");
    };
    for (const input of inputs) input.addEventListener("change", show);
    // Coming back with the browser's button may find files still chosen.
    window.addEventListener("pageshow", show);

    // What is dropped is added to what was chosen.
    const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");
    for (const name of ["dragenter", "dragover"])
      field.addEventListener(name, (event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        field.classList.add("attach-over");
      });
    for (const name of ["dragleave", "drop"]) field.addEventListener(name, () => field.classList.remove("attach-over"));
    field.addEventListener("drop", (event) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      const all = new DataTransfer();
      for (const file of [...inputs[0].files, ...event.dataTransfer.files]) all.items.add(file);
      inputs[0].files = all.files;
      show();
    });
  }
})();
