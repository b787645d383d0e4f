// The search dialog at work. frame.js opens the dialog and then fetches this file; its style sheet, Pagefind and the index follow.
// What counts as found is decided in search-terms.js.

import { Finder, bare } from "./search-terms.js";

const PAGE = 12;
const dialog = document.getElementById("search");
const names = ["input", "[role=status] p", "[role=region]", "[data-sections]", "[data-more]", "[data-nothing]", "[data-offers]"];
const [input, status, list, sections, more, nothing, offers] = names.map((selector) => dialog.querySelector(selector));
const forms = new Intl.PluralRules(document.documentElement.lang);
const make = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};
document.head.append(make("link", { rel: "stylesheet", href: new URL("search.css", import.meta.url).href }));
const loading = Finder.load();
let finder;
let chosen = new URLSearchParams(location.search).get("in") ?? "";
let found = [];
let shown = [];
let run = 0;

// The address has what is asked, as long as the dialog is open.
function remember() {
  const query = new URLSearchParams(location.search);
  const asked = dialog.open && input.value.trim();
  for (const [name, value] of [["q", asked], ["in", asked && chosen]]) value ? query.set(name, value) : query.delete(name);
  history.replaceState(null, "", location.pathname + (`${query}` && `?${query}`) + location.hash);
}

// How much of the query a section holds: rare words and headings count more.
const score = (part) => part.weighted_locations.reduce((sum, word) => sum + word.balanced_score, 0);
// An entry of a list is indexed as a file beside its page: law/law-x.html is law/#law-x.
const place = ({ url }) => url.replace(/\/([^/]+)\.html$/, "/#$1");

function result({ data, without }) {
  const { words } = finder;
  const title = data.meta.title ?? data.meta.source;
  const excerpt = make("p", { className: "search__excerpt" });
  excerpt.innerHTML = data.excerpt; // Pagefind's excerpt of our own text: escaped, with <mark>
  const inside = data.sub_results.filter((part) => part.title !== title).sort((one, other) => score(other) - score(one)).slice(0, 3);
  // Another name is said where it is why the result is here.
  const missed = finder.left(bare(input.value)).filter((word) => !bare(title).split(" ").includes(word));
  const also = (data.meta.also ?? "").split("; ").filter((name) => missed.some((word) => bare(name).split(" ").includes(word)));
  const notes = [[words.also, also], [words.without, without]].filter(([, said]) => said.length);
  return make(
    "li",
    {},
    make("a", { href: place(data), className: "search__title" }, title),
    ...notes.map(([label, said]) => make("p", { className: "search__note" }, `${label}${words.colon}${said.join(words.semicolon)}`)),
    excerpt,
    ...(inside.length ? [make("ul", {}, ...inside.map((part) => make("li", {}, make("a", { href: part.url }, `${title} · ${part.title}`))))] : []),
  );
}

/** Shows the next results, in groups by section, that of the best result first; returns those that are new. */
async function reveal() {
  const mine = run;
  const next = await Promise.all(found.slice(shown.length, shown.length + PAGE).map(async (each) => ({ ...each, data: await each.page.data() })));
  if (mine !== run) return [];
  shown = [...shown, ...(shown.length === 0 ? finder.first(next, input.value) : next)];
  const groups = [...new Set(shown.map(({ section }) => section))].map((name) => [name, shown.filter(({ section }) => section === name)]);
  list.replaceChildren(
    ...groups.map(([name, members]) => make("section", {}, make("h2", { className: "search__section" }, name), make("ol", {}, ...members.map(result)))),
  );
  more.hidden = shown.length >= found.length;
  return next;
}

function choices(all) {
  const parts = finder.sections.map((name) => [name, all.filter(({ section }) => section === name).length]);
  sections.replaceChildren(
    ...parts.filter(([name, number]) => number || name === chosen).map(([name, number]) =>
      make("button", { type: "button", value: name, ariaPressed: String(name === chosen) }, `${name} (${number})`),
    ),
  );
}

async function search() {
  const mine = ++run;
  const text = input.value.trim();
  remember();
  nothing.hidden = true;
  delete list.dataset.query;
  if (!bare(text)) {
    for (const part of [list, sections, status, offers]) part.replaceChildren();
    more.hidden = true;
    return;
  }
  try {
    finder = await loading;
    await new Promise((after) => setTimeout(after, 80)); // typing goes on
    if (mine !== run) return;
    const { results, missing, foreign } = await finder.find(input.value.trimStart());
    const queries = results.length && !foreign.length ? [] : await finder.offers(text, foreign, !results.length);
    if (mine !== run) return;
    found = chosen ? results.filter(({ section }) => section === chosen) : results;
    shown = [];
    choices(results);
    offers.replaceChildren(...queries.map(({ label, query }) => make("li", {}, `${label} `, make("button", { type: "button", value: query }, query))));
    nothing.hidden = results.length > 0 && !queries.length;
    const { words } = finder;
    const whole = found.filter(({ without }) => !without.length).length;
    const said = [whole ? words.found[forms.select(whole)] ?? words.found.other : missing.length ? words.missing : words.none];
    if (whole < found.length) said.push(words.most);
    const values = { number: whole, words: missing.map((word) => words.quoted.replace("{word}", word)).join(", "), most: found.length - whole };
    status.textContent = said.join(" ").replace(/\{(number|words|most)\}/g, (_, name) => values[name]);
    await reveal();
    if (mine === run) list.dataset.query = text; // what the list answers: who types on sees it change
  } catch {
    status.textContent = dialog.dataset.failed;
  }
}

function move(step) {
  const links = [input, ...offers.querySelectorAll("button"), ...list.querySelectorAll("a")];
  links[links.indexOf(document.activeElement) + step]?.focus();
}

const first = () => list.querySelector("a")?.focus();
const keys = { ArrowDown: () => move(1), ArrowUp: () => move(-1), Enter: first, Escape: () => dialog.close() }; // a search field would only empty itself
dialog.addEventListener("keydown", (event) => {
  if (!Object.hasOwn(keys, event.key) || (event.key === "Enter" && event.target !== input)) return;
  event.preventDefault();
  keys[event.key]();
});
dialog.addEventListener("close", remember);
input.addEventListener("input", search);
more.addEventListener("click", async () => {
  const [next] = await reveal();
  if (next) [...list.querySelectorAll("a.search__title")].find((link) => link.getAttribute("href") === place(next.data))?.focus();
});
offers.addEventListener("click", ({ target }) => {
  if (!target.value) return;
  input.value = target.value;
  input.focus();
  search();
});
sections.addEventListener("click", async ({ target: { value } }) => {
  if (!value) return;
  chosen = chosen === value ? "" : value;
  await search();
  sections.querySelector(`button[value="${CSS.escape(value)}"]`)?.focus();
});
loading.catch(() => { status.textContent = dialog.dataset.failed; });

/** Searches for what the open dialog holds, and from now on for what is typed. */
export { search as start };
