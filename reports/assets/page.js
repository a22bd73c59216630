"use strict";
// What is shown stands in the address after "#", so that every view has its link.
const byId = (id) => document.getElementById(id);
const FACTS = JSON.parse(byId("facts").textContent);
const TASK_STATES = { open_overdue: "Quá hạn", soon: "Sắp đến hạn", open_in_time: "Chưa xong, trong hạn", done_on_time: "Hoàn thành đúng hạn",
  done_late: "Hoàn thành quá hạn", standing: "Thường xuyên", dropped: "Không tiếp tục", carried: "Chuyển kỳ sau" };
const TONES = { open_overdue: "bad", done_on_time: "good", done_late: "soon", recurred: "bad", fixed: "good" };
const tag = (words, tone) => element("span", { className: `tag ${tone ?? ""}` }, words);
const compare = new Intl.Collator("vi", { numeric: true }).compare;

const taskColumns = (data) => [
  { name: "n", head: "STT", width: "58px", kind: "wide", cell: (row) => String(row.n), key: (row) => row.n },
  { name: "text", head: "Nội dung nhiệm vụ", width: "34%", kind: "main", cell: (row) => row.text, key: (row) => row.text },
  { name: "doc", head: "Văn bản giao", width: "12%", cell: (row) => data.documents[row.doc].name, key: (row) => data.documents[row.doc].name },
  { name: "lead", head: "Chủ trì", width: "15%", cell: (row) => row.lead?.join("; ") ?? "", key: (row) => row.lead?.[0] ?? "" },
  { name: "due", head: "Thời hạn", width: "112px", cell: (row) => row.dueText ?? "", key: (row) => row.due ?? "" },
  { name: "progress", head: "Tiến độ", width: "130px", cell: (row) => FACTS.progress[row.progress], key: (row) => row.progress },
  { name: "state", head: "Tình trạng", width: "150px", cell: (row) => tag(row.state, row.soon ? "soon" : TONES[row.count]), key: (row) => row.state },
  { name: "answer", head: "Văn bản trả lời", width: "14%", kind: "wide", cell: (row) => (row.aDoc === undefined ? "" : data.documents[row.aDoc].name), key: (row) => (row.aDoc === undefined ? "" : data.documents[row.aDoc].name) },
];
const findingColumns = (data) => [
  { name: "n", head: "STT", width: "58px", kind: "wide", cell: (row) => String(row.n), key: (row) => row.n },
  { name: "text", head: "Nội dung tồn tại, hạn chế", width: "45%", kind: "main", cell: (row) => row.text, key: (row) => row.text },
  { name: "doc", head: "Văn bản", width: "16%", cell: (row) => data.documents[row.doc].name, key: (row) => data.documents[row.doc].name },
  { name: "lost", head: "Điểm bị trừ", width: "110px", cell: (row) => row.lost?.toLocaleString("vi-VN") ?? "", key: (row) => row.lost ?? -1 },
  { name: "state", head: "Kết quả", width: "150px", cell: (row) => tag(FACTS.findingStates[row.state], TONES[row.state]), key: (row) => row.state },
  { name: "answer", head: "Minh chứng", width: "18%", kind: "wide", cell: (row) => (row.aDoc === undefined ? "" : data.documents[row.aDoc].name), key: (row) => row.aDoc ?? -1 },
];

const view = () => new URLSearchParams(location.hash.slice(1));
const go = (facts, replace = false) => {
  const kept = new URLSearchParams(Object.entries(facts).filter(([, value]) => value !== "" && value !== undefined));
  if (replace) { history.replaceState(null, "", `#${kept}`); show(); } else location.hash = kept;
};
const options = (select, first, pairs) => select.replaceChildren(element("option", { value: "" }, first), ...pairs.map(([value, label]) => element("option", { value }, label)));

