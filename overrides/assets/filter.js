// Filters a table or list by the choices of a form, and keeps the choice in the address, so that it can be shared.
// Without JavaScript the form stays hidden and everything is shown.
// data-hide-NAME="a|b": hidden unless the choice is among these; data-dim-NAME: kept in its place, but blank (cells of a table).
(() => {
  const forms = [...document.querySelectorAll("form[data-filter]")];
  const choices = (form) => [...form.querySelectorAll("select")];
  // What a choice is called in the address: two forms of one page have names of their own there.
  const key = (form, name) => (form.dataset.prefix ?? "") + name;

  function apply(form) {
    const target = document.getElementById(form.dataset.filter);
    const all = (selector) => [...target.querySelectorAll(selector)];
    const chosen = choices(form).filter(({ value }) => value);
    const marked = (kind) => all(choices(form).map(({ name }) => `[data-${kind}-${name}]`).join());
    const fails = (each, kind) => chosen.some(({ name, value }) => each.getAttribute(`data-${kind}-${name}`)?.split("|").includes(value) === false);
    for (const each of marked("hide")) each.hidden = fails(each, "hide");
    for (const each of marked("dim")) each.classList.toggle("dimmed", fails(each, "dim"));
    const shown = all("[data-count-me]").filter((each) => !each.matches(".dimmed") && !each.closest("[hidden]:not([data-group])"));
    for (const group of all("[data-group]")) group.hidden = !shown.some((each) => group.contains(each));
    if (chosen.length) for (const fold of all(".fold")) fold.open = true;
    form.querySelector("[data-count]").textContent = shown.length;
  }

  function remember() {
    const query = new URLSearchParams(location.search);
    for (const form of forms) {
      for (const { name, value } of choices(form)) value ? query.set(key(form, name), value) : query.delete(key(form, name));
    }
    history.replaceState(null, "", location.pathname + (`${query}` && `?${query}`) + location.hash);
  }

  for (const form of forms) {
    form.hidden = false;
    for (const select of choices(form)) {
      const wanted = new URLSearchParams(location.search).get(key(form, select.name));
      if ([...select.options].some(({ value }) => value === wanted)) select.value = wanted;
    }
    apply(form);
    const changed = () => { apply(form); remember(); };
    form.addEventListener("change", changed);
    form.addEventListener("reset", () => setTimeout(changed));
    form.addEventListener("submit", (event) => event.preventDefault());
  }
})();
