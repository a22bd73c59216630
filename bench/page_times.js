// Times of what a clerk does, in milliseconds of the browser's own clock. Run by bench/page.py in the opened page.
const done = arguments[arguments.length - 1];
const timed = (work) => {
  const from = performance.now();
  work();
  document.body.offsetHeight;  // the layout belongs to it
  return performance.now() - from;
};
const query = (words) => () => parts.tasks.show(new URLSearchParams(words));
const unit = encodeURIComponent(parts.tasks.rows[0].lead[0]);
const box = parts.tasks.table.box;
const times = {
  "first search": timed(query("q=ho so dat dai")),
  "next letter of a search": timed(query("q=ho so dat dai q")),
  "sort by words": timed(query("sort=text")),
  "sort by deadline": timed(query("sort=-due")),
  "filter by unit": timed(query(`unit=${unit}`)),
  "all rows again": timed(query("")),
  "scroll to the end": timed(() => { box.scrollTop = box.scrollHeight; parts.tasks.table.draw(); }),
};
const row = parts.tasks.rows.find((each) => each.marks);
const from = performance.now();
const look = () => {
  const picture = document.querySelector("#evidence img");
  if (!picture?.complete || !picture.naturalWidth) { requestAnimationFrame(look); return; }
  times["evidence with its picture"] = performance.now() - from;
  done(times);
};
if (row) { location.hash = `view=tasks&row=${row.id}`; look(); } else done(times);
