// A file can be dropped on its place, and is sent as soon as it is there. Without a script one chooses it and presses Send.
for (const place of document.querySelectorAll("[data-drop]")) prepare(place);
document.addEventListener("htmx:load", (event) => {
  for (const place of event.target.querySelectorAll?.("[data-drop]:not(.drop-ready)") ?? []) prepare(place);
});

function prepare(place) {
  const input = place.querySelector("input[type=file]");
  const choose = document.createElement("label");
  choose.className = "btn btn-second drop-choose";
  choose.htmlFor = input.id;
  choose.textContent = place.dataset.drop;
  input.after(choose);
  place.classList.add("drop-ready");

  input.addEventListener("change", () => send(input));
  place.addEventListener("dragover", (event) => {
    event.preventDefault();
    place.classList.add("drop-over");
  });
  place.addEventListener("dragleave", () => place.classList.remove("drop-over"));
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    place.classList.remove("drop-over");
    if (event.dataTransfer.files.length === 0) return;
    input.files = event.dataTransfer.files;
    send(input);
  });
}

function send(input) {
  if (input.files.length > 0) input.form.requestSubmit();
}
