// Filters a table or list by the choices of a form, and keeps the choice in the address, so that it can be shared.
// Without JavaScript the form stays hidden and everything is shown.
// data-hide-NAME="a|b": hidden unless the choice is among these; data-dim-NAME: kept in its place, but blank (cells of a table).
(() => {
  const forms = document.querySelectorAll("form[data-filter]");
  const query = new URLSearchParams(location.search);

  const choices = (form) => Array.from(form.querySelectorAll("select"));
  // What a choice is called in the address: two forms of one page have names of their own there.
  const key = (form, name) => (form.dataset.prefix ?? "") + name;
  const holds = (values, wanted) => wanted === "" || values.split("|").includes(wanted);

  function apply(form) {
    const target = document.getElementById(form.dataset.filter);
    for (const { name } of choices(form)) {
      for (const each of target.querySelectorAll(`[data-hide-${name}]`)) each.hidden = false;
      for (const each of target.querySelectorAll(`[data-dim-${name}]`)) each.classList.remove("dimmed");
    }
    for (const { name, value } of choices(form)) {
      for (const each of target.querySelectorAll(`[data-hide-${name}]`)) {
        if (!holds(each.getAttribute(`data-hide-${name}`), value)) each.hidden = true;
      }
      for (const each of target.querySelectorAll(`[data-dim-${name}]`)) {
        if (!holds(each.getAttribute(`data-dim-${name}`), value)) each.classList.add("dimmed");
      }
    }
    const visible = (each) => !each.closest("[hidden]") && !each.classList.contains("dimmed");
    for (const group of target.querySelectorAll("[data-group]")) {
      group.hidden = false;
      group.hidden = !Array.from(group.querySelectorAll("[data-count-me]")).some(visible);
    }
    const chosen = choices(form).some(({ value }) => value);
    for (const fold of target.querySelectorAll(".fold")) if (chosen) fold.open = true;
    form.querySelector("[data-count]").textContent = Array.from(target.querySelectorAll("[data-count-me]")).filter(visible).length;
  }

  function remember() {
    const chosen = new URLSearchParams(location.search);
    for (const form of forms) for (const { name } of choices(form)) chosen.delete(key(form, name));
    for (const form of forms) for (const { name, value } of choices(form)) if (value) chosen.set(key(form, name), value);
    const text = chosen.toString();
    history.replaceState(null, "", location.pathname + (text ? `?${text}` : "") + location.hash);
  }

  for (const form of forms) {
    form.hidden = false;
    for (const select of choices(form)) {
      const wanted = query.get(key(form, select.name));
      if (wanted && Array.from(select.options).some((option) => option.value === wanted)) select.value = wanted;
    }
    apply(form);
    form.addEventListener("change", () => { apply(form); remember(); });
    form.addEventListener("reset", () => setTimeout(() => { apply(form); remember(); }));
    form.addEventListener("submit", (event) => event.preventDefault());
  }
})();
