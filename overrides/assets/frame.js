// What every page needs: the menu on a phone, the colour scheme, definitions of terms put away by Escape, and the way into search.
// All of it is extra: without JavaScript the menu is open, the scheme is that of the system and search is a list of pages.
(() => {
  const root = document.documentElement;
  const one = (selector) => document.querySelector(selector);
  const here = document.currentScript.src;

  // The menu.
  const menu = one("[data-menu]");
  const navigation = document.getElementById("main-navigation");
  const setMenu = (open) => {
    menu.setAttribute("aria-expanded", String(open));
    navigation.classList.toggle("open", open);
  };
  menu.addEventListener("click", () => setMenu(menu.getAttribute("aria-expanded") !== "true"));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (menu.getAttribute("aria-expanded") === "true") { setMenu(false); menu.focus(); }
    root.classList.add("terms-away"); // WCAG 2.2, 1.4.13
  });
  for (const kind of ["focusin", "pointerover"]) {
    document.addEventListener(kind, (event) => { if (!event.target.closest?.("a.term")) root.classList.remove("terms-away"); });
  }

  // The contents stand open where there is room beside the text.
  const contents = one(".contents");
  if (contents && matchMedia("(min-width: 76em)").matches) contents.open = true;

  // The colour scheme: the one thing that is stored, and only when somebody chooses.
  const scheme = one("[data-scheme-switch]");
  const dark = () => (root.dataset.scheme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const name = () => { scheme.textContent = dark() ? scheme.dataset.light : scheme.dataset.dark; };
  scheme.hidden = false;
  name();
  scheme.addEventListener("click", () => {
    root.dataset.scheme = dark() ? "light" : "dark";
    try { localStorage.setItem("scheme", root.dataset.scheme); } catch { /* not stored, then */ }
    name();
  });

  // Citing: its script is fetched when the block that it serves comes near, and for who goes by keyboard at the first key, since what it
  // adds would push a focused link below it out of sight.
  const cite = one(".cite");
  if (cite) {
    const near = new IntersectionObserver((seen) => { if (seen.some((entry) => entry.isIntersecting)) fetchCite(); }, { rootMargin: "200%" });
    const fetchCite = () => {
      near.disconnect();
      document.removeEventListener("keydown", fetchCite);
      document.head.append(Object.assign(document.createElement("script"), { src: new URL("cite.js", here) }));
    };
    near.observe(cite);
    document.addEventListener("keydown", fetchCite);
  }

  // Search: its script is fetched when it is wanted. From a folder without a server the link to the list of pages stays.
  const opener = one("[data-search-opener]");
  const dialog = document.getElementById("search");
  if (location.protocol === "file:") {
    opener.title = dialog.dataset.folder;
    // A folder is not its index page there.
    for (const link of document.querySelectorAll("a[href]")) {
      if (link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
    }
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
    const module = await import(new URL("search.js", here).href);
    module.start(dialog, opener);
  };
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  dialog.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  opener.setAttribute("role", "button");
  opener.setAttribute("aria-haspopup", "dialog");
  opener.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    search();
  });
  opener.addEventListener("keydown", (event) => { if (event.key === " ") { event.preventDefault(); search(); } });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, select, textarea");
    if ((event.key === "k" && (event.ctrlKey || event.metaKey)) || (event.key === "/" && !typing && !event.ctrlKey && !event.altKey)) {
      event.preventDefault();
      search();
    }
  });
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) search(asked);
})();
