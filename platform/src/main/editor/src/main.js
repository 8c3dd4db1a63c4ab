// Makes the page on which a text is written better than its fields: a text one sees as it will be, and nothing typed is lost. Whatever
// fails here leaves the fields as they were, which do everything.

import { link, picture } from "./dialogs.js";
import { open } from "./editor.js";
import { embed } from "./embed.js";
import { file } from "./file.js";
import { gallery, galleryAt } from "./gallery.js";
import { wordsOf } from "./keep.js";
import { remarks, seekLine } from "./remarks.js";
import { keep } from "./text.js";
import { toolbar } from "./toolbar.js";

const MEDIA = /^\/media\/([0-9a-f]{16})\//;

async function write(place) {
  const form = place.closest("form");
  const area = document.getElementById(place.dataset.editor);
  const field = area.closest(".field");
  const root = place.querySelector("[data-root]");
  const bar = place.querySelector("[role=toolbar]");
  const words = wordsOf(place);
  const desk = place.dataset.desk;
  let editor = null;
  let refresh = () => {};
  let dirty = false;
  let later;
  let wires;

  const flush = () => {
    clearTimeout(later);
    if (editor && dirty) area.value = editor.read();
    dirty = false;
  };

  const refill = () => editor && reopen();
  form.addEventListener("form-filled", refill);
  if (place.dataset.keep)
    keep(form, {
      names: place.dataset.names.split(" "),
      address: place.dataset.keep,
      status: form.querySelector("[data-saved]"),
      others: form.querySelector("[data-others]"),
      found: form.querySelector("[data-found]"),
      refill,
    });

  const options = {
    label: place.dataset.label,
    lang: place.dataset.lang,
    words,
    picture: (src) => {
      const found = MEDIA.exec(src);
      return found ? `${desk}/images/cle/${found[1]}` : src;
    },
    changed: () => {
      dirty = true;
      clearTimeout(later);
      later = setTimeout(() => {
        flush();
        area.dispatchEvent(new Event("input", { bubbles: true }));
      }, 250);
    },
    selected: () => refresh(),
    takeFiles: (files, at) => (files.length > 1 ? askGallery(editor, files) : askPicture(editor, files[0], at)),
  };

  const askLink = link(document.querySelector("dialog[data-link]"), desk);
  const askPicture = picture(document.querySelector("dialog[data-picture]"), desk, () => form.elements.csrf.value, options);

  const askGallery = gallery(document.querySelector("dialog[data-gallery]"), desk, () => form.elements.csrf.value, options);
  const askFile = file(document.querySelector("dialog[data-file]"), desk, () => form.elements.csrf.value, options);
  const askEmbed = embed(document.querySelector("dialog[data-embed]"));

  const box = document.querySelector("[data-remarks]");
  const watch =
    box &&
    remarks(box, form, {
      read: () => {
        flush();
        return area.value;
      },
      seek: (remark, text) => (editor ? editor.seek(remark, text) : seekLine(area, remark.line)),
    });
  area.addEventListener("input", () => watch?.soon());

  async function reopen() {
    await editor?.close();
    editor = null;
    root.replaceChildren();
    let before;
    do {
      await editor?.close();
      root.replaceChildren();
      before = area.value;
      editor = await open(root, before, options);
    } while (area.value !== before);
    field.hidden = !!editor;
    place.hidden = !editor;
    document.querySelector("[data-plain-only]")?.toggleAttribute("hidden", !!editor);
    if (!editor) return;
    wires?.abort();
    wires = new AbortController();
    refresh = toolbar(bar, editor, {
      link: { run: askLink, dialog: true },
      picture: { run: (it) => (galleryAt(it.view.state) ? askGallery(it) : askPicture(it)), dialog: true },
      gallery: { run: askGallery, dialog: true, on: galleryAt },
      embed: { run: askEmbed, dialog: true },
      file: { run: askFile, dialog: true },
    }, wires.signal);
  }

  place.querySelector("[data-plain]").addEventListener("click", async () => {
    flush();
    await editor.close();
    editor = null;
    place.hidden = true;
    field.hidden = false;
    back.hidden = false;
    area.focus();
  });
  const back = document.querySelector("[data-rich]");
  back.addEventListener("click", async () => {
    back.hidden = true;
    await reopen();
    editor?.view.focus();
  });
  form.addEventListener("submit", flush, true);
  field.querySelector("label").addEventListener("click", () => editor?.view.focus());
  const typing = document.activeElement === area;
  back.hidden = !typing;
  if (!typing) await reopen();
  if (area.value.trim()) watch?.now();
}

for (const place of document.querySelectorAll("[data-editor]")) {
  write(place).catch((problem) => {
    console.error(problem);
    place.hidden = true;
  });
}
