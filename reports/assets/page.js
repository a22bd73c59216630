"use strict";
// What is shown stands in the address after "#", so that every view has its link.
const byId = (id) => document.getElementById(id);
const FACTS = JSON.parse(byId("facts").textContent);
const TASK_STATES = { open_overdue: "Quá hạn", soon: "Sắp đến hạn", open_in_time: "Chưa xong, trong hạn", done_on_time: "Hoàn thành đúng hạn",
  done_late: "Hoàn thành quá hạn", standing: "Thường xuyên", dropped: "Không tiếp tục", carried: "Chuyển kỳ sau" };
const TONES = { open_overdue: "bad", done_on_time: "good", done_late: "soon", recurred: "bad", fixed: "good" };
const tag = (words, tone) => element("span", { className: `tag ${tone ?? ""}` }, words);
const shownCount = (count) => count.toLocaleString("vi-VN");
const shownMonth = (month) => month.split("-").reverse().join("/");
const compare = new Intl.Collator("vi", { numeric: true }).compare;

const source = (data) => (row) => [element("span", {}, data.documents[row.doc].name), element("span", { className: "leaf" }, `trang ${row.page}`)];
const documentName = (data, place) => (place === undefined ? "" : data.documents[place].name);
const taskState = (row) => tag(row.late ? `${row.state} ${shownCount(row.late)} ngày` : row.state, row.soon ? "soon" : TONES[row.count]);
const taskColumns = (data) => [
  { name: "n", head: "STT", width: "58px", kind: "wide", cell: (row) => String(row.n), key: (row) => row.n },
  { name: "text", head: "Nội dung nhiệm vụ", width: "36%", kind: "main", cell: (row) => row.text, key: (row) => row.text },
  { name: "state", head: "Tình trạng", width: "168px", kind: "first", cell: taskState, key: (row) => row.state },
  { name: "due", head: "Thời hạn", width: "112px", kind: "due", cell: (row) => row.dueText ?? "", key: (row) => row.due ?? "" },
  { name: "lead", head: "Chủ trì", width: "18%", cell: (row) => row.lead?.join("; ") ?? "", key: (row) => row.lead?.[0] ?? "" },
  { name: "progress", head: "Tiến độ", width: "118px", kind: "wide", cell: (row) => FACTS.progress[row.progress], key: (row) => row.progress },
  { name: "doc", head: "Văn bản giao", width: "13%", cell: source(data), key: (row) => documentName(data, row.doc) },
  { name: "answer", head: "Văn bản trả lời", width: "13%", kind: "wide", cell: (row) => documentName(data, row.aDoc), key: (row) => documentName(data, row.aDoc) },
];
const findingColumns = (data) => [
  { name: "n", head: "STT", width: "58px", kind: "wide", cell: (row) => String(row.n), key: (row) => row.n },
  { name: "text", head: "Nội dung tồn tại, hạn chế", width: "46%", kind: "main", cell: (row) => row.text, key: (row) => row.text },
  { name: "state", head: "Kết quả", width: "160px", kind: "first", cell: (row) => tag(FACTS.findingStates[row.state], TONES[row.state]), key: (row) => row.state },
  { name: "lost", head: "Điểm bị trừ", width: "112px", kind: "due", cell: (row) => row.lost?.toLocaleString("vi-VN") ?? "", key: (row) => row.lost ?? -1 },
  { name: "doc", head: "Văn bản", width: "17%", cell: source(data), key: (row) => documentName(data, row.doc) },
  { name: "answer", head: "Minh chứng", width: "17%", kind: "wide", cell: (row) => documentName(data, row.aDoc), key: (row) => documentName(data, row.aDoc) },
];

const view = () => new URLSearchParams(location.hash.slice(1));
const go = (facts, replace = false) => {
  const kept = new URLSearchParams(Object.entries(facts).filter(([, value]) => value !== "" && value !== undefined));
  if (replace) { history.replaceState(null, "", `#${kept}`); show(); } else location.hash = kept;
};
const options = (select, first, pairs) => select.replaceChildren(element("option", { value: "" }, first), ...pairs.map(([value, label]) => element("option", { value }, label)));

class Part {
  constructor(name, rows, columns, data) {
    Object.assign(this, { name, rows, columns, data, section: byId(name) });
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
    const choose = this.form.querySelector(".choose");
    choose.addEventListener("click", () => choose.setAttribute("aria-expanded", String(this.form.classList.toggle("open"))));
  }

  changed() { go({ view: this.name, ...Object.fromEntries(new FormData(this.form)) }, true); }

