// The check before use: sorts the questions that stand in the page by the reader's choice, takes answers, and writes papers.
// Nothing is sent. Answers are kept in the browser only when the reader asks for it; the address holds the choice, never an answer.
// Without JavaScript the page is the same list of questions, by technology, to be ticked by hand.
(() => {
  const form = document.querySelector("[data-check]");
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (selector, root = form) => root.querySelector(selector);
  const words = JSON.parse(one("script").textContent);
  const make = (name, ...content) => { const made = document.createElement(name); made.append(...content); return made; };
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const counted = (forms, number) => forms[new Intl.PluralRules(form.closest("[lang]").lang).select(number)] ?? forms.other;
  const flat = (node) => node.textContent.replace(/\s+/g, " ").trim();
  const NAME = "questions-before-use"; // of the format, of what the browser keeps, and of the files
  const MOST = 1e6; // bytes of a file
  const LONGEST = 4000; // characters of a note; the field has the same limit
  const base = one("link[rel=canonical]", document)?.href ?? location.href.split(/[?#]/)[0]; // papers have the addresses of the published site
  const [status, report, keep] = ["[data-count]", "[data-report]", "[data-keep]"].map((name) => one(name));
  const [home, after, contents] = ["[data-home]", "[data-after]", ".md-nav--secondary"].map((name) => one(name, document));
  const answerField = one("template").content.firstElementChild;
  const labels = Object.fromEntries(all("input", answerField).map((radio) => [radio.value, flat(radio.parentNode)]));
  labels.open = words.open;

  const questions = new Map(all(".question").map((item) => {
    const { key } = item.dataset;
    const technology = key.includes("/") ? key.split("/")[0] : "";
    return [key, { item, key, technology, list: item.parentNode, ask: flat(one(".question__ask", item)), answer: "open", note: "" }];
  }));
  const retired = new Map(all("[data-retired]").map((item) => [item.dataset.retired, item]));
  const groups = all("[data-role]").map((section) => ({ section, id: section.dataset.role, list: one("ol", section), title: flat(one("h2", section)) }));
  const titles = new Map(all("[name=technology]", form).map((box) => [box.value, flat(box.parentNode)]));
  const notes = all(".footnote li");
  notes.forEach((note, index) => { note.value = index + 1; });
  let listed = [];
  let summary = "";
  let saved = true;

  // Choice.
  const chosen = () => {
    const data = new FormData(form);
    return { reader: data.get("reader"), stage: data.get("stage"), technologies: data.getAll("technology") };
  };
  const choose = ({ reader, stage, technologies }) => {
    form.reader.value = reader;
    form.stage.value = stage;
    for (const box of all("[name=technology]", form)) box.checked = technologies.includes(box.value);
  };
  const choosable = (found) => {
    const has = (select, value) => ([...select.options].some((option) => option.value === value) ? value : "");
    const list = [found?.technologies].flat().filter((name) => titles.has(name));
    return { reader: has(form.reader, found?.reader), stage: has(form.stage, found?.stage), technologies: list };
  };
  const address = (from) => {
    const { reader, stage, technologies } = chosen();
    const query = new URLSearchParams(technologies.map((name) => ["technology", name]));
    if (stage) query.set("stage", stage);
    if (reader) query.set("reader", reader);
    return from + (`${query}` && `?${query}`);
  };
  // Who answers first. Questions of earlier stages come along until they are answered with yes; this is looked at when the choice changes.
  const order = [...form.stage.options].map((option) => option.value);
  const place = (question) => order.indexOf(question.item.dataset.stage);
  const roles = ({ item }) => item.dataset.roles.split(" ");
  const fits = (question) => {
    const { reader, stage, technologies } = chosen();
    const readers = reader ? form.reader.selectedOptions[0].dataset : {};
    const among = (list, values) => !list || values.some((value) => list.split(" ").includes(value));
    return (!question.technology || !technologies.length || technologies.includes(question.technology))
      && (!stage || question.item.dataset.stage === stage || (place(question) < order.indexOf(stage) && question.answer !== "yes"))
      && among(readers.stages, [question.item.dataset.stage]) && among(readers.roles, roles(question));
  };
  const answeredBy = (id) => listed.filter((question) => roles(question)[0] === id);
  function show() {
    const { reader, stage, technologies } = chosen();
    const sorted = Boolean(reader || stage || technologies.length);
    for (const question of questions.values()) question.list.append(question.item);
    listed = [...questions.values()].filter(fits);
    if (sorted) {
      listed = groups.flatMap(({ id }) => answeredBy(id).sort((a, b) => place(a) - place(b)));
      for (const { id, list } of groups) list.append(...answeredBy(id).map(({ item }) => item));
    }
    const cited = new Set(listed.flatMap(({ item }) => all(".footnote-ref", item)).map((link) => link.getAttribute("href")));
    for (const note of notes) note.hidden = sorted && !cited.has(`#${note.id}`);
    home.hidden = sorted;
    after.hidden = !sorted;
    if (contents) contents.hidden = sorted; // they lead into what is hidden now
    for (const { section, list } of groups) section.hidden = !list.children.length;
    count();
  }

  // Answers.
  const given = () => [...questions.values()].filter(({ answer, note }) => answer !== "open" || note);
  function count() {
    const numbers = Object.fromEntries(Object.keys(labels).map((name) => [name, listed.filter(({ answer }) => answer === name).length]));
    summary = fill(home.hidden || given().length ? counted(words.shown, listed.length) : words.all, { shown: listed.length, ...numbers });
    status.textContent = summary;
    one("[data-printed]", document).textContent = `${choice()} ${new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: "long" })}`;
    const touched = new Map();
    for (const { item, answer } of listed) {
      for (const link of all('.question__behind [href*="recommendations/"]', item)) {
        const entry = touched.get(flat(link)) ?? { name: flat(link), link, questions: 0, left: 0 };
        entry.questions += 1;
        entry.left += answer !== "yes";
        touched.set(entry.name, entry);
      }
    }
    const entries = [...touched.values()].sort((a, b) => parseInt(a.name) - parseInt(b.name));
    one("[data-touched] ul").replaceChildren(...entries.map((entry) => {
      const [before, behind] = counted(words.touched, entry.questions).split("{name}");
      return make("li", before, entry.link.cloneNode(true), fill(behind, entry));
    }));
  }
  function take(question, { answer, note }) {
    Object.assign(question, { answer, note });
    for (const radio of all("input", question.item)) radio.checked = radio.value === answer;
    one("textarea", question.item).value = note;
  }
  for (const question of questions.values()) {
    const { item, key } = question;
    const field = answerField.cloneNode(true);
    const [ask, legend] = [one(".question__ask", item), one("legend", field)];
    ask.id = `${item.id}-ask`;
    legend.id = `${item.id}-answer`;
    field.setAttribute("aria-labelledby", `${ask.id} ${legend.id}`);
    for (const radio of all("input", field)) radio.name = `answer ${key}`;
    field.addEventListener("input", ({ target }) => {
      question[target.type === "radio" ? "answer" : "note"] = target.value;
      saved = false;
      count();
      store();
    });
    one(".question__tick", item).replaceWith(field);
  }

  // A file, and what the browser keeps, have one form.
  const file = () => JSON.stringify({
    format: NAME, version: 1, edition: form.dataset.edition, site: base, choice: chosen(),
    answers: given().map(({ key, ask, answer, note }) => ({ id: key, question: ask, answer, note })),
  }, null, 1);
  /** What a file says, as { edition, choice, answers }. Throws an Error with words for the reader when it is not one of ours. */
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
    const answers = found.answers.map((each, index) => {
      const strings = [each?.id, each?.question, each?.answer, each?.note].every((value) => typeof value === "string" && value.length <= LONGEST);
      if (!strings || !Object.hasOwn(labels, each.answer) || seen.has(each.id)) refuse(words.wrong_answer, { number: index + 1 });
      if (!questions.has(each.id) && !retired.has(each.id)) refuse(words.unknown_id, { id: each.id.slice(0, 80) });
      seen.add(each.id);
      return each;
    });
    return { edition: found.edition, choice: choosable(found.choice), answers };
  }
  /** Takes what a file says, and returns what the reader is to know of it. */
  function accept({ edition, choice, answers }) {
    const now = answers.filter(({ id }) => questions.has(id));
    for (const each of now) take(questions.get(each.id), each);
    choose(choice);
    show();
    const list = (title, entries) => (entries.length ? [make("p", fill(counted(title, entries.length), { number: entries.length })), make("ul", ...entries.map((nodes) => make("li", ...nodes)))] : []);
    const changed = now.filter(({ id, question }) => question !== questions.get(id).ask).map(({ id, question }) => {
      const link = make("a", questions.get(id).ask);
      link.href = `#${questions.get(id).item.id}`;
      return [link, ` ${fill(words.was, { question })}`];
    });
    const gone = answers.filter(({ id }) => retired.has(id)).map(({ id, question, answer, note }) =>
      [`${question} ${labels[answer]}. ${note} → `, ...all("a", retired.get(id)).flatMap((link) => [link.cloneNode(true), " "])]);
    return [make("p", fill(counted(words.imported, now.length), { number: now.length, edition })), ...list(words.changed, changed), ...list(words.retired, gone)];
  }
  function put(...lines) {
    report.replaceChildren(...lines.map((line) => (typeof line === "string" ? make("p", line) : line)));
    report.hidden = false;
  }
  function tell(...lines) {
    put(...lines);
    report.focus();
  }
  one("[type=file]").addEventListener("change", async ({ target }) => {
    const [picked] = target.files;
    if (!picked) return;
    try {
      if (picked.size > MOST) throw new Error(words.too_large);
      const lines = accept(read(await picked.text()));
      store();
      tell(...lines);
    } catch (error) {
      tell(fill(words.refused, { why: error.message }));
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
      tell(words.not_kept);
    }
  }
  const forget = () => { try { localStorage.removeItem(NAME); } catch { /* nothing is kept, then */ } };
  keep.addEventListener("change", () => (keep.checked ? store() : forget()));
  addEventListener("beforeunload", (event) => { if (!saved && given().length) event.preventDefault(); });

  // Papers.
  const choice = () => {
    const names = [form.reader, form.stage].filter((select) => select.value).map((select) => flat(select.selectedOptions[0]));
    return `${words.choice}${words.colon}${[...names, ...chosen().technologies.map((name) => titles.get(name))].join(words.semicolon) || words.everything}. ${summary}`;
  };
  const write = {
    json: () => ["application/json", file()],
    csv: () => {
      // A cell that begins with one of these would be run as a formula by a spreadsheet.
      const cell = (text) => '"' + ((/^\s*[=+\-@|%＝＋－＠]|^\s/.test(text) ? "'" : "") + text).replace(/"/g, '""') + '"';
      const row = ({ item, key, technology, ask, answer, note }) => [key, titles.get(technology) ?? "", words.stages[item.dataset.stage],
        roles({ item }).map((name) => words.roles[name]).filter(Boolean).join(", "), ask, answer === "open" ? "" : labels[answer], note,
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
          const link = make("a", key);
          link.href = `#${item.id}`;
          const said = [make("p", `${words.answer}${words.colon}`, make("strong", labels[answer])), note ? make("p", `${words.note}${words.colon}${note}`) : "", make("p", link)];
          one("fieldset", copy).replaceWith(...said);
          paper.body.append(make("h3", technology ? `${titles.get(technology)}${words.colon}${ask}` : ask), ...copy.childNodes);
        }
      }
      for (const link of all("a", paper)) link.href = new URL(link.getAttribute("href"), base).href;
      return ["text/html", `<!doctype html>\n${paper.documentElement.outerHTML}\n`];
    },
  };
  function save(ending, [type, text]) {
    const link = make("a");
    link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
    link.download = `${NAME}.${ending}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    if (ending === "json") saved = true;
  }

  const actions = {
    print: () => print(),
    next: () => {
      const open = listed.find(({ answer }) => answer === "open");
      if (open) one("input:checked", open.item).focus();
      else status.textContent = words.none_open;
    },
    share: async () => {
      const here = address(location.href.split(/[?#]/)[0]);
      try {
        await navigator.clipboard.writeText(here);
        status.textContent = words.copied;
      } catch {
        status.textContent = fill(words.not_copied, { address: here });
      }
    },
    delete: () => {
      if (!confirm(words.delete)) return;
      for (const question of questions.values()) take(question, { answer: "open", note: "" });
      keep.checked = false;
      forget();
      saved = true;
      count();
      tell(words.deleted);
    },
  };
  form.addEventListener("click", ({ target }) => {
    const name = target.closest("[data-do]")?.dataset.do;
    if (name) (actions[name] ?? (() => save(name, write[name]())))();
  });
  const changed = () => {
    show();
    store();
    history.replaceState(null, "", address(location.pathname) + location.hash);
  };
  one(".check__choice").addEventListener("change", changed);
  form.addEventListener("reset", (event) => { event.preventDefault(); choose({ reader: "", stage: "", technologies: [] }); changed(); });
  form.addEventListener("submit", (event) => event.preventDefault());

  // The address wins over what was kept: somebody shared it.
  const query = new URLSearchParams(location.search);
  const asked = choosable({ reader: query.get("reader"), stage: query.get("stage"), technologies: query.getAll("technology").flatMap((text) => text.split(",")) });
  one("[data-without]", document).hidden = true;
  form.hidden = false;
  try {
    const kept = localStorage.getItem(NAME);
    if (kept) {
      const found = read(kept);
      const lines = accept(found);
      keep.checked = true;
      if (found.edition !== form.dataset.edition && lines.length > 1) put(...lines);
    }
  } catch (error) {
    if (!(error instanceof DOMException)) put(fill(words.kept_unread, { why: error.message })); // else nothing can be kept here
  }
  if (asked.reader || asked.stage || asked.technologies.length) choose(asked);
  show();
  if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
})();
