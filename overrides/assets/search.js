// The search dialog at work. frame.js opens the dialog and then fetches this file; its style sheet, Pagefind and the index follow.

let begin;

/** Searches for what the open dialog holds, and for what is typed from now on; `opener` gets the focus back. */
export function start(dialog, opener) {
  begin ??= prepare(dialog, opener);
  begin();
}

function prepare(dialog, opener) {
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL("search.css", import.meta.url).href }));
  let words = dialog.dataset; // until the rest of them is here
  const input = dialog.querySelector("input");
  const status = dialog.querySelector("[role=status]");
  const list = dialog.querySelector("[role=region]");
  const sections = dialog.querySelector("[data-sections]");
  const more = dialog.querySelector("[data-more]");
  const PAGE = 12;
  let engine;
  let ready = false;
  let chosen = "";
  let found = [];
  let shown = [];
  let run = 0;

  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  async function load() {
    engine ??= import(new URL("../pagefind/pagefind.js", import.meta.url).href).then(async (module) => {
      words = await fetch(new URL("search.json", import.meta.url)).then((answer) => answer.json());
      // A word in a title counts most: titles are short and written with care.
      await module.options({ excerptLength: 24, ranking: { metaWeights: { title: 8, also: 6, source: 0.1 }, pageLength: 0.3 } });
      await module.init();
      await module.filters(); // without them a search counts nothing by section
      ready = true;
      return module;
    });
    return engine;
  }

  function remember() {
    const query = new URLSearchParams(location.search);
    query.delete("q");
    query.delete("in");
    if (dialog.open && input.value.trim()) {
      query.set("q", input.value.trim());
      if (chosen) query.set("in", chosen);
    }
    const text = query.toString();
    history.replaceState(null, "", location.pathname + (text ? `?${text}` : "") + location.hash);
  }

  // How much of the query a section holds: rare words and headings count more.
  const score = (part) => part.weighted_locations.reduce((sum, word) => sum + word.balanced_score, 0);

  // "Recommendation 13: Communication …" is also known by what follows the colon. A title that is the query comes first, then one that begins with it.
  const bare = (text) => text.toLowerCase().replace(/^recommendation \d+: /, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  const called = ({ meta }) => meta.title ?? meta.source;
  function first(pages) {
    const wanted = bare(input.value);
    const rank = ({ meta }) => {
      const names = [called({ meta }), meta.also ?? ""].map(bare);
      const said = names.includes(wanted) ? 0 : names.some((name) => name.startsWith(`${wanted} `)) || called({ meta }).toLowerCase().startsWith(`${wanted}:`) ? 1 : 2;
      // What others have written comes after what is said here, unless it is asked for by name.
      return meta.source ? (said === 0 || (said === 1 && wanted.split(" ").length > 2) ? 1.5 : 3) : said;
    };
    return pages.sort((one, other) => rank(one) - rank(other));
  }

  // An entry of a list is indexed as a file beside its page: law/law-x.html is law/#law-x.
  const place = (data) => data.url.replace(/\/([^/]+)\.html$/, "/#$1");

  function result(data) {
    const excerpt = element("p", { className: "search__excerpt" });
    excerpt.innerHTML = data.excerpt; // Pagefind's excerpt of our own text: escaped, with <mark>
    const title = called(data);
    const inside = data.sub_results
      .filter((part) => part.title !== title)
      .sort((one, other) => score(other) - score(one))
      .slice(0, 3);
    const parts = inside.map((part) => element("li", {}, element("a", { href: part.url }, `${title} · ${part.title}`)));
    return element(
      "li",
      {},
      element("a", { href: place(data), className: "search__title" }, title),
      excerpt,
      ...(parts.length ? [element("ul", {}, ...parts)] : []),
    );
  }

  // Grouped by section, the section of the best result first.
  function groups(pages) {
    const bySection = new Map();
    for (const page of pages) {
      const name = page.filters.section?.[0] ?? "";
      bySection.set(name, [...(bySection.get(name) ?? []), page]);
    }
    return [...bySection].map(([name, members]) =>
      element("section", {}, element("h2", { className: "search__section" }, name), element("ol", {}, ...members.map(result))),
    );
  }

  async function reveal(number) {
    const mine = run;
    const next = await Promise.all(found.slice(shown.length, shown.length + number).map((page) => page.data()));
    if (mine !== run) return [];
    shown = [...shown, ...(shown.length === 0 ? first(next) : next)];
    list.replaceChildren(...groups(shown));
    more.hidden = shown.length >= found.length;
    return next;
  }

  function choices(counts) {
    sections.replaceChildren(
      ...Object.entries(counts)
        .filter(([name, count]) => count > 0 || name === chosen)
        .map(([name, count]) => {
          const button = element("button", { type: "button", value: name }, `${name} (${count})`);
          button.setAttribute("aria-pressed", String(name === chosen));
          return button;
        }),
    );
  }

  // Pagefind wants every word. A question in plain words is tried without the small ones; then pages with some of its words do.
  async function loosely(module, text, options) {
    const small = new Set(words.small.split(" "));
    const left = text.split(/\s+/).filter((word) => !small.has(word.toLowerCase().replace(/\W+$/, "")));
    const whole = await module.search(left.join(" ") || text, options);
    if (whole.results.length || left.length < 2) return [whole, words.many];
    const held = new Map();
    for (const answer of await Promise.all(left.map((word) => module.search(word, options)))) {
      for (const page of answer.results) {
        const { count, score: sum } = held.get(page.id) ?? { count: 0, score: 0 };
        held.set(page.id, { page, count: count + 1, score: sum + page.score });
      }
    }
    const results = [...held.values()].sort((one, other) => other.count - one.count || other.score - one.score).map(({ page }) => page);
    return [{ results, filters: chosen ? { section: { [chosen]: results.length } } : {} }, words.part];
  }

  async function search() {
    const mine = ++run;
    const text = input.value.trim();
    remember();
    if (!text) {
      list.replaceChildren();
      sections.replaceChildren();
      more.hidden = true;
      status.textContent = "";
      return;
    }
    try {
      const waited = !ready; // typing goes on while the engine comes, so there is nothing more to wait for then
      const module = await load();
      if (mine !== run) return;
      const options = chosen ? { filters: { section: chosen } } : {};
      let answer = await (waited ? module.search(text, options) : module.debouncedSearch(text, options, 120));
      if (answer === null || mine !== run) return;
      let many = words.many;
      if (!answer.results.length) [answer, many] = await loosely(module, text, options);
      if (mine !== run) return;
      found = answer.results;
      shown = [];
      list.replaceChildren();
      choices(answer.totalFilters?.section ?? answer.filters?.section ?? {});
      status.textContent = found.length === 0 ? words.none : found.length === 1 && many !== words.part ? words.one : many.replace("{number}", found.length);
      await reveal(PAGE);
      if (mine === run) list.dataset.query = text; // what the list answers: who types on sees it change
    } catch {
      status.textContent = words.failed;
    }
  }

  function move(step) {
    const links = [input, ...list.querySelectorAll("a")];
    const next = links[links.indexOf(document.activeElement) + step];
    if (next) next.focus();
  }

  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { event.preventDefault(); dialog.close(); } // a search field would only empty itself
    if (event.key === "ArrowDown") { event.preventDefault(); move(1); }
    if (event.key === "ArrowUp") { event.preventDefault(); move(-1); }
  });
  dialog.addEventListener("close", () => { remember(); opener.focus(); });
  dialog.querySelector("form").addEventListener("submit", () => list.querySelector("a")?.focus());
  input.addEventListener("input", search);
  more.addEventListener("click", async () => {
    const [next] = await reveal(PAGE);
    if (next) [...list.querySelectorAll("a.search__title")].find((link) => link.getAttribute("href") === place(next))?.focus();
  });
  sections.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    chosen = chosen === button.value ? "" : button.value;
    search().then(() => sections.querySelector(`button[value="${CSS.escape(button.value)}"]`)?.focus());
  });

  return () => {
    chosen = new URLSearchParams(location.search).get("in") ?? chosen;
    load().catch(() => { status.textContent = words.failed; });
    search();
  };
}