  async copyLink(button) {
    try { await navigator.clipboard.writeText(location.href); button.textContent = "Đã chép"; } catch { prompt("Liên kết của khung nhìn này:", location.href); }
  }

  hasState(row, state) { return state === "soon" ? Boolean(row.soon) : (row.count ?? row.state) === state; }

  hasUnit(row, unit, shared) {
    if (unit === FACTS.noUnit) return !row.lead;
    return Boolean(row.lead?.includes(unit) || (shared && row.with?.includes(unit)));
  }

  fits(row, wanted) {
    if (wanted.state && !this.hasState(row, wanted.state)) return false;
    if (wanted.progress && row.progress !== wanted.progress) return false;
    if (wanted.unit && !this.hasUnit(row, wanted.unit, wanted.shared)) return false;
    if (wanted.doc && row.doc !== Number(wanted.doc)) return false;
    return !wanted.month || Boolean(row.due?.startsWith(wanted.month));
  }

  words(row) {
    row.folded ??= folded([row.text, this.data.documents[row.doc].name, row.section, row.product, row.note, row.reason, ...(row.lead ?? []), ...(row.with ?? [])].join(" "));
    return row.folded;
  }

  show(query) {
    const wanted = Object.fromEntries(query), asked = folded(wanted.q ?? "").split(/\s+/).filter(Boolean);
    for (const field of this.form.elements) {
      if (field.type === "checkbox") field.checked = wanted[field.name] === field.value;
      else if (field.name) field.value = wanted[field.name] ?? "";
    }
    const kept = this.rows.filter((row) => this.fits(row, wanted) && asked.every((word) => this.words(row).includes(word)));
    const sort = wanted.sort ?? "", column = this.columns.find((each) => each.name === sort.replace("-", ""));
    if (column) this.sort(kept, column, sort.startsWith("-") ? -1 : 1);
    const chosen = [...this.form.querySelectorAll("select:not([name=sort])")].filter((field) => field.value).length + (asked.length ? 1 : 0);
    this.form.classList.toggle("narrowed", chosen > 0);
    this.form.querySelector(".choose").textContent = chosen ? `Lọc (${chosen})` : "Lọc";
    this.section.querySelector(".found").textContent = kept.length ? `${shownCount(kept.length)} trong ${shownCount(this.rows.length)} dòng` : "Không có dòng nào hợp với điều kiện lọc. Bấm “Bỏ lọc” để xem tất cả.";
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

const answerOf = (row, data) => {
  if (row.aDoc === undefined) return row.said;
  const button = element("button", { type: "button", className: "link" }, documentName(data, row.aDoc) + (row.aPage === undefined ? "" : `, trang ${row.aPage}`));
  button.addEventListener("click", () => byId("evidence-pages").lastElementChild.scrollIntoView());
  return button;
};

const factsOf = (row, data) => {
  const doc = data.documents[row.doc];
  return [["Tình trạng", row.progress ? taskState(row) : tag(FACTS.findingStates[row.state], TONES[row.state])], ["Tiến độ", FACTS.progress[row.progress]], ["Thời hạn", row.dueText], ["Trả lời", answerOf(row, data)],
    ["Chủ trì", row.lead?.join("; ")], ["Phối hợp", row.with?.join("; ")], ["Sản phẩm", row.product], ["Điểm bị trừ", row.lost], ["Lý do", row.reason],
    ["Ghi chú", row.note], ["Mục", row.section], ["Văn bản", [doc.name, doc.subject].filter(Boolean).join(" – ")], ["Ban hành", doc.issuer], ["Tệp", doc.file]]
    .filter(([, value]) => value !== undefined && value !== "");
};

const showRow = async (id, data) => {
  const row = rowsById.get(id);
  if (!row) { if (dialog.open) dialog.close(); return; }
  const rows = parts[view().get("view")]?.table.rows ?? [], at = rows.indexOf(row);
  byId("evidence-at").textContent = at < 0 ? "" : `Dòng ${shownCount(at + 1)} trong ${shownCount(rows.length)}`;
  byId("previous").disabled = at <= 0;
  byId("next").disabled = at < 0 || at === rows.length - 1;
  byId("evidence-title").textContent = row.text;
  const value = (fact) => (fact instanceof Node ? fact : String(fact));
  byId("evidence-facts").replaceChildren(...factsOf(row, data).flatMap(([name, fact]) => [element("dt", {}, name), element("dd", {}, value(fact))]));
  for (const other of (row.tasks ?? []).map((each) => rowsById.get(each)).filter(Boolean)) {
    byId("evidence-facts").append(element("dt", {}, "Nhiệm vụ khắc phục"), element("dd", {}, element("a", { href: `#view=tasks&row=${other.id}` }, other.text)));
  }
  if (!dialog.open) dialog.showModal();
  byId("evidence-title").focus();
  await showEvidence(row, data, FACTS, byId("evidence-pages"));
};

const move = (step) => {
  const rows = parts[view().get("view")]?.table.rows ?? [];
  const next = rows[rows.findIndex((row) => row.id === view().get("row")) + step];
  if (next) go({ ...Object.fromEntries(view()), row: next.id }, true);
};
const closeRow = () => { const kept = Object.fromEntries(view()); if (kept.row) { delete kept.row; go(kept, true); } };
const zoom = () => byId("zoom").setAttribute("aria-pressed", String(dialog.classList.toggle("zoomed")));

const fillFilters = (data) => {
  const tasks = byId("task-filters"), findings = byId("finding-filters");
  const counted = (rows, states, has) => Object.entries(states).map(([state, label]) => [state, `${label} (${shownCount(rows.filter((row) => has(row, state)).length)})`]);
  options(tasks.state, "Tất cả", counted(data.tasks, TASK_STATES, Part.prototype.hasState));
  options(findings.state, "Tất cả", counted(data.findings, FACTS.findingStates, Part.prototype.hasState));
  options(tasks.progress, "Tất cả", Object.entries(FACTS.progress));
  const units = [...new Set(data.tasks.flatMap((row) => [...(row.lead ?? []), ...(row.with ?? [])]))].sort(compare);
  options(tasks.unit, "Tất cả", [...units, FACTS.noUnit].map((unit) => [unit, unit]));
  const months = [...new Set(data.tasks.flatMap((row) => (row.due ? [row.due.slice(0, 7)] : [])))].sort().reverse();
  options(tasks.month, "Tất cả", months.map((month) => [month, shownMonth(month)]));
};

const listen = () => {
  window.addEventListener("hashchange", () => show());
  for (const button of document.querySelectorAll("nav button")) button.addEventListener("click", () => go({ view: button.dataset.view }));
  byId("close").addEventListener("click", () => dialog.close());
  byId("previous").addEventListener("click", () => move(-1));
  byId("next").addEventListener("click", () => move(1));
  byId("zoom").addEventListener("click", zoom);
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft") move(-1);
    else if (event.key === "ArrowRight") move(1);
    else if (event.key.toLowerCase() === "z" && !event.ctrlKey) zoom();
  });
  dialog.addEventListener("close", () => { closeRow(); const part = parts[view().get("view")]; part?.table.rowAt(part.table.active)?.focus(); });
  const print = (on) => { const part = parts[view().get("view")]; if (part) { part.table.printing = on; part.table.draw(true); } };
  window.addEventListener("beforeprint", () => print(true));
  window.addEventListener("afterprint", () => print(false));
};

