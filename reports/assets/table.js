"use strict";
// A table of which only the rows in sight are in the page, so that 20,000 rows scroll like 20.
const folded = (words) => words.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d").replace(/Đ/g, "D").toLowerCase();
const element = (name, facts = {}, ...children) => {
  const made = Object.assign(document.createElement(name), facts);
  made.append(...children);  // strings become text nodes: words of documents are never markup
  return made;
};

const MOST_PRINTED = 3000;

class RowTable {
  constructor(section, columns, open) {
    this.box = section.querySelector(".rows");
    this.table = section.querySelector("table");
    this.head = section.querySelector("thead");
    this.body = section.querySelector("tbody");
    this.columns = columns;
    this.open = open;
    this.rows = [];
    this.active = 0;
    this.printing = false;
    this.onSort = () => {};
    this.buildHead();
    this.box.addEventListener("scroll", () => this.draw());
    window.addEventListener("resize", () => this.draw(true));
    this.body.addEventListener("click", (event) => this.openAt(event.target.closest("tr.row")));
    this.body.addEventListener("keydown", (event) => this.onKey(event));
    this.body.addEventListener("focusin", (event) => { const row = event.target.closest("tr.row"); if (row) this.active = Number(row.dataset.at); });
  }

  buildHead() {
    const row = element("tr");
    for (const column of this.columns) {
      const button = element("button", { type: "button", title: "Sắp xếp theo cột này" }, column.head);
      button.addEventListener("click", () => this.onSort(column.name));
      const head = element("th", { scope: "col" }, button);
      head.style.width = column.width;
      head.dataset.name = column.name;
      row.append(head);
    }
    this.head.replaceChildren(row);
  }

  show(rows, sort) {
    this.rows = rows;
    this.active = 0;
    this.table.setAttribute("aria-rowcount", rows.length + 1);
    for (const head of this.head.querySelectorAll("th")) {
      const mine = sort.replace("-", "") === head.dataset.name;
      head.setAttribute("aria-sort", mine ? (sort.startsWith("-") ? "descending" : "ascending") : "none");
      head.firstChild.textContent = this.columns.find((each) => each.name === head.dataset.name).head + (mine ? (sort.startsWith("-") ? " ▼" : " ▲") : "");
    }
    this.box.scrollTop = 0;
    this.draw(true);
  }

  get rowHeight() { return parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--row")) || 74; }

  draw(anew = false) {
    if (!this.box.clientHeight && !this.printing) return;
    const height = this.rowHeight, seen = Math.ceil(this.box.clientHeight / height);
    const all = this.printing, first = all ? 0 : Math.max(0, Math.floor(this.box.scrollTop / height) - 8);
    const last = all ? Math.min(this.rows.length, MOST_PRINTED) : Math.min(this.rows.length, first + seen + 16);
    if (!anew && first === this.first && last === this.last) return;
    const focused = this.body.contains(document.activeElement);
    [this.first, this.last] = [first, last];
    const drawn = this.rows.slice(first, last).map((row, place) => this.rowOf(row, first + place));
    if (all && last < this.rows.length) drawn.push(this.remark(`Còn ${this.rows.length - last} dòng chưa in: lọc bớt, hoặc in từ tệp bang-theo-doi.xlsx.`));
    this.body.replaceChildren(this.gap(first * height), ...drawn, this.gap(all ? 0 : (this.rows.length - last) * height));
    if (focused) this.rowAt(this.active)?.focus({ preventScroll: true });
  }

  gap(height) {
    const row = element("tr", { className: "gap" }, element("td", { colSpan: this.columns.length }));
    row.setAttribute("aria-hidden", "true");
    row.firstChild.style.height = `${height}px`;
    return row;
  }

  remark(words) { return element("tr", {}, element("td", { colSpan: this.columns.length }, words)); }

  rowOf(row, at) {
    const made = element("tr", { className: "row", tabIndex: at === this.active ? 0 : -1 });
    made.dataset.at = at;
    made.setAttribute("aria-rowindex", at + 2);
    for (const column of this.columns) {
      const cell = element("td", { className: column.kind ?? "" }, element("div", { className: "clamp" }, ...[column.cell(row)].flat()));
      made.append(cell);
    }
    return made;
  }

  rowAt(at) { return this.body.querySelector(`tr.row[data-at="${at}"]`); }

  openAt(row) { if (row) this.open(this.rows[Number(row.dataset.at)], Number(row.dataset.at)); }

  onKey(event) {
    const page = Math.max(1, Math.floor(this.box.clientHeight / this.rowHeight) - 1);
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
    if (event.key === "Enter" || event.key === " ") { event.preventDefault(); this.openAt(event.target.closest("tr.row")); return; }
    if (!(event.key in steps)) return;
    event.preventDefault();
    this.goTo(Math.min(this.rows.length - 1, Math.max(0, this.active + steps[event.key])));
  }

  goTo(at) {
    const height = this.rowHeight, top = at * height, room = this.box.clientHeight - this.head.offsetHeight;
    this.active = at;
    if (top < this.box.scrollTop) this.box.scrollTop = top;
    if (top + height > this.box.scrollTop + room) this.box.scrollTop = top + height - room;
    this.draw(true);
    this.rowAt(at)?.focus({ preventScroll: true });
  }
}
