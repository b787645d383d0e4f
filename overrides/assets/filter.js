// Filters a table or list by the choices of a form, and keeps the choice in the address, so that it can be shared.
// Without JavaScript the form stays hidden and everything is shown.
// data-hide-NAME="a|b": hidden unless the choice is among these; data-dim-NAME: kept in its place, but blank (cells of a table).
for (const form of document.querySelectorAll("form[data-filter]")) {
  const choices = [...form.querySelectorAll("select")];
  // What a choice is called in the address: two forms of one page have names of their own there.
  const key = (select) => (form.dataset.prefix ?? "") + select.name;
  const all = (selector) => [...document.getElementById(form.dataset.filter).querySelectorAll(selector)];
  const marked = (kind) => all(choices.map(({ name }) => `[data-${kind}-${name}]`).join());

  const apply = () => {
    const chosen = choices.filter(({ value }) => value);
    const fails = (each, kind) => chosen.some(({ name, value }) => each.getAttribute(`data-${kind}-${name}`)?.split("|").includes(value) === false);
    for (const each of marked("hide")) each.hidden = fails(each, "hide");
    for (const each of marked("dim")) each.classList.toggle("dimmed", fails(each, "dim"));
    const shown = all("[data-count-me]").filter((each) => !each.matches(".dimmed") && !each.closest("[hidden]:not([data-group])"));
    for (const group of all("[data-group]")) group.hidden = !shown.some((each) => group.contains(each));
    if (chosen.length) for (const fold of all(".fold")) fold.open = true;
    form.querySelector("[data-count]").textContent = shown.length;
  };
  const changed = () => {
    apply();
    const query = new URLSearchParams(location.search);
    for (const select of choices) select.value ? query.set(key(select), select.value) : query.delete(key(select));
    history.replaceState(null, "", location.pathname + (`${query}` && `?${query}`) + location.hash);
  };

  form.hidden = false;
  for (const select of choices) {
    const wanted = new URLSearchParams(location.search).get(key(select));
    if ([...select.options].some(({ value }) => value === wanted)) select.value = wanted;
  }
  apply();
  form.addEventListener("change", changed);
  form.addEventListener("reset", () => setTimeout(changed));
  form.addEventListener("submit", (event) => event.preventDefault());
}
