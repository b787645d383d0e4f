// What the frame needs beside Material's style sheet, in the place of its bundle. All of it is extra: without JavaScript menu and contents open,
// the scheme is that of the system, and search is a list of pages.
(() => {
  const root = document.documentElement;
  const one = (selector) => document.querySelector(selector);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const target = ({ hash }) => {
    try { return document.getElementById(decodeURIComponent(hash.slice(1))); } catch { return null; } // an address that was cut or mistyped
  };
  const script = document.currentScript.src;
  const still = matchMedia("(prefers-reduced-motion: reduce)");

  // Where there is room, contents and lists stand open; on paper every fold; and the fold with what an address leads to, which some browsers
  // leave closed.
  const wide = matchMedia("(min-width: 60em)");
  const open = (fold) => { fold.open = true; };
  const reach = () => {
    const here = target(location);
    for (let fold = here?.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      if (!fold.open) { open(fold); here.scrollIntoView(); }
    }
  };
  if (wide.matches) all(".fold, .md-nav--secondary").forEach(open);
  addEventListener("beforeprint", () => all(".text details").forEach(open));
  // What printed pages have at their head and foot.
  Object.assign(root.dataset, { title: document.title, address: one("link[rel=canonical]")?.href ?? location.href });
  addEventListener("hashchange", reach);
  reach();

  // The contents mark the section that is read, and follow it (toc.follow).
  const contents = one(".md-nav--secondary");
  const links = all(".md-nav--secondary a").map((link) => [link, target(link)]).filter(([, section]) => section);
  const mark = () => {
    const read = links.findLast(([, section]) => section.getBoundingClientRect().top < innerHeight / 3)?.[0];
    if (read?.ariaCurrent) return;
    for (const [link] of links) {
      link.classList.toggle("md-nav__link--active", link === read);
      link.ariaCurrent = link === read ? "true" : null;
    }
    const side = read && "follow" in contents.dataset && contents.parentElement;
    // Who goes through the contents by keyboard keeps the link in sight.
    if (side && !side.contains(document.activeElement)) side.scrollTop = read.offsetTop - side.clientHeight / 2;
  };

  // On the way up the button to the top comes (navigation.top), and the header that went on the way down (header.autohide).
  const [header, top] = [one(".md-header"), one(".md-top")];
  let before = scrollY;
  const scrolled = () => {
    mark();
    const up = scrollY < before;
    if (top) top.hidden = !up || scrollY < innerHeight;
    if ("autohide" in header.dataset) header.hidden = !up && scrollY > innerHeight && !header.contains(document.activeElement);
    before = scrollY;
  };
  addEventListener("scroll", scrolled, { passive: true });
  scrolled();
  top?.addEventListener("click", () => { scrollTo(0, 0); one("h1")?.focus(); });
  header.addEventListener("focusin", () => { header.hidden = false; });

  // A short way is scrolled, a long one jumped.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href*='#']");
    const way = link && target(link)?.getBoundingClientRect().top;
    root.classList.toggle("smooth", !still.matches && Math.abs(way) < 2 * innerHeight);
  });

  // The menu of languages keeps the section, and what a filter or the check before use was asked.
  for (const link of all(".md-select__link")) link.addEventListener("click", () => { [link.search, link.hash] = [location.search, location.hash]; });

  // Definitions of terms are put away by Escape (WCAG 2.2, 1.4.13).
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") root.classList.add("terms-away"); });
  for (const kind of ["focusin", "pointerover"]) {
    document.addEventListener(kind, (event) => { if (!event.target.closest?.("a.term")) root.classList.remove("terms-away"); });
  }

  // Code is copied (content.code.copy), and so are citations and their files, which are in their links.
  const [text, cite, said] = [one(".text")?.dataset, one(".cite")?.dataset, one(".cite [role=status]")];
  for (const code of text?.copy && navigator.clipboard ? all(".text pre > code") : []) {
    code.before(Object.assign(document.createElement("button"), { type: "button", className: "md-clipboard md-icon", title: text.copy, ariaLabel: text.copy }));
  }
  for (const button of all(".md-clipboard, .cite [value]")) {
    const source = button.previousElementSibling ?? button.nextElementSibling;
    button.addEventListener("click", async () => {
      const copied = source.download ? decodeURIComponent(source.href.replace(/^[^,]*,/, "")) : source.textContent;
      if (button.value) said.textContent = ""; // so that the same words are announced again
      const done = await navigator.clipboard?.writeText(copied).then(() => true, () => false);
      if (button.value) said.textContent = done ? `${cite.copied} ${button.value}` : cite.failed;
      else if (done) button.ariaLabel = button.title = text.copied;
    });
  }

  // The addresses of paragraphs, which a mouse finds by itself, are shown to who asks for them, and the keyboard reaches them: 80 more stops.
  one(".cite [aria-pressed]")?.addEventListener("click", (event) => {
    const on = root.classList.toggle("addresses");
    event.target.ariaPressed = String(on);
    for (const link of all(".text :is(p, li) > .headerlink")) {
      Object.assign(link, { tabIndex: on ? 0 : -1, ariaHidden: on ? null : "true", ariaLabel: on ? `${cite.address} ${link.hash.slice(1)}` : null });
    }
  });

  // Search: its script is fetched when it is wanted. From a folder without a server the link to the list of pages stays.
  const opener = one("[data-search-opener]");
  const dialog = document.getElementById("search");
  if (location.protocol === "file:") {
    opener.title = dialog.dataset.folder;
    // A folder is not its index page there.
    for (const link of all("a[href]")) if (link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
    return;
  }
  const input = dialog.querySelector("input");
  const search = async (text) => {
    // The dialog is there at once, so that nothing typed is lost while the script is on its way.
    if (dialog.open) return;
    if (text) input.value = text;
    dialog.showModal();
    input.focus();
    input.select();
    try {
      (await import(new URL("search.js", script).href)).start();
    } catch {
      dialog.querySelector("[role=status] p").textContent = dialog.dataset.failed; // no network
    }
  };
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  Object.assign(opener, { role: "button", ariaHasPopup: "dialog" });
  opener.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    search();
  });
  document.addEventListener("keydown", (event) => {
    const { key, ctrlKey, metaKey, altKey } = event;
    const typing = event.target.closest?.("input, select, textarea");
    const asked = (key === "k" && (ctrlKey || metaKey)) || (key === "/" && !typing && !ctrlKey && !altKey) || (key === " " && event.target === opener);
    if (!asked) return;
    event.preventDefault();
    search();
  });
  const query = new URLSearchParams(location.search).get("q");
  if (query) search(query);
})();
