// Keeps what is typed into the forms of the workspace and the console that carry a field "garde": a closed tab, a lost line or a killed server loses
// nothing, and on return the form offers it. Without script such a form is like any other.

import { ALIVE, offer, post, shelf, watch } from "./keep.js";

const OWN = ["csrf", "garde"];
const SHOWN_ANEW = ["id", "version", ...OWN];

// A form's place is its address below the workspace; in the console, which no association has a part in, the whole of it.
const isConsole = location.pathname.startsWith("/console/");
const desk = isConsole ? "" : location.pathname.split("/").slice(0, 3).join("/");
const address = isConsole ? "/console/saisie" : `${desk}/saisie`;

/** The fields as they would be sent, without files and buttons. */
const read = (form) => [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !OWN.includes(name));

/** Whether two say the same; a form that is shown anew has another number, and its empty lines are none. */
function same(one, other) {
  const said = (fields) => JSON.stringify(fields.filter(([name, value]) => value.trim() && !SHOWN_ANEW.includes(name)));
  return said(one) === said(other);
}

/** Puts values back into the fields of the same names, in their order. */
function fill(form, fields) {
  const values = new Map();
  for (const [name, value] of fields) values.set(name, [...(values.get(name) ?? []), value]);
  for (const field of form.elements) {
    if (!field.name || OWN.includes(field.name) || ["submit", "button", "file"].includes(field.type)) continue;
    const some = values.get(field.name) ?? [];
    if (field.type === "checkbox" || field.type === "radio") field.checked = some.includes(field.value);
    else if (some.length) field.value = some.shift();
  }
}

/** The form as the server shows it with those values: it may have more lines than there are here. */
async function shownWith(form, fields) {
  const body = new FormData();
  for (const [name, value] of [["csrf", form.elements.csrf.value], ...fields, ["geste", form.dataset.refill]]) body.append(name, value);
  const answer = await fetch(form.action, { method: "POST", body: form.enctype === "multipart/form-data" ? body : new URLSearchParams(body), redirect: "error" });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.querySelector("form[data-refill]");
}

/** What a form said when its page was opened, by its place: a form shown anew on that page has not been saved by that. */
const opened = new Map();

function wire(form) {
  const place = new URL(form.action, location).pathname.slice(desk.length);
  const mark = Array.from(crypto.getRandomValues(new Uint8Array(12)), (it) => it.toString(16).padStart(2, "0")).join("");
  const local = shelf(`preau ${desk} ${place}`);
  if (!opened.has(place)) opened.set(place, read(form));
  form.elements.garde.value = mark;

  const send = (fields) => {
    const { csrf } = form.elements;
    return post(address, new URLSearchParams({ csrf: csrf.value, ou: place, marque: mark, champs: fields ? JSON.stringify(fields) : "" }));
  };
  const guard = watch(form, {
    local,
    stamp: { mark },
    read: () => read(form),
    same,
    saved: opened.get(place),
    send,
    status: form.querySelector("[data-saved]"),
  });
  form.addEventListener("change", guard.changed);
  return { place, local, guard, forgetThere: () => send(null).catch(() => {}) };
}

/** Shows the values again. */
async function take(form, fields, guard) {
  const next = form.dataset.refill && (await shownWith(form, fields).catch(() => null));
  if (next) {
    form.replaceWith(next);
    document.dispatchEvent(new CustomEvent("form-shown-anew", { detail: { form: next } }));
    return;
  }
  fill(form, fields);
  form.dispatchEvent(new CustomEvent("form-filled"));
  guard.changed();
}

/** What the server keeps of a form; null for nothing, or when it cannot be asked. */
async function keptThere(place) {
  const answer = await fetch(`${address}?ou=${encodeURIComponent(place)}`, { redirect: "error" }).catch(() => null);
  return answer?.status === 200 ? answer.json() : null;
}

/** Says now and then that a form is open, and shows who else has it open: two people who change one thing, not two who add things. */
function company(form) {
  const others = form.querySelector("[data-others]");
  const place = new URL(form.action, location).pathname.slice(desk.length);
  const say = async () => {
    if (document.visibilityState !== "visible" || !form.isConnected) return;
    const body = new URLSearchParams({ csrf: form.elements.csrf.value, ou: place, marque: "", champs: "" });
    const said = await post(address, body).then((it) => it.json()).catch(() => null);
    if (!said) return;
    others.hidden = !said.others.length;
    others.querySelector("[data-who]").textContent = new Intl.ListFormat(document.documentElement.lang).format(said.others);
  };
  say();
  setInterval(say, ALIVE);
  document.addEventListener("visibilitychange", say);
}

/** Watches over a form and offers what an earlier visit left and never saved. */
async function watchOver(form) {
  const { place, local, guard, forgetThere } = wire(form);
  const found = form.querySelector("[data-found]");
  const before = local.read();
  const there = await keptThere(place);
  const arrived = before?.sent && there && !there.entries && there.mark === before.mark;
  const shown = opened.get(place);
  if (arrived) local.forget();
  else if (before?.sent && same(before.fields, shown)) guard.unsaved();
  const left = [
    before && !arrived && { at: before.at, fields: before.fields, forget: local.forget },
    there?.entries && { at: there.at, fields: there.entries, forget: forgetThere },
  ].filter((it) => it && !same(it.fields, shown));
  const once = left.filter((it, index) => !left.slice(0, index).some((other) => same(other.fields, it.fields)));
  for (const one of once) {
    const notice = found.cloneNode(true);
    found.before(notice);
    const all = once.length === 1 ? [local.forget, forgetThere] : [one.forget];
    offer(notice, one.at, { take: () => take(form, one.fields, guard), forget: () => all.forEach((it) => it()) });
  }
}

document.addEventListener("form-shown-anew", ({ detail }) => detail.form.elements.garde && wire(detail.form).guard.changed());
for (const form of document.querySelectorAll("form"))
  if (form.elements.garde) {
    watchOver(form);
    if (form.elements.version) company(form);
  }