let show = () => {};
const start = async () => {
  const data = await unpacked(byId("rows").textContent);
  rowsById = new Map([...data.tasks, ...data.findings].map((row) => [row.id, row]));
  fillFilters(data);
  parts = { tasks: new Part("tasks", data.tasks, taskColumns(data), data), findings: new Part("findings", data.findings, findingColumns(data), data) };
  let drawn = false;
  show = () => {
    const wanted = view(), name = ["tasks", "findings"].includes(wanted.get("view")) ? wanted.get("view") : "overview", row = wanted.get("row");
    document.body.dataset.view = name;
    for (const section of document.querySelectorAll("main > section")) section.hidden = section.id !== name;
    for (const button of document.querySelectorAll("nav button")) button.removeAttribute("aria-current");
    document.querySelector(`nav button[data-view="${CSS.escape(name)}"]`)?.setAttribute("aria-current", "page");
    if (name === "overview" && !drawn) { drawn = true; showOverview(data, FACTS, go); }
    wanted.delete("row");
    if (parts[name] && lastFilter !== String(wanted)) { parts[name].show(wanted); }
    lastFilter = String(wanted);
    showRow(row, data);
  };
  listen();
  byId("told").textContent = "";
  show();
  foldInSpareTime(parts.tasks, 0);
};

// The letters that a search looks through are folded while the browser has nothing else to do.
const foldInSpareTime = (part, from) => {
  if (from >= part.rows.length) return;
  requestIdleCallback(() => { part.rows.slice(from, from + 500).forEach((row) => part.words(row)); foldInSpareTime(part, from + 500); });
};
start().catch((error) => { byId("told").textContent = `Không mở được dữ liệu của trang (${error.message}). Dùng trình duyệt mới hơn, hoặc mở tệp bang-theo-doi.xlsx.`; });
