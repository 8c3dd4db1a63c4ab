// The editor itself: a text one sees as it will be, kept as Markdown.

import { defaultValueCtx, Editor, editorViewCtx, editorViewOptionsCtx, rootCtx, serializerCtx } from "@milkdown/kit/core";
import { clipboard } from "@milkdown/kit/plugin/clipboard";
import { history } from "@milkdown/kit/plugin/history";
import { trailing } from "@milkdown/kit/plugin/trailing";
import { Plugin } from "@milkdown/kit/prose/state";
import { imageSchema } from "@milkdown/kit/preset/commonmark";
import { $prose, $view } from "@milkdown/kit/utils";
import { calloutView } from "./callout.js";
import { dialect, keeps, style } from "./markdown.js";
import { clean } from "./paste.js";

/** A picture from the workspace's own address, framed when nobody has said what it shows. */
const imageView = (place) =>
  $view(imageSchema.node, () => (start) => {
    const dom = document.createElement("img");
    const show = (node) => {
      dom.src = place.picture(node.attrs.src);
      dom.alt = node.attrs.alt;
      dom.title = node.attrs.title || node.attrs.alt || place.words.noAlt;
      dom.dataset.src = node.attrs.src;
      dom.dataset.caption = node.attrs.title || "";
      dom.classList.toggle("lacks-text", !node.attrs.alt);
    };
    show(start);
    return {
      dom,
      update: (node) => node.type === start.type && (show(node), true),
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
  return { ctx, view: ctx.get(editorViewCtx), read, close: () => editor.destroy() };
}
