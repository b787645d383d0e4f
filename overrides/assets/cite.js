// How to cite; frame.js fetches this. A button shows the addresses of the paragraphs, which a mouse finds by itself, and lets the keyboard reach them: 80 more
// stops are for who asks for them. A button beside each citation and each file of it copies; from a folder the links download.
(() => {
  const cite = document.querySelector(".cite");
  const addresses = document.querySelectorAll(".text :is(p, li) > .headerlink");
  if (addresses.length) {
    const show = document.createElement("button");
    show.type = "button";
    show.textContent = cite.dataset.addresses;
    show.setAttribute("aria-pressed", "false");
    show.addEventListener("click", () => {
      const on = document.documentElement.classList.toggle("addresses");
      show.setAttribute("aria-pressed", String(on));
      for (const link of addresses) {
        link.tabIndex = on ? 0 : -1;
        link.ariaHidden = on ? null : "true";
        link.ariaLabel = on ? `${cite.dataset.address} ${link.hash.slice(1)}` : null;
      }
    });
    cite.append(show);
  }
  if (!navigator.clipboard || location.protocol === "file:") return;
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  cite.append(status);

  const named = (tag) => tag.closest("dd").previousElementSibling.textContent;
  const offer = (beside, name, text) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = cite.dataset.copy;
    button.setAttribute("aria-label", `${cite.dataset.copy}: ${name}`);
    button.addEventListener("click", async () => {
      // Emptied first, so that the same words are announced again.
      status.textContent = "";
      try {
        // A promise, because Safari forgets the click while a file is fetched.
        const blob = text().then((found) => new Blob([found], { type: "text/plain" }));
        await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
        status.textContent = `${cite.dataset.copied} ${name}`;
      } catch {
        status.textContent = cite.dataset.failed;
      }
    });
    beside.after(button);
  };
  for (const words of cite.querySelectorAll("dd > span")) offer(words, named(words), async () => words.textContent);
  for (const link of cite.querySelectorAll("a[download]")) {
    offer(link, link.textContent, async () => {
      const answer = await fetch(link.href);
      if (!answer.ok) throw new Error(answer.statusText);
      return answer.text();
    });
  }
})();
