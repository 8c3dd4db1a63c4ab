// Nothing typed is ever lost: each change is kept in this browser at once and on the server a little later, and the page says which.
// What is common to the texts of a site (text.js) and to all other forms of the workspace (forms.js).

const HERE = 400;
const THERE = 2500;
export const ALIVE = 30000;

/** What an element says in the page's language: its attributes data-word-…. */
export function wordsOf(element) {
  const all = Object.entries(element.dataset).filter(([name]) => /^word[A-Z]/.test(name));
  return Object.fromEntries(all.map(([name, text]) => [name[4].toLowerCase() + name.slice(5), text]));
}

/** A place of this browser for one form; a browser that keeps nothing reads null and writes false. */
export function shelf(key) {
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
 * Watches over a form. `local` is its shelf, `stamp` what is kept beside its fields, `read` gives the fields and `same` compares
 * two of them; `saved` are those that need no keeping. `send` tells the server: the fields, or null when it only says that the form is
 * open, which it does now and then where `pulse` says so. `status` says how safe the text is.
 *
 * Gives `changed()`, to call at every change that the fields do not tell themselves, `send()`, which tells at once, and `unsaved()`
 * for a form that shows what was sent and refused.
 */
export function watch(form, { local, stamp, read, same, saved, send, status, pulse = false }) {
  const words = wordsOf(status);
  const time = new Intl.DateTimeFormat(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
  let sent = saved;
  let leaving = false;
  let timers = [];
  let wait = THERE;

  const say = (kind, at = new Date()) => {
    status.dataset.state = kind;
    status.querySelector("[data-say]").textContent = words[kind].replace("{time}", time.format(at));
    status.hidden = false;
  };

  const write = (more) => local.write({ ...stamp, at: Date.now(), fields: read(), ...more });
  const isSent = () => sent !== null && same(read(), sent);
  const unsent = () => form.isConnected && !leaving && !isSent();

  const here = () => {
    if (!form.isConnected) return;
    if (!write()) say("nowhere");
    else if (status.dataset.state !== "lost") say("here");
  };

  const there = async () => {
    if (!form.isConnected) return;
    const now = read();
    const changed = !isSent();
    if (!changed && !pulse) return;
    try {
      await send(changed ? now : null);
      if (changed) {
        sent = now;
        if (same(read(), now)) say("there");
      }
      wait = THERE;
    } catch {
      if (changed || status.dataset.state === "lost") {
        say(local.read() ? "lost" : "nowhere");
        wait = Math.min(wait * 2, ALIVE);
        plan();
      }
    }
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
    write({ sent: true });
  });
  addEventListener("pageshow", (event) => event.persisted && (leaving = false));
  addEventListener("online", there);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && unsent() && (here(), there()));
  addEventListener("beforeunload", (event) => {
    if (unsent() && !write()) event.preventDefault();
  });
  if (pulse) setInterval(() => document.visibilityState === "visible" && there(), ALIVE);
  return {
    changed,
    send: there,
    unsaved() {
      sent = null;
      plan();
    },
  };
}

/** Tells the server by a form; throws when it did not keep what was said. */
export async function post(address, body) {
  const answer = await fetch(address, { method: "POST", body, redirect: "error", keepalive: body.toString().length < 60000 });
  if (!answer.ok) throw new Error(answer.status);
  return answer;
}

/** Offers what an earlier visit left: `found` is the notice, `at` when it was typed. */
export function offer(found, at, { take, forget }) {
  found.querySelector("[data-when]").textContent = new Intl.DateTimeFormat(document.documentElement.lang, {
    dateStyle: "long",
    timeStyle: "short",
  }).format(new Date(at));
  found.hidden = false;
  found.querySelector("[data-take]").addEventListener("click", () => {
    found.hidden = true;
    take();
  });
  found.querySelector("[data-forget]").addEventListener("click", () => {
    found.hidden = true;
    forget();
  });
}
