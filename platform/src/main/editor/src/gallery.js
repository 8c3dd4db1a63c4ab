// Several pictures in one paragraph: chosen, described and put in order in one dialog.

import { ask, fillShelf, send } from "./asking.js";
import { put } from "./dialogs.js";

const isGap = (node) => node.type.name === "hardbreak" || (node.isText && !node.text.trim());

/** The gallery that the cursor stands in: its paragraph's place and pictures; null elsewhere. */
export function galleryAt(state) {
  const { $from } = state.selection;
  const parent = $from.parent;
  if (parent.type.name !== "paragraph") return null;
  const pictures = [];
  let other = false;
  parent.forEach((node) => (node.type.name === "image" ? pictures.push(node.attrs) : (other ||= !isGap(node))));
  return other || pictures.length < 2 ? null : { from: $from.before(), to: $from.after(), pictures };
}

/** One picture on its own line: the text stays readable as Markdown. */
function nodes(schema, pictures) {
  return pictures.flatMap((it, at) => {
    const image = schema.nodes.image.create(it);
    return at ? [schema.nodes.hardbreak.create({ isInline: true }), image] : [image];
  });
}

export function gallery(dialog, desk, csrf, place) {
  const form = dialog.querySelector("form");
  const { files } = form.elements;
  const shelf = dialog.querySelector("[data-shelf]");
  const chosen = dialog.querySelector("[data-chosen]");
  const pattern = dialog.querySelector("template").content.firstElementChild;
  const wrong = dialog.querySelector("[data-wrong]");
  const progress = dialog.querySelector("progress");
  let number = 0;

  const rows = () => [...chosen.children];
  const say = (text) => {
    wrong.textContent = text;
    wrong.hidden = !text;
  };

  const move = (row, by) => {
    const all = rows();
    const to = all.indexOf(row) + by;
    if (to < 0 || to >= all.length) return;
    if (by < 0) all[to].before(row);
    else all[to].after(row);
  };

  const add = (it) => {
    const row = pattern.cloneNode(true);
    const [alt, caption] = row.querySelectorAll("input");
    const thumb = row.querySelector("img");
    thumb.src = place.picture(it.src);
    alt.value = it.alt || "";
    caption.value = it.title || "";
    number++;
    row.querySelectorAll("label").forEach((label, at) => {
      const input = row.querySelectorAll("input")[at];
      input.id = `gallery-${number}-${at}`;
      label.htmlFor = input.id;
    });
    row.dataset.src = it.src;
    for (const [name, by] of [["up", -1], ["down", 1]]) {
      const button = row.querySelector(`[data-${name}]`);
      button.addEventListener("click", () => {
        move(row, by);
        button.focus();
      });
    }
    row.querySelector("[data-out]").addEventListener("click", () => {
      const next = row.nextElementSibling || row.previousElementSibling;
      row.remove();
      (next?.querySelector("[data-out]") || files).focus();
    });
    chosen.append(row);
    return row;
  };

  const take = async (some) => {
    say("");
    for (const file of some) {
      try {
        const it = await send(`${desk}/images`, { csrf: csrf(), alt: "", file }, progress);
        add({ src: it.path, alt: it.alt, title: it.caption });
      } catch (problem) {
        say(`${file.name}\u00a0: ${problem.message || place.words.lost}`);
      }
    }
  };

  files.addEventListener("change", async () => {
    const some = [...files.files];
    files.value = "";
    await take(some);
    rows().at(-1)?.querySelector("input").focus();
  });

  form.addEventListener("submit", (event) => {
    if (event.submitter?.value !== "ok" || rows().length > 1) return;
    event.preventDefault();
    say(dialog.dataset.wordFew);
    files.focus();
  });

  return async (editor, given) => {
    const { view } = editor;
    const there = given ? null : galleryAt(view.state);
    form.reset();
    say("");
    chosen.replaceChildren();
    there?.pictures.forEach(add);
    fillShelf(shelf, `${desk}/images`, place, (it) => add({ src: it.path, alt: it.alt, title: it.caption }));
    const answer = ask(dialog);
    if (given) take(given);
    if (await answer) {
      const pictures = rows().map((row) => {
        const [alt, caption] = row.querySelectorAll("input");
        return { src: row.dataset.src, alt: alt.value, title: caption.value };
      });
      const { tr, schema } = view.state;
      const inside = nodes(schema, pictures);
      if (there) tr.replaceWith(there.from, there.to, schema.nodes.paragraph.create(null, inside));
      else put(tr, schema, inside);
      view.dispatch(tr.scrollIntoView());
    }
    view.focus();
  };
}
