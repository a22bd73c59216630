"use strict";
// The overview: figures that lead to their rows, charts, and the most urgent tasks.
const COUNTS = ["Hoàn thành đúng hạn", "Hoàn thành quá hạn", "Chưa hoàn thành, trong hạn", "Chưa hoàn thành, quá hạn"];
// Told apart by people who do not see red and green as well: also by how light they are.
const COLORS = ["#0b7a75", "#e3a008", "#a9cdf5", "#b4132b"];
const MOST_UNITS = 15;

const card = (kind, count, label, link) =>
  element("li", {}, element("a", { className: kind, href: link }, element("b", {}, shownCount(count)), label));

const showCards = (data) => {
  const tasks = (name) => data.tasks.filter((row) => row.count === name).length;
  const findings = (name) => data.findings.filter((row) => row.state === name).length;
  const soon = data.tasks.filter((row) => row.soon).length;
  document.getElementById("cards").replaceChildren(
    card("bad", tasks("open_overdue"), "nhiệm vụ quá hạn", "#view=tasks&state=open_overdue&sort=due"),
    card("soon", soon, "nhiệm vụ sắp đến hạn", "#view=tasks&state=soon&sort=due"),
    card("", tasks("open_in_time"), "chưa xong, trong hạn", "#view=tasks&state=open_in_time&sort=due"),
    card("good", tasks("done_on_time"), "hoàn thành đúng hạn", "#view=tasks&state=done_on_time"),
    card("soon", tasks("done_late"), "hoàn thành quá hạn", "#view=tasks&state=done_late"),
    card("", findings("open"), "tồn tại chưa khắc phục", "#view=findings&state=open"),
    card("good", findings("fixed"), "tồn tại đã khắc phục", "#view=findings&state=fixed"),
    card("bad", findings("recurred"), "tồn tại tái diễn", "#view=findings&state=recurred"),
  );
};

const stacked = (id, labels, counts, options, onClick) => new Chart(document.getElementById(id), {
  type: "bar",
  data: { labels, datasets: COUNTS.map((label, at) => ({ label, data: counts.map((each) => each[at]), backgroundColor: COLORS[at] })) },
  options: {
    animation: false, maintainAspectRatio: false, onClick: (_, found) => found.length && onClick?.(found[0].index),
    plugins: { legend: { position: "bottom", labels: { boxWidth: 12 } } }, ...options,
  },
});

const showCharts = (data, facts, go) => {
  const whole = { stacked: true, ticks: { precision: 0 } };
  const units = facts.units.slice(0, MOST_UNITS), room = innerWidth < 760 ? 20 : 34;
  const short = (name) => (name.length > room ? `${name.slice(0, room - 1)}…` : name);
  stacked("by-unit", units.map((each) => short(each[0])), units.map((each) => each[1]),
    { indexAxis: "y", scales: { x: whole, y: { stacked: true, ticks: { autoSkip: false } } } }, (at) => go({ view: "tasks", unit: units[at][0] }));
  const months = facts.months.map((each) => shownMonth(each[0]));
  stacked("by-month", months, facts.months.map((each) => each[1]), { scales: { x: { stacked: true }, y: whole }, plugins: { legend: { display: false } } },
    (at) => go({ view: "tasks", month: facts.months[at][0] }));
  const states = Object.keys(facts.findingStates);
  new Chart(document.getElementById("by-finding"), {
    type: "bar",
    data: { labels: states.map((name) => facts.findingStates[name]), datasets: [{ data: states.map((name) => data.findings.filter((row) => row.state === name).length), backgroundColor: [COLORS[2], COLORS[0], COLORS[3]] }] },
    options: { indexAxis: "y", animation: false, maintainAspectRatio: false, plugins: { legend: { display: false } }, scales: { x: { ticks: { precision: 0 } } },
      onClick: (_, found) => found.length && go({ view: "findings", state: states[found[0].index] }) },
  });
};

const showUrgent = (id, rows, more) => {
  const items = rows.slice(0, 6).map((row) => element("li", {},
    element("a", { href: `#view=tasks&row=${row.id}` }, row.text.length > 140 ? `${row.text.slice(0, 139)}…` : row.text),
    element("p", {}, [row.late ? `quá hạn ${shownCount(row.late)} ngày` : row.dueText, row.lead?.join("; ")].filter(Boolean).join(" · "))));
  const list = document.getElementById(id);
  list.replaceChildren(...items);
  if (!rows.length) list.replaceWith(element("p", { className: "remark" }, "Không có nhiệm vụ nào."));
  else if (rows.length > items.length) list.after(element("a", { href: more }, `Xem cả ${shownCount(rows.length)} nhiệm vụ`));
};

const showOverview = (data, facts, go) => {
  showCards(data);
  showCharts(data, facts, go);
  const byDue = (one, other) => one.due.localeCompare(other.due) || one.n - other.n;
  showUrgent("most-late", data.tasks.filter((row) => row.count === "open_overdue").sort(byDue), "#view=tasks&state=open_overdue&sort=due");
  showUrgent("soon", data.tasks.filter((row) => row.soon).sort(byDue), "#view=tasks&state=soon&sort=due");
  for (const button of document.querySelectorAll(".show-more")) {
    button.addEventListener("click", () => { button.textContent = button.parentElement.classList.toggle("whole") ? button.dataset.less : button.dataset.more; });
  }
};
