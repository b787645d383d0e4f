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
  const base = one("link[rel=canonical]", document)?.href ?? location.href.split(/[?#]/)[0];
  const status = one("[data-count]");
  const report = one("[data-report]");
  const keep = one("[data-keep]");
  const home = one("[data-home]", document);
  const contents = one(".contents", document);
  const retired = new Map(all("[data-retired]").map((item) => [item.dataset.retired, item]));
  const labels = { open: words.open };
  for (const radio of all("input[type=radio]", one("template").content)) if (radio.value !== "open") labels[radio.value] = flat(radio.parentNode);

  // What the page says of each question, read once. Addresses in papers are those of the published site.
  const links = (node) => all("a", node).map((link) => ({ name: flat(link), href: new URL(link.getAttribute("href"), base).href, link }));
  const questions = new Map(all(".question").map((item) => {
    const roles = item.dataset.roles.split(" ").map((role) => words.roles[role]).filter(Boolean).join(", ");
    const [technology] = item.dataset.key.split("/", item.dataset.key.includes("/") ? 2 : 0);
    return [item.dataset.key, {
      item, roles,
      why: flat(one("[data-why]", item)),
      good: flat(one("[data-good]", item)),
      stage: words.stages[item.dataset.stage],
      key: item.dataset.key,
      list: item.parentNode,
      ask: flat(one(".question__ask", item)),
      technology: technology ?? "",
      behind: links(one(".question__behind", item)),
      address: `${base}#${item.id}`,
      answer: "open", note: "",
    }];
  }));
  const groups = all("[data-role]").map((section) => ({ section, id: section.dataset.role, list: one("ol", section), title: flat(one("h2", section)) }));
  const titles = new Map(all("[name=technology]", form).map((box) => [box.value, flat(box.parentNode)]));
  const notes = all(".footnote li");
  notes.forEach((note, index) => { note.value = index + 1; });
  let listed = [];
  let summary = "";

  // Choice.
  const chosen = () => ({
    reader: form.reader.value,
    stage: form.stage.value,
    technologies: all("[name=technology]:checked", form).map((box) => box.value),
  });
  const choose = ({ reader, stage, technologies }) => {
    form.reader.value = reader;
    form.stage.value = stage;
    for (const box of all("[name=technology]", form)) box.checked = technologies.includes(box.value);
  };
  const choosable = (found) => {
    const has = (select, value) => (typeof value === "string" && [...select.options].some((option) => option.value === value) ? value : "");
    const list = Array.isArray(found?.technologies) ? found.technologies.filter((name) => titles.has(name)) : [];
    return { reader: has(form.reader, found?.reader), stage: has(form.stage, found?.stage), technologies: list };
  };
  const address = (from) => {
    const { reader, stage, technologies } = chosen();
    const query = new URLSearchParams(technologies.map((name) => ["technology", name]));
    if (stage) query.set("stage", stage);
    if (reader) query.set("reader", reader);
    return from + (`${query}` && `?${query}`);
  };
  const fits = (question) => {
    const { reader, stage, technologies } = chosen();
    const { stages, roles } = reader ? form.reader.selectedOptions[0].dataset : {};
    const among = (list, values) => !list || values.some((value) => list.split(" ").includes(value));
    return (!question.technology || !technologies.length || technologies.includes(question.technology))
      && (!stage || question.item.dataset.stage === stage || (place(question) < order.indexOf(stage) && question.answer !== "yes"))
      && among(stages, [question.item.dataset.stage]) && among(roles, question.item.dataset.roles.split(" "));
  };
  const order = [...form.stage.options].map((option) => option.value);
  // Who answers first. Questions of earlier stages come along until they are answered with yes; this is looked at when the choice changes.
  const role = ({ item }) => item.dataset.roles.split(" ")[0];
  const place = (question) => order.indexOf(question.item.dataset.stage);
  function show() {
    const { reader, stage, technologies } = chosen();
    const sorted = Boolean(reader || stage || technologies.length);
    for (const question of questions.values()) question.list.append(question.item);
    listed = [...questions.values()].filter(fits);
    if (sorted) {
      listed = groups.flatMap(({ id }) => listed.filter((question) => role(question) === id).sort((a, b) => place(a) - place(b)));
      for (const { id, list } of groups) list.append(...listed.filter((question) => role(question) === id).map(({ item }) => item));
    }
    const cited = new Set(listed.flatMap(({ item }) => all(".footnote-ref", item)).map((link) => link.getAttribute("href")));
    for (const note of notes) note.hidden = sorted && !cited.has(`#${note.id}`);
    home.hidden = sorted;
    if (contents) contents.hidden = sorted;
    one("[data-after]", document).hidden = !sorted;
    for (const { section, list } of groups) section.hidden = !list.children.length;
    count(sorted);
  }

  // Answers.
  function count(sorted = home.hidden) {
    const number = (answer) => listed.filter((question) => question.answer === answer).length;
    const some = given().length;
    status.textContent = summary = fill(sorted || some ? counted(words.shown, listed.length) : words.all,
      { shown: listed.length, yes: number("yes"), partly: number("partly"), no: number("no"), unknown: number("unknown"), open: number("open") });
    one("[data-printed]", document).textContent = `${paper().choice} ${new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: "long" })}`;
    const touched = new Map();
    for (const { behind, answer } of listed) {
      for (const { name, link } of behind.filter(({ href }) => /\/recommendations\/\d/.test(href))) {
        const entry = touched.get(name) ?? { name, link, questions: 0, left: 0 };
        entry.questions += 1;
        entry.left += answer !== "yes";
        touched.set(name, entry);
      }
    }
    one("[data-touched] ul").replaceChildren(...[...touched.values()].sort((a, b) => parseInt(a.name) - parseInt(b.name)).map((entry) => {
      const [before, after] = counted(words.touched, entry.questions).split("{name}");
      return make("li", before, entry.link.cloneNode(true), fill(after, entry));
    }));
  }
  function take(question, { answer, note }) {
    Object.assign(question, { answer, note });
    for (const radio of all("input", question.item)) radio.checked = radio.value === answer;
    one("textarea", question.item).value = note;
  }
  for (const question of questions.values()) {
    const { item, key } = question;
    const field = one("template").content.cloneNode(true).firstElementChild;
    const ask = one(".question__ask", item);
    const legend = one("legend", field);
    ask.id = `${item.id}-ask`;
    legend.id = `${item.id}-answer`;
    field.setAttribute("aria-labelledby", `${ask.id} ${legend.id}`);
    for (const radio of all("input", field)) radio.name = `answer ${key}`;
    field.addEventListener("input", (event) => {
      if (event.target.type === "radio") question.answer = event.target.value;
      else question.note = event.target.value;
      changed();
    });
    one(".question__tick", item).replaceWith(field);
  }
  const given = () => [...questions.values()].filter(({ answer, note }) => answer !== "open" || note);
  let saved = true;
  function changed() {
    saved = false;
    count();
    store();
  }

  // A file, and what the browser keeps, have one form.
  const file = () => JSON.stringify({
    format: NAME, version: 1, edition: form.dataset.edition, site: base, choice: chosen(),
    answers: given().map(({ key, ask, answer, note }) => ({ id: key, question: ask, answer, note })),
  }, null, 1);
  /** What a file says, as { edition, choice, answers }. Throws an Error with words for the reader when it is not one of ours. */
  function read(text) {
    const refuse = (why, values = {}) => { throw new Error(fill(why, values)); };
    let found;
    try { found = JSON.parse(text); } catch { refuse(words.no_json); }
    const look = (value) => {
      if (typeof value !== "object" || value === null) return;
      for (const name of Object.keys(value)) {
        if (["__proto__", "constructor", "prototype"].includes(name)) refuse(words.forbidden, { name });
        look(value[name]);
      }
    };
    try { look(found); } catch (error) { if (error instanceof RangeError) refuse(words.wrong_format); throw error; }
    if (found?.format !== NAME || found.version !== 1 || typeof found.edition !== "string" || found.edition.length > 40 || !Array.isArray(found.answers)) refuse(words.wrong_format);
    const seen = new Set();
    const answers = found.answers.map((each, index) => {
      const strings = [each?.id, each?.question, each?.answer, each?.note].every((value) => typeof value === "string" && value.length <= LONGEST);
      if (!strings || !Object.hasOwn(labels, each.answer) || seen.has(each.id)) refuse(words.wrong_answer, { number: index + 1 });
      if (!questions.has(each.id) && !retired.has(each.id)) refuse(words.unknown_id, { id: each.id.slice(0, 80) });
      seen.add(each.id);
      return { id: each.id, question: each.question, answer: each.answer, note: each.note };
    });
    return { edition: found.edition, choice: choosable(found.choice), answers };
  }
  function accept({ edition, choice, answers }) {
    const now = answers.filter(({ id }) => questions.has(id));
    for (const each of now) take(questions.get(each.id), each);
    choose(choice);
    show();
    const lines = [paragraph(fill(counted(words.imported, now.length), { number: now.length, edition }))];
    const changes = now.filter(({ id, question }) => question !== questions.get(id).ask);
    const gone = answers.filter(({ id }) => retired.has(id));
    const list = (title, entries) => {
      if (!entries.length) return;
      lines.push(paragraph(fill(counted(title, entries.length), { number: entries.length })), make("ul", ...entries.map((nodes) => make("li", ...nodes))));
    };
    list(words.changed, changes.map(({ id, question }) => {
      const link = make("a", questions.get(id).ask);
      link.href = `#${questions.get(id).item.id}`;
      return [link, ` ${fill(words.was, { question })}`];
    }));
    list(words.retired, gone.map(({ id, question, answer, note }) => [`${question} ${labels[answer]}. ${note} → `, ...all("a", retired.get(id)).flatMap((link) => [link.cloneNode(true), " "])]));
    return lines;
  }
  const paragraph = (text) => make("p", text);
  function put(...lines) {
    report.replaceChildren(...lines);
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
      tell(paragraph(fill(words.refused, { why: error.message })));
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
      tell(paragraph(words.not_kept));
    }
  }
  const forget = () => { try { localStorage.removeItem(NAME); } catch { /* nothing is kept, then */ } };
  keep.addEventListener("change", () => (keep.checked ? store() : forget()));
  addEventListener("beforeunload", (event) => { if (!saved && given().length) event.preventDefault(); });

  // Papers.
  const paper = () => {
    const { reader, stage, technologies } = chosen();
    const option = (select) => flat(select.selectedOptions[0]);
    const choice = [reader && option(form.reader), stage && option(form.stage), ...technologies.map((name) => titles.get(name))].filter(Boolean);
    return { choice: `${words.choice}${words.colon}${choice.join(words.semicolon) || words.everything}. ${summary}`, edition: fill(words.edition, { edition: form.dataset.edition, address: base }),
      groups: groups.map(({ id, title }) => [title, listed.filter((question) => role(question) === id)]).filter(([, found]) => found.length) };
  };
  const heading = ({ technology, ask }) => (technology ? `${titles.get(technology)}${words.colon}${ask}` : ask);
  const noted = (text) => `${words.note}${words.colon}${text}`; // no template within a template: the minifier takes spaces out of the inner one
  const write = {
    json: () => ["json", "application/json", file()],
    markdown: () => {
      const safe = (text) => text.replace(/[\\`*_{}[\]<>#|~!+.=-]/g, "\\$&").replace(/\s*\n\s*/g, "  \n  ");
      const { choice, edition, groups } = paper();
      const lines = [`# ${words.title}`, words.about, choice, edition];
      for (const [title, found] of groups) {
        lines.push(`## ${title}`);
        for (const question of found) {
          const law = question.behind.map(({ name, href }) => `[${name.replace(/[[\]]/g, "\\$&")}](${href})`);
          const points = [`${words.answer}${words.colon}**${labels[question.answer]}**`, question.note && noted(safe(question.note)), `${question.stage}; ${question.roles}`,
            `${words.why} ${question.why}`, `${words.good} ${question.good}`, law.join("; "), `<${question.address}>`];
          lines.push(`### ${heading(question)}`, points.filter(Boolean).map((point) => `- ${point}`).join("\n"));
        }
      }
      return ["md", "text/markdown", `${lines.join("\n\n")}\n`];
    },
    csv: () => {
      // A cell that begins with one of these would be run as a formula by a spreadsheet.
      const cell = (text) => '"' + ((/^\s*[=+\-@|%＝＋－＠]|^\s/.test(text) ? "'" : "") + text).replace(/"/g, '""') + '"';
      const rows = paper().groups.flatMap(([, found]) => found.map((question) => [question.key, titles.get(question.technology) ?? "", question.stage, question.roles,
        question.ask, question.answer === "open" ? "" : labels[question.answer], question.note, question.behind.map(({ name }) => name).join("; "), question.address]));
      return ["csv", "text/csv", `\ufeff${[words.columns, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`];
    },
    html: () => {
      const safe = (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt()};`);
      const { choice, edition, groups } = paper();
      const tag = (name, text) => `<${name}>${safe(text)}</${name}>\n`;
      const link = (href, name) => `<a href="${safe(href)}">${safe(name)}</a>`;
      const body = groups.map(([title, found]) => tag("h2", title) + found.map((question) => tag("h3", heading(question))
        + `<p>${safe(words.answer)}${words.colon}<strong>${safe(labels[question.answer])}</strong></p>\n` + (question.note && tag("p", noted(question.note)))
        + tag("p", `${question.stage}; ${question.roles}`) + tag("p", `${words.why} ${question.why}`) + tag("p", `${words.good} ${question.good}`)
        + `<p>${question.behind.map(({ name, href }) => link(href, name)).join("; ")}; ${link(question.address, question.key)}</p>\n`).join("")).join("");
      return ["html", "text/html", `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>${safe(words.title)}</title></head><body>\n`
        + tag("h1", words.title) + tag("p", words.about) + tag("p", choice) + tag("p", edition) + body + "</body></html>\n"];
    },
  };
  function save([ending, type, text]) {
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
      tell(paragraph(words.deleted));
    },
  };
  form.addEventListener("click", ({ target }) => {
    const name = target.closest("[data-do]")?.dataset.do;
    if (name) (actions[name] ?? (() => save(write[name]())))();
  });
  form.addEventListener("change", ({ target }) => { if (target.closest(".check__choice")) { show(); remember(); } });
  form.addEventListener("reset", (event) => { event.preventDefault(); choose({ reader: "", stage: "", technologies: [] }); show(); remember(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  function remember() {
    store();
    history.replaceState(null, "", address(location.pathname) + location.hash);
  }

  // The address wins over what was kept: somebody shared it.
  const query = new URLSearchParams(location.search);
  const asked = choosable({ reader: query.get("reader"), stage: query.get("stage"), technologies: query.getAll("technology").flatMap((text) => text.split(",")) });
  one("[data-without]", document).hidden = true;
  form.hidden = false;
  let kept = null;
  try { kept = localStorage.getItem(NAME); } catch { /* nothing is kept, then */ }
  if (kept) {
    try {
      const found = read(kept);
      const { edition } = found;
      const lines = accept(found);
      keep.checked = true;
      if (edition !== form.dataset.edition && lines.length > 1) put(...lines);
    } catch (error) {
      put(paragraph(fill(words.kept_unread, { why: error.message })));
    }
  }
  if (asked.reader || asked.stage || asked.technologies.length) choose(asked);
  show();
  if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
})();