class Part {
  constructor(name, rows, columns, data) {
    this.name = name;
    this.rows = rows;
    this.columns = columns;
    this.data = data;
    this.section = byId(name);
    this.form = this.section.querySelector("form");
    this.table = new RowTable(this.section, columns, (row) => go({ ...Object.fromEntries(view()), row: row.id }));
    this.table.onSort = (column) => { this.form.sort.value = this.form.sort.value === column ? `-${column}` : column; this.changed(); };
    const sorts = columns.filter((each) => each.name !== "n").flatMap((each) => [[each.name, each.head], [`-${each.name}`, `${each.head} (ngược lại)`]]);
    options(this.form.sort, "Theo văn bản", [...sorts, ["-n", "STT (ngược lại)"]]);
    const used = [...new Set(rows.map((row) => row.doc))].map((place) => [String(place), data.documents[place].name]);
    options(this.form.doc, "Tất cả", used.sort((one, other) => compare(one[1], other[1])));
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("input", () => { clearTimeout(this.waiting); this.waiting = setTimeout(() => this.changed(), 120); });
    this.form.addEventListener("reset", () => setTimeout(() => go({ view: name }, true)));
    this.form.querySelector(".copy").addEventListener("click", (event) => this.copyLink(event.target));
  }

  changed() {
    const values = Object.fromEntries(new FormData(this.form));
    go({ view: this.name, ...values, month: view().get("month") ?? "" }, true);
  }

  async copyLink(button) {
    try { await navigator.clipboard.writeText(location.href); button.textContent = "Đã chép"; } catch { prompt("Liên kết của khung nhìn này:", location.href); }
  }

  fits(row, wanted) {
    const state = wanted.get("state"), unit = wanted.get("unit"), doc = wanted.get("doc"), month = wanted.get("month");
    if (state && !(state === "soon" ? row.soon : (row.count ?? row.state) === state)) return false;
    if (wanted.get("progress") && row.progress !== wanted.get("progress")) return false;
    if (unit && !(row.lead?.includes(unit) || row.with?.includes(unit))) return false;
    if (doc && row.doc !== Number(doc)) return false;
    return !month || Boolean(row.due?.startsWith(month));
  }

  words(row) {
    row.words ??= folded([row.text, this.data.documents[row.doc].name, row.section, row.product, row.note, row.reason, ...(row.lead ?? []), ...(row.with ?? [])].join(" "));
    return row.words;
  }

  show(wanted) {
    for (const field of this.form.elements) if (field.name) field.value = wanted.get(field.name) ?? "";
    const asked = folded(wanted.get("q") ?? "").split(/\s+/).filter(Boolean);
    const kept = this.rows.filter((row) => this.fits(row, wanted) && asked.every((word) => this.words(row).includes(word)));
    const sort = wanted.get("sort") ?? "", column = this.columns.find((each) => each.name === sort.replace("-", ""));
    if (column) this.sort(kept, column, sort.startsWith("-") ? -1 : 1);
    const month = wanted.get("month") ? `, đến hạn tháng ${wanted.get("month").split("-").reverse().join("/")}` : "";
    this.section.querySelector(".found").textContent = `${kept.length.toLocaleString("vi-VN")} trong ${this.rows.length.toLocaleString("vi-VN")} dòng${month}`;
    this.table.show(kept, sort);
  }

  sort(rows, column, way) {
    const keyed = rows.map((row) => [column.key(row), row]);
    // Rows without a value come last, whichever way.
    const blank = (key) => key === "" || key === -1;
    keyed.sort(([one, a], [other, b]) => blank(one) - blank(other) || way * (typeof one === "number" ? one - other : compare(one, other)) || a.n - b.n);
    keyed.forEach(([, row], at) => { rows[at] = row; });
  }
}

let parts = {}, rowsById = new Map(), lastFilter = null;
const dialog = byId("evidence");

const factsOf = (row, data) => {
  const doc = data.documents[row.doc];
  return [["Văn bản", [doc.name, doc.subject].filter(Boolean).join(" – ")], ["Cơ quan ban hành", doc.issuer], ["Tệp", doc.file], ["Mục", row.section],
    ["Chủ trì", row.lead?.join("; ")], ["Phối hợp", row.with?.join("; ")], ["Thời hạn", row.dueText], ["Số ngày quá hạn", row.late], ["Sản phẩm", row.product],
    ["Tiến độ", FACTS.progress[row.progress]], ["Tình trạng", row.progress ? row.state : FACTS.findingStates[row.state]], ["Điểm bị trừ", row.lost], ["Lý do", row.reason], ["Ghi chú", row.note]]
    .filter(([, value]) => value !== undefined && value !== "");
};

