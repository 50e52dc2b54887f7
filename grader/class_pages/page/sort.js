// Sorts a table by the column whose head is pressed. Without it the tables stay as they are.
"use strict";

const valueOf = (cell) => "v" in cell.dataset ? Number(cell.dataset.v) : cell.textContent.trim();

const compare = (a, b) => typeof a === "number" && typeof b === "number"
  ? a - b : String(a).localeCompare(String(b), undefined, { numeric: true });

// Numbers begin with the largest, words with the first.
const sort = (table, head, column) => {
  const body = table.tBodies[0];
  const rows = [...body.rows].map((row) => [valueOf(row.cells[column]), row]);
  const before = head.getAttribute("aria-sort");
  const first = rows.length && typeof rows[0][0] === "number" ? "descending" : "ascending";
  const order = !before ? first : before === "ascending" ? "descending" : "ascending";
  const sign = order === "ascending" ? 1 : -1;
  rows.sort((a, b) => sign * compare(a[0], b[0]));
  body.append(...rows.map(([, row]) => row));
  for (const other of head.parentNode.cells) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", order);
};

for (const table of document.querySelectorAll("table.list"))
  for (const [column, head] of [...table.querySelectorAll("thead th")].entries()) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(table, head, column));
    head.append(button);
  }
