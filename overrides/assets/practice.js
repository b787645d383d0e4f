// The check before use: sorts the questions that stand in the page by the reader's choice, takes answers, and writes papers. What is chosen
// and answered is in the fields of the forms, and nowhere else. Nothing is sent. Answers are kept in the browser only when the reader asks
// for it; the address holds the choice, never an answer. Without JavaScript the page is the same list of questions, by technology, to be
// ticked by hand.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (selector, root = document) => root.querySelector(selector);
  const make = (name, ...content) => { const made = document.createElement(name); made.append(...content); return made; };
  const flat = (node) => node.textContent.replace(/\s+/g, " ").trim();
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const NAME = "questions-before-use"; // of the format, of what the browser keeps, and of the files
  const MOST = 1e6; // bytes of a file
  const LONGEST = 4000; // characters of a note; the field has the same limit
  const base = one("link[rel=canonical]")?.href ?? location.href.split(/[?#]/)[0]; // papers have the addresses of the published site
  const form = one("[data-check]");
  const [status, report, keep] = ["[data-count]", "[data-report]", "[data-keep]"].map((name) => one(name, form));
  const words = JSON.parse(one("script", form).textContent);
  const counted = (forms, number) => forms[new Intl.PluralRules(form.closest("[lang]").lang).select(number)] ?? forms.other;
  const notes = all(".footnote li");
  notes.forEach((note, index) => { note.value = index + 1; });
  let saved = true;

  // Questions, each with the field for its answer.
  const answerField = one("template", form).content.firstElementChild;
  const question = (item) => {
    const { key, stage, roles } = item.dataset;
    const [ask, field] = [flat(one(".question__ask", item)), answerField.cloneNode(true)];
    one(".question__tick", item).replaceWith(field);
    field.ariaLabel = `${ask} ${flat(one("legend", field))}`;
    const [radios, note] = [all("input", field), one("textarea", field)];
    for (const radio of radios) radio.name = `answer ${key}`;
    field.addEventListener("input", () => { saved = false; count(); store(); });
    const touched = new Map(all('.question__behind [href*="recommendations/"]', item).map((link) => [flat(link), link]));
    return {
      item, key, touched, field, ask, home: item.parentNode, roles: roles.split(" "), technology: key.includes("/") ? key.split("/")[0] : "",
      stage, place: [...form.stage.options].findIndex(({ value }) => value === stage),
      get answer() { return radios.find(({ checked }) => checked).value; },
      get note() { return note.value; },
      take(given) { for (const radio of radios) radio.checked = radio.value === given.answer; note.value = given.note; },
    };
  };
  const questions = new Map(all(".question").map((item) => [item.dataset.key, question(item)]));
  const retired = new Map(all("[data-retired]").map((item) => [item.dataset.retired, item]));
  const given = () => [...questions.values()].filter(({ answer, note }) => answer !== "open" || note);
  let listed = [];

  // The choice, as the address has it.
  const fields = [...one(".check__choice", form).elements].filter(({ name }) => name);
  const titles = new Map(fields.filter(({ type }) => type === "checkbox").map((box) => [box.value, flat(box.parentNode)]));
  const chosen = () => new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  const address = (from) => from + (chosen().size ? `?${chosen()}` : "");
  const choose = (query) => {
    const technologies = query.getAll("technology").flatMap((text) => text.split(","));
    for (const field of fields) {
      if (field.type === "checkbox") field.checked = technologies.includes(field.value);
      else field.value = [...field.options].some(({ value }) => value === query.get(field.name)) ? query.get(field.name) : "";
    }
  };
  // Questions of earlier stages come along until they are answered with yes; this is looked at when the choice changes.
  function fitting() {
    const technologies = chosen().getAll("technology");
    const now = form.stage.selectedIndex; // 0 is any
    const readers = form.reader.selectedOptions[0].dataset;
    const among = (list, values) => !list || values.some((value) => list.split(" ").includes(value));
    return [...questions.values()].filter(({ technology, stage, place, roles, answer }) => (!technology || !technologies.length || technologies.includes(technology))
      && (!now || place === now || (place < now && answer !== "yes")) && among(readers.stages, [stage]) && among(readers.roles, roles));
  }
  // Who answers first has the question.
  const groups = all("[data-role]").map((section) => ({ section, id: section.dataset.role, title: flat(one("h2", section)) }));
  const answeredBy = (id) => listed.filter(({ roles }) => roles[0] === id);
  function show() {
    const sorted = chosen().size > 0;
    for (const { home, item } of questions.values()) home.append(item);
    listed = fitting();
    if (sorted) listed = groups.flatMap(({ id }) => answeredBy(id).sort((a, b) => a.place - b.place));
    for (const { id, section } of groups) {
      if (sorted) one("ol", section).append(...answeredBy(id).map(({ item }) => item));
      section.hidden = !sorted || !answeredBy(id).length;
    }
    for (const part of all("[data-home], .md-nav--secondary")) part.hidden = sorted; // the contents lead into what is hidden now
    one("[data-after]").hidden = !sorted;
    const cited = new Set(listed.flatMap(({ item }) => all(".footnote-ref", item)).map(({ hash }) => decodeURIComponent(hash)));
    for (const note of notes) note.hidden = sorted && !cited.has(`#${note.id}`);
    count();
  }
  const numbers = () => Object.fromEntries(Object.keys(words.answers).map((name) => [name, listed.filter(({ answer }) => answer === name).length]));
  const summary = () => fill(chosen().size || given().length ? counted(words.shown, listed.length) : words.all, { shown: listed.length, ...numbers() });
  function choice() {
    const names = fields.filter(({ type, checked, value }) => (type === "checkbox" ? checked : value));
    const named = names.map((field) => titles.get(field.value) ?? flat(field.selectedOptions[0]));
    return `${words.choice}${words.colon}${named.join(words.semicolon) || words.everything}. ${summary()}`;
  }
  function count() {
    status.textContent = summary();
    one("[data-printed]").textContent = `${choice()} ${new Date().toLocaleDateString(`${document.documentElement.lang}-GB`, { dateStyle: "long" })}`;
    const links = [...new Map(listed.flatMap(({ touched }) => [...touched]))].sort(([a], [b]) => parseInt(a) - parseInt(b));
    one("[data-touched] ul", form).replaceChildren(...links.map(([name, link]) => {
      const found = listed.filter(({ touched }) => touched.has(name));
      const [before, behind] = counted(words.touched, found.length).split("{name}");
      return make("li", before, link.cloneNode(true), fill(behind, { questions: found.length, left: found.filter(({ answer }) => answer !== "yes").length }));
    }));
  }

  // A file, and what the browser keeps, have one form.
  const file = () => JSON.stringify({
    format: NAME, version: 1, edition: form.dataset.edition, language: document.documentElement.lang, site: base,
    choice: { reader: form.reader.value, stage: form.stage.value, technologies: chosen().getAll("technology") },
    answers: given().map(({ key, ask, answer, note }) => ({ id: key, question: ask, answer, note })),
  }, null, 1);
  /** What a file says. Throws an Error with words for the reader when it is not one of ours. */
  function read(text) {
    const refuse = (why, values = {}) => { throw new Error(fill(why, values)); };
    const allowed = (name, value) => (["__proto__", "constructor", "prototype"].includes(name) ? refuse(words.forbidden, { name }) : value);
    let found;
    try {
      found = JSON.parse(text, allowed);
    } catch (error) {
      refuse({ SyntaxError: words.no_json, RangeError: words.wrong_format }[error.name] ?? error.message);
    }
    if (found?.format !== NAME || found.version !== 1 || typeof found.edition !== "string" || found.edition.length > 40 || !Array.isArray(found.answers)) refuse(words.wrong_format);
    const seen = new Set();
    found.answers.forEach((each, index) => {
      const strings = [each?.id, each?.question, each?.answer, each?.note].every((value) => typeof value === "string" && value.length <= LONGEST);
      if (!strings || !Object.hasOwn(words.answers, each.answer) || seen.has(each.id)) refuse(words.wrong_answer, { number: index + 1 });
      if (!questions.has(each.id) && !retired.has(each.id)) refuse(words.unknown_id, { id: each.id.slice(0, 80) });
      seen.add(each.id);
    });
    return found;
  }
  /** Takes what a file says, and returns what the reader is to know of it. */
  function accept({ edition, language, choice: made, answers }) {
    const now = answers.filter(({ id }) => questions.has(id));
    for (const each of now) questions.get(each.id).take(each);
    choose(new URLSearchParams({ ...made, technology: made?.technologies }));
    show();
    const list = (title, entries) => (entries.length ? [fill(counted(title, entries.length), { number: entries.length }), make("ul", ...entries.map((nodes) => make("li", ...nodes)))] : []);
    // Words of another language say nothing of a change.
    const same = !language || language === document.documentElement.lang;
    const changed = now.filter(({ id, question: asked }) => same && asked !== questions.get(id).ask).map(({ id, question: asked }) => {
      const { ask, item } = questions.get(id);
      return [Object.assign(make("a", ask), { href: `#${item.id}` }), ` ${fill(words.was, { question: asked })}`];
    });
    const gone = answers.filter(({ id }) => retired.has(id)).map(({ id, question: asked, answer, note }) =>
      [`${asked} ${words.answers[answer]}. ${note} → `, ...all("a", retired.get(id)).flatMap((link) => [link.cloneNode(true), " "])]);
    return [fill(counted(words.imported, now.length), { number: now.length, edition }), ...list(words.changed, changed), ...list(words.retired, gone)];
  }
  function tell(lines, focus = true) {
    report.replaceChildren(...lines.map((line) => (typeof line === "string" ? make("p", line) : line)));
    report.hidden = false;
    if (focus) report.focus();
  }
  one("[type=file]", form).addEventListener("change", async ({ target }) => {
    try {
      if (target.files[0].size > MOST) throw new Error(words.too_large);
      tell(accept(read(await target.files[0].text())));
      store();
    } catch (error) {
      tell([fill(words.refused, { why: error.message })]);
    }
    target.value = "";
  });

  // Keeping, when the reader asks for it.
  function store() {
    if (!keep.checked) return;
    try {
      localStorage.setItem(NAME, file());
      saved = true;
    } catch {
      keep.checked = false;
      tell([words.not_kept]);
    }
  }
  const forget = () => { try { localStorage.removeItem(NAME); } catch { /* nothing is kept, then */ } };
  // Another tab may keep answers too: what is open here is taken from there, and what is answered there later follows.
  const take = (text, every) => {
    const kept = new Map(read(text).answers.map((each) => [each.id, each]));
    for (const each of questions.values()) {
      const { key, answer, note } = each;
      if (every || (answer === "open" && !note)) each.take(kept.get(key) ?? { answer: "open", note: "" });
    }
    count();
  };
  const joined = () => { try { take(localStorage.getItem(NAME), false); } catch { /* nothing is kept that can be read */ } };
  keep.addEventListener("change", () => { if (keep.checked) { joined(); store(); } else forget(); });
  addEventListener("storage", ({ key, newValue }) => {
    if (key !== NAME || !keep.checked) return;
    if (newValue) take(newValue, true);
    else keep.checked = false;
  });
  addEventListener("beforeunload", (event) => { if (!saved && given().length) event.preventDefault(); });

  // Papers.
  const write = {
    json: () => ["application/json", file()],
    csv: () => {
      // A cell that begins with one of these would be run as a formula by a spreadsheet.
      const cell = (text) => '"' + ((/^\s*[=+\-@|%＝＋－＠]|^\s/.test(text) ? "'" : "") + text).replace(/"/g, '""') + '"';
      const row = ({ item, key, technology, stage, roles, ask, answer, note }) => [key, titles.get(technology) ?? "", words.stages[stage],
        roles.map((name) => words.roles[name]).filter(Boolean).join(", "), ask, answer === "open" ? "" : words.answers[answer], note,
        all(".question__behind a", item).map(flat).join("; "), `${base}#${item.id}`];
      return ["text/csv", `\ufeff${[words.columns, ...groups.flatMap(({ id }) => answeredBy(id)).map(row)].map((cells) => cells.map(cell).join(",")).join("\r\n")}\r\n`];
    },
    html: () => {
      const paper = document.implementation.createHTMLDocument(words.title);
      paper.head.insertAdjacentHTML("afterbegin", '<meta charset="utf-8">');
      paper.documentElement.lang = document.documentElement.lang;
      paper.body.append(make("h1", words.title), ...[words.about, choice(), fill(words.edition, { edition: form.dataset.edition, address: base })].map((text) => make("p", text)));
      for (const { id, title } of groups.filter(({ id }) => answeredBy(id).length)) {
        paper.body.append(make("h2", title));
        for (const { item, key, technology, ask, answer, note } of answeredBy(id)) {
          const copy = item.cloneNode(true);
          for (const mark of all("sup, .question__ask", copy)) mark.remove();
          const said = [make("p", `${words.answer}${words.colon}`, make("strong", words.answers[answer])), note ? make("p", `${words.note}${words.colon}${note}`) : ""];
          one("fieldset", copy).replaceWith(...said, make("p", Object.assign(make("a", key), { href: `#${item.id}` })));
          paper.body.append(make("h3", technology ? `${titles.get(technology)}${words.colon}${ask}` : ask), ...copy.childNodes);
        }
      }
      for (const link of all("a", paper)) link.href = new URL(link.getAttribute("href"), base).href;
      return ["text/html", `<!doctype html>\n${paper.documentElement.outerHTML}\n`];
    },
  };
  function save(ending) {
    const [type, text] = write[ending]();
    const link = Object.assign(make("a"), { href: URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` })), download: `${NAME}.${ending}` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    if (ending === "json") saved = true;
  }

  const actions = {
    print: () => print(),
    next: () => {
      const open = listed.find(({ answer }) => answer === "open");
      if (open) one("input:checked", open.field).focus();
      else status.textContent = words.none_open;
    },
    share: async () => {
      const here = address(location.href.split(/[?#]/)[0]);
      status.textContent = await navigator.clipboard.writeText(here).then(() => words.copied, () => fill(words.not_copied, { address: here }));
    },
    delete: () => {
      if (!confirm(words.delete)) return;
      for (const each of questions.values()) each.take({ answer: "open", note: "" });
      keep.checked = false;
      forget();
      saved = true;
      count();
      tell([words.deleted]);
    },
  };
  form.addEventListener("click", ({ target }) => {
    const name = target.closest("[data-do]")?.dataset.do;
    if (name) (actions[name] ?? save)(name);
  });
  const changed = () => {
    show();
    store();
    history.replaceState(null, "", address(location.pathname) + location.hash);
  };
  one(".check__choice", form).addEventListener("change", changed);
  form.addEventListener("reset", (event) => { event.preventDefault(); choose(new URLSearchParams()); changed(); });
  form.addEventListener("submit", (event) => event.preventDefault());

  // The address wins over what was kept: somebody shared it.
  one("[data-without]").hidden = true;
  form.hidden = false;
  try {
    const kept = localStorage.getItem(NAME);
    if (kept) {
      const found = read(kept);
      const lines = accept(found);
      keep.checked = true;
      if (found.edition !== form.dataset.edition && lines.length > 1) tell(lines, false);
    }
  } catch (error) {
    if (!(error instanceof DOMException)) tell([fill(words.kept_unread, { why: error.message })], false); // else nothing can be kept here
  }
  const asked = new URLSearchParams(location.search);
  if (fields.some(({ name }) => asked.has(name))) choose(asked);
  show();
  if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
})();
