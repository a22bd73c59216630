"use strict";
// A row's evidence: the pages of the document as pictures with its words marked, and the words as they were read.
const unpacked = async (letters) => {
  const bytes = Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
};

const pageTexts = (() => {
  const packed = JSON.parse(document.getElementById("texts").textContent);
  const opened = new Map();
  return async (place, page) => {
    if (!(place in packed)) return null;
    if (!opened.has(place)) opened.set(place, unpacked(packed[place]));
    return (await opened.get(place))[page] ?? null;
  };
})();

// Offsets count whole characters, as the program does; JavaScript's own count halves of some.
const marked = (block, passage) => {
  const letters = Array.from(block[1]);
  let from = Math.max(0, (passage.start ?? -1) - block[0]), to = Math.min(letters.length, (passage.end ?? -1) - block[0]);
  if (passage.start === undefined || passage.end === undefined) {
    const at = passage.words ? block[1].replace(/\s/g, " ").indexOf(passage.words.replace(/\s/g, " ")) : -1;
    if (at < 0) return [block[1]];
    from = Array.from(block[1].slice(0, at)).length;
    to = from + Array.from(passage.words).length;
  }
  if (from >= to) return [block[1]];
  return [letters.slice(0, from).join(""), element("mark", {}, letters.slice(from, to).join("")), letters.slice(to).join("")];
};

const readWords = async (passage) => {
  const box = element("div", { className: "paper" });
  const blocks = passage.page === undefined ? null : await pageTexts(passage.doc, passage.page);
  if (!blocks) box.append(element("p", {}, passage.words ? `“${passage.words}”` : "Không có chữ của trang này trong tệp báo cáo."));
  let row = null;
  for (const block of blocks ?? []) {
    const words = marked(block, passage), at = block[2] === "cell" ? `${block[3]} ${block[4]}` : null;
    if (at === null) box.append(element("p", { className: block[2] === "paragraph" ? "" : "aside" }, ...words));
    else if (row?.dataset.at === at) row.append(element("span", {}, ...words));
    else { row = element("div", { className: "cells" }, element("span", {}, ...words)); row.dataset.at = at; box.append(row); }
    if (at === null) row = null;
  }
  return box;
};

const markOf = ([, left, top, right, bottom], width, height, kind) => {
  const mark = element("span", { className: kind });
  Object.assign(mark.style, { left: `${100 * (left - 2) / width}%`, top: `${100 * top / height}%`, width: `${100 * (right - left + 4) / width}%`, height: `${100 * (bottom - top + 2) / height}%` });
  return mark;
};

// One sheet: the picture, and over it a mark for each printed line. Marks come in points of the paper.
const sheet = (doc, passage, page, marks) => {
  const stored = document.getElementById(`page-${passage.doc}-${page}`), [width, height] = stored.dataset.size.split(" ").map(Number);
  const picture = element("img", { src: `data:image/webp;base64,${stored.textContent}`, alt: `Hình trang ${page} của ${doc.name}. Lời được tô: ${passage.words}` });
  const box = element("div", { className: "sheet" }, picture, ...marks.map((mark) => markOf(mark, width, height, passage.marks.includes(mark) ? "mark" : "mark due")));
  box.style.aspectRatio = `${width} / ${height}`;
  const legend = marks.some((mark) => !passage.marks.includes(mark)) ? [element("span", { className: "legend" }, "gạch xanh: thời hạn")] : [];
  return element("figure", {}, element("figcaption", {}, `${doc.name}, trang ${page}`, ...legend), box);
};

const grouped = (marks) => {
  const byPage = new Map();
  for (const mark of marks) byPage.set(mark[0], [...(byPage.get(mark[0]) ?? []), mark]);
  return byPage;
};

const whyNoPicture = (doc, facts) => {
  if (facts.masked) return "Bản che tên người không kèm hình trang, vì hình trang có tên người. Dưới đây là chữ của trang.";
  if (/\.(txt|md|markdown|text)$/i.test(doc.file ?? "")) return "Văn bản dạng chữ, không có trang in. Dưới đây là chữ của văn bản.";
  const room = facts.picturesLeftOut ? " (tệp chỉ đủ chỗ cho hình của những văn bản gấp nhất; cấu hình page_pictures)" : "";
  return `Hình trang này không có trong tệp báo cáo${room}. Dưới đây là chữ của trang như chương trình đọc được; bản gốc ở tệp nêu tại mục Tệp.`;
};

const shownPassage = async (head, passage, data, facts) => {
  const doc = data.documents[passage.doc], byPage = grouped(passage.marks?.length ? [...passage.marks, ...(passage.dueMarks ?? [])] : []);
  const words = await readWords(passage), part = element("section", { className: "passage" });
  if (head) part.append(element("h3", {}, head));
  if (!byPage.size) {
    const page = passage.page === undefined ? "" : `, trang ${passage.page}`;
    part.classList.add("words");
    part.append(element("p", { className: "remark" }, whyNoPicture(doc, facts)), element("figure", {}, element("figcaption", {}, doc.name + page), words));
    return part;
  }
  for (const [page, marks] of byPage) part.append(sheet(doc, passage, page, marks));
  part.append(element("details", {}, element("summary", {}, "Chữ của trang như chương trình đọc được"), words));
  return part;
};

// The first line of the passage a quarter down, and all its lines in sight at the left.
const scrollToMarks = (target, marks) => {
  const frame = target.getBoundingClientRect(), places = Array.from(marks, (mark) => mark.getBoundingClientRect());
  const left = Math.min(...places.map((place) => place.left)), top = Math.min(...places.map((place) => place.top));
  target.scrollTo(places.length ? left - frame.left + target.scrollLeft - 16 : 0, places.length ? top - frame.top + target.scrollTop - target.clientHeight / 4 : 0);
};

const showEvidence = async (row, data, facts, target) => {
  const own = { doc: row.doc, page: row.page, start: row.start, end: row.end, words: row.text, marks: row.marks, dueMarks: row.dueMarks };
  const passages = [await shownPassage(row.aDoc === undefined ? "" : "Lời giao việc", own, data, facts)];
  if (row.aDoc !== undefined) {
    const answer = { doc: row.aDoc, page: row.aPage, start: row.aStart, end: row.aEnd, words: row.aText ?? "", marks: row.aMarks };
    passages.push(await shownPassage(row.progress ? "Văn bản trả lời (minh chứng)" : "Minh chứng", answer, data, facts));
  }
  target.replaceChildren(...passages);
  scrollToMarks(target, target.querySelector(".sheet, .paper")?.querySelectorAll(".mark, mark") ?? []);
};
