// The bar above a table counts the rows that are chosen, and the rows show it.
function count(form) {
  const picks = [...form.querySelectorAll("input.pick")];
  for (const pick of picks) pick.closest("tr")?.classList.toggle("chosen", pick.checked);
  const words = form.querySelector("[data-chosen]");
  if (words) words.textContent = words.textContent.replace(/\d+/, picks.filter((pick) => pick.checked).length);
}

document.addEventListener("change", (event) => {
  if (event.target.matches("input.pick")) count(event.target.form);
});

document.addEventListener("click", (event) => {
  const none = event.target.closest("[data-choose-none]");
  if (!none) return;
  for (const pick of none.form.querySelectorAll("input.pick")) pick.checked = false;
  count(none.form);
});
