// A button beside a value copies it. Without a script the button stays hidden.
for (const button of document.querySelectorAll("[data-copies]")) {
  button.hidden = false;
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copies]");
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copies);
  const before = button.firstChild.textContent;
  button.firstChild.textContent = button.dataset.copied;
  setTimeout(() => { button.firstChild.textContent = before; }, 2000);
});
