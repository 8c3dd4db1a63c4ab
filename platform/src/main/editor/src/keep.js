// Nothing typed is ever lost: each change is kept in this browser at once and on the server a little later, and the page says which.

const HERE = 400;
const THERE = 2500;
const ALIVE = 30000;

/** What an element says in the page's language: its attributes data-word-…. */
export function wordsOf(element) {
  const all = Object.entries(element.dataset).filter(([name]) => /^word[A-Z]/.test(name));
  return Object.fromEntries(all.map(([name, text]) => [name[4].toLowerCase() + name.slice(5), text]));
}

const fields = (form, names) => Object.fromEntries(names.map((it) => [it, form.elements[it]?.value ?? ""]));
const same = (one, other) => Object.keys(one).every((it) => one[it].trim() === (other[it] ?? "").trim());

function shelf(key) {
  return {
    read() {
      try {
        return JSON.parse(localStorage.getItem(key));
      } catch {
        return null;
      }
    },
    write(value) {
      try {
        localStorage.setItem(key, JSON.stringify(value));
        return true;
      } catch {
        return false;
      }
    },
    forget() {
      try {
        localStorage.removeItem(key);
      } catch {
        // A browser that keeps nothing has nothing to forget.
      }
    },
  };
}

/**
 * Watches over a form. `status` says how safe the text is, `others` who else has it open, `found` offers what an earlier visit left.
 *
 * Gives `changed()`, to call at every change that the fields do not tell themselves.
 */
export function keep(form, { names, address, status, others, found, refill }) {
  const words = wordsOf(status);
  const local = shelf(`preau ${location.pathname.replace(/\/nouveau$/, "")} ${form.elements.id.value}`);
  const version = Number(form.elements.version.value);
  const first = fields(form, names);
  const time = new Intl.DateTimeFormat(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
  let sent = first;
  let leaving = false;
  let timers = [];
  let wait = THERE;

  const say = (kind, at = new Date()) => {
    status.dataset.state = kind;
    status.querySelector("[data-say]").textContent = words[kind].replace("{time}", time.format(at));
    status.hidden = false;
  };

  const here = () => {
    const kept = local.write({ version, at: Date.now(), fields: fields(form, names) });
    if (!kept) say("nowhere");
    else if (status.dataset.state !== "lost") say("here");
  };

  const there = async () => {
    const now = fields(form, names);
    const body = new URLSearchParams({ csrf: form.elements.csrf.value, id: form.elements.id.value, kind: form.elements.kind.value, version });
    const changed = !same(now, sent);
    if (changed) for (const [name, value] of Object.entries(now)) body.set(name, value);
    try {
      const answer = await fetch(address, { method: "POST", body, redirect: "error", keepalive: body.toString().length < 60000 });
      if (!answer.ok) throw new Error(answer.status);
      const said = await answer.json();
      if (changed) {
        sent = now;
        if (same(fields(form, names), now)) say("there");
      }
      wait = THERE;
      show(said.others || []);
    } catch {
      if (changed || status.dataset.state === "lost") {
        say(local.read() ? "lost" : "nowhere");
        wait = Math.min(wait * 2, ALIVE);
        plan();
      }
    }
  };

  const show = (names) => {
    others.hidden = !names.length;
    if (names.length) others.querySelector("[data-who]").textContent = new Intl.ListFormat(document.documentElement.lang).format(names);
  };

  const plan = () => {
    timers.forEach(clearTimeout);
    timers = [setTimeout(here, HERE), setTimeout(there, wait)];
  };

  const changed = () => leaving || plan();

  form.addEventListener("input", changed);
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    leaving = true;
    timers.forEach(clearTimeout);
    local.write({ version, at: Date.now(), fields: fields(form, names), sent: true });
  });
  addEventListener("pageshow", (event) => event.persisted && (leaving = false));
  addEventListener("online", there);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && !leaving && !same(fields(form, names), sent) && (here(), there()));
  addEventListener("beforeunload", (event) => {
    if (!leaving && !same(fields(form, names), sent) && !local.write({ version, at: Date.now(), fields: fields(form, names) })) event.preventDefault();
  });
  setInterval(() => document.visibilityState === "visible" && there(), ALIVE);

  offer();
  there();
  return { changed };

  /** What this browser kept from a visit that never reached the server. */
  function offer() {
    const old = local.read();
    if (!old) return;
    const arrived = old.sent && old.version < version;
    if (arrived || same(old.fields, first)) return local.forget();
    found.querySelector("[data-when]").textContent = new Intl.DateTimeFormat(document.documentElement.lang, {
      dateStyle: "long",
      timeStyle: "short",
    }).format(new Date(old.at));
    found.hidden = false;
    found.querySelector("[data-take]").addEventListener("click", () => {
      for (const [name, value] of Object.entries(old.fields)) if (form.elements[name]) form.elements[name].value = value;
      refill();
      found.hidden = true;
      changed();
    });
    found.querySelector("[data-forget]").addEventListener("click", () => {
      local.forget();
      found.hidden = true;
    });
  }
}
