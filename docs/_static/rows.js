// A field above each table of facts that shows only the rows with the words typed, with or without marks.
const fold = (text) =>
  text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d");

for (const box of document.querySelectorAll(".facts[data-rows]")) {
  const rows = [...box.querySelectorAll("tbody tr")];
  if (rows.length < 12) continue;
  const bar = document.createElement("div");
  bar.className = "filter";
  const field = document.createElement("input");
  field.type = "search";
  field.placeholder = "Filter rows (nghi quyet finds nghị quyết)";
  field.setAttribute("aria-label", "Filter rows");
  const count = document.createElement("output");
  bar.append(field, count);
  box.prepend(bar);
  let folded = null;
  const show = () => {
    folded ??= rows.map((row) => [row.textContent.toLowerCase().normalize("NFC"), fold(row.textContent)]);
    const words = field.value.trim().toLowerCase().normalize("NFC").split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, i) => {
      // A word typed with marks is taken at its marks.
      row.hidden = !words.every((word) => folded[i][fold(word) === word ? 1 : 0].includes(word));
      shown += row.hidden ? 0 : 1;
    });
    count.textContent = `${shown.toLocaleString("en")} of ${rows.length.toLocaleString("en")} rows`;
  };
  field.addEventListener("input", show);
  count.textContent = `${rows.length.toLocaleString("en")} rows`;
}
