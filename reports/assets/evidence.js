"use strict";
// A row's evidence: what is known of it, and the page of the document with its words marked.
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
const marked = (block, start, end, words) => {
  const letters = Array.from(block[1]);
  let from = Math.max(0, (start ?? -1) - block[0]), to = Math.min(letters.length, (end ?? -1) - block[0]);
  if (start === undefined || end === undefined) {
    const at = words ? block[1].replace(/\s/g, " ").indexOf(words.replace(/\s/g, " ")) : -1;
    if (at < 0) return [block[1]];
    from = Array.from(block[1].slice(0, at)).length;
    to = from + Array.from(words).length;
  }
  if (from >= to) return [block[1]];
  return [letters.slice(0, from).join(""), element("mark", {}, letters.slice(from, to).join("")), letters.slice(to).join("")];
};

const shownPage = async (title, place, page, start, end, words) => {
  const box = element("div", { className: "paper", tabIndex: 0 });
  const blocks = page === undefined ? null : await pageTexts(place, page);
  if (!blocks) box.append(element("p", {}, words ? `“${words}”` : "Không có chữ của trang này trong tệp báo cáo."));
  for (const block of blocks ?? []) {
    const kind = block[2] === "cell" ? "cell" : block[2] === "paragraph" ? "" : "aside";
    box.append(element("p", { className: kind }, ...marked(block, start, end, words)));
  }
  return [element("h3", {}, title), box];
};

const showEvidence = async (row, data, target) => {
  const doc = data.documents[row.doc];
  const pages = await shownPage(`${doc.name}, trang ${row.page}`, row.doc, row.page, row.start, row.end, row.text);
  if (row.aDoc !== undefined) {
    const page = row.aPage === undefined ? "" : `, trang ${row.aPage}`;
    pages.push(...await shownPage(`Minh chứng: ${data.documents[row.aDoc].name}${page}`, row.aDoc, row.aPage, row.aStart, row.aEnd, row.aText));
  }
  pages.push(element("p", { className: "remark" }, "Đây là chữ của trang như chương trình đọc được, phần tô màu là lời của dòng này; bản gốc ở tệp nêu trên."));
  target.replaceChildren(...pages);
  for (const mark of target.querySelectorAll("mark")) {
    const paper = mark.closest(".paper");
    if (paper.dataset.shown) continue;
    paper.dataset.shown = "1";
    paper.scrollTop = mark.offsetTop - paper.offsetTop - 60;
  }
};
