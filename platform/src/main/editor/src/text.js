// Keeps what is typed of a text of the site; the server says who else has it open.

import { offer, post, shelf, watch } from "./keep.js";

/**
 * Watches over the form of a text: `names` are its fields that are kept, `address` where. `status` says how safe the text is,
 * `others` who else has it open, `found` offers what an earlier visit left and `refill` shows it.
 *
 * Gives `changed()`, to call at every change that the fields do not tell themselves.
 */
export function keep(form, { names, address, status, others, found, refill }) {
  const { csrf, id, kind } = form.elements;
  const version = Number(form.elements.version.value);
  const local = shelf(`preau ${location.pathname.replace(/\/nouveau$/, "")} ${id.value}`);
  const read = () => Object.fromEntries(names.map((it) => [it, form.elements[it]?.value ?? ""]));
  const same = (one, other) => Object.keys(one).every((it) => one[it].trim() === (other[it] ?? "").trim());
  const first = read();

  const send = async (fields) => {
    const body = new URLSearchParams({ csrf: csrf.value, id: id.value, kind: kind.value, version, ...fields });
    const said = await (await post(address, body)).json();
    show(said.others || []);
  };

  const show = (names) => {
    others.hidden = !names.length;
    if (names.length) others.querySelector("[data-who]").textContent = new Intl.ListFormat(document.documentElement.lang).format(names);
  };

  const guard = watch(form, { local, stamp: { version }, read, same, saved: first, send, status, pulse: true });
  const old = local.read();
  if (old && ((old.sent && old.version < version) || same(old.fields, first))) local.forget();
  else if (old)
    offer(found, old.at, {
      take() {
        for (const [name, value] of Object.entries(old.fields)) if (form.elements[name]) form.elements[name].value = value;
        refill();
        guard.changed();
      },
      forget: local.forget,
    });
  guard.send();
  return guard;
}
