// What counts as found. Pagefind shortens a word until something matches and leaves out a word that nothing matches; here a result has
// every word that was asked for, in some inflection or in the other spelling of English.
//
// Pagefind looks up a word in quotation marks as it is (inflections and diacritics apart), so each word is looked up that way first.
// Its ordinary search then gives the order; what lacks a word is taken out.

/** A text in lower case, without diacritics and signs. */
export const bare = (text) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/['’]s\b/g, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();

export class Finder {
  #exact = new Map();
  #known;

  /** Fetches Pagefind, the beginning of its index and the words that the search says. */
  static async load() {
    const finder = new Finder();
    const [engine, words] = await Promise.all([
      import(new URL("../pagefind/pagefind.js", import.meta.url).href),
      fetch(new URL("search.json", import.meta.url)).then((answer) => answer.json()),
    ]);
    // A word in a title counts most: titles are short and written with care.
    await engine.options({ excerptLength: 24, ranking: { metaWeights: { title: 8, also: 12, short: 6, source: 0.1 }, pageLength: 0.3 } });
    await engine.init();
    const { section } = await engine.filters();
    Object.assign(finder, { engine, words, sections: Object.keys(section), small: new Set(words.small.split(" ")), section: new Map() });
    return finder;
  }

  /** The words of a bare text that say something; all of them, when all are small. */
  left(text) {
    const words = text.split(" ");
    const saying = words.filter((word) => !this.small.has(word));
    return saying.length ? saying : words;
  }

  /**
   * The pages that have all the words of a query, best first; the words that no page has; and those that only sources have. A question
   * in plain words that few pages have whole also gets pages that have most of it: each result says which words it is `without`.
   */
  async find(query) {
    const terms = await this.#terms(query);
    const missing = terms.filter(({ ids }) => ids.size === 0).map(({ word }) => word);
    const foreign = terms.filter(({ ids }) => this.#foreign(ids)).map(({ word }) => word);
    if (missing.length || !terms.length) return { results: [], missing, foreign: missing };
    const results = new Map();
    const lacking = (id) => terms.filter(({ ids }) => !ids.has(id)).map(({ word }) => word);
    const together = await this.#holding(bare(query)); // words that stand together count twice
    const weight = ({ id, score }) => score * (together.has(id) ? 2 : 1);
    const texts = terms.reduce((begun, { forms }) => begun.flatMap((text) => forms.map((form) => `${text} ${form}`)), [""]).slice(0, 4);
    for (const text of texts) {
      for (const page of (await this.engine.search(text)).results) {
        if (!lacking(page.id).length && !(results.get(page.id)?.score >= weight(page))) results.set(page.id, { page, score: weight(page) });
      }
    }
    // The number of a case or a law says enough by itself.
    const numbers = terms.filter(({ word }) => /\d{5}/.test(word.replace(/\D/g, "")));
    const most = (id) => lacking(id).length <= (terms.length > 2 ? terms.length * 0.4 : 0);
    const enough = (id) => most(id) || (numbers.length > 0 && numbers.every(({ ids }) => ids.has(id)));
    if (results.size < 3 && terms.length > 1) {
      const whole = new Set(results.keys());
      for (const { forms, ids } of terms) {
        for (const page of (await this.engine.search(forms[0])).results.filter(({ id }) => ids.has(id) && !whole.has(id) && enough(id))) {
          results.set(page.id, { page, score: page.score + (results.get(page.id)?.score ?? 0) });
        }
      }
    }
    const all = [...results.values()].map(({ page, score }) => ({ page, score, section: this.section.get(page.id), without: lacking(page.id) }));
    all.sort((one, other) => one.without.length - other.without.length || other.score - one.score);
    // What others have written comes after what is said here; the best of it is kept in sight, since it may be asked for by name.
    const cited = all.filter(({ section }) => section === this.words.cited);
    const ours = all.filter(({ section }) => section !== this.words.cited);
    return { results: [...ours.slice(0, 9), ...cited.slice(0, 3), ...ours.slice(9), ...cited.slice(3)], missing, foreign };
  }

  // A title that is the query comes first, then one that begins with it. "Live facial recognition (LFR)" has three names, and
  // "Recommendation 13: Communication …" as well.
  first(results, query) {
    const name = (text) => this.left(bare(text)).join(" ");
    const wanted = name(query);
    const rank = ({ data: { meta } }) => {
      const { title = meta.source, also = "", short = "" } = meta;
      const names = [title, ...(meta.source ? [] : [...title.split(/\s?: /), ...title.split(/[()]/), ...`${also}; ${short}`.split("; ")])].map(name);
      const said = names.includes(wanted) ? 0 : names.some((each) => each.startsWith(`${wanted} `)) ? 1 : 2;
      return meta.source ? (said === 0 || (said === 1 && wanted.split(" ").length > 2) ? 1.5 : 3) : said;
    };
    return results.sort((one, other) => one.without.length - other.without.length || rank(one) - rank(other));
  }

  /** What could be asked instead of a query that finds `nothing`, or sources alone: other words for those that are `lost`, else fewer. */
  async offers(query, lost, nothing) {
    const offers = [];
    const add = async (label, asked) => {
      if (!asked || asked === query || offers.some((each) => each.query === asked)) return;
      const { results } = offers.length < 5 ? await this.find(asked) : { results: [] };
      if (results.length) offers.push({ label, query: asked, count: results.length });
    };
    const { near } = await import("./search-near.js");
    const all = await this.#words();
    const least = lost.length < bare(query).split(" ").length ? 4 : 5; // beside other words a short one is understood as well
    const instead = lost.map((word) => near(word, all, least));
    if (lost.length && instead.every((words) => words.length)) {
      for (const choice of [0, 1, 2, 3, 4]) {
        await add(this.words.meant, lost.reduce((text, word, at) => text.replace(word, instead[at][choice] ?? instead[at][0]), query));
      }
    }
    offers.sort((one, other) => other.count - one.count);
    if (!offers.length && nothing) {
      const rest = bare(lost.reduce((text, word) => text.replace(word, " "), query)).split(" ");
      const saying = rest.filter((word) => !this.small.has(word) && /\p{L}{2}/u.test(word));
      for (const asked of [saying.join(" "), ...saying]) await add(this.words.fewer, asked);
    }
    return offers.slice(0, 3);
  }

  #foreign(ids) {
    return [...ids].every((id) => this.section.get(id) === this.words.cited);
  }

  async #terms(query) {
    const phrases = [...query.matchAll(/["“„«]([^"“”„«»]+)["”“»]/g)];
    const rest = phrases.reduce((text, [whole]) => text.replace(whole, " "), query);
    const tokens = rest.split(/\s+/).filter((token) => bare(token));
    const saying = tokens.filter((token) => !this.small.has(bare(token)));
    const words = [];
    for (const token of saying.length || phrases.length ? saying : tokens) {
      const parts = token.replace(/['’]s\b/g, "").split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);
      // "11519/20" is one word in the index, and must not be found by its parts; "police-public" and "Art.10" may be one or two.
      const whole = parts.filter((part) => /\d/.test(part)).length > 1 || (await this.#holding(parts.join(""))).size > 0;
      words.push(...(whole && parts.length > 1 && parts.some((part) => /\d|^.$/u.test(part)) ? [token] : parts));
    }
    const terms = await Promise.all(words.map((word) => this.#term(word, query.endsWith(word))));
    for (const [, phrase] of phrases) terms.push({ word: phrase.trim(), forms: [phrase], ids: await this.#holding(phrase) });
    return terms;
  }

  async #term(word, last) {
    const forms = [];
    const ids = new Set();
    const add = async (form) => {
      const held = await this.#holding(form);
      if (held.size) forms.push(form);
      for (const id of held) ids.add(id);
    };
    for (const form of [word, ...this.#otherwise(word.toLowerCase())]) await add(form);
    if (last && this.#foreign(ids) && /^\D{3,}$/.test(word)) {
      // The beginning of a word, while it is typed.
      for (const form of (await this.#words()).filter((known) => known.startsWith(bare(word))).slice(0, 8)) await add(form);
    }
    return { word, forms, ids };
  }

  // What a word is short for, or how it is spelt elsewhere: British and American, `ise/ize` and the like, near the end of a word.
  #otherwise(word) {
    const { long, spellings } = this.words;
    if (Object.hasOwn(long, word)) return [long[word]];
    const pairs = spellings.split(" ").map((pair) => pair.split("/"));
    const swaps = [...pairs, ...pairs.map(([one, other]) => [other, one])];
    return swaps.map(([from, to]) => word.replace(new RegExp(`^(.{2,})${from}(.{0,4})$`), `$1${to}$2`)).filter((made) => made !== word);
  }

  // The pages that have a word or words in a row. Asked section by section: Pagefind says it of no page that is not fetched.
  #holding(text) {
    const key = text.toLowerCase();
    const look = async (name) => {
      const { results } = await this.engine.search(`"${key}"`, { filters: { section: name } });
      for (const { id } of results) this.section.set(id, name);
      return results.map(({ id }) => id);
    };
    if (!this.#exact.has(key)) this.#exact.set(key, Promise.all(this.sections.map(look)).then((found) => new Set(found.flat())));
    return this.#exact.get(key);
  }

  // Every word of the publication, the most frequent first; fetched when a query has another.
  #words() {
    return (this.#known ??= fetch(new URL("../pagefind/words.txt", import.meta.url)).then(async (answer) => (await answer.text()).split(" ")));
  }
}
