// How to cite; frame.js fetches this. A button shows the addresses of the paragraphs, which a mouse finds by itself, and lets the keyboard reach them: 80 more
// stops are for who asks for them. A button beside each citation and each file of it, which is in its link, copies.
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
  if (!navigator.clipboard) return;
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  cite.append(status);
  for (const each of cite.querySelectorAll("dd > span, a[download]")) {
    const name = each.download ? each.textContent : each.parentElement.previousElementSibling.textContent;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = cite.dataset.copy;
    button.ariaLabel = `${cite.dataset.copy}: ${name}`;
    button.addEventListener("click", async () => {
      // Emptied first, so that the same words are announced again.
      status.textContent = "";
      try {
        await navigator.clipboard.writeText(each.download ? decodeURIComponent(each.href.replace(/^[^,]*,/, "")) : each.textContent);
        status.textContent = `${cite.dataset.copied} ${name}`;
      } catch {
        status.textContent = cite.dataset.failed;
      }
    });
    each.after(button);
  }
})();
