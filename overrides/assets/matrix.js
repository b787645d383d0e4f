// A cell of the matrix opens its reason in place, from the page of its technology. Without JavaScript, or from a folder, it leads there.
(() => {
  const reason = document.getElementById("reason");
  if (location.protocol === "file:" || !reason.showPopover) return;
  const [name, text, whole] = ["b", "div", "p > a"].map((selector) => reason.querySelector(selector));
  const pages = new Map();
  const fetched = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(answer.statusText);
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  };
  document.getElementById("matrix-table").addEventListener("click", async (event) => {
    const cell = event.target.closest(".cell");
    if (!cell || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const page = cell.href.split("#")[0];
    try {
      if (!pages.has(page)) pages.set(page, fetched(page));
      const entry = (await pages.get(page)).getElementById(cell.hash.slice(1)).cloneNode(true);
      for (const link of entry.querySelectorAll("[href]")) link.href = new URL(link.getAttribute("href"), page).href;
      for (const named of entry.querySelectorAll("[id], .headerlink")) named.matches(".headerlink") ? named.remove() : named.removeAttribute("id");
      reason.ariaLabel = name.textContent = cell.querySelector(".cell__technology").textContent.trim().replace(/:$/, "");
      text.replaceChildren(...entry.childNodes);
      whole.href = cell.href;
      reason.showPopover();
      const box = cell.getBoundingClientRect();
      const below = box.bottom + reason.offsetHeight + 8 < innerHeight;
      reason.style.left = `${Math.max(8, Math.min(box.left, innerWidth - reason.offsetWidth - 8))}px`;
      reason.style.top = `${below ? box.bottom + 4 : Math.max(8, box.top - reason.offsetHeight - 4)}px`;
      reason.focus();
    } catch {
      location.href = cell.href;
    }
  });
})();
