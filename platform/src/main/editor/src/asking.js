// What the dialogs share: asking the server, waiting for an answer, a shelf of what the site has.

export const json = async (address, options) => {
  const answer = await fetch(address, { headers: { accept: "application/json" }, ...options });
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(said.detail || said.message || "");
  return said;
};

/** Waits for a dialog: true when it is sent, null when it is left. */
export function ask(dialog) {
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((settle) => dialog.addEventListener("close", () => settle(dialog.returnValue === "ok" || null), { once: true }));
}

export function soon(run) {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(run, 200);
  };
}

/** Sends a file with some words, telling how far it is; gives what the server says of it. */
export function send(address, words, progress) {
  return new Promise((settle, fail) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(words)) body.set(name, value);
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.setRequestHeader("accept", "application/json");
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => {
      progress.hidden = false;
      progress.max = event.total;
      progress.value = event.loaded;
    });
    request.addEventListener("load", () => (request.status < 300 ? settle(request.response) : fail(new Error(request.response?.detail || ""))));
    request.addEventListener("error", () => fail(new Error("")));
    request.send(body);
  }).finally(() => (progress.hidden = true));
}

/** Fills a list with the pictures of the site, each a button. */
export async function fillShelf(shelf, address, place, choose) {
  const all = await json(address).catch(() => []);
  shelf.replaceChildren(
    ...all.map((it) => {
      const row = document.createElement("li");
      const button = document.createElement("button");
      const thumb = document.createElement("img");
      button.type = "button";
      button.setAttribute("aria-pressed", "false");
      thumb.src = place.picture(it.path);
      thumb.alt = it.alt || it.name;
      thumb.loading = "lazy";
      button.append(thumb);
      button.addEventListener("click", () => choose(it, button));
      row.append(button);
      return row;
    }),
  );
}
