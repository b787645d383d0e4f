// The search dialog at work. frame.js opens the dialog and then fetches this file; its style sheet, Pagefind and the index follow.
// What counts as found is decided in search-terms.js.

import { Finder, bare } from "./search-terms.js";

let begin;

/** Searches for what the open dialog holds, and for what is typed from now on; `opener` gets the focus back. */
export function start(dialog, opener) {
  begin ??= prepare(dialog, opener);
  begin();
}

function prepare(dialog, opener) {
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL("search.css", import.meta.url).href }));
  const one = (selector) => dialog.querySelector(selector);
  const [input, status, list, sections, more] = ["input", "[role=status]", "[role=region]", "[data-sections]", "[data-more]"].map(one);
  const nothing = one("[data-nothing]");
  const offers = one("[data-offers]");
  const PAGE = 12;
  const counts = new Intl.PluralRules(document.documentElement.lang);
  let finder;
  let chosen = "";
  let found = [];
  let shown = [];
  let run = 0;

  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };
  const load = () => (finder ??= Finder.load());
  const failed = () => { status.textContent = dialog.dataset.failed; };

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
  const called = ({ meta }) => meta.title ?? meta.source;
  // An entry of a list is indexed as a file beside its page: law/law-x.html is law/#law-x.
  const place = (data) => data.url.replace(/\/([^/]+)\.html$/, "/#$1");

  function result({ data, without }, words) {
    const excerpt = element("p", { className: "search__excerpt" });
    excerpt.innerHTML = data.excerpt; // Pagefind's excerpt of our own text: escaped, with <mark>
    const title = called(data);
    const inside = data.sub_results
      .filter((part) => part.title !== title)
      .sort((one, other) => score(other) - score(one))
      .slice(0, 3)
      .map((part) => element("li", {}, element("a", { href: part.url }, `${title} · ${part.title}`)));
    // Another name is said where it is why the result is here.
    const missed = finder.left(bare(input.value)).filter((word) => !bare(title).split(" ").includes(word));
    const also = (data.meta.also ?? "").split("; ").filter((name) => missed.some((word) => bare(name).split(" ").includes(word)));
    const note = (label, names) => (names.length ? [element("p", { className: "search__note" }, `${label}${words.colon}${names.join(words.semicolon)}`)] : []);
    return element(
      "li",
      {},
      element("a", { href: place(data), className: "search__title" }, title),
      ...note(words.also, also),
      ...note(words.without, without),
      excerpt,
      ...(inside.length ? [element("ul", {}, ...inside)] : []),
    );
  }

  // Grouped by section, the section of the best result first.
  function groups() {
    const bySection = new Map();
    for (const each of shown) bySection.set(each.section, [...(bySection.get(each.section) ?? []), each]);
    return [...bySection].map(([name, members]) =>
      element("section", {}, element("h2", { className: "search__section" }, name), element("ol", {}, ...members.map((each) => result(each, finder.words)))),
    );
  }

  async function reveal() {
    const mine = run;
    const next = await Promise.all(found.slice(shown.length, shown.length + PAGE).map(async (each) => ({ ...each, data: await each.page.data() })));
    if (mine !== run) return [];
    shown = [...shown, ...(shown.length === 0 ? finder.first(next, input.value) : next)];
    list.replaceChildren(...groups());
    more.hidden = shown.length >= found.length;
    return next;
  }

  function choices(all) {
    const counts = new Map();
    for (const { section } of all) counts.set(section, (counts.get(section) ?? 0) + 1);
    sections.replaceChildren(
      ...finder.sections.filter((name) => counts.has(name) || name === chosen).map((name) => {
        const button = element("button", { type: "button", value: name }, `${name} (${counts.get(name) ?? 0})`);
        button.setAttribute("aria-pressed", String(name === chosen));
        return button;
      }),
    );
  }

  function offer(queries) {
    offers.replaceChildren(
      ...queries.map(({ label, query }) => element("li", {}, `${label} `, element("button", { type: "button", value: query }, query))),
    );
  }

  async function search() {
    const mine = ++run;
    const text = input.value.trim();
    remember();
    nothing.hidden = true;
    delete list.dataset.query;
    if (!bare(text)) {
      for (const part of [list, sections, status]) part.replaceChildren();
      more.hidden = true;
      return;
    }
    try {
      finder = await load();
      await new Promise((after) => setTimeout(after, 80)); // typing goes on
      if (mine !== run) return;
      const { results, missing, foreign } = await finder.find(input.value.trimStart());
      if (mine !== run) return;
      found = chosen ? results.filter(({ section }) => section === chosen) : results;
      shown = [];
      choices(results);
      const { words } = finder;
      const lost = missing.map((word) => `“${word}”`).join(", ");
      const whole = found.filter(({ without }) => !without.length).length;
      const said = [whole ? words.found[counts.select(whole)] ?? words.found.other : missing.length ? words.missing : words.none];
      if (whole < found.length) said.push(words.most);
      const queries = results.length && !foreign.length ? [] : await finder.offers(text, foreign, !results.length);
      if (mine !== run) return;
      offer(queries);
      nothing.hidden = results.length > 0 && !queries.length;
      said.push(...queries.slice(0, 1).map(({ label, query }) => `${label} ${query}`));
      status.textContent = said.join(" ").replace("{number}", whole).replace("{words}", lost).replace("{most}", found.length - whole);
      await reveal();
      if (mine === run) list.dataset.query = text; // what the list answers: who types on sees it change
    } catch {
      failed();
    }
  }

  function move(step) {
    const links = [input, ...offers.querySelectorAll("button"), ...list.querySelectorAll("a")];
    const next = links[links.indexOf(document.activeElement) + step];
    if (next) next.focus();
  }

  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { event.preventDefault(); dialog.close(); } // a search field would only empty itself
    if (event.key === "ArrowDown") { event.preventDefault(); move(1); }
    if (event.key === "ArrowUp") { event.preventDefault(); move(-1); }
  });
  dialog.addEventListener("close", () => { remember(); opener.focus(); });
  one("form").addEventListener("submit", () => list.querySelector("a")?.focus());
  input.addEventListener("input", search);
  more.addEventListener("click", async () => {
    const [next] = await reveal();
    if (next) [...list.querySelectorAll("a.search__title")].find((link) => link.getAttribute("href") === place(next.data))?.focus();
  });
  offers.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    input.value = button.value;
    input.focus();
    search();
  });
  sections.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    chosen = chosen === button.value ? "" : button.value;
    search().then(() => sections.querySelector(`button[value="${CSS.escape(button.value)}"]`)?.focus());
  });

  return () => {
    chosen = new URLSearchParams(location.search).get("in") ?? chosen;
    Promise.resolve(load()).catch(failed);
    search();
  };
}
