// Files of a block: dropped or chosen, they go up at once and show how far they are. The server answers the same form with them in
// it, and that takes the place of this one: nothing typed is lost, and without script its button does the same.

const said = document.querySelector("[data-said]");
let busy = false;

function wire(form) {
  for (const place of form.querySelectorAll("[data-drop]")) {
    const input = place.querySelector("input[type=file]");
    place.querySelector("[data-drop-here]")?.removeAttribute("hidden");
    input.addEventListener("change", () => input.files.length && send(form, place, input));
    place.addEventListener("dragover", (event) => {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      place.classList.add("is-over");
    });
    place.addEventListener("dragleave", (event) => place.contains(event.relatedTarget) || place.classList.remove("is-over"));
    place.addEventListener("drop", (event) => {
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      place.classList.remove("is-over");
      const some = new DataTransfer();
      for (const file of [...event.dataTransfer.files].slice(0, input.multiple ? undefined : 1)) some.items.add(file);
      input.files = some.files;
      send(form, place, input);
    });
  }
}

function send(form, place, input) {
  if (busy) return;
  busy = true;
  const { sending, sent, lost } = form.dataset;
  const bar = place.querySelector("progress");
  const there = new Set([...form.querySelectorAll("[name=item-file]")].map((it) => it.value));
  const body = new FormData(form);
  body.set("geste", "envoyer");
  bar.hidden = false;
  said.textContent = sending;
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.responseType = "document";
  request.upload.addEventListener("progress", (event) => event.lengthComputable && (bar.value = event.loaded / event.total));
  const fail = () => {
    busy = false;
    bar.hidden = true;
    said.textContent = lost;
    said.className = "wrong";
    said.scrollIntoView({ block: "center" });
  };
  request.addEventListener("load", () => {
    const next = request.response?.querySelector("form[data-block]");
    if (!next) return fail();
    busy = false;
    const wrong = next.querySelector("[aria-invalid]");
    form.replaceWith(next);
    const signs = document.querySelector("symbol")?.parentElement;
    for (const one of request.response.querySelectorAll("symbol")) if (!document.getElementById(one.id)) signs?.append(one);
    document.dispatchEvent(new CustomEvent("form-shown-anew", { detail: { form: next } }));
    said.className = "vh";
    said.textContent = wrong ? "" : sent;
    const fresh = [...next.querySelectorAll("[name=item-file]")].find((it) => !there.has(it.value));
    (wrong || fresh?.closest("li").querySelector("[name=item-alt]") || next.querySelector("#f-alt") || next.querySelector("#" + CSS.escape(input.id)))?.focus();
  });
  for (const end of ["error", "abort"]) request.addEventListener(end, fail);
  request.send(body);
}

document.addEventListener("form-shown-anew", ({ detail }) => detail.form.matches("[data-block]") && wire(detail.form));
for (const form of document.querySelectorAll("form[data-block]")) wire(form);
