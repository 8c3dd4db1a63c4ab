// A document, sound or film: sent or found in the library. A document becomes a link, a recording a player.

import { ask, json, send, soon } from "./asking.js";
import { put } from "./dialogs.js";

const plays = (it) => it.kind === "audio" || it.kind === "video";

export function file(dialog, desk, csrf, place) {
  const form = dialog.querySelector("form");
  const { file: sent, search, label } = form.elements;
  const list = dialog.querySelector("[data-files]");
  const wrong = dialog.querySelector("[data-wrong]");
  const progress = dialog.querySelector("progress");
  const size = new Intl.NumberFormat(document.documentElement.lang, { style: "unit", unit: "kilobyte", maximumFractionDigits: 0 });
  let chosen = null;

  const choose = (it, button) => {
    chosen = it;
    sent.value = "";
    label.value ||= it.alt;
    list.querySelectorAll("button").forEach((other) => other.setAttribute("aria-pressed", String(other === button)));
  };

  const row = (it) => {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn bare";
    button.setAttribute("aria-pressed", String(chosen?.path === it.path));
    button.textContent = `${it.name} (${size.format(Math.max(1, Math.round(it.bytes / 1000)))})`;
    button.addEventListener("click", () => choose(it, button));
    item.append(button);
    return item;
  };

  const fill = async () => {
    const all = await json(`${desk}/mediatheque/choix?q=${encodeURIComponent(search.value)}`).catch(() => []);
    list.replaceChildren(...all.filter((it) => it.kind !== "picture" && it.kind !== "captions").map(row));
  };
  search.addEventListener("input", soon(fill));

  form.addEventListener("submit", async (event) => {
    if (event.submitter?.value !== "ok") return;
    event.preventDefault();
    wrong.hidden = true;
    try {
      if (sent.files[0]) {
        const told = await send(`${desk}/mediatheque/fichiers`, { csrf: csrf(), alt: label.value, file: sent.files[0] }, progress);
        chosen = told.file;
      }
      if (chosen) dialog.close("ok");
      else sent.focus();
    } catch (problem) {
      wrong.textContent = problem.message || place.words.lost;
      wrong.hidden = false;
    }
  });

  return async (editor) => {
    const { view } = editor;
    form.reset();
    wrong.hidden = true;
    chosen = null;
    const { from, to } = view.state.selection;
    label.value = view.state.doc.textBetween(from, to, " ");
    fill();
    if (await ask(dialog)) {
      const { tr, schema } = view.state;
      const words = label.value.trim();
      if (plays(chosen)) put(tr, schema, [schema.nodes.image.create({ src: chosen.path, alt: words || chosen.alt || chosen.name, title: "" })]);
      else if (chosen.kind === "picture") put(tr, schema, [schema.nodes.image.create({ src: chosen.path, alt: words || chosen.alt, title: chosen.caption })]);
      else tr.replaceSelectionWith(schema.text(words || chosen.name, [schema.marks.link.create({ href: chosen.path })]), false).removeStoredMark(schema.marks.link);
      view.dispatch(tr.scrollIntoView());
    }
    view.focus();
  };
}
