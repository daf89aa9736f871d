// The bar above a table counts the rows that are chosen, and the rows show it. What is chosen stays chosen from page to page
// of one list, until it is sent or the tab is closed: `data-selection` names the list.
const kept = (form) => {
  try { return new Set(JSON.parse(sessionStorage.getItem(`chosen-${form.dataset.selection}`) || "[]")); }
  catch { return new Set(); }
};

const keep = (form, ids) => {
  try { sessionStorage.setItem(`chosen-${form.dataset.selection}`, JSON.stringify([...ids])); }
  catch { /* a browser that keeps nothing chooses page by page */ }
};

const picksOf = (form) => [...form.querySelectorAll("input.pick:not([data-everything])")];

function count(form) {
  const picks = picksOf(form);
  const ids = form.dataset.selection ? kept(form) : new Set();
  for (const pick of picks) {
    if (pick.checked) ids.add(pick.value); else ids.delete(pick.value);
    pick.closest("tr")?.classList.toggle("chosen", pick.checked);
  }
  if (form.dataset.selection) keep(form, ids);
  const words = form.querySelector("[data-chosen]");
  if (words) words.textContent = words.textContent.replace(/\d+/, ids.size);
}

document.addEventListener("change", (event) => {
  if (event.target.matches("input.pick")) count(event.target.form);
});

document.addEventListener("click", (event) => {
  const none = event.target.closest("[data-choose-none]");
  if (!none) return;
  if (none.form.dataset.selection) keep(none.form, []);
  for (const pick of picksOf(none.form)) pick.checked = false;
  for (const all of none.form.querySelectorAll("[data-everything]")) all.checked = false;
  count(none.form);
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-selection]")) return;
  const here = new Set(picksOf(form).map((pick) => pick.value));
  for (const id of kept(form)) {
    if (!here.has(id)) form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "ids", value: id }));
  }
  keep(form, []);
});

// With x the row in which the keyboard is, is chosen or not; with j and k it goes to the next row and the one before.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input:not(.pick), select, textarea")) return;
  const links = [...document.querySelectorAll("form[data-selection] tbody tr")].map((row) => row.querySelector("a.row-link"));
  const at = links.findIndex((link) => link?.closest("tr") === event.target.closest("tr"));
  if (event.key === "j") links[at + 1]?.focus();
  else if (event.key === "k" && at > 0) links[at - 1]?.focus();
  else if (event.key === "x" && at >= 0) links[at].closest("tr").querySelector("input.pick")?.click();
  else return;
  event.preventDefault();
});

for (const form of document.querySelectorAll("form[data-selection]")) {
  const ids = kept(form);
  for (const pick of picksOf(form)) pick.checked = ids.has(pick.value);
  if (ids.size) count(form);
}
