// Escape puts away the definition of a glossary term that hover or focus has brought up (WCAG 2.2, 1.4.13). Showing it is the style sheet's work.
(() => {
  const root = document.documentElement;
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") root.classList.add("terms-away"); });
  for (const kind of ["focusin", "pointerover"]) {
    document.addEventListener(kind, (event) => { if (!event.target.closest?.("a.term")) root.classList.remove("terms-away"); });
  }
})();
