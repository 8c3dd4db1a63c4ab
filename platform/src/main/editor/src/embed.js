// A film or a map of another site: an address alone in its paragraph. The server decides what it can show; this only says so early.

import { Plugin } from "@milkdown/kit/prose/state";
import { Decoration, DecorationSet } from "@milkdown/kit/prose/view";
import { $prose } from "@milkdown/kit/utils";
import { ask } from "./asking.js";
import { complete, put } from "./dialogs.js";

const KNOWN = [
  /^https?:\/\/(?:www\.|m\.)?youtube(?:-nocookie)?\.com\/(?:watch\?(?:.*&)?v=|shorts\/|live\/|embed\/)[\w-]{11}/,
  /^https?:\/\/youtu\.be\/[\w-]{11}/,
  /^https?:\/\/(?:www\.|player\.)?vimeo\.com\/(?:video\/)?\d{5,}/,
  /^https?:\/\/(?:www\.)?(?:dailymotion\.com\/video|dai\.ly)\/x[a-z0-9]{5,}/,
  /^https?:\/\/(?:www\.)?openstreetmap\.org\/.*(?:#map=|mlat=)/,
  /^https?:\/\/umap\.openstreetmap\.fr\/.*map\/[\w-]+/,
  /^https?:\/\/[a-z0-9.-]+\.[a-z0-9-]+\/(?:w\/[1-9A-HJ-NP-Za-km-z]{20,22}|videos\/(?:watch|embed)\/[0-9a-f-]{36})/,
];

export const isEmbed = (address) => KNOWN.some((it) => it.test(address));

const hostOf = (address) => {
  try {
    return new URL(address).host.replace(/^www\./, "");
  } catch {
    return "";
  }
};

/** The address that a paragraph holds alone. */
function aloneIn(node) {
  if (node.type.name !== "paragraph" || node.childCount !== 1 || !node.firstChild.isText) return "";
  const mark = node.firstChild.marks.find((it) => it.type.name === "link");
  return mark ? mark.attrs.href : node.textContent.trim();
}

const cards = (doc, words) => {
  const found = [];
  doc.forEach((node, at) => {
    const address = aloneIn(node);
    if (isEmbed(address)) {
      found.push(Decoration.node(at, at + node.nodeSize, { class: "embed", "data-says": words.embed.replace("{host}", hostOf(address)) }));
    }
  });
  return DecorationSet.create(doc, found);
};

/** Shows such a paragraph as what it will be. */
export const embedCards = (words) =>
  $prose(
    () =>
      new Plugin({
        state: {
          init: (_, state) => cards(state.doc, words),
          apply: (tr, before) => (tr.docChanged ? cards(tr.doc, words) : before),
        },
        props: {
          decorations(state) {
            return this.getState(state);
          },
        },
      }),
  );

/** Asks for the address of a film or a map. */
export function embed(dialog) {
  const form = dialog.querySelector("form");
  const { address, label } = form.elements;
  const wrong = dialog.querySelector("[data-wrong]");
  form.addEventListener("submit", (event) => {
    if (event.submitter?.value !== "ok" || isEmbed(complete(address.value))) return;
    event.preventDefault();
    wrong.hidden = false;
    address.focus();
  });
  return async (editor) => {
    const { view } = editor;
    form.reset();
    wrong.hidden = true;
    if (await ask(dialog)) {
      const { tr, schema } = view.state;
      const href = complete(address.value);
      const text = schema.text(label.value.trim() || href, [schema.marks.link.create({ href })]);
      view.dispatch(put(tr, schema, [text]).scrollIntoView());
    }
    view.focus();
  };
}
