// What a folder of the file space does better with a script: files and whole folders are dropped on it, go up in parts
// with their progress, wait when the line is cut and go on from where they were, even after the page was closed. Without
// it the same form sends files whole.

const PART = 8 * 1024 * 1024;
const AT_ONCE = 3;
const SHOWN = 40;
const AGAIN = [1, 2, 4, 8, 15, 30];

const form = document.querySelector("form[data-begin]");
if (form) sending(form);

function sending(form) {
  const word = (name, values = {}) =>
    Object.entries(values).reduce((text, [key, value]) => text.replace("{" + key + "}", value), form.dataset[name]);
  const one = (selector) => form.querySelector(selector);
  const input = form.elements.files;
  const folders = one("[data-folder]");
  // Browsers have it, the standard of HTML has not: so it stands here and not in the page.
  folders.webkitdirectory = true;
  const area = one("[data-progress]");
  const said = one("[data-said]");
  const total = one("[data-total]");
  const much = one("[data-much]");
  const list = one("[data-list]");
  const hold = one("[data-hold]");
  const token = form.elements.csrf.value;
  const sizes = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 });
  const files = [];
  let held = false;
  let working = 0;
  let drawn = 0;

  one("[data-also]").hidden = false;
  input.required = false;
  one("[data-pick]").addEventListener("click", () => folders.click());
  folders.addEventListener("change", () => {
    add([...folders.files].map((file) => ({ file, path: file.webkitRelativePath || file.name })));
    folders.value = "";
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    add([...input.files].map((file) => ({ file, path: file.name })));
    input.value = "";
  });
  hold.addEventListener("click", () => {
    held = !held;
    hold.textContent = word(held ? "goOn" : "pause");
    if (held) for (const it of files) it.stop?.();
    else go();
    tell();
  });
  addEventListener("online", () => files.forEach((it) => it.wake?.()));
  addEventListener("beforeunload", (event) => {
    if (working && !held) event.preventDefault();
  });

  for (const type of ["dragenter", "dragover"])
    form.addEventListener(type, (event) => {
      if (![...event.dataTransfer.types].includes("Files")) return;
      event.preventDefault();
      form.classList.add("over");
    });
  form.addEventListener("dragleave", (event) => form.contains(event.relatedTarget) || form.classList.remove("over"));
  form.addEventListener("drop", async (event) => {
    event.preventDefault();
    form.classList.remove("over");
    // The entries must be taken before the first wait: afterwards the browser has forgotten them.
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    for (const entry of entries) await within(entry, (found) => add([found]));
  });

  async function within(entry, found) {
    if (entry.isFile) {
      const file = await new Promise((resolve) => entry.file(resolve, () => resolve(null)));
      if (file) found({ file, path: entry.fullPath.replace(/^\/+/, "") });
      return;
    }
    const reader = entry.createReader();
    for (;;) {
      const some = await new Promise((resolve) => reader.readEntries(resolve, () => resolve([])));
      if (!some.length) return;
      for (const child of some) await within(child, found);
    }
  }

  function add(more) {
    if (!more.length) return;
    area.hidden = false;
    for (const it of more) files.push({ ...it, sent: 0, state: "waits" });
    go();
    tell();
  }

  function go() {
    while (!held && working < AT_ONCE) {
      const next = files.find((it) => it.state === "waits");
      if (!next) break;
      working++;
      next.state = "goes";
      up(next)
        .catch(() => fail(next, word("lost")))
        .finally(() => {
          working--;
          go();
          tell();
        });
    }
  }

  async function up(it) {
    const row = (it.row ??= draw(it));
    for (let tries = 0, damaged = 0; ; ) {
      if (it.state === "dropped") return;
      if (held) return void (it.state = "waits");
      try {
        if (!it.id || it.lost) {
          const begun = await ask(it);
          if (!begun) return;
          it.lost = false;
        }
        if (it.done) return finish(it);
        const answer = await part(it, row);
        if (answer === "stopped") continue;
        if (answer.status === 202) await wait(it, 2);
        else if (answer.status === 409) it.sent = Number(answer.offset ?? it.sent);
        else if (answer.status === 460 && ++damaged < 4) continue;
        else if (answer.status === 404) it.lost = true;
        else if (answer.status >= 500 && answer.status !== 507) throw new Error("" + answer.status);
        else if (!answer.body || answer.status >= 400) return fail(it, answer.body?.title ?? word("out"));
        else {
          it.sent = answer.body.taken;
          it.done = answer.body.done;
          tries = 0;
        }
        show(it);
      } catch {
        row.say(word("cut"));
        tell(word("cut"));
        await wait(it, AGAIN[Math.min(tries++, AGAIN.length - 1)]);
        it.lost = true;
      }
    }
  }

  // Announces a file, or finds what of it has arrived before; false when it is refused.
  async function ask(it) {
    const answer = await fetch(form.dataset.begin, {
      method: "POST",
      headers: { "content-type": "application/json", "x-csrf-token": token },
      body: JSON.stringify({ path: it.path, bytes: it.file.size, mark: "" + it.file.lastModified }),
    });
    const body = await json(answer);
    if (answer.status >= 500 && answer.status !== 507) throw new Error("" + answer.status);
    if (!body || !answer.ok) return fail(it, body?.problems?.[0]?.problem ?? body?.title ?? word("out"));
    it.id = body.id;
    it.sent = body.taken;
    it.done = body.done;
    if (body.taken > 0) it.row.say(word("resumed"));
    show(it);
    return true;
  }

  async function json(answer) {
    return (answer.headers.get("content-type") ?? "").includes("json") ? answer.json() : null;
  }

  // Sends the next part; "stopped" when somebody paused or gave up meanwhile.
  async function part(it, row) {
    const bytes = it.file.slice(it.sent, it.sent + PART);
    const headers = { "content-type": "application/octet-stream", "x-csrf-token": token, "upload-offset": "" + it.sent };
    if (crypto.subtle && bytes.size) {
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await bytes.arrayBuffer()));
      headers["content-digest"] = "sha-256=:" + btoa(String.fromCharCode(...digest)) + ":";
    }
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open("POST", form.dataset.part + it.id);
      for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
      request.upload.addEventListener("progress", (event) => {
        it.now = event.loaded;
        show(it);
        tell();
      });
      request.addEventListener("load", () => {
        it.now = 0;
        let body = null;
        try {
          body = JSON.parse(request.responseText);
        } catch {}
        resolve({ status: request.status, body, offset: request.getResponseHeader("upload-offset") });
      });
      request.addEventListener("error", () => reject(new Error("cut")));
      request.addEventListener("timeout", () => reject(new Error("cut")));
      request.addEventListener("abort", () => resolve("stopped"));
      request.addEventListener("loadend", () => {
        it.now = 0;
        it.stop = null;
      });
      it.stop = () => request.abort();
      request.send(bytes);
    });
  }

  function wait(it, seconds) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, seconds * 1000);
      it.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  function finish(it) {
    it.state = "done";
    it.sent = it.file.size;
    show(it);
    it.row.say(word("arrived"));
    it.row.over();
    if (drawn > SHOWN) it.row.remove();
  }

  function fail(it, why) {
    it.state = "failed";
    it.row ??= draw(it);
    it.row.say(why, true);
    it.row.over();
    return false;
  }

  async function drop(it) {
    it.state = "dropped";
    it.stop?.();
    it.wake?.();
    it.row.say(word("dropped"));
    it.row.over();
    tell();
    if (!it.id) return;
    const body = new URLSearchParams({ csrf: token });
    await fetch(form.dataset.part + it.id + "/abandon", { method: "POST", body, redirect: "manual" }).catch(() => null);
  }

  function draw(it) {
    const item = document.createElement("li");
    const body = document.createElement("div");
    const title = document.createElement("p");
    const name = document.createElement("strong");
    const bar = document.createElement("progress");
    const text = document.createElement("p");
    const button = document.createElement("button");
    body.className = "body";
    name.className = "file-name";
    name.textContent = it.path;
    title.append(name);
    text.className = "small";
    bar.max = 1;
    bar.value = 0;
    bar.className = "thin";
    bar.setAttribute("aria-label", it.path);
    button.type = "button";
    button.className = "btn s";
    button.textContent = word("cancel");
    button.setAttribute("aria-label", word("cancel") + " " + it.path);
    button.addEventListener("click", () => drop(it));
    const act = document.createElement("div");
    act.className = "act";
    act.append(button);
    body.append(title, bar, text);
    item.append(body, act);
    list.append(item);
    drawn++;
    return {
      at(part) {
        bar.value = part;
      },
      say(what, bad = false) {
        text.textContent = what;
        text.classList.toggle("wrong", bad);
      },
      over() {
        bar.hidden = true;
        act.remove();
      },
      remove() {
        item.remove();
        drawn--;
      },
    };
  }

  function size(bytes) {
    for (const [unit, least] of [["giga", 1e9], ["mega", 1e6], ["kilo", 1e3]])
      if (bytes >= least) return word(unit, { n: sizes.format(bytes / least) });
    return word("bytes", { n: bytes });
  }

  function show(it) {
    const sent = Math.min(it.file.size, it.sent + (it.now ?? 0));
    it.row.at(it.file.size ? sent / it.file.size : 1);
    if (it.state === "goes") it.row.say(word("sofar", { sent: size(sent), all: size(it.file.size) }));
  }

  function tell(instead) {
    const counted = files.filter((it) => it.state !== "dropped" && it.state !== "failed");
    const all = counted.reduce((sum, it) => sum + it.file.size, 0);
    const sent = counted.reduce((sum, it) => sum + Math.min(it.file.size, it.sent + (it.now ?? 0)), 0);
    const done = files.filter((it) => it.state === "done").length;
    const left = files.filter((it) => it.state === "waits" || it.state === "goes").length;
    total.max = all || 1;
    total.value = all ? sent : left ? 0 : 1;
    much.textContent = word("sofar", { sent: size(sent), all: size(all) });
    hold.hidden = !left;
    const text = instead ?? (left ? word(held ? "held" : "going", { left }) : word("finished", { done, all: files.length }));
    if (said.firstChild?.textContent === text) return;
    said.replaceChildren(text);
    if (!left && !instead) {
      const link = document.createElement("a");
      link.href = location.pathname;
      link.className = "btn s";
      link.textContent = word("see");
      said.append(" ", link);
    }
  }
}