const showRow = async (id, data) => {
  const row = rowsById.get(id);
  if (!row) { if (dialog.open) dialog.close(); return; }
  byId("evidence-title").textContent = row.text;
  byId("evidence-facts").replaceChildren(...factsOf(row, data).flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, String(value))]));
  for (const other of (row.tasks ?? []).map((each) => rowsById.get(each)).filter(Boolean)) {
    byId("evidence-facts").append(element("dt", {}, "Nhiệm vụ khắc phục"), element("dd", {}, element("a", { href: `#view=tasks&row=${other.id}` }, other.text)));
  }
  if (!dialog.open) dialog.showModal();
  byId("evidence-title").focus();
  await showEvidence(row, data, byId("evidence-pages"));
};

const move = (step) => {
  const rows = parts[view().get("view")]?.table.rows ?? [];
  const next = rows[rows.findIndex((row) => row.id === view().get("row")) + step];
  if (next) go({ ...Object.fromEntries(view()), row: next.id }, true);
};
const closeRow = () => { const kept = Object.fromEntries(view()); if (kept.row) { delete kept.row; go(kept, true); } };

let show = () => {};
const start = async () => {
  const data = await unpacked(byId("rows").textContent);
  rowsById = new Map([...data.tasks, ...data.findings].map((row) => [row.id, row]));
  const tasks = byId("task-filters"), findings = byId("finding-filters");
  options(tasks.state, "Tất cả", Object.entries(TASK_STATES));
  options(tasks.progress, "Tất cả", Object.entries(FACTS.progress));
  const units = [...new Set(data.tasks.flatMap((row) => [...(row.lead ?? []), ...(row.with ?? [])]))].sort(compare);
  options(tasks.unit, "Tất cả", units.map((unit) => [unit, unit]));
  options(findings.state, "Tất cả", Object.entries(FACTS.findingStates));
  parts = { tasks: new Part("tasks", data.tasks, taskColumns(data), data), findings: new Part("findings", data.findings, findingColumns(data), data) };
  let drawn = false;
  show = () => {
    const wanted = view(), name = ["tasks", "findings"].includes(wanted.get("view")) ? wanted.get("view") : "overview", row = wanted.get("row");
    for (const section of document.querySelectorAll("main > section")) section.hidden = section.id !== name;
    for (const button of document.querySelectorAll("nav button")) button.toggleAttribute("aria-current", false);
    document.querySelector(`nav button[data-view="${CSS.escape(name)}"]`)?.setAttribute("aria-current", "page");
    if (name === "overview" && !drawn) { drawn = true; showOverview(data, FACTS, go); }
    wanted.delete("row");
    if (parts[name] && lastFilter !== String(wanted)) { parts[name].show(wanted); }
    lastFilter = String(wanted);
    showRow(row, data);
  };
  window.addEventListener("hashchange", show);
  for (const button of document.querySelectorAll("nav button")) button.addEventListener("click", () => go({ view: button.dataset.view }));
  byId("close").addEventListener("click", () => dialog.close());
  byId("previous").addEventListener("click", () => move(-1));
  byId("next").addEventListener("click", () => move(1));
  dialog.addEventListener("keydown", (event) => { if (event.key === "ArrowLeft") move(-1); if (event.key === "ArrowRight") move(1); });
  dialog.addEventListener("close", () => { closeRow(); const part = parts[view().get("view")]; part?.table.rowAt(part.table.active)?.focus(); });
  const print = (on) => { const part = parts[view().get("view")]; if (part) { part.table.printing = on; part.table.draw(true); } };
  window.addEventListener("beforeprint", () => print(true));
  window.addEventListener("afterprint", () => print(false));
  byId("told").textContent = "";
  show();
};
start().catch((error) => { byId("told").textContent = `Không mở được dữ liệu của trang (${error.message}). Dùng trình duyệt mới hơn, hoặc mở tệp bang-theo-doi.xlsx.`; });
