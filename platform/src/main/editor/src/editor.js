// The editor itself: a text one sees as it will be, kept as Markdown.

import { defaultValueCtx, Editor, editorViewCtx, editorViewOptionsCtx, remarkCtx, rootCtx, serializerCtx } from "@milkdown/kit/core";
import { clipboard } from "@milkdown/kit/plugin/clipboard";
import { history } from "@milkdown/kit/plugin/history";
import { trailing } from "@milkdown/kit/plugin/trailing";
import { NodeSelection, Plugin, TextSelection } from "@milkdown/kit/prose/state";
import { imageSchema } from "@milkdown/kit/preset/commonmark";
import { $prose, $view } from "@milkdown/kit/utils";
import { calloutView } from "./callout.js";
import { dialect, keeps, style } from "./markdown.js";
import { embedCards } from "./embed.js";
import { clean } from "./paste.js";
import { isFilm, isSound } from "./recording.js";
import { placeIn } from "./remarks.js";
import { addresses, french } from "./typing.js";

/** A picture from the workspace's own address, framed when nobody has said what it shows. */
const imageView = (place) =>
  $view(imageSchema.node, () => (start) => {
    const kind = isFilm(start.attrs.src) ? "video" : isSound(start.attrs.src) ? "audio" : "img";
    const dom = document.createElement(kind);
    const show = (node) => {
      dom.src = place.picture(node.attrs.src);
      if (kind === "img") dom.alt = node.attrs.alt;
      else {
        dom.controls = true;
        dom.preload = "none";
        dom.setAttribute("aria-label", node.attrs.alt);
      }
      dom.title = node.attrs.title || node.attrs.alt || place.words.noAlt;
      dom.dataset.src = node.attrs.src;
      dom.dataset.caption = node.attrs.title || "";
      dom.classList.toggle("lacks-text", !node.attrs.alt);
    };
    show(start);
    return {
      dom,
      update: (node) => node.type === start.type && node.attrs.src.split(".").pop() === start.attrs.src.split(".").pop() && (show(node), true),
      stopEvent: (event) => kind !== "img" && /^(mouse|pointer|click|touch)/.test(event.type) && event.target === dom,
    };
  });

const watch = (told) => $prose(() => new Plugin({ view: () => ({ update: (view, before) => told(view, !view.state.doc.eq(before.doc)) }) }));

/** Files dropped or pasted become pictures of the site. */
const files = (taken) => (view, event, at) => {
  const some = [...((event.clipboardData || event.dataTransfer)?.files || [])];
  const text = event.clipboardData?.types.includes("text/html");
  if (!some.length || text) return false;
  event.preventDefault();
  taken(some, at);
  return true;
};

/**
 * Opens an editor in `root`; null when it would not keep the text as it is.
 *
 * place: { label, lang, words, picture(src) → address, changed(markdown), selected(), takeFiles(files, position) }
 */
export async function open(root, markdown, place) {
  const editor = Editor.make()
    .config((ctx) => {
      ctx.set(rootCtx, root);
      ctx.set(defaultValueCtx, markdown);
      style(ctx);
      const take = files(place.takeFiles);
      ctx.update(editorViewOptionsCtx, (before) => ({
        ...before,
        attributes: {
          class: "body flow",
          role: "textbox",
          "aria-multiline": "true",
          "aria-label": place.label,
          lang: place.lang,
          spellcheck: "true",
        },
        transformPastedHTML: clean,
        handlePaste: (view, event) => take(view, event, null),
        handleDrop: (view, event, slice, moved) =>
          !moved && take(view, event, view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos),
      }));
    })
    .use(dialect)
    .use(imageView(place))
    .use(calloutView(place.words))
    .use(embedCards(place.words))
    .use(place.lang === "fr" ? french : [])
    .use(addresses)
    .use(history)
    .use(clipboard)
    .use(trailing)
    .use(
      watch((view, changed) => {
        if (changed) place.changed();
        place.selected();
      }),
    );
  await editor.create();
  const ctx = editor.ctx;
  const read = () => ctx.get(serializerCtx)(ctx.get(editorViewCtx).state.doc).trim();
  if (!keeps(markdown, read())) {
    await editor.destroy();
    root.replaceChildren();
    return null;
  }
  const view = ctx.get(editorViewCtx);
  return { ctx, view, read, seek: (remark, text) => seek(ctx, view, remark, text), close: () => editor.destroy() };
}

/** Leads to what a remark is about: the block of its line, and in it the words, the link or the picture. */
function seek(ctx, view, { line, about }, text) {
  const blocks = ctx.get(remarkCtx).parse(text).children;
  const at = blocks.findIndex((it) => it.position.start.line <= line && line <= it.position.end.line);
  const { doc, tr } = view.state;
  const index = Math.min(Math.max(at, 0), doc.childCount - 1);
  let start = 0;
  for (let i = 0; i < index; i++) start += doc.child(i).nodeSize;
  const found = placeIn(doc.child(index), start, about);
  const selection = found?.image != null ? NodeSelection.create(doc, found.image) : found ? TextSelection.create(doc, found.from, found.to) : TextSelection.near(doc.resolve(start + 1));
  view.focus();
  view.dispatch(tr.setSelection(selection).scrollIntoView());
}
