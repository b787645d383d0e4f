// Finds the sections of this file that hold every word of a query. Nothing is asked of anybody, nothing is stored.
(() => {
  const field = document.querySelector("[data-search]");
  const input = field.querySelector("input");
  const found = document.querySelector(".found");
  const status = found.querySelector("[role=status]");
  const list = found.querySelector("ol");
  const LIMIT = 40;
  const AROUND = 80;
  let sections;

  // Small letters without accents, of the same length as the text, so that a place in one is a place in the other.
  const folded = (text) => Array.from(text.normalize("NFC"), (sign) => {
    const plain = sign.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    return plain.length === sign.length ? plain : sign.toLowerCase().slice(0, sign.length).padEnd(sign.length);
  }).join("");

  const read = () => {
    sections = [];
    for (const chapter of document.querySelectorAll("article")) {
      const title = chapter.querySelector("h1, h2").textContent;
      let section;
      const walker = document.createTreeWalker(chapter, NodeFilter.SHOW_TEXT);
      let heading = null;
      while (walker.nextNode()) {
        const here = walker.currentNode.parentElement.closest("h1, h2, h3, h4, h5");
        if (here && here !== heading) {
          heading = here;
          section = { id: here.closest("[id]").id, chapter: title, title: here.textContent, parts: [] };
          sections.push(section);
        }
        if (section && !walker.currentNode.parentElement.closest("[role=doc-noteref], .between")) section.parts.push(walker.currentNode.data);
      }
    }
    for (const section of sections) {
      section.text = section.parts.join("").replace(/\s+/g, " ").trim().normalize("NFC");
      section.folded = folded(section.text);
      section.head = folded(section.title + " " + section.chapter);
    }
  };

  const excerpt = (section, words) => {
    const line = document.createElement("p");
    const places = words.map((word) => section.folded.indexOf(word, section.title.length)).filter((place) => place >= 0);
    const start = Math.max(0, (places.length ? Math.min(...places) : 0) - AROUND);
    const end = Math.min(section.text.length, start + 3 * AROUND);
    let at = start;
    if (start > 0) line.append("… ");
    while (at < end) {
      const next = words.map((word) => [section.folded.indexOf(word, at), word.length]).filter(([place]) => place >= 0 && place < end).sort((a, b) => a[0] - b[0])[0];
      if (!next) break;
      line.append(section.text.slice(at, next[0]));
      const mark = document.createElement("mark");
      mark.textContent = section.text.slice(next[0], next[0] + next[1]);
      line.append(mark);
      at = next[0] + next[1];
    }
    line.append(section.text.slice(at, end), end < section.text.length ? " …" : "");
    return line;
  };

  const show = () => {
    const words = folded(input.value).split(/\s+/).filter((word) => word.length > 1);
    found.hidden = !words.length;
    list.replaceChildren();
    if (!words.length) { status.textContent = ""; return; }
    if (!sections) read();
    const hits = sections.filter((section) => words.every((word) => section.folded.includes(word) || section.head.includes(word)));
    const weight = (section) => words.filter((word) => section.head.includes(word)).length;
    hits.sort((a, b) => weight(b) - weight(a));
    for (const section of hits.slice(0, LIMIT)) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = "#" + section.id;
      link.textContent = section.title === section.chapter ? section.title : section.chapter + ": " + section.title;
      link.addEventListener("click", () => { found.hidden = true; });
      item.append(link, excerpt(section, words));
      list.append(item);
    }
    const say = hits.length === 1 ? found.dataset.one : found.dataset.many.replace("{number}", hits.length);
    status.textContent = say + (hits.length > LIMIT ? " " + found.dataset.first.replace("{number}", LIMIT) : "");
  };

  let waiting;
  input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(show, 150); });
  input.addEventListener("keydown", (event) => { if (event.key === "Escape") { input.value = ""; show(); } });
  for (const table of document.querySelectorAll("main table")) {
    if (table.scrollWidth > table.parentElement.clientWidth) table.parentElement.tabIndex = 0;
  }
  field.hidden = false;
})();
